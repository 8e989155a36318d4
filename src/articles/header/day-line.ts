/** Reads lines that name the day of an article. */

import type { Day } from '../../day.ts';
import { findFullDate, readFullDate, readLeadingDate } from '../full-date.ts';
import { isShortRest, MAX_BYLINE, readByline } from './byline.ts';
import { readLabel } from './labels.ts';
import { MAX_READ } from './lines.ts';

/** Whether a line has more than a day and the words that label it. */
export function hasMore(line: string): boolean {
  const found = findFullDate(line);
  const rest = found ? line.slice(0, found.start) + line.slice(found.end) : line;
  return /\p{L}{2}/u.test(rest.replace(DAY_WORDS, ''));
}

const DAY_WORDS =
  /\b(?:first|last|date|dated|day|published|posted|issued|released|created|updated|modified|edited|revised|on|at|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|a\.?m|p\.?m|utc|gmt|[ecmp][sd]?t|[bc]e?st)\b/gi;

/**
 * The day of publication that a line names and says nothing else: "Date: 5 May 2024", "5 May 2024", "Version 1.8 of 5 May
 * 2024"; null for any other.
 */
export function readDayLine(text: string): Day | null {
  const line = text.slice(0, MAX_READ);
  const label = readLabel(line);
  if (label?.role !== 'published') return readFullDate(line.replace(VERSION, '').replace(/[.)]+$/, ''));
  const { value, marked } = label;
  const leading = readLeadingDate(value);
  if (leading) return isShortRest(value.slice(leading.end)) ? leading.day : null;
  // "$Date: 2024-05-05 10:00:00 +0200 $" of a version control system.
  return marked && value.length <= MAX_BYLINE ? (findFullDate(value)?.day ?? null) : null;
}

/** What a day follows with a version: "version 2.2 (", "Manual, edition 3, published on ". */
const VERSION =
  /^(?:.{0,100}\s)?(?:version|edition|release|revision) v?\d[\w.-]*[\s,;:(–—-]+(?:(?:of|on|from|dated|published|released|issued|updated|revised|approved|adopted|ratified) ){0,2}/i;

export function isDayLine(line: string): boolean {
  const label = readLabel(line);
  const day = label && label.role !== 'other' ? readLeadingDate(label.value) : null;
  return day !== null || readFullDate(line) !== null || readByline(line) !== null;
}

export function isHeaderLine(line: string): boolean {
  const label = readLabel(line);
  return isDayLine(line) || label?.marked === true;
}
