/** Finds the dates in headings, which apply to the blocks below them, and those of the messages of a chat. */

import type { Article } from '../articles/article.ts';
import type { Block } from '../articles/document.ts';
import { findFullDate, findMessageDate, readLeadingDate } from '../articles/full-date.ts';
import type { Day } from '../day.ts';
import { resolveDates } from '../language/dates.ts';
import { dateOrderOf } from './article-date-order.ts';

/** A day that a heading gives, and its words. */
export interface HeadingDate {
  day: Day;
  /** The other possible day, which is the later one: see `EventDate`. */
  or?: Day;
  text: string;
}

/** Headings that give a day are short: "[4.2.1] - 2026-03-11", "Meeting of 13 March 2025". In characters. */
const MAX_HEADING_LENGTH = 120;

const cache = new WeakMap<Article, ReadonlyMap<number, HeadingDate>>();
const NONE: ReadonlyMap<number, HeadingDate> = new Map();

/**
 * The day that the nearest heading above each block gives: the blocks below "2.4.0 - 2025-02-20" are of that day, as is the
 * message behind "20/11/2026, 10:04 - Ana:".
 *
 * @returns by block number. The heading with the date is not included, unless it is below another one with a date.
 */
export function headingDatesOf(article: Article): ReadonlyMap<number, HeadingDate> {
  const known = cache.get(article);
  if (known) return known;
  const days = find(article);
  cache.set(article, days);
  return days;
}

/**
 * The day on which a block was written: that of the message or the heading that it is below, or that it starts with, as
 * "[25/09/2026] Ana: …" does; otherwise that of its article. Null where none has one.
 */
export function writtenOn(article: Article, block: number): Day | null {
  const above = headingDatesOf(article).get(block);
  return above?.day ?? dayAtStartOf(article.blocks[block]!, article) ?? article.published;
}

function dayAtStartOf({ start, end }: Block, article: Article): Day | null {
  const opening = article.text.slice(start, Math.min(end, start + MAX_HEADING_LENGTH));
  const bracket = /^[[(]?/.exec(opening)![0].length;
  const written = readLeadingDate(opening.slice(bracket));
  return written && inOrderOf(article, opening.slice(bracket, bracket + written.end), written.day).day;
}

function find(article: Article): ReadonlyMap<number, HeadingDate> {
  const { text, blocks } = article;
  if (!blocks.some(({ kind, speaker }) => kind === 'heading' || speaker)) return NONE;
  const given = new Map<number, HeadingDate>();
  const days = new Map<number, HeadingDate>();
  for (const [number, block] of blocks.entries()) {
    const above = given.get(block.parent);
    const header = headerOf(block, text);
    const own = /\d/.test(header) ? dayIn(header, block, article) : null;
    const applied = block.speaker ? (own ?? above) : above;
    if (applied) days.set(number, applied);
    const day = own ?? above;
    if (day) given.set(number, day);
  }
  return days;
}

/** The text that may give a day: that of a short heading, or what stands around the name of a speaker. */
function headerOf({ kind, start, end, speaker }: Block, text: string): string {
  if (kind === 'heading') return end - start <= MAX_HEADING_LENGTH ? text.slice(start, end) : '';
  if (!speaker) return '';
  const before = text.slice(Math.max(0, speaker.start - MAX_HEADING_LENGTH), speaker.start);
  const after = text.slice(speaker.end, Math.min(start, speaker.end + MAX_HEADING_LENGTH));
  return `${before.slice(before.lastIndexOf('\n') + 1)} ${after}`.trim();
}

function dayIn(header: string, { speaker }: Block, article: Article): HeadingDate | null {
  const written = speaker ? findMessageDate(header) : findFullDate(header);
  if (!written) return speaker ? dayBefore(header, article) : null;
  return inOrderOf(article, header.slice(written.start, written.end).trim(), written.day);
}

/** A date as it is read in the order of day and month that the article's sentences have. @param day as read without it */
function inOrderOf(article: Article, text: string, day: Day): HeadingDate {
  const [read] = resolveDates(text, null, dateOrderOf(article));
  return { day: read?.from ?? day, text, ...(read?.other && { or: read.other }) };
}

/** The day of a message without its year, "Nov 20 12:03", in an article with a day: none was written after it. */
function dayBefore(header: string, { published }: Article): HeadingDate | null {
  const [read] = resolveDates(header, published);
  if (!published || !read?.from || read.basis !== 'year-inferred' || read.grain !== 'day') return null;
  return read.from <= published ? { day: read.from, text: read.text } : null;
}
