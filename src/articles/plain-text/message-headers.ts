/** Reads the names and times of messages, as chats are copied and exported: "Ana — Today at 12:03", "[12:03] Ana: Hi". */

import type { Span } from '../../span.ts';

/** The name before a message, with its time. */
export interface MessageHeader {
  name: Span;
  /** The start of the message; the end of the line when it starts on the next one. */
  end: number;
}

/** A blank within a line, and a letter of a name, for patterns. */
export const BLANK = '[^\\S\\r\\n\\u2028\\u2029]';
/** Few enough that lines of a million blanks are read in linear time. */
const BLANKS = `${BLANK}{1,4}`;
export const NAME = "[\\p{L}\\p{N}_.'’-]";
const TIME = '\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s?[AaPp]\\.?[Mm]\\.?)?';
const DAY = '(?:Today|Yesterday|\\d{1,4}[./-](?:\\d{1,2}|\\p{L}{3,9})[./-]\\d{1,4})';
/** What stands before the time in "20/11/2026, 12:03" and "Today at 12:03 PM". */
const DAY_BEFORE = `${DAY}(?:,|${BLANK}at)?${BLANK}`;
/** A time, with or without its day. */
const MOMENT = `(?:${DAY_BEFORE})?${TIME}`;
/** "[12:03] Ana:", "20/11/2026, 12:03 - Ana:", "Ana (12:03):", "<ana>", "12:03 <ana>". */
const TIME_FIRST = new RegExp(
  `(?:[[(]?${MOMENT}[\\])]?${BLANK}*(?:[-–]${BLANK}+)?)?(?:<([^<>\\n\\r\\t:]{1,32})>:?|(@?${NAME}{1,32}(?:${BLANK}\\p{Lu}${NAME}{0,20}){0,2})(?:${BLANK}[[(]${TIME}[\\])])?:)(?:${BLANK}+|$)`,
  'dmuy',
);
/**
 * "Ana — Today at 12:03", "[20-Nov-26 12:03 PM] Ana#1234", "ana 2026-11-10 09:14", "ana – 10.11.2026 09:14", and "ana,
 * 10.11.2026 09:14:" with or without the message behind it.
 */
const NAME_FIRST = new RegExp(
  `(?:([^\\n\\r\\t:—]{1,32}?)(?:${BLANKS}—${BLANKS}${MOMENT}|(?:,|${BLANKS}[-–])?${BLANKS}${DAY_BEFORE}${TIME})(?::${BLANK}+|:?$)|\\[${MOMENT}\\]${BLANKS}([^\\n\\r\\t:]{1,37}?)(?:#\\d{4})?$)`,
  'dmuy',
);
/** What stands before the days of an article. */
const NOT_NAME = /^(?:.*\s)?(?:created|edited|issued|modified|on|posted|published|revised|updated)$/i;
/** In characters: the next message of a chat starts within them. */
const MAX_MESSAGE = 2_000;
const LINE_START = /[\n\r]+/g;

/** Reads the name and the time at the start of a line; null when there are none. */
export function readMessageHeader(text: string, start: number, end: number): MessageHeader | null {
  for (const pattern of [TIME_FIRST, NAME_FIRST]) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    const [nameStart, nameEnd] = match?.indices?.[1] ?? match?.indices?.[2] ?? [0, 0];
    if (!match || start + match[0].length > end) continue;
    if (pattern === NAME_FIRST && NOT_NAME.test(text.slice(nameStart, nameEnd))) continue;
    return { name: { start: nameStart, end: nameEnd }, end: start + match[0].length };
  }
  return null;
}

/** Whether a chat starts at the start of a line: a name with its time, a message, and another name with its time. */
export function startsChat(text: string, start: number): boolean {
  if (!isNameFirst(text, start)) return false;
  LINE_START.lastIndex = start;
  for (let lines = 0; LINE_START.test(text) && LINE_START.lastIndex < start + MAX_MESSAGE; lines++)
    if (isNameFirst(text, LINE_START.lastIndex)) return lines > 0;
  return false;
}

function isNameFirst(text: string, start: number): boolean {
  NAME_FIRST.lastIndex = start;
  const [, name, other] = NAME_FIRST.exec(text) ?? [];
  return /\p{L}/u.test(name ?? other ?? '') && !NOT_NAME.test(name ?? other ?? '');
}
