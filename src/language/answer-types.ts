/** Answer types: tells whether a text has a value of the type that a question asks for. */

import type { QuestionKind } from './question.ts';

const AMOUNT =
  /\d|[½¼¾]|\b(?:no|none|nobody|nothing|free|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|once|twice|half|all|both|every|each|any|many|few|several|couple|dozens?|hundreds?|thousands?|unlimited|single|only)\b/i;
/** Amounts of money, which count nothing else. */
const MONEY = /[£$€¥] ?\d[\d.,]*|\d[\d.,]* ?[£$€¥%]/g;
const ASKS_COUNT = /\bhow many (?!(?:pounds|quid|euros|dollars|bucks|cents|pence|coins|credits|percent)\b)/i;
/** Days, times of day and years, which are no prices. */
const TIMES =
  /\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b\d{1,2}[:.]\d{2}(?: ?[ap]m)?\b|\b\d{1,2} ?[ap]m\b|\b(?:19|20)\d\d\b/gi;
const HOUR = '(?:\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';
const CLOCK = new RegExp(
  `\\d[:.h]\\d\\d|\\d ?(?:[ap]\\.?m\\b|h\\b|uhr|[–—-] ?\\d)|\\b(?:noon|midday|midnight|sunrise|sunset|dawn|dusk|same time|any ?time|all day|half|quarter|${HOUR} ?o['’]?clock)\\b|\\b(?:at|from|by|around|about|(?:un)?til+|before|after|past|to|starts?|opens?|closes?|ends?):? ${HOUR}\\b`,
  'i',
);

const ASKS_END = /\b(?:when|what time)\b.*\b(?:ends?|ending|finish(?:es|ing)?|close[sd]?|closing|over)\b/i;
const END =
  /(?:\d|[ap]m|\b(?:mon|tue|wed|thu|fri|sat|sun)\w*) ?[–—-] ?\w|\d ?h\b|\b(?:un)?til+\b|\b(?:to|by|due|last|late|over|end|ends|ended|ending|finish\w*|clos\w+|shut\w*|deadline)\b/i;
const BEGINNING =
  /\b(?:from|since|starts?|begins?|opens?|doors|(?:call|meet|start|begin|kick-?off)(?: |ing )time)\b/i;

const ASKS_DURATION = /^.{0,40}\bhow long (?:is|are|was|were|do|does|did|will|would|can|should)\b/i;
const UNIT =
  '(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|nights?|w|wks?|weeks?|months?|y|yrs?|years?|seasons?|terms?|rounds?|turns?|laps?|pages?|words?|characters?|chars?|lines?|chapters?|episodes?|decades?|centur(?:y|ies)|generations?|km|mi|miles?|(?:kilo|centi|milli)?met(?:er|re)s?|cm|mm|ft|feet|foot|in|inch(?:es)?)';
const DURATION = new RegExp(
  `(?:(?:\\d|[½¼¾])[\\s-]*|\\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|couple of|half|half an|several|whole|all|each|every|full)[\\s-]+)${UNIT}\\b|\\d ?(?:[ap]m)? ?(?:[–—-]|to|\\/) ?\\d|\\d ?["'′″]|\\b(?:(?:un)?til+|overnight|forever|never|always|permanent(?:ly)?|indefinite(?:ly)?|instant(?:ly)?|immediate(?:ly)?|straight away|weekend|fortnight|seconds|minutes|hours|days|weeks|months|years|lifetime|expires?|lasts?|end)\\b`,
  'i',
);

const ASKS_AGE = /\bhow old (?:is|are|was|were)\b(?!.*\bto\b)/i;
const AGE =
  /\b(?:years?|yrs?|y\/?o|months?|weeks?|days?|age[ds]?|born|birthday|turn(?:s|ed|ing)?|since|founded|built|opened|(?:1[5-9]|20)\d\d)\b|(?:\b(?:is|are|was|were|am|im)|['’](?:s|m|re)) (?:now |only |just )?\d{1,3}\b/i;

const ASKS_PRICE = /\b(?:how much|costs?|price|fee)\b/i;
const PERIOD = '(hour|day|night|week|month|year)s?';
const ASKED_PERIOD = new RegExp(`\\b(?:per|an?|each|every|whole|full) ${PERIOD}\\b`, 'i');
const PERIODS = new RegExp(`(?:\\b(?:per|an?|each|every) |/ ?)${PERIOD}\\b`, 'gi');

/**
 * Whether a text surely lacks what a question asks for: a number for how many, a time of day, the end of what it gives the
 * beginning of, how long or how old something is, the price of the period that is asked about.
 *
 * @param text what is shown, in any language
 */
export function lacksAnswerType(question: string, kind: QuestionKind, text: string): boolean {
  if (ASKS_COUNT.test(question) && !AMOUNT.test(text.replace(MONEY, ''))) return true;
  if (ASKS_PRICE.test(question) && kind === 'how many' && !AMOUNT.test(text.replace(TIMES, ''))) return true;
  if (/\bwhat time\b/i.test(question) && !CLOCK.test(text)) return true;
  if (ASKS_END.test(question) && BEGINNING.test(text) && !END.test(text)) return true;
  if (ASKS_DURATION.test(question) && !DURATION.test(text)) return true;
  if (ASKS_AGE.test(question) && !AGE.test(text)) return true;
  const period = ASKS_PRICE.test(question) ? ASKED_PERIOD.exec(question)?.[1]?.toLowerCase() : undefined;
  if (period === undefined) return false;
  const stated = Array.from(text.matchAll(PERIODS), ([, of]) => of!.toLowerCase());
  return stated.length > 0 && !stated.includes(period);
}
