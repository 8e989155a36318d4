/** Makes a digest of the changes of articles, and of the questions that found nothing. */

import type { Day } from '../../day.ts';
import { groupQuestions } from '../health/question-groups.ts';
import type { Report } from '../report.ts';
import type { DigestSchedule } from '../server-settings.ts';
import type { ArticleChange, FactChange } from './article-change.ts';

/** An article in a digest. */
export type DigestArticle = Pick<ArticleChange, 'key' | 'title' | 'published'>;

/** What has changed in the articles that a server sees, and what it has been asked in vain. */
export interface Digest {
  /** The day from which on the changes are listed. */
  since: Day;
  /** The facts that are others now, the latest changes first. */
  facts: (FactChange & { article: DigestArticle })[];
  /** The articles that are new, that have changed, and that are gone; the latest changes first. */
  added: DigestArticle[];
  changed: DigestArticle[];
  removed: DigestArticle[];
  /** The questions that are stored since they found nothing: how many, and by what they are about, the largest group first. */
  gaps: { count: number; groups: { question: string; count: number }[] };
  /** Whether any of these questions is of the first day or later. */
  hasNewGaps: boolean;
}

/** A digest that is to be posted now. */
export interface DueDigest {
  channel: string;
  digest: Digest;
  /** The schedule as it is once the digest is posted: see `Library.noteDigest`. */
  next: DigestSchedule;
}

/** How many groups of questions a digest has. */
const MAX_GROUPS = 5;

/**
 * Makes a digest. Several changes of an article are one: what was added and removed is left out, and a fact that has changed
 * twice has its first and its last sentence.
 *
 * @param changes in the order of their times
 */
export function digestOf(since: Day, changes: readonly ArticleChange[], reports: readonly Report[]): Digest {
  const all = [...mergedByArticle(changes).values()].reverse();
  const of = (wanted: ArticleChange['kind']) =>
    all.flatMap(({ kind, key, title, published }) => (kind === wanted ? { key, title, published } : []));
  const unanswered = reports.filter(({ kind }) => kind === 'unanswered').reverse();
  return {
    since,
    facts: all.flatMap(({ kind, key, title, published, facts }) =>
      kind === 'changed' ? facts.map((fact) => ({ ...fact, article: { key, title, published } })) : [],
    ),
    added: of('added'),
    changed: of('changed'),
    removed: of('removed'),
    gaps: {
      count: unanswered.length,
      groups: groupQuestions(unanswered, ({ question }) => question)
        .slice(0, MAX_GROUPS)
        .map((group) => ({ question: group[0].question, count: group.length })),
    },
    hasNewGaps: unanswered.some(({ day }) => day >= since),
  };
}

/** Whether a digest says nothing new: then it is not posted. */
export function isEmpty({ added, changed, removed, hasNewGaps }: Digest): boolean {
  return added.length + changed.length + removed.length === 0 && !hasNewGaps;
}

/** The changes of each article as one, by its key, in the order of its last change. */
function mergedByArticle(changes: readonly ArticleChange[]): Map<string, ArticleChange> {
  const byKey = new Map<string, ArticleChange>();
  for (const change of changes) {
    const merged = merge(byKey.get(change.key), change);
    byKey.delete(change.key);
    if (merged) byKey.set(change.key, merged);
  }
  return byKey;
}

function merge(earlier: ArticleChange | undefined, later: ArticleChange): ArticleChange | null {
  if (!earlier) return later;
  if (later.kind === 'removed') return earlier.kind === 'added' ? null : later;
  if (earlier.kind === 'removed') return { ...later, kind: 'changed' };
  return { ...later, kind: earlier.kind, facts: mergedFacts(earlier.facts, later.facts) };
}

function mergedFacts(earlier: readonly FactChange[], later: readonly FactChange[]): FactChange[] {
  const before = (sentence: string) => earlier.find(({ after }) => after === sentence)?.before ?? sentence;
  const chained = later.map((fact) => ({ ...fact, before: before(fact.before) }));
  const untouched = earlier.filter(
    ({ after, citation }) => !later.some((fact) => fact.before === after || fact.citation === citation),
  );
  return [...untouched, ...chained].filter((fact) => fact.before !== fact.after);
}
