/** The markers of list items, for splitting lines and sentences. */

/** Quote markers, which may precede an item. */
export const QUOTED = '\\s*(?:>\\s?)*';
const BULLET = '(?:[-+*•‣⁃◦▪▸►●○■□–→➔➜➤☐☑☒✓✔✗✘]|(?![©®™])\\p{Extended_Pictographic}\\uFE0F?|\\[[xX ✓]\\])';
const NUMBER = '(?:\\d{1,3}(?:\\.\\d{1,3}){0,3}|[a-z]|[ivx]{2,4})';
const ENCLOSED = `(?:\\((?:${NUMBER}|[A-Z]|[IVX]{2,4})\\)|\\[\\d{1,3}\\]|[A-Z]\\))`;
/** Markers only at the start of a sentence: a wrapped line may begin with an initial or with "4.2". */
const WORD = '(?:Rule|Step|Section|Chapter|Article|Part|Question|Tip|Phase|Stage) ';
const LETTER = '(?:[A-Z]|[IVX]{2,4})\\.\\)?';

/** The start of a line that is a new item. */
export const ITEM = new RegExp(
  `^${QUOTED}(?:${BULLET}|(?:\\d{1,3}|[a-z]|[ivx]{2,4})[.)]{1,2}|${ENCLOSED})\\s+(?=\\S)`,
  'u',
);
/** "B. Roads": an item only after another such line. */
export const LETTERED = new RegExp(`^${QUOTED}${LETTER}\\s+(?=\\S)`, 'u');
/** A number at the start of a sentence, whose full stop does not end it: "1. Talks", "4.2. Scope", "Step 2. Talk". */
export const ITEM_NUMBER = new RegExp(
  `${QUOTED}(?:${BULLET}\\s+)*(?:(?:${WORD})?${NUMBER}[.)]{1,2}|${ENCLOSED}\\.?|${LETTER})(?=\\s)`,
  'uy',
);
