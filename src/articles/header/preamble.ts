/** Finds where a book begins below its licence and the notes of its publisher. */

/** The end of a licence above a book's "Title:"; 0 when there is none. */
export function endOfLicence(text: string): number {
  const opening = text.slice(0, MAX_LICENCE);
  const end = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)(?=Title: *\S)/.exec(opening)?.index ?? 0;
  return LICENCE.test(opening.slice(0, end)) ? end : 0;
}

/** The end of a "*** START OF" line, below which a book starts; 0 when there is none. */
export function endOfPreamble(text: string): number {
  const start = /^\*{3} ?START OF .{1,200}\*{3}[ \t]*$/m.exec(text.slice(0, MAX_PREAMBLE));
  return start ? start.index + start[0].length : 0;
}

/** In characters. */
const MAX_LICENCE = 3_000;
const MAX_PREAMBLE = 10_000;
const LICENCE = /\b(?:licen[cs]ed?|copyright|permission|public domain|at no cost|free of charge)\b/i;
