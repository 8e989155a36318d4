/** The types of what `/library health` finds. */

import { createHash } from 'node:crypto';
import type { Span } from '../../span.ts';
import type { Entry } from '../answers.ts';
import type { PageLoss } from '../page-status.ts';
import type { VoteCounts } from '../votes.ts';
import type { DuplicatePair } from './near-duplicates.ts';
import type { Difference } from './statement-comparison.ts';

/** The kinds of findings, in the order in which they are shown. */
export const FINDING_KINDS = [
  'contradiction',
  'duplicate',
  'superseded',
  'stale',
  'page',
  'contested',
  'unanswered',
  'unquoted',
] as const;

export type FindingKind = (typeof FINDING_KINDS)[number];

interface FindingOf<Kind extends FindingKind> {
  kind: Kind;
  /** The same for as long as the texts are: see `findingKey`. */
  key: string;
}

/** Two articles that say the same. */
export interface Duplicate extends FindingOf<'duplicate'> {
  how: DuplicatePair['kind'];
  articles: [Entry, Entry];
}

/** Two sentences that cannot both hold, or of which the later has taken the place of the earlier. */
export interface Disagreement extends FindingOf<'contradiction' | 'superseded'> {
  difference: Difference;
  /** The older first, where both articles have a day. */
  articles: [Entry, Entry];
  /** Of each sentence. */
  citations: [string, string];
  /** The parts of each sentence that differ, as offsets in it. */
  differing: [Span[], Span[]];
  /** In how many sentences these two articles differ. */
  count: number;
}

/** An article that is old or has expired, since the day `expired` then, or that no answer has quoted. */
export interface Neglected extends FindingOf<'stale' | 'unquoted'> {
  article: Entry;
}

/** An article whose page is gone, cannot be read, or does not say the same any more. */
export interface LostPage extends FindingOf<'page'> {
  article: Entry;
  loss: PageLoss;
}

/** Questions about the same that found nothing, newest first. */
export interface Unanswered extends FindingOf<'unanswered'> {
  questions: string[];
  /** The keys of their reports. */
  reports: string[];
}

/** A sentence that members call "Not it". */
export interface Contested extends FindingOf<'contested'> {
  votes: VoteCounts;
}

/** Something that a moderator may want to do something about. */
export type Finding = Duplicate | Disagreement | Neglected | LostPage | Unanswered | Contested;

/** The health of the articles that a server sees. */
export interface Health {
  /** How many articles are checked, and how many do not fit. */
  checked: number;
  leftOut: number;
  /** What is older than so many months is stale. */
  staleAfterMonths: number;
  /** How many answers the figures count; for the articles that are never quoted. */
  answers: number;
  /** Those that moderators have not dismissed, by kind; at most `MAX_FINDINGS` of each kind. */
  findings: Finding[];
}

/** In hexadecimal digits: no two findings of a server share a key. */
const KEY_LENGTH = 12;

/**
 * The key of a finding, which buttons carry and dismissals keep: a hash of its kind and of the texts that it is about, so
 * that it is another finding when a text has changed.
 */
export function findingKey(kind: FindingKind, texts: readonly string[]): string {
  const content = JSON.stringify([kind, ...texts]);
  return createHash('sha256').update(content).digest('hex').slice(0, KEY_LENGTH);
}
