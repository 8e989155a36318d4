/** Recognises code by its indentation. */

import type { Line } from './lines.ts';

/** In columns: lines with less indentation are prose, or belong to an item. */
const MIN_INDENT = 4;
/** Symbols and commands that prose does not have. */
const CODE =
  /[{}=<>\\$`]|\w\(\w*\)|\(['"]|;$|^(?:#!|# |\/\/|--?\w|\$ |(?:npm|npx|git|sudo|cd|curl|docker|pip|apt|make|node|python3?|ssh)\s)|\w\.\w+\(|::|->|\s--?[a-z]|(?:^|\s)[~.]?\/\w+\/?\w*|^\w+_\w+$/;
const SENTENCE = /^["“‘(]?\p{Lu}.*\s.*\s.*[.!?]["”’)]*$/u;
const MAX_READ = 200;

/** Whether the lines of a chunk are code: all have the indentation, and at least half of them look like code. */
export function isIndentedCode(text: string, lines: readonly Line[]): boolean {
  let alike = 0;
  for (const line of lines) {
    if (line.indent < MIN_INDENT || line.isItem) return false;
    const read = text.slice(line.start, Math.min(line.end, line.start + MAX_READ));
    if (SENTENCE.test(read)) return false;
    if (CODE.test(read)) alike++;
  }
  return alike * 2 >= lines.length;
}
