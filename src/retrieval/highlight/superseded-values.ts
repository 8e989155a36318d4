/** Finds the superseded values in a sentence: "was 540" in "was 540, now 575". */

import type { Span } from '../../span.ts';

/*
 * Superseded values are what a sentence says is no longer so, or is not so: "was 540" in "was 540, now 575", "from 10" in
 * "cut from 10 to 5", "instead of Monday". They are found by the words around them, clause by clause.
 */

/** A character of a clause; dots, commas and colons within numbers belong to it. */
const CLAUSE = '(?:[^,;:().!?\\t]|[.,:](?=\\d))';
/** The rest of the clause, to the end of a word. */
const REST_OF_CLAUSE = `${CLAUSE}{1,40}(?!\\w)`;
const WAS = '(?:was|were|used to be|had been|previously|formerly)';
/** What follows an old value and introduces the new one. */
const NOW =
  "(?:[,;–—-]|\\s)\\s?(?:(?:but|and) )?(?:(?:it|they|that|which)(?:['’]s|['’]re)? )?(?:(?:is|are|has|have) )?(?:now\\b(?! that)|(?:now )?been \\w+ to\\b)";
const CHANGE =
  '(?:ris(?:es?|en|ing)|rose|rais(?:es?|ed|ing)|increas(?:es?|ed|ing)|gr(?:ows?|ew|own|owing)|climb(?:s|ed)?|jump(?:s|ed)?|' +
  'f[ae]ll(?:s|en|ing)?|drop(?:s|ped)?|cuts?|lower(?:s|ed)?|reduc(?:es?|ed|ing)|decreas(?:es?|ed|ing)|shr[aiu]nk(?:s|en)?|' +
  '(?:go|goes|went|going|gone) (?:up|down)|chang(?:es?|ed|ing)|mov(?:es?|ed|ing)|switch(?:es|ed)?|shift(?:s|ed)?|bump(?:s|ed)?|' +
  'nerf(?:s|ed)?|buff(?:s|ed)?|extend(?:s|ed)?|shorten(?:s|ed)?|expand(?:s|ed)?|adjust(?:s|ed)?|postponed?|delayed)';

/** A slow pattern, and a quick one that a text must match for it to be tried. */
interface Replacement {
  hint: RegExp;
  pattern: RegExp;
}

const REPLACED = [
  // "(was 10)", "(up from 10)"
  {
    hint: /\(/,
    pattern: `\\((?:it )?(?:${WAS}|up from|down from|instead of|rather than|not(?! only)|before:)(?![\\w])[^()]{0,60}\\)`,
  },
  // "was 540, now 575", "was 10 but is now 5"
  { hint: /\b(?:now|been)\b/i, pattern: `\\b${WAS}\\b${CLAUSE}{1,60}?(?=${NOW})` },
  // "540, now 575"
  { hint: /, now /i, pattern: `${CLAUSE}{1,30}(?=, now (?:\\w+ ){0,3}?[$€£¥]?\\d)` },
  // "now 575, was 540"
  {
    hint: /\bnow\b/i,
    pattern: `(?:was|were)\\b(?<=\\bnow\\b${CLAUSE}{1,60}?[,;–—-]\\s?(?:was|were))${REST_OF_CLAUSE}`,
  },
  // "575, previously 540", "5, not 10"
  {
    hint: /[,;–—-]\s?(?:previously|formerly|originally|not)\b/i,
    pattern: `(?<=[,;–—-]\\s?)(?:previously|formerly|originally(?= \\S?\\d)|not(?! only))\\b${REST_OF_CLAUSE}`,
  },
  { hint: /\bnot\b/i, pattern: `\\bnot\\b(?! only)${CLAUSE}{1,30}?(?=,? but\\b)` },
  {
    hint: /\b(?:from|instead|than|place|opposed|longer|compared)\b/i,
    pattern: `\\b(?:up from|down from|instead of|rather than|in place of|as opposed to|no longer|compared (?:with|to))\\b${REST_OF_CLAUSE}`,
  },
  // "10 → 5"
  { hint: /→|->|=>|⇒|➜/, pattern: '\\S{0,20}\\d\\S{0,20} ?(?:→|->|=>|⇒|➜)(?= ?\\S{0,3}\\d)' },
].map(compiled);

/** "raised from £310 to £385", "raised to £385 from £310". For values only: of people and places "from" may be the answer. */
const CHANGED = [
  `\\bfrom(?<=\\b${CHANGE}\\b[^;]{0,80}?\\bfrom)${CLAUSE}{1,40}?(?=,? (?:in)?to\\b)`,
  `\\(?\\bfrom(?<=\\b${CHANGE}\\b[^;]{0,80}?\\bto ${CLAUSE}{1,40}?\\(?from)${REST_OF_CLAUSE}`,
].map((pattern) => compiled({ hint: /\bfrom\b/i, pattern }));

function compiled({ hint, pattern }: { hint: RegExp; pattern: string }): Replacement {
  return { hint, pattern: new RegExp(pattern, 'giu') };
}

/** How many characters of a sentence are read: answers stand early. */
const MAX_LENGTH = 2_000;

/**
 * The spans of a sentence that say what is no longer so, or what is not so.
 *
 * @param text the sentence; only its first 2,000 characters are read
 * @param ofValues whether a number, day or measure is asked for, so that "from … to …" counts as well
 * @returns spans of the text, which may overlap
 */
export function supersededValuesIn(text: string, ofValues: boolean): Span[] {
  const read = text.slice(0, MAX_LENGTH);
  return (ofValues ? [...REPLACED, ...CHANGED] : REPLACED)
    .filter(({ hint }) => hint.test(read))
    .flatMap(({ pattern }) =>
      [...read.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length })),
    );
}

/**
 * Whether a question asks for superseded values: `only` for these, `perhaps` when its words may mean either.
 *
 * @param asked the question's words, in lower case, joined by blanks
 */
export function asksForSuperseded(asked: string): 'only' | 'perhaps' | 'no' {
  if (
    /\b(?:before|previous(?:ly)?|former(?:ly)?|originally|earlier|used to)\b|(?<!\bhow )\bold\b/.test(asked)
  )
    return 'only';
  return /\b(?:was|were)\b/.test(asked) ? 'perhaps' : 'no';
}
