/** Makes findings of what is found in articles. */

import { displayTitle } from '../../articles/title.ts';
import { addDays, type Day } from '../../day.ts';
import type { Entry } from '../answers.ts';
import { keyOf, sentenceHash, writeCitation } from '../citation.ts';
import type { CooperativeTask } from '../cooperative-scheduler.ts';
import type { Figures } from '../figures.ts';
import { pageVersionOf } from '../page-status.ts';
import { DAYS_OF_MONTH } from '../server-settings.ts';
import { checkArticles } from './check-articles.ts';
import { type CheckedArticle, type SentenceRef, sentenceText } from './checked-article.ts';
import type { Contradiction } from './contradictions.ts';
import { type Disagreement, type Duplicate, findingKey, type Neglected } from './health.ts';

/** The least number of sentences in which an edition differs from a later one to be superseded by it. From 2 to 5. */
const MIN_SUPERSEDED = 2;

/** An article that has been checked. */
interface ArticleEntry {
  entry: Entry;
  /** Of its text. */
  hash: string;
  /** See `pageVersionOf`; empty for a seed. */
  version: string;
  /** As in `Article`: `entry` does not have the day, which may lie ahead. */
  expires: Day | undefined;
}

/** What is found in the texts of articles. It is the same for as long as they are. */
export interface ArticleHealth {
  /** All that are checked. */
  articles: ArticleEntry[];
  /** Those of a server's own articles first, which its moderators can do something about. */
  findings: (Duplicate | Disagreement)[];
}

/** Checks the articles that a server sees. */
export function* articleHealth(checked: readonly CheckedArticle[]): CooperativeTask<ArticleHealth> {
  const { duplicates, contradictions } = yield* checkArticles(checked.map(({ analysed }) => analysed));
  const articles: ArticleEntry[] = [];
  for (const one of checked) {
    const { article } = one.analysed;
    const version = one.server === null ? '' : pageVersionOf(article);
    articles.push({
      entry: entryOf(one),
      hash: sentenceHash(article.text),
      version,
      expires: article.expires,
    });
    yield;
  }
  const found = [
    ...contradictions.filter(({ kind }) => kind === 'contradiction').map((one) => disagreement([one])),
    ...duplicates.map(({ kind, articles: [one, other] }): Duplicate => {
      const pair = [articles[one]!, articles[other]!] as const;
      return {
        kind: 'duplicate',
        key: findingKey('duplicate', pair.map(keyWithText)),
        how: kind,
        articles: [pair[0].entry, pair[1].entry],
      };
    }),
    ...latestEditions(contradictions, (article) => articles[article]!.entry.published ?? '').map(
      disagreement,
    ),
  ];
  const ownOf = (one: Duplicate | Disagreement) => one.articles.filter(({ own }) => own).length;
  return { articles, findings: found.sort((a, b) => ownOf(b) - ownOf(a)) };

  function disagreement(sentences: readonly Contradiction[]): Disagreement {
    const { kind, difference, differing, sentences: pair } = sentences[0]!;
    const [one, other] = pair.map(({ article }) => articles[article]!.entry) as [Entry, Entry];
    const citations = pair.map(citationOf) as [string, string];
    const texts = pair.map(({ article, sentence }) => sentenceText(checked[article]!.analysed, sentence));
    return {
      kind,
      key: findingKey(kind, [one.key, texts[0]!, other.key, texts[1]!]),
      difference,
      articles: [one, other],
      citations,
      differing,
      count: sentences.length,
    };
  }

  function citationOf({ article, sentence }: SentenceRef): string {
    const hash = sentenceHash(sentenceText(checked[article]!.analysed, sentence));
    return writeCitation({ key: articles[article]!.entry.key, sentence, hash });
  }
}

/** The pairs of sentences of each article that is superseded, with the latest one that supersedes it. */
function latestEditions(
  contradictions: readonly Contradiction[],
  publishedOf: (article: number) => string,
): Contradiction[][] {
  const byOlder = new Map<number, Map<number, Contradiction[]>>();
  for (const one of contradictions) {
    if (one.kind !== 'superseded') continue;
    const [older, newer] = one.sentences.map(({ article }) => article) as [number, number];
    const editions = byOlder.get(older) ?? new Map<number, Contradiction[]>();
    byOlder.set(older, editions.set(newer, [...(editions.get(newer) ?? []), one]));
  }
  return [...byOlder.values()].flatMap((editions) => {
    const enough = [...editions].filter(([, pairs]) => pairs.length >= MIN_SUPERSEDED);
    const latest = enough.sort(([a], [b]) => (publishedOf(a) < publishedOf(b) ? 1 : -1))[0];
    return latest ? [latest[1]] : [];
  });
}

/**
 * The articles that are stale on a day: those that have expired, and then those that were published more than so many months
 * before it, the oldest first. A server's own come before the others.
 *
 * @param months of 30.44 days
 */
export function staleArticles({ articles }: ArticleHealth, day: Day, months: number): Neglected[] {
  const before = addDays(day, -Math.round(months * DAYS_OF_MONTH)) ?? '';
  const hasExpired = ({ expires }: ArticleEntry) => expires !== undefined && expires <= day;
  const isOld = ({ published }: Entry) => published !== null && published < before;
  const expired = articles.filter(hasExpired).sort((a, b) => (a.expires! < b.expires! ? -1 : 1));
  const old = articles
    .filter((one) => !hasExpired(one) && isOld(one.entry))
    .sort((a, b) => (a.entry.published! < b.entry.published! ? -1 : 1));
  return [...expired.map(expiredFinding), ...old.map((one) => neglected('stale', one))].sort(
    (a, b) => Number(b.article.own) - Number(a.article.own),
  );
}

/** Another finding than that of an old article, which may have been dismissed before it expired. */
function expiredFinding(article: ArticleEntry): Neglected {
  const expired = article.expires!;
  const key = findingKey('stale', [keyWithText(article), expired]);
  return { kind: 'stale', key, article: { ...article.entry, expired } };
}

/**
 * A server's own articles that no answer has quoted, as far as its figures know: they keep the `MAX_COUNTED` articles that
 * were counted last, for `MAX_WEEKS` weeks. One that was quoted only before that is found as well.
 */
export function unquotedArticles(
  { articles }: ArticleHealth,
  figures: Pick<Figures, 'articles'>,
): Neglected[] {
  const quoted = new Set(figures.articles.map(({ article }) => article));
  return articles
    .filter(({ entry: { own, key } }) => own && !quoted.has(key))
    .map((one) => neglected('unquoted', one));
}

function neglected(kind: Neglected['kind'], article: ArticleEntry): Neglected {
  return { kind, key: findingKey(kind, [keyWithText(article)]), article: article.entry };
}

function keyWithText({ entry, hash }: ArticleEntry): string {
  return `${entry.key} ${hash}`;
}

function entryOf({ analysed: { article, starts }, server }: CheckedArticle): Entry {
  const { id, published, source } = article;
  return {
    id,
    key: keyOf(id, server),
    title: displayTitle(article),
    published,
    source,
    sentences: starts.length,
    own: server !== null,
  };
}
