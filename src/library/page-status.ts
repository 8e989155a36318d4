/** What is known of the page that an article of a server names as its source, and what another look at it tells. */

import type { Article } from '../articles/article.ts';
import { addDays, type Day } from '../day.ts';
import { digestOf } from './article-segment.ts';

/** What a server said of the version of a page that was read, by which it is asked for a newer one alone. */
export interface PageValidators {
  etag?: string;
  lastModified?: string;
}

/** The page of an article, to be looked at. */
export interface ArticlePage {
  address: string;
  /** The article's sentences, which are looked for on it. */
  sentences: string[];
  /** See `pageVersionOf`. */
  version: string;
  /** Those of the look before, where it was of the same version. */
  validators: PageValidators;
}

/** What came of a look. */
export type PageCheck =
  /** The numbers of the sentences that it does not have. */
  | { kind: 'read'; missing: readonly number[]; validators: PageValidators }
  /** It is the same as with the look before. */
  | { kind: 'unchanged' }
  /** The site says that there is no such page. */
  | { kind: 'gone' }
  /** It cannot be read now, or its site does not let programs read it. */
  | { kind: 'unreachable' };

/** What is known of the page of an article. */
export interface PageStatus {
  /** The version of the article that was looked for; of another, nothing is known. */
  version: string;
  /** In milliseconds since 1970: when it was last looked at. */
  checkedAt: number;
  /** The day on which it was last read; null when it never was. */
  readOn: Day | null;
  /** The day since which it is gone, and with how many looks in a row; null and 0 when it is not. */
  goneSince: Day | null;
  goneChecks: number;
  /** The day since which it cannot be read; null when it can, or is gone. */
  unreachableSince: Day | null;
  /** How many of the article's sentences it did not have when it was last read, and the citations of the first. */
  missing: number;
  firstMissing: string[];
  validators: PageValidators;
}

/** What is known of the pages of a server's articles, by the keys of these. */
export type PageStatuses = ReadonlyMap<string, PageStatus>;

/** Identifies the version of an article. */
export function pageVersionOf(article: Article): string {
  return String(digestOf(article));
}

/** Why an article has lost its page. */
export type PageLoss =
  | { how: 'gone' | 'unreachable'; since: Day }
  /** It was read on the day, and so many sentences are not on it. */
  | { how: 'changed'; since: Day; missing: number; citations: string[] };

/** How many of the missing sentences are cited: as many as a card shows. */
const MAX_CITED = 2;
/** So many looks in a row have to find nothing: sites come back. From 2 to 5. */
const MIN_GONE_CHECKS = 2;
/** In days: for how long a page cannot be read before that is told, longer than most repairs take. From 3 to 30. */
const MIN_UNREACHABLE_DAYS = 7;

/**
 * What is known of a page after a look.
 *
 * @param before what was known of it; null for nothing
 * @param version the one that was looked for; what was known of another does not count
 * @param cite the citation of a sentence, by its number
 * @param at in milliseconds since 1970
 */
export function statusAfter(
  before: PageStatus | null,
  version: string,
  check: PageCheck,
  cite: (sentence: number) => string,
  at: number,
): PageStatus {
  const day = new Date(at).toISOString().slice(0, 10) as Day;
  const known = before?.version === version ? before : { ...UNKNOWN, version };
  const isThere = { checkedAt: at, readOn: day, goneSince: null, goneChecks: 0, unreachableSince: null };
  switch (check.kind) {
    case 'unchanged':
      return { ...known, ...isThere };
    case 'read': {
      const { missing, validators } = check;
      const firstMissing = missing.slice(0, MAX_CITED).map(cite);
      return { ...known, ...isThere, missing: missing.length, firstMissing, validators };
    }
    case 'gone': {
      const goneSince = known.goneSince ?? day;
      return { ...known, checkedAt: at, goneSince, goneChecks: known.goneChecks + 1, unreachableSince: null };
    }
    case 'unreachable':
      // A site that fails for an hour does not bring back a page that is gone.
      return { ...known, checkedAt: at, unreachableSince: known.unreachableSince ?? day };
  }
}

const UNKNOWN: Omit<PageStatus, 'version'> = {
  checkedAt: 0,
  readOn: null,
  goneSince: null,
  goneChecks: 0,
  unreachableSince: null,
  missing: 0,
  firstMissing: [],
  validators: {},
};

/**
 * Whether an article has lost its page: it is gone, cannot be read for long, or does not have all of its sentences.
 *
 * @param day the present one
 * @returns null when it has not, as far as is known
 */
export function lossOf(status: PageStatus, day: Day): PageLoss | null {
  const { readOn, goneSince, goneChecks, unreachableSince, missing, firstMissing } = status;
  if (goneSince !== null && goneChecks >= MIN_GONE_CHECKS) return { how: 'gone', since: goneSince };
  if (unreachableSince !== null && (addDays(unreachableSince, MIN_UNREACHABLE_DAYS) ?? day) <= day)
    return { how: 'unreachable', since: unreachableSince };
  if (missing > 0 && readOn !== null)
    return { how: 'changed', since: readOn, missing, citations: firstMissing };
  return null;
}
