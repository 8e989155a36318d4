/** Renders quotes with their sources and event dates. */

import { MONTHS, partsOf } from '../../day.ts';
import type { Event, ExcerptLine, Quote } from '../../library/answers.ts';
import { daysInWords, publishedInWords } from '../../library/dates-in-words.ts';
import { lineInText } from '../../library/excerpt.ts';
import { escapedSize, escapeStart, escapeText } from '../escape.ts';
import { shorten, truncate } from '../truncate.ts';
import { sizeOf } from '../utf8-size.ts';
import { cellsInMarkdown, emphasised, fenced, lineInMarkdown, speakerInShort, textMarkOf } from './blocks.ts';

/** Longer than most titles; the others are truncated. */
const LONGEST_TITLE = 200;
/** The maximum size of a line above a quote. */
const LONGEST_BEFORE = 300;
/** The maximum number of events shown: sentences with more are lists. */
const MAX_EVENTS = 3;
const LONGEST_EVENT = 80;
/** How many characters before the highlight are shown of a sentence that is too long to be shown from its start. */
const LEAD = 100;

const CUT = ' *(part of a longer sentence)*';

/** The parts of a quote in bold, as offsets in it. */
type Bold = readonly (readonly [from: number, to: number])[];

/**
 * The quote as lines of quotation, with its context: the headings and the lines above in small print, the quote with the
 * highlight in bold, and the lines that continue it.
 *
 * @param longest the maximum size of all together; what does not fit is replaced with an ellipsis
 */
export function quotation(quote: Quote, longest: number, bold: Bold = quote.highlight): string {
  const { heading, lines } = quote;
  const at = lines.findIndex(({ role }) => role === 'quote');
  const above = lines.slice(0, at).map((line) => small(lineInText(line), line.isCut));
  if (heading.length > 0) above.unshift(small(heading.join(' › ')));
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
  const main = quotedAlone(quote, longest - rest() - (isCut ? ELLIPSIS_LENGTH : 0), bold);
  const [follows, ...others] = below;
  const isSame = follows !== undefined && lines[at + 1]!.block === lines[at]!.block && !main.endsWith('```');
  const all = [
    ...above.map(asQuotation),
    isSame ? `${main} ${follows}` : main,
    ...(isSame ? others : below).map(asQuotation),
  ];
  return isCut ? withEllipsis(all.join('\n')) : all.join('\n');
}

/** The length of the longest form of the ellipsis. */
const ELLIPSIS_LENGTH = '\n> …'.length;

/** Adds an ellipsis unless the text ends with one already; after code, on a line of its own. */
function withEllipsis(shown: string): string {
  if (shown.endsWith(CUT) || shown.endsWith('…\n```')) return shown;
  return shown.endsWith('```') ? `${shown}\n> …` : `${shown} …`;
}

/** The quote alone, without its context. */
export function quotedAlone(quote: Quote, longest: number, bold: Bold = quote.highlight): string {
  const line = quote.lines.find(({ role }) => role === 'quote')!;
  const { quote: text, kind } = quote;
  if (kind === 'code') {
    const shown = truncate(text, longest - FENCE_LENGTH);
    return fenced(shown.length < text.length ? `${shown.trimEnd()}\n…` : text);
  }
  const mark = markOf(quote, line);
  if (line.cells) {
    const cells = cellsInMarkdown(text, line.cells, bold);
    if (sizeOf(cells) + 3 <= longest) return `> ${escapeStart(cells)}`;
  }
  return `> ${mark}${quoted(text, bold, longest - sizeOf(mark), mark === '')}`;
}

/** The text before a quote: the speaker, the number of a step or a rule, the bullet of an item that others follow. */
function markOf({ lines }: Quote, { kind, number, speaker, block }: ExcerptLine): string {
  if (speaker !== null) return `${escapeStart(speakerInShort(speaker))}: `;
  const isFollowed = lines.some(
    (line) => line.role === 'further' && line.kind === 'item' && line.block !== block,
  );
  return number !== null || (kind === 'item' && isFollowed) ? textMarkOf(number) : '';
}

/** The length of two fences with their line breaks, and an ellipsis. */
const FENCE_LENGTH = 12;

function small(text: string, isCut = false): string {
  return `-# ${escapeStart(shorten(text, LONGEST_BEFORE))}${isCut ? ' …' : ''}`;
}

/** The lines that continue the quote: the sentences of a block are on one line, without the mark before the first. */
function furtherLines([quote, ...further]: readonly ExcerptLine[]): string[] {
  const found: string[] = [];
  let last = quote!;
  for (const line of further) {
    const goesOn = line.block === last.block;
    const shown = lineInMarkdown(goesOn ? { ...line, kind: 'paragraph' } : line);
    if (goesOn && found.length > 0) found[found.length - 1] += ` ${shown}`;
    else found.push(shown);
    last = line;
  }
  return found;
}

function asQuotation(line: string): string {
  return line.startsWith('```') ? line : `> ${line}`;
}

function quoted(quote: string, bold: Bold, longest: number, isStart: boolean): string {
  const begin = isStart ? escapeStart : (line: string) => line.trim();
  const marks = bold.length * 4;
  // 3 for the quotation mark `> ` and a backslash at the start.
  const room = longest - marks - 3;
  if (escapedSize(quote) <= room) return begin(emphasised(quote, bold, 0, quote.length));
  const shorter = room - CUT.length - 4;
  const opening = truncate(quote, shorter).length;
  const isInOpening = (bold.at(-1)?.[1] ?? 0) <= opening;
  const from = isInOpening ? 0 : startOfCharacter(quote, Math.max(0, bold[0]![0] - LEAD));
  const to = from + truncate(quote.slice(from), shorter).length;
  const line = emphasised(quote, bold, from, to);
  return `${from > 0 ? `… ${line}` : begin(line)}${to < quote.length ? ' …' : ''}${CUT}`;
}

function startOfCharacter(text: string, index: number): number {
  return new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text).containing(index)?.index ?? 0;
}

/** The events of a quote, a line each, with the words that they were resolved from; null when there are none. */
export function eventLines({ events: all }: Pick<Quote, 'events'>): string | null {
  const events = all.filter((event) => !isFullDate(event));
  if (events.length === 0) return null;
  const lines = events.slice(0, MAX_EVENTS).map(eventLine);
  if (events.length > MAX_EVENTS) lines.push(`and ${events.length - MAX_EVENTS} more`);
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
  return daysInWords({ from, to, grain, approximate }).toLowerCase() === words;
}

function eventLine(event: Event): string {
  const words = escapeStart(shorten(event.text, LONGEST_EVENT));
  const days = daysInWords(event);
  if (event.basis === 'heading') return `of ${days} *(by its heading)*`;
  const line = `${words} → ${days}`;
  return event.basis === 'inferred' ? `${line} *(inferred from the rest of the article)*` : line;
}

/** "A ferry at last · page 12 · published 19 June 2023", in small print. */
export function sourceLine({ title, page, published }: Pick<Quote, 'title' | 'page' | 'published'>): string {
  const parts = [titleInShort(title), page && pageInWords(page), publishedInWords(published)];
  return `-# ${parts.filter(Boolean).join(' · ')}`;
}

function pageInWords(page: string): string {
  return `page ${escapeText(page)}`;
}

export function titleInShort(title: string, longest = LONGEST_TITLE): string {
  return shorten(title, longest) || escapeText('(no title)');
}
