/**
 * Reads the authors and times of messages, as chats are copied and exported: "Ana — Today at 12:03", "[12:03] Ana: Hi".
 *
 * A header is a time and an author in either order. A time is a clock, which a day may precede: a date with or without
 * its year, a weekday, "Today".
 */

import { MONTHS } from '../../day.ts';
import type { Span } from '../../span.ts';

/** The author of a message, with its time. */
export interface MessageHeader {
  name: Span;
  /** The start of the message, or the end of the line above it. */
  end: number;
}

/** A blank within a line, and a letter of a name, for patterns. */
export const BLANK = '[^\\S\\r\\n\\u2028\\u2029]';
export const NAME = "[\\p{L}\\p{N}_.'’-]";
/** Few enough that lines of a million blanks are read in linear time. */
const BLANKS = `${BLANK}{1,16}`;

/** "12:03", "12:03:15 PM", "3:15 p. m.", "午後12:03", and with full stops where a day precedes it. */
const clock = (separator: string) =>
  `(?:[上下午오][前後午전후]${BLANK}?)?\\d{1,2}${separator}\\d{2}(?:${separator}\\d{2})?(?:${BLANK}?[ap]\\.?${BLANK}?m\\.?)?(?:${BLANK}?(?:UTC|GMT|Z|[+-]\\d{2}:?\\d{2}))?`;
const CLOCK = clock(':');
const MONTH = `(?:${MONTHS.map((name) => name.slice(0, 3)).join('|')})\\p{L}{0,6}\\.?`;
const WEEKDAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\p{L}{0,6}\\.?';
/** "20/11/2026", "14.11.", "20-Nov-26", "20 Nov 2026", "Nov 20, 2026". */
const DATE = `(?:\\d{1,4}[./-](?:\\d{1,2}|\\p{L}{3,9})(?:[./-]\\d{1,4})?\\.?|\\d{1,2}\\.?${BLANK}${MONTH}(?:,?${BLANK}\\d{4})?|${MONTH}${BLANK}\\d{1,2}(?:,?${BLANK}\\d{4})?)`;
const DAY = `(?:Today|Yesterday|${WEEKDAY}(?:,?${BLANK}${DATE})?|${DATE})`;
/** What stands between a day and a clock, in the languages of phones. */
const AT = `(?:T|,?${BLANK}(?:(?:at|um|kl\\.|klo|à|às)${BLANK})?)`;
const DAY_AND_CLOCK = `${DAY}${AT}${clock('[:.]')}`;
const MOMENT = `(?:${DAY_AND_CLOCK}|${CLOCK})`;

/** A name as people choose it, and one that is told from other words by its letters. */
const AUTHOR = '([^\\n\\r\\u2028\\u2029\\t:<>]{1,40}?)';
const PLAIN_NAME = new RegExp(`^@?${NAME}{1,32}(?:,?${BLANK}\\p{Lu}${NAME}{0,20}){0,2}$`, 'u');
/** A name of IRC, after the sign of an operator. */
const NICK = '<[ @+%&~]?([^<>\\n\\r\\t:]{1,32})>:?';
/** What follows a header: the message, or the end of the line above it; behind a clock alone, a colon comes first. */
const MESSAGE = `(?:${BLANK}+|$)`;
const COLON = `(?::${BLANK}+|:?$)`;

/** A form of headers, with groups for the author. */
interface Form {
  pattern: RegExp;
  /** Whether any words in the author's place are a name. */
  isSure: boolean;
}

const sure = (source: string): Form => ({ pattern: new RegExp(source, 'dimuy'), isSure: true });
const unsure = (source: string): Form => ({ ...sure(source), isSure: false });

const FORMS: readonly Form[] = [
  // WhatsApp on an iPhone, IRC, Discord in its compact mode: "[20/11/2026, 12:03] Ana: Hi", "[12:03] <ana> hi".
  sure(`\\u200E?\\[${MOMENT}\\](?:${BLANKS})?(?:[-–]${BLANKS})?(?:${NICK}|${AUTHOR}${BLANK}?:)${MESSAGE}`),
  // DiscordChatExporter and Teams, with the message below: "[20-Nov-26 12:03 PM] Ana#1234", "[12:03] Ana Lund".
  sure(`\\[${DAY_AND_CLOCK}\\]${BLANKS}${AUTHOR}(?:#\\d{4})?(?:${BLANK}\\(pinned\\))?$`),
  unsure(`\\[${CLOCK}\\]${BLANKS}${AUTHOR}(?:#\\d{4})?$`),
  // WhatsApp on Android, Element: "20/11/2026, 12:03 - Ana: Hi".
  sure(`${DAY_AND_CLOCK}${BLANKS}[-–—]${BLANKS}${AUTHOR}:${MESSAGE}`),
  // Zoom: "12:03:15 From Ana to Everyone: Hi", "From Ana to Everyone 12:03 PM".
  sure(
    `${CLOCK}${BLANKS}From${BLANKS}${AUTHOR}(?:${BLANKS}to${BLANKS}[^\\n\\r:]{1,40})?${BLANK}?:${MESSAGE}`,
  ),
  sure(`From${BLANKS}${AUTHOR}${BLANKS}to${BLANKS}Everyone:?${BLANKS}\\(?${CLOCK}\\)?${COLON}`),
  // WeeChat and LINE, with tabs around the author.
  sure(`${MOMENT}\\t[ @+%&~]?${AUTHOR}\\t`),
  // IRC: "12:03 <ana> hi", "(12:03) ana: hi", "<ana> hi".
  sure(`(?:(?:\\(${MOMENT}\\)|${MOMENT})${BLANKS}(?:[-–]${BLANKS})?)?${NICK}${MESSAGE}`),
  unsure(`(?:\\(${MOMENT}\\)|${MOMENT})${BLANKS}(?:[-–]${BLANKS})?${AUTHOR}:${MESSAGE}`),
  // Slack, Telegram: "ana [12:03 PM]", "Ana Lund, [20.11.26 12:03]", "ana  [Mon 21:04]  hi".
  sure(`${AUTHOR},?${BLANKS}\\[${MOMENT}\\]:?${MESSAGE}`),
  unsure(`${AUTHOR}${BLANK}\\(${CLOCK}\\):${MESSAGE}`),
  // Slack, on one line or on two: "Ana Lund  12:03 PM".
  sure(`${AUTHOR}(?:${BLANK}|${BLANK}{0,16}\\r?\\n)${BLANKS}${CLOCK}$`),
  // Discord: "Ana — Today at 12:03".
  sure(`${AUTHOR}${BLANKS}—${BLANKS}${MOMENT}${COLON}`),
  // "ana 2026-11-10 09:14", "ana – 10.11.2026 09:14", "ana, 10.11.2026 09:14: hi".
  sure(`${AUTHOR}(?:,|${BLANKS}[-–])?${BLANKS}${DAY_AND_CLOCK}${COLON}`),
];

/** A clock on a line or the one below it, or the mark before a nick: one of them is in every form, and soon looked for. */
const CLOCK_OR_NICK = /.?<|(?:.{0,250}?|.{0,60}\r?\n.{0,40}?)\d[:.]\d\d/y;

/** "12:03 -!- ana has joined", "20/11/2026, 12:03 - Ana left", "--- Day changed Sat Nov 21 2026". */
const NOTICE = new RegExp(
  `${MOMENT}(?:${BLANKS}|\\t)(?:-!-|-->|<--|--|\\*)\\s|${DAY_AND_CLOCK}${BLANKS}[-–]${BLANKS}|-{3}${BLANK}(?:Log|Day)${BLANK}`,
  'iuy',
);
const TIME_BELOW = new RegExp(`${BLANK}{0,16}\\r?\\n${BLANKS}${CLOCK}$`, 'imuy');

/** What stands before the days of an article. */
const NOT_NAME = /^(?:.*\s)?(?:created|edited|issued|modified|on|posted|published|revised|updated)$/i;
/** Marks of direction, and the tilde of people who are no contacts, which WhatsApp writes around names. */
const BEFORE_NAME = /^[\p{Cf}\s~]+/u;
const AFTER_NAME = /[\p{Cf}\s]+$/u;
/** A name, or the telephone number that WhatsApp has in the place of one. */
const SPEAKS = /\p{L}|^\+?\d[\d\s()-]{6,}$/u;
/** In characters: the next message of a chat starts within them. */
const MAX_MESSAGE = 2_000;
const LINE_START = /[\n\r]+/g;
const LINE_END = /$/gm;
/** A clock alone that people plan for: its minutes are a multiple of five, as those of one message in five are. */
const PLANNED = /^\D*\d{1,2}:\d[05]\D*$/;

/**
 * Reads the author and the time of a message.
 *
 * @param start the UTF-16 offset of the first word of a line
 * @returns null when the line starts no message; its name may be the sign before a notice, which `canWrite` tells
 */
export function readMessageHeader(text: string, start: number): MessageHeader | null {
  CLOCK_OR_NICK.lastIndex = start;
  if (!CLOCK_OR_NICK.test(text)) return null;
  for (const { pattern, isSure } of FORMS) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (!match) continue;
    const [from, to] = match.indices!.slice(1).find((group) => group !== undefined)!;
    const written = text.slice(from, to);
    const name = { start: from + (BEFORE_NAME.exec(written)?.[0].length ?? 0), end: to };
    name.end -= AFTER_NAME.exec(text.slice(name.start, to))?.[0].length ?? 0;
    if (NOT_NAME.test(written) || !(isSure || PLAIN_NAME.test(written))) continue;
    return { name, end: start + match[0].length };
  }
  return null;
}

/** Whether a line of a chat is none of its messages: somebody has joined, the day has changed. */
export function isNotice(text: string, start: number): boolean {
  NOTICE.lastIndex = start;
  return NOTICE.test(text);
}

/** Whether the line below an offset at the end of a line is a time alone, as below the names of Slack. */
export function isAboveTime(text: string, end: number): boolean {
  TIME_BELOW.lastIndex = end;
  return TIME_BELOW.test(text);
}

/** Whether words are the name of somebody who writes messages, unlike the signs before the notices of IRC. */
export function canWrite(name: string): boolean {
  return SPEAKS.test(name);
}

/**
 * The time of the first message where a chat starts at the start of a line: an author with a time, a message, and another
 * author with a time.
 *
 * @returns null where none starts
 */
export function startOfChat(text: string, start: number): string | null {
  const first = timedHeaderAt(text, start);
  if (!first) return null;
  LINE_START.lastIndex = start;
  for (let lines = 0; LINE_START.test(text) && LINE_START.lastIndex < start + MAX_MESSAGE; lines++) {
    const next = timedHeaderAt(text, LINE_START.lastIndex);
    if (!next) continue;
    const isTimetable =
      (lines === 0 && first.isAlone) || (PLANNED.test(first.time) && PLANNED.test(next.time));
    return isTimetable ? null : first.time;
  }
  return null;
}

/** The header with a time on a line, and whether its message starts on the next one. */
function timedHeaderAt(text: string, start: number): { time: string; isAlone: boolean } | null {
  const header = readMessageHeader(text, start);
  if (!header || !canWrite(text.slice(header.name.start, header.name.end))) return null;
  LINE_END.lastIndex = start;
  const lineEnd = LINE_END.exec(text)!.index;
  const time = timeOf(text, start, header);
  return /\d/.test(time) && header.end <= lineEnd ? { time, isAlone: header.end === lineEnd } : null;
}

/** What a header that starts at an offset has around the author. */
function timeOf(text: string, start: number, { name, end }: MessageHeader): string {
  return `${text.slice(start, name.start)} ${text.slice(name.end, end)}`.trim();
}
