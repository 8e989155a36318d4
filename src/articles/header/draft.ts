/** Collects the values of a header while its lines are read. */

import { addDays, type Day } from '../../day.ts';
import { findDateInPath, findFullDate, readLeadingDate } from '../full-date.ts';
import { readByline } from './byline.ts';
import { type Role, unquoted } from './labels.ts';
import { readSource } from './source.ts';

/** The values read so far; later ones do not override earlier ones. */
export interface Draft {
  title: string | null;
  published: Day | null;
  created: Day | null;
  updated: Day | null;
  expires: Day | null;
  /** The day in the article's path or address. */
  inPath: Day | null;
  source: string | null;
}

/** The most reliable of the days; `found` is one from outside the header's labels. */
export function dayOf({ title, published, created, inPath, updated }: Draft, found: Day | null): Day | null {
  return published ?? created ?? found ?? inPath ?? findFullDate(title ?? '')?.day ?? updated;
}

export function newDraft(): Draft {
  return {
    title: null,
    published: null,
    created: null,
    updated: null,
    expires: null,
    inPath: null,
    source: null,
  };
}

export function setField(draft: Draft, role: Role, value: string): void {
  if (role === 'title') draft.title ??= value || null;
  else if (role === 'source' || role === 'credit') {
    if (role === 'source') {
      draft.source ??= readSource(value);
      draft.inPath ??= findDateInPath(value);
    }
    const byline = readByline(value);
    if (byline?.day) setDay(draft, byline.updated ? 'updated' : 'published', byline.day);
  } else if (role === 'path') draft.inPath ??= findDateInPath(value);
  else if (role === 'expires' || role === 'validUntil') draft.expires ??= readExpiry(role, value);
  else if (role !== 'other' && role !== 'body') setDay(draft, role, readLeadingDate(value)?.day ?? null);
}

/** The first day on which an article is out of date: the one that is named, or the one after its last valid day. */
export function readExpiry(role: 'expires' | 'validUntil', value: string): Day | null {
  const day = readLeadingDate(unquoted(value))?.day ?? null;
  return day && role === 'validUntil' ? addDays(day, 1) : day;
}

export function setDay(draft: Draft, role: 'published' | 'created' | 'updated', day: Day | null): void {
  draft[role] ??= day;
}
