import type { Event, Quote } from '../../library/answers.ts';
import { daysInWords, publishedInWords } from '../../library/words.ts';
import { cut, shorten } from '../cut.ts';
import { escapedLength, escapeInline, escapeStart, escapeText } from '../escape.ts';

/** More than most titles have; of the others the opening words. */
const LONGEST_TITLE = 200;
/** What stands before a quote only says whom it speaks of. */
const LONGEST_BEFORE = 300;
/** A sentence rarely speaks of more days; those that do are lists. */
const MOST_EVENTS = 3;
const LONGEST_EVENT = 80;
/** The sentence is shown from so many characters before what answers, when it is too long to be shown from its start. */
const LEAD = 100;

const CUT = ' *(part of a longer sentence)*';

/** What of a quote is in bold: the parts that answer, other parts, or nothing. */
type Bold = readonly (readonly [from: number, to: number])[];

/**
 * The sentence on a line of quotation, after the one before it, in small print, when that says whom it speaks of.
 *
 * @param longest how many characters both together may take; what does not fit is left out, and it says so
 */
export function quotation(
  { quote, highlight, leansOnBefore, before }: Quote,
  longest: number,
  bold: Bold = highlight,
): string {
  const lead = leansOnBefore && before ? `> -# ${escapeStart(shorten(before, LONGEST_BEFORE))}\n` : '';
  return lead + quoted(quote, bold, longest - lead.length);
}

function quoted(quote: string, bold: Bold, longest: number): string {
  const marks = bold.length * 4;
  // The mark of quotation, and a backslash at the start.
  const room = longest - marks - 3;
  if (escapedLength(quote) <= room) return `> ${escapeStart(emphasised(quote, bold, 0, quote.length))}`;
  const shorter = room - CUT.length - 4;
  const opening = cut(quote, shorter).length;
  const isInOpening = (bold.at(-1)?.[1] ?? 0) <= opening;
  const from = isInOpening ? 0 : startOfCharacter(quote, Math.max(0, bold[0]![0] - LEAD));
  const to = from + cut(quote.slice(from), shorter).length;
  const line = emphasised(quote, bold, from, to);
  return `> ${from > 0 ? `… ${line}` : escapeStart(line)}${to < quote.length ? ' …' : ''}${CUT}`;
}

/** A stretch of a quote, escaped, with parts of it in bold. */
function emphasised(quote: string, bold: Bold, from: number, to: number): string {
  let line = '';
  let at = from;
  for (const [start, end] of merged(bold)) {
    const [first, last] = [Math.max(start, at), Math.min(end, to)];
    const shown = escapeInline(quote.slice(first, last));
    if (first >= last || shown.trim() === '') continue;
    line += `${escapeInline(quote.slice(at, first))}**${shown}**`;
    at = last;
  }
  return line + escapeInline(quote.slice(at, to));
}

/** Two marks of bold side by side would be taken for letters. */
function merged(bold: Bold): [from: number, to: number][] {
  const parts: [number, number][] = [];
  for (const [from, to] of bold) {
    const last = parts.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else parts.push([from, to]);
  }
  return parts;
}

function startOfCharacter(text: string, index: number): number {
  return new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text).containing(index)?.index ?? 0;
}

/** The days that a quote speaks of, a line each, with the words that they were read from; null when there are none. */
export function eventLines({ events }: Quote): string | null {
  if (events.length === 0) return null;
  const lines = events.slice(0, MOST_EVENTS).map(eventLine);
  if (events.length > MOST_EVENTS) lines.push(`and ${events.length - MOST_EVENTS} more`);
  return lines.join('\n');
}

function eventLine(event: Event): string {
  const words = escapeStart(shorten(event.text, LONGEST_EVENT));
  const days = daysInWords(event);
  const line = event.text === days ? `speaks of ${words}` : `${words} → ${days}`;
  return event.basis === 'inferred' ? `${line} *(inferred from the rest of the article)*` : line;
}

/** "A ferry at last · published 19 June 2023", in small print. */
export function sourceLine({ title, published }: Pick<Quote, 'title' | 'published'>): string {
  return `-# ${titleInShort(title)} · ${publishedInWords(published)}`;
}

export function titleInShort(title: string, longest = LONGEST_TITLE): string {
  return shorten(title, longest) || escapeText('(no title)');
}
