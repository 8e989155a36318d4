/** What numbers or marks an item at the start of a line: the one list of them, for lines and for sentences. */

/** Marks of quoted lines may stand before it. */
export const QUOTED = '\\s*(?:>\\s?)*';
const BULLET = '(?:[-+*•‣⁃◦▪▸►●○■□–→➔➜➤☐☑☒✓✔✗✘]|(?![©®™])\\p{Extended_Pictographic}\\uFE0F?|\\[[xX ✓]\\])';
const NUMBER = '(?:\\d{1,3}(?:\\.\\d{1,3}){0,3}|[a-z]|[ivx]{2,4})';
const ENCLOSED = `(?:\\((?:${NUMBER}|[A-Z]|[IVX]{2,4})\\)|\\[\\d{1,3}\\]|[A-Z]\\))`;
/** These are sure only where a sentence starts: a wrapped line may begin with an initial, or with "4.2". */
const WORD = '(?:Rule|Step|Section|Chapter|Article|Part|Question|Tip|Phase|Stage) ';
const LETTER = '(?:[A-Z]|[IVX]{2,4})\\.\\)?';

/** A line that starts a new item. */
export const ITEM = new RegExp(
  `^${QUOTED}(?:${BULLET}|(?:\\d{1,3}|[a-z]|[ivx]{2,4})[.)]{1,2}|${ENCLOSED})\\s+(?=\\S)`,
  'u',
);
/** "B. Roads": an item only below another. */
export const LETTERED = new RegExp(`^${QUOTED}${LETTER}\\s+(?=\\S)`, 'u');
/** The number where a sentence starts, whose full stop ends nothing: "1. Talks", "4.2. Scope", "Step 2. Talk". */
export const ITEM_NUMBER = new RegExp(
  `${QUOTED}(?:${BULLET}\\s+)*(?:(?:${WORD})?${NUMBER}[.)]{1,2}|${ENCLOSED}\\.?|${LETTER})(?=\\s)`,
  'uy',
);
