/** Parses `*`, `_`, `~~`, `||` and tags like `<s>`: CommonMark 0.31, "An algorithm for parsing nested emphasis". */

/** A delimiter run: a sequence of one character that may open or close emphasis. */
export interface DelimiterRun {
  mark: string;
  /** How many of its characters are text: all, until `matchRuns` subtracts the delimiters. */
  length: number;
  opens: boolean;
  closes: boolean;
}

/** The mark of the tags that strike a text through, which are no text themselves. */
export const STRUCK_BY_TAG = '';

/** The numbers of the runs before and after a text. */
export type DelimiterPair = [opening: number, closing: number];

/** Reads the run from `start` to `end`, and whether it may open and close emphasis; null when it is text. */
export function readRun(text: string, start: number, end: number): DelimiterRun | null {
  const mark = text[start]!;
  const length = end - start;
  if ((mark === '~' && length < 2) || (mark === '|' && length !== 2)) return null;
  const before = start === 0 ? ' ' : lastCharacter(text, start);
  const after = end === text.length ? ' ' : String.fromCodePoint(text.codePointAt(end)!);
  const isLeft = !/\s/.test(after);
  const isRight = !/\s/.test(before);
  // "**Be kind.**Always": CommonMark shows the asterisks, Discord does not.
  if (length > 1 && mark !== '_') return { mark, length, opens: isLeft, closes: isRight };
  if (mark === '*' && /\d/.test(before) && /\d/.test(after)) return null;
  const isAfterPunctuation = PUNCTUATION.test(before);
  const isBeforePunctuation = PUNCTUATION.test(after);
  const flanksLeft = isLeft && (!isBeforePunctuation || !isRight || isAfterPunctuation);
  const flanksRight = isRight && (!isAfterPunctuation || !isLeft || isBeforePunctuation);
  if (mark === '*') return { mark, length, opens: flanksLeft, closes: flanksRight };
  return {
    mark,
    length,
    opens: flanksLeft && (!flanksRight || isAfterPunctuation),
    closes: flanksRight && (!flanksLeft || isBeforePunctuation),
  };
}

const PUNCTUATION = /[\p{P}\p{S}]/u;

function lastCharacter(text: string, end: number): string {
  const code = text.charCodeAt(end - 1);
  const isSecondHalf = code >= 0xdc00 && code < 0xe000 && end > 1;
  return isSecondHalf ? text.slice(end - 2, end) : text[end - 1]!;
}

/**
 * Subtracts the matching delimiters from the lengths of their runs; the rest is text.
 *
 * @returns the runs around each text that is struck through
 */
export function matchRuns(runs: readonly DelimiterRun[]): DelimiterPair[] {
  const struck: DelimiterPair[] = [];
  const open: { run: DelimiterRun; length: number; number: number }[] = [];
  /** The algorithm's "openers bottom": for each kind of run, the index in `open` below which none matches. */
  const openersBottom = new Map<string, number>();
  for (const [number, run] of runs.entries()) {
    const { length } = run;
    while (run.closes && run.length > 0) {
      const key = `${run.mark}${run.opens}${length % 3}`;
      const at = findOpening(open, run, length, openersBottom.get(key) ?? 0);
      if (at < 0) {
        openersBottom.set(key, open.length);
        break;
      }
      const opening = open[at]!.run;
      const size = Math.min(2, opening.length, run.length);
      opening.length -= size;
      run.length -= size;
      if (run.mark === '~' || run.mark === STRUCK_BY_TAG) struck.push([open[at]!.number, number]);
      open.length = opening.length > 0 ? at + 1 : at;
      for (const [other, place] of openersBottom)
        if (place > open.length) openersBottom.set(other, open.length);
    }
    if (run.opens && run.length > 0) open.push({ run, length, number });
  }
  return struck;
}

function findOpening(
  open: readonly { run: DelimiterRun; length: number }[],
  closing: DelimiterRun,
  length: number,
  from: number,
): number {
  for (let at = open.length - 1; at >= from; at--) {
    const { run, length: openLength } = open[at]!;
    if (run.mark !== closing.mark) continue;
    const isOdd = (run.closes || closing.opens) && (openLength + length) % 3 === 0 && length % 3 !== 0;
    if (!isOdd || run.mark === '|' || run.mark === '~') return at;
  }
  return -1;
}
