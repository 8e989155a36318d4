/** Which `*`, `_`, `~~` and `||` of a paragraph are marks: CommonMark 0.31, "An algorithm for parsing nested emphasis". */

/** A run of one character that may begin or end an emphasis. */
export interface Run {
  mark: string;
  /** How many of its characters are no marks: all, until `takePairs` has been over it. */
  length: number;
  opens: boolean;
  closes: boolean;
}

/** Whether a run from `start` to `end` of a text may open and close; null when it is no mark anywhere. */
export function readRun(text: string, start: number, end: number): Run | null {
  const mark = text[start]!;
  const length = end - start;
  if ((mark === '~' && length < 2) || (mark === '|' && length !== 2)) return null;
  const before = start === 0 ? ' ' : lastCharacter(text, start);
  const after = end === text.length ? ' ' : String.fromCodePoint(text.codePointAt(end)!);
  const isLeft = !/\s/.test(after);
  const isRight = !/\s/.test(before);
  // "**Be kind.**Always": CommonMark shows the stars, Discord and its writers do not.
  if (length > 1 && mark !== '_') return { mark, length, opens: isLeft, closes: isRight };
  if (mark === '*' && /\d/.test(before) && /\d/.test(after)) return null;
  const isAfterSign = SIGN.test(before);
  const isBeforeSign = SIGN.test(after);
  const flanksLeft = isLeft && (!isBeforeSign || !isRight || isAfterSign);
  const flanksRight = isRight && (!isAfterSign || !isLeft || isBeforeSign);
  if (mark === '*') return { mark, length, opens: flanksLeft, closes: flanksRight };
  return {
    mark,
    length,
    opens: flanksLeft && (!flanksRight || isAfterSign),
    closes: flanksRight && (!flanksLeft || isBeforeSign),
  };
}

const SIGN = /[\p{P}\p{S}]/u;

function lastCharacter(text: string, end: number): string {
  const code = text.charCodeAt(end - 1);
  const isSecondHalf = code >= 0xdc00 && code < 0xe000 && end > 1;
  return isSecondHalf ? text.slice(end - 2, end) : text[end - 1]!;
}

/** Takes the marks that belong together off the lengths of their runs; what is left of these is text. */
export function takePairs(runs: readonly Run[]): void {
  const open: { run: Run; length: number }[] = [];
  /** Below these places of `open` nothing opens for such a run: they need not be looked at again. */
  const nothingBelow = new Map<string, number>();
  for (const run of runs) {
    const { length } = run;
    const key = `${run.mark}${run.opens}${length % 3}`;
    while (run.closes && run.length > 0) {
      const at = findOpening(open, run, length, nothingBelow.get(key) ?? 0);
      if (at < 0) {
        nothingBelow.set(key, open.length);
        break;
      }
      const opening = open[at]!.run;
      const size = Math.min(2, opening.length, run.length);
      opening.length -= size;
      run.length -= size;
      open.length = opening.length > 0 ? at + 1 : at;
      for (const [other, place] of nothingBelow)
        if (place > open.length) nothingBelow.set(other, open.length);
    }
    if (run.opens && run.length > 0) open.push({ run, length });
  }
}

function findOpening(
  open: readonly { run: Run; length: number }[],
  closing: Run,
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
