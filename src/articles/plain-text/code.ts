/** Code that stands in a text by its indentation alone. */

import type { Line } from './lines.ts';

/** What is indented less is prose, or an item's. */
const LEAST_INDENT = 4;
/** Signs that prose does not have. */
const CODE =
  /[{}=<>\\$`]|\w\(\w*\)|\(['"]|;$|^(?:#!|# |\/\/|--?\w|\$ |(?:npm|npx|git|sudo|cd|curl|docker|pip|apt|make|node|python3?|ssh)\s)|\w\.\w+\(|::|->|\s--?[a-z]|(?:^|\s)[~.]?\/\w+\/?\w*|^\w+_\w+$/;
const SENTENCE = /^["“‘(]?\p{Lu}.*\s.*\s.*[.!?]["”’)]*$/u;
const LONGEST_READ = 200;

/** Whether the lines of a chunk are code: all are indented as such, and most of them look like it. */
export function isIndentedCode(text: string, lines: readonly Line[]): boolean {
  let alike = 0;
  for (const line of lines) {
    if (line.indent < LEAST_INDENT || line.isItem) return false;
    const read = text.slice(line.start, Math.min(line.end, line.start + LONGEST_READ));
    if (SENTENCE.test(read)) return false;
    if (CODE.test(read)) alike++;
  }
  return alike * 2 >= lines.length;
}
