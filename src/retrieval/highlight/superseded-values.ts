import type { Span } from '../../span.ts';

/*
 * What a sentence says that is so no longer, or is not so: "was 540" in "was 540, now 575", "from 10" in "cut from 10
 * to 5", "instead of Monday". Read by the words around it, clause by clause.
 */

/** Letters of one clause; dots, commas and colons within numbers belong to it. */
const CLAUSE = '(?:[^,;:().!?\\t]|[.,:](?=\\d))';
/** What follows in the clause, to the end of a word. */
const REST = `${CLAUSE}{1,40}(?!\\w)`;
const WAS = '(?:was|were|used to be|had been|previously|formerly)';
/** What comes after an old value, and brings the new one. */
const NOW =
  "(?:[,;–—-]|\\s)\\s?(?:(?:but|and) )?(?:(?:it|they|that|which)(?:['’]s|['’]re)? )?(?:(?:is|are|has|have) )?(?:now\\b(?! that)|(?:now )?been \\w+ to\\b)";
const CHANGE =
  '(?:ris(?:es?|en|ing)|rose|rais(?:es?|ed|ing)|increas(?:es?|ed|ing)|gr(?:ows?|ew|own|owing)|climb(?:s|ed)?|jump(?:s|ed)?|' +
  'f[ae]ll(?:s|en|ing)?|drop(?:s|ped)?|cuts?|lower(?:s|ed)?|reduc(?:es?|ed|ing)|decreas(?:es?|ed|ing)|shr[aiu]nk(?:s|en)?|' +
  '(?:go|goes|went|going|gone) (?:up|down)|chang(?:es?|ed|ing)|mov(?:es?|ed|ing)|switch(?:es|ed)?|shift(?:s|ed)?|bump(?:s|ed)?|' +
  'nerf(?:s|ed)?|buff(?:s|ed)?|extend(?:s|ed)?|shorten(?:s|ed)?|expand(?:s|ed)?|adjust(?:s|ed)?|postponed?|delayed)';

/** A pattern, and what a text has to hold for it to be tried: most have none of it, and the patterns cost. */
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
    pattern: `(?:was|were)\\b(?<=\\bnow\\b${CLAUSE}{1,60}?[,;–—-]\\s?(?:was|were))${REST}`,
  },
  // "575, previously 540", "5, not 10"
  {
    hint: /[,;–—-]\s?(?:previously|formerly|originally|not)\b/i,
    pattern: `(?<=[,;–—-]\\s?)(?:previously|formerly|originally(?= \\S?\\d)|not(?! only))\\b${REST}`,
  },
  { hint: /\bnot\b/i, pattern: `\\bnot\\b(?! only)${CLAUSE}{1,30}?(?=,? but\\b)` },
  {
    hint: /\b(?:from|instead|than|place|opposed|longer|compared)\b/i,
    pattern: `\\b(?:up from|down from|instead of|rather than|in place of|as opposed to|no longer|compared (?:with|to))\\b${REST}`,
  },
  // "10 → 5"
  { hint: /→|->|=>|⇒|➜/, pattern: '\\S{0,20}\\d\\S{0,20} ?(?:→|->|=>|⇒|➜)(?= ?\\S{0,3}\\d)' },
].map(compiled);

/** "raised from £310 to £385", "raised to £385 from £310". People and places move as well, and where from may be asked. */
const CHANGED = [
  `\\bfrom(?<=\\b${CHANGE}\\b[^;]{0,80}?\\bfrom)${CLAUSE}{1,40}?(?=,? (?:in)?to\\b)`,
  `\\(?\\bfrom(?<=\\b${CHANGE}\\b[^;]{0,80}?\\bto ${CLAUSE}{1,40}?\\(?from)${REST}`,
].map((pattern) => compiled({ hint: /\bfrom\b/i, pattern }));

function compiled({ hint, pattern }: { hint: RegExp; pattern: string }): Replacement {
  return { hint, pattern: new RegExp(pattern, 'giu') };
}

/** Longer sentences are read so far: what answers stands early. */
const LONGEST_READ = 2_000;

/**
 * The stretches of a sentence that say what is so no longer, or what is not so.
 *
 * @param ofValues whether a number, day or measure is asked for, which "from … to …" replaces as well
 * @returns spans of the text, which may overlap
 */
export function supersededValuesIn(text: string, ofValues: boolean): Span[] {
  const read = text.slice(0, LONGEST_READ);
  return (ofValues ? [...REPLACED, ...CHANGED] : REPLACED)
    .filter(({ hint }) => hint.test(read))
    .flatMap(({ pattern }) =>
      [...read.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length })),
    );
}

/** What was asked of the past: `only` when nothing else will do, `perhaps` when the words may mean either. */
export function asksOfBefore(asked: string): 'only' | 'perhaps' | 'no' {
  if (
    /\b(?:before|previous(?:ly)?|former(?:ly)?|originally|earlier|used to)\b|(?<!\bhow )\bold\b/.test(asked)
  )
    return 'only';
  return /\b(?:was|were)\b/.test(asked) ? 'perhaps' : 'no';
}
