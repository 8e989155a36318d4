/** Writes the text fragment of a URL, which opens a page at a quote. */

import type { Quote } from '../../library/answers.ts';
import { START_WORDS } from '../../library/repeated-words.ts';
import { visible } from '../escape.ts';

/*
 * The form is that of https://wicg.github.io/scroll-to-text-fragment: `text=[prefix-,]start[,end][,-suffix]`. A browser
 * scrolls to the first place of the page that has these words, and highlights them from `start` to `end`. It ignores
 * case and accents. Each part has to stand within one line of one block of the page; prefix and suffix have to be next
 * to the quote, with nothing but blanks between. Where nothing matches, the page opens at its top, or at the section
 * that its URL names.
 */

/** What a text fragment is made of. */
export type Quoted = Pick<
  Quote,
  'quote' | 'kind' | 'lines' | 'highlight' | 'before' | 'after' | 'isRepeated'
>;

/**
 * The maximum length of a quote that is written whole. Of a longer one only the start and the end are: a page may have
 * more in the middle than the article, such as the number of a note.
 */
const LONGEST_WHOLE = 80;
/** How many words the end, the prefix and the suffix have: as many as there is room for. */
const WORD_COUNTS = [6, 4, 2];

/** A line with fewer words before a break is taken for one that was wrapped: so few would be found anywhere. */
const LEAST_WORDS = 3;

/** Lines of words, and the words around them. */
interface Passage {
  lines: string[][];
  before: string[];
  after: string[];
  /** Whether other places have the same words, so that those around them are needed. */
  isRepeated: boolean;
}

/** The text fragment of a quote, after `:~:`; null when none is at most `maxLength` long. */
export function textFragment(quoted: Quoted, maxLength: number): string | null {
  const passage = passageOf(quoted);
  if (passage.lines.length === 0) return null;
  const fragments = WORD_COUNTS.map((count) => write(passage, count));
  return fragments.find(({ length }) => length <= maxLength) ?? null;
}

function passageOf(quoted: Quoted): Passage {
  const { quote, kind, before, after, isRepeated = false } = quoted;
  const cells = quoted.lines.find(({ role }) => role === 'quote')?.cells;
  if (cells) return cellPassage(quoted, cells);
  const lines = linesOf(quote);
  const isWrapped = kind !== 'code' && lines.length > 1 && lines[0]!.length < LEAST_WORDS;
  return {
    lines: isWrapped ? [lines.flat()] : lines,
    before: linesOf(before).at(-1) ?? [],
    after: linesOf(after)[0] ?? [],
    isRepeated,
  };
}

/** The cell of a row that answers, or the first one, between its neighbours: tables repeat the words of cells. */
function cellPassage(
  { quote, highlight: [bold] }: Quoted,
  cells: NonNullable<Quote['lines'][number]['cells']>,
): Passage {
  const filled = cells
    .map(({ from, to }) => ({ from, to, lines: linesOf(quote.slice(from, to)) }))
    .filter(({ lines }) => lines.length > 0);
  const answering = filled.findIndex(({ from, to }) => bold && bold[0] < to && bold[1] > from);
  const at = Math.max(0, answering);
  return {
    lines: filled[at]?.lines ?? [],
    before: filled[at - 1]?.lines.at(-1) ?? [],
    after: filled[at + 1]?.lines[0] ?? [],
    isRepeated: true,
  };
}

/** The words of each line and each cell of a text. */
function linesOf(text: string | null): string[][] {
  return (text ?? '')
    .split(/[\n\r\t]/)
    .map((line) => visible(line).trim())
    .filter((line) => line !== '')
    .map((line) => line.split(' '));
}

function write({ lines, before, after, isRepeated }: Passage, count: number): string {
  const [first = []] = lines;
  const last = lines.at(-1)!;
  const start = isShort(lines) ? first : first.slice(0, START_WORDS);
  const end = (lines.length > 1 ? last : first.slice(start.length)).slice(-count);
  const isRange = end.length > 0;
  return `text=${[
    isRepeated && before.length > 0 ? `${encode(before.slice(-count))}-` : null,
    encode(start),
    isRange ? encode(end) : null,
    // The suffix of a range does not tell its start from another place.
    isRepeated && !isRange && after.length > 0 ? `-${encode(after.slice(0, count))}` : null,
  ]
    .filter((part) => part !== null)
    .join(',')}`;
}

function isShort([first, ...others]: readonly string[][]): boolean {
  return others.length === 0 && first!.join(' ').length <= LONGEST_WHOLE;
}

/** Encodes words; a hyphen and a comma would be read as parts of the fragment. */
function encode(words: readonly string[]): string {
  return encodeURIComponent(words.join(' ')).replaceAll('-', '%2D');
}
