/** Corrections: sentences that say that something is no longer as it was announced. */

const CORRECTION = new RegExp(
  [
    '\\b(?:moved|moves|postponed|rescheduled|delayed|shifted|pushed(?: back)?|brought forward|extended|raised|lowered|changed' +
      '|(?:goes|gone|going|went) (?:up|down))\\b[^.!?]{0,40}\\b(?:to|until|till|by)\\b',
    '\\bnew (?:date|day|time|deadline|venue|place|room|address|price|fee)s?\\b',
    // "Now 13–19h", "is 110 € now".
    '\\bnow (?:\\S+ ){0,3}[$€£]?\\d',
    '\\d\\S*(?: [$€£])? now\\b',
    // "Is Sat 24 October, not the 17th".
    '\\d[^.!?]*, not (?:(?:on|at|from|until|the) )*(?:[a-z]{3,9} )?[$€£]?\\d',
    '\\b(?:is|are|has been|have been|got) (?:cancell?ed|called off)\\b',
    '^\\W*(?:update|correction|erratum|edit)\\b(?=\\W*(?:[:(–—-]|\\d|on\\b|to\\b|about\\b))',
    '\\bcorrection (?:re|regarding|about|to)\\b',
  ].join('|'),
  'i',
);

/** Behind a day, if there is one: "21 Nov 2026 – CORRECTION". */
const HEADING =
  /^[^\p{L}]*(?:\p{L}{3,9}\.? \d[\d, ]*\W+)?(?:changes?|updates?|corrections?|errata|amendments?|rescheduled|moved)\b/iu;

/** Whether a heading stands above corrections: "Changes!!", "Updates to the plan". */
export function announcesCorrections(heading: string): boolean {
  return HEADING.test(heading);
}

/** Whether a sentence corrects what was said before: "Music Bank moved to 11 December", "Update: …". */
export function correctsSomething(sentence: string): boolean {
  return CORRECTION.test(sentence);
}
