/** Which bullets and numbers at the start of lines are those of lists, and which are dashes and years of prose. */

import type { Chunk, Line } from './lines.ts';
import type { ItemMark, Reading } from './marks.ts';
import { breaksEarly, widthOf } from './short-lines.ts';

/** A mark, and where it was seen: chunks are counted without those that go on with an item. */
interface Seen {
  line: Line;
  mark: ItemMark;
  reading: Reading;
  position: number;
  isFirst: boolean;
}

/** Items that paragraphs of prose part stand no further apart; their numbers must follow one another. */
const FARTHEST_NUMBERS = 6;
const NEIGHBOUR = 1;

/**
 * Settles which lines are items: those whose mark another one of its kind bears out, in the same chunk or beside it, and
 * those that a line with a colon introduces.
 */
export function settleItems(text: string, chunks: readonly Chunk[]): void {
  const seen = new Map<string, Map<number, Seen>>();
  let position = 0;
  let indent = -1;
  let before: Line | null = null;
  for (const { lines, isCode } of chunks) {
    const first = lines[0]!;
    // A paragraph within an item parts no list.
    if (isCode || first.item || indent < 0 || first.indent <= indent) position++;
    let isList = false;
    let width = -1;
    for (let i = 0; !isCode && i < lines.length; i++) {
      const line = lines[i]!;
      const last: Line | null = i > 0 ? lines[i - 1]! : before;
      if (!line.item) {
        if (i === 0 && line.indent <= indent) indent = -1;
        continue;
      }
      const isWord = first !== line && !isList && line.prefix?.kind !== 'answer';
      if (isWord && width < 0) width = widthOf(lines);
      if (isWord && isWrapped(text, lines[i - 1]!, line, width)) continue;
      isList = true;
      indent = line.indent;
      if (last && text[last.end - 1] === ':' && mayBegin(line.item.reading)) line.isItem = true;
      settle(line, line.item, position, i === 0, seen);
    }
    before = lines.at(-1)!;
  }
}

/** Whether a list may begin with an item, or have no other: "A. Lund" is a name, and "12.5" a figure. */
function mayBegin({ style, number }: Reading): boolean {
  return number <= 1 && !/^[AI]\.$/.test(style);
}

/** Looks for the mark before this one in its list, and bears both out. */
function settle(
  line: Line,
  mark: ItemMark,
  position: number,
  isFirst: boolean,
  seen: Map<string, Map<number, Seen>>,
): void {
  for (const reading of mark.readings) {
    const { style, number } = reading;
    const ofStyle = seen.get(style);
    const isRepeated = number <= 1 && style !== 'i.';
    const one = ofStyle?.get(number - 1) ?? (isRepeated ? ofStyle?.get(number) : undefined);
    if (!one) continue;
    const distance = position - one.position;
    if (distance > NEIGHBOUR && !(number > 0 && isFirst && one.isFirst && distance <= FARTHEST_NUMBERS))
      continue;
    one.line.isItem = true;
    one.mark.reading = one.reading;
    line.isItem = true;
    mark.reading = reading;
    break;
  }
  for (const reading of line.isItem ? [mark.reading] : mark.readings) {
    const ofStyle = seen.get(reading.style) ?? new Map<number, Seen>();
    seen.set(reading.style, ofStyle);
    ofStyle.set(reading.number, { line, mark, reading, position, isFirst });
  }
}

/** Whether a line below another may begin with a dash or a number only because the lines of prose are wrapped there. */
function isWrapped(text: string, last: Line, line: Line, width: number): boolean {
  if (
    line.indent > last.indent ||
    /[:.!?;]["”’]?$/.test(text.slice(Math.max(last.start, last.end - 2), last.end))
  )
    return false;
  return last.sort === 'plain' && !breaksEarly(text, last, line, width);
}
