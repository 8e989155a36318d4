/**
 * Decides which bullets and numbers at the start of lines are those of lists, rather than dashes and years of prose.
 */

import type { ItemMark, Reading } from './line-markers.ts';
import type { Chunk, Line } from './lines.ts';
import { breaksEarly, MIN_COLUMN, widthOf } from './short-lines.ts';

/** A mark and its position, which counts the chunks without those that continue an item. */
interface Seen {
  line: Line;
  mark: ItemMark;
  reading: Reading;
  position: number;
  isFirst: boolean;
}

/** In chunks: the distance between items that paragraphs of prose separate. Their numbers must be consecutive. */
const MAX_NUMBERED_DISTANCE = 6;
/** In chunks: the distance between other items. */
const MAX_DISTANCE = 1;

/**
 * Confirms which lines are items: those with a mark of the same style in the same chunk or the next, and those that a
 * line with a colon introduces.
 */
export function confirmItems(text: string, chunks: readonly Chunk[]): void {
  const seen = new Map<string, Map<number, Seen>>();
  let position = 0;
  let indent = -1;
  let before: Line | null = null;
  for (const { lines, isCode } of chunks) {
    const first = lines[0]!;
    // A paragraph within an item does not end its list.
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
      const mayBeProse = first !== line && !isList && line.prefix?.kind !== 'answer';
      if (mayBeProse && width < 0) width = widthOf(lines);
      if (mayBeProse && isWrapped(text, lines[i - 1]!, line, width)) continue;
      isList = true;
      indent = line.indent;
      if (last && text[last.end - 1] === ':' && mayStartList(line.item.reading)) line.isItem = true;
      confirmItem(line, line.item, position, i === 0, seen);
    }
    before = lines.at(-1)!;
  }
}

/** Whether a list may start with an item: "A. Lund" is a name, and "12.5" a number. */
function mayStartList({ style, number }: Reading): boolean {
  return number <= 1 && !/^[AI]\.$/.test(style);
}

/** Looks for the item before this one in its list, and confirms both. */
function confirmItem(
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
    if (
      distance > MAX_DISTANCE &&
      !(number > 0 && isFirst && one.isFirst && distance <= MAX_NUMBERED_DISTANCE)
    )
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

/** Whether a line may start with a dash or a number only because prose is wrapped there. */
function isWrapped(text: string, last: Line, line: Line, width: number): boolean {
  if (
    line.indent > last.indent ||
    /[:.!?;]["”’]?$/.test(text.slice(Math.max(last.start, last.end - 2), last.end))
  )
    return false;
  return last.sort === 'plain' && width >= MIN_COLUMN && !breaksEarly(text, last, line, width);
}
