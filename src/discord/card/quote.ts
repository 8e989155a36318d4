/** Renders quotes with their sources and event dates. */

import { type Day, MONTHS, partsOf } from '../../day.ts';
import { english, type Translator } from '../../i18n/translator.ts';
import type { Event, ExcerptLine, Quote } from '../../library/answers.ts';
import { daysInWords, publishedInWords } from '../../library/dates-in-words.ts';
import { lineInText } from '../../library/excerpt-text.ts';
import { escapedSize, escapeInline, escapeStart, escapeText } from '../escape.ts';
import { shorten, truncate } from '../truncate.ts';
import { sizeOf } from '../utf8-size.ts';
import {
  type Bold,
  cellsInMarkdown,
  emphasised,
  fenced,
  lineInMarkdown,
  speakerInShort,
  textMarkOf,
} from './blocks.ts';

/** Longer than most titles; the others are truncated. */
const LONGEST_TITLE = 200;
/** The maximum size of a line above a quote. */
const LONGEST_BEFORE = 300;
/** The maximum number of events shown: sentences with more are lists. */
const MAX_EVENTS = 3;
const LONGEST_EVENT = 80;
/** How many characters before the highlight are shown of a sentence that is too long to be shown from its start. */
const LEAD = 100;

/**
 * The quote as lines of quotation, with its context: the headings and the lines above in small print, the quote with the
 * highlight in bold, and the lines that continue it.
 *
 * @param longest the maximum size of all together; what does not fit is replaced with an ellipsis
 */
export function quotation(
  t: Translator,
  quote: Quote,
  longest: number,
  bold: Bold = quote.highlight,
): string {
  const { heading, lines } = quote;
  const at = lines.findIndex(({ role }) => role === 'quote');
  const above = lines.slice(0, at).map((line) => small(lineInText(line), line.isCut));
  // The heading of the first of several sections is shown as those of the others are.
  const own = lines.slice(at).some(({ kind }) => kind === 'heading') ? heading.at(-1) : undefined;
  const outer = own === undefined ? heading : heading.slice(0, -1);
  if (outer.length > 0) above.unshift(small(outer.join(' › ')));
  if (own !== undefined) above.push(headingInBold(own));
  const below = furtherLines(lines.slice(at));
  // Each line has a quotation mark `> ` and a line break.
  const rest = () => [...above, ...below].reduce((sum, line) => sum + sizeOf(line) + 3, 0);
  let isCut = lines.slice(at).some((line) => line.isCut);
  const needed = escapedSize(quote.quote) + 200;
  // The lines farthest from the quote are dropped first.
  while (below.length > 0 && rest() + needed > longest) {
    below.pop();
    isCut = true;
  }
  while (above.length > 0 && rest() + needed > longest) above.shift();
  const main = quotedAlone(t, quote, longest - rest() - (isCut ? ELLIPSIS_LENGTH : 0), bold);
  const [follows, ...others] = below;
  const isSame = follows !== undefined && lines[at + 1]!.block === lines[at]!.block && !main.endsWith('```');
  const all = [
    ...above.map(asQuotation),
    isSame ? `${main} ${follows}` : main,
    ...(isSame ? others : below).map(asQuotation),
  ];
  return isCut ? withEllipsis(t, all.join('\n')) : all.join('\n');
}

/** The length of the longest form of the ellipsis. */
const ELLIPSIS_LENGTH = '\n> …'.length;

/** Adds an ellipsis unless the text ends with one already; after code, on a line of its own. */
function withEllipsis(t: Translator, shown: string): string {
  if (shown.endsWith(t('quote.part')) || shown.endsWith('…\n```')) return shown;
  return shown.endsWith('```') ? `${shown}\n> …` : `${shown} …`;
}

/** The quote alone, without its context. */
export function quotedAlone(
  t: Translator,
  quote: Quote,
  longest: number,
  bold: Bold = quote.highlight,
): string {
  const line = quote.lines.find(({ role }) => role === 'quote')!;
  const { quote: text, kind } = quote;
  if (kind === 'code') {
    const shown = truncate(text, longest - FENCE_LENGTH);
    return fenced(shown.length < text.length ? `${shown.trimEnd()}\n…` : text);
  }
  const mark = markOf(quote, line);
  if (line.cells) {
    const cells = cellsInMarkdown(text, line.cells, bold);
    if (sizeOf(mark) + sizeOf(cells) + 3 <= longest) return `> ${mark}${escapeStart(cells)}`;
  }
  return `> ${mark}${quoted(t, text, bold, longest - sizeOf(mark), mark === '')}`;
}

/** The text before a quote: the speaker, the number of a step or a rule, the bullet of an item or a row that others follow. */
function markOf({ lines }: Quote, { kind, number, speaker, block }: ExcerptLine): string {
  if (speaker !== null) return `${escapeStart(speakerInShort(speaker))}: `;
  const isFollowed = lines.some(
    (line) => line.role === 'further' && line.kind === kind && line.block !== block,
  );
  return number !== null || ((kind === 'item' || kind === 'row') && isFollowed) ? textMarkOf(number) : '';
}

/** The length of two fences with their line breaks, and an ellipsis. */
const FENCE_LENGTH = 12;

function small(text: string, isCut = false): string {
  return `-# ${escapeStart(shorten(text, LONGEST_BEFORE))}${isCut ? ' …' : ''}`;
}

/**
 * The lines that continue the quote: the sentences of a block are on one line, without the mark before the first; headings
 * are in bold.
 */
function furtherLines([quote, ...further]: readonly ExcerptLine[]): string[] {
  const found: string[] = [];
  let last = quote!;
  for (const line of further) {
    const goesOn = line.block === last.block;
    const isHeading = !goesOn && line.kind === 'heading';
    const shown = isHeading
      ? headingInBold(line.text)
      : lineInMarkdown(goesOn ? { ...line, kind: 'paragraph' } : line);
    if (goesOn && found.length > 0) found[found.length - 1] += ` ${shown}`;
    else found.push(shown);
    last = line;
  }
  return found;
}

function headingInBold(heading: string): string {
  return `**${shorten(heading, LONGEST_BEFORE).trim()}**`;
}

function asQuotation(line: string): string {
  return line.startsWith('```') ? line : `> ${line}`;
}

/** A text on one line, escaped, with parts in bold; of one that is too long, a part. */
export function quoted(t: Translator, quote: string, bold: Bold, longest: number, isStart: boolean): string {
  const begin = isStart ? escapeStart : (line: string) => line.trim();
  const marks = bold.length * 4;
  // 3 for the quotation mark `> ` and a backslash at the start.
  const room = longest - marks - 3;
  if (escapedSize(quote) <= room) return begin(emphasised(quote, bold, 0, quote.length));
  const part = ` ${t('quote.part')}`;
  const shorter = room - sizeOf(part) - 4;
  const opening = truncate(quote, shorter).length;
  const isInOpening = (bold.at(-1)?.[1] ?? 0) <= opening;
  const from = isInOpening ? 0 : startOfCharacter(quote, Math.max(0, bold[0]![0] - LEAD));
  const to = from + truncate(quote.slice(from), shorter).length;
  const line = emphasised(quote, bold, from, to);
  return `${from > 0 ? `… ${line}` : begin(line)}${to < quote.length ? ' …' : ''}${part}`;
}

function startOfCharacter(text: string, index: number): number {
  return new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text).containing(index)?.index ?? 0;
}

/** The events of a quote, a line each, with the words that they were resolved from; null when there are none. */
export function eventLines(t: Translator, { events: all }: Pick<Quote, 'events'>): string | null {
  const events = all.filter((event) => !isFullDate(event));
  if (events.length === 0) return null;
  const lines = events.slice(0, MAX_EVENTS).map((event) => eventLine(t, event));
  if (events.length > MAX_EVENTS) lines.push(t('event.more', { count: events.length - MAX_EVENTS }));
  return lines.join('\n');
}

/** Whether an event's words are its full date, in any order, so that the resolved date adds nothing. */
function isFullDate({ text, from, to, or, grain, basis, approximate }: Event): boolean {
  if (or || basis === 'heading' || basis === 'inferred' || approximate || to === null) return false;
  const { year, month, day } = partsOf(from);
  const words = text.toLowerCase();
  const hasYear = new RegExp(`(?<!\\d)${year}(?!\\d)`).test(words);
  const hasMonth = words.includes(MONTHS[month - 1]!.slice(0, 3).toLowerCase());
  if (grain === 'year') return hasYear;
  if (grain === 'month') return hasYear && hasMonth;
  if (grain === 'day')
    return (
      hasYear && ((hasMonth && new RegExp(`(?<!\\d)0?${day}(?!\\d)`).test(words)) || words.includes(from))
    );
  const days = daysInWords(english, { from, to, grain, approximate }).toLowerCase();
  return withDashes(days) === withDashes(words);
}

/** Writes "18 to 20 June", "18-20 June" and "18 – 20 June" alike. */
function withDashes(words: string): string {
  return words.replace(/\s*(?:[-‐-―−]|\bto\b)\s*/g, '–');
}

function eventLine(t: Translator, event: Event): string {
  const words = shorten(event.text, LONGEST_EVENT);
  const days = daysInWords(t, event);
  if (event.basis === 'heading') return t('event.byHeading', { days });
  return t(event.basis === 'inferred' ? 'event.inferred' : 'event.day', { words, days });
}

/** "A ferry at last · page 12 · published 19 June 2023", in small print. */
export function sourceLine(
  t: Translator,
  { title, page, published, expired }: Pick<Quote, 'title' | 'page' | 'published' | 'expired'>,
): string {
  const parts = [
    titleInShort(t, title),
    page && t('quote.page', { page: escapeInline(page) }),
    daysOfArticle(t, { published, expired }),
  ];
  return `-# ${parts.filter(Boolean).join(' · ')}`;
}

/** "published 19 June 2023", and since when it is out of date. */
export function daysOfArticle(
  t: Translator,
  { published, expired }: { published: Day | null; expired?: Day | undefined },
): string {
  const days = publishedInWords(t, published);
  return expired ? `${days} · ⚠️ ${t('quote.expired', { day: t.day(expired) })}` : days;
}

export function titleInShort(t: Translator, title: string, longest = LONGEST_TITLE): string {
  return shorten(title, longest) || escapeText(t('article.noTitle'));
}
