/** Makes findings of what is found in articles. */

import { displayTitle } from '../../articles/title.ts';
import { addDays, type Day } from '../../day.ts';
import type { Entry } from '../answers.ts';
import { keyOf, sentenceHash, writeCitation } from '../citation.ts';
import type { CooperativeTask } from '../cooperative-scheduler.ts';
import type { Figures } from '../figures.ts';
import { DAYS_OF_MONTH } from '../server-settings.ts';
import { checkArticles } from './check-articles.ts';
import { type CheckedArticle, type SentenceRef, sentenceText } from './checked-article.ts';
import type { Contradiction } from './contradictions.ts';
import { type Disagreement, type Duplicate, findingKey, type Neglected } from './health.ts';

/** The least number of sentences in which an edition differs from a later one to be superseded by it. From 2 to 5. */
const MIN_SUPERSEDED = 2;

/** What is found in the texts of articles. It is the same for as long as they are. */
export interface ArticleHealth {
  /** All that are checked, with the hash of the text of each. */
  articles: { entry: Entry; hash: string }[];
  /** Those of a server's own articles first, which its moderators can do something about. */
  findings: (Duplicate | Disagreement)[];
}

/** Checks the articles that a server sees. */
export function* articleHealth(checked: readonly CheckedArticle[]): CooperativeTask<ArticleHealth> {
  const { duplicates, contradictions } = yield* checkArticles(checked.map(({ analysed }) => analysed));
  const articles: ArticleHealth['articles'] = [];
  for (const one of checked) {
    articles.push({ entry: entryOf(one), hash: sentenceHash(one.analysed.article.text) });
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
    const { kind, difference, sentences: pair } = sentences[0]!;
    const [one, other] = pair.map(({ article }) => articles[article]!.entry) as [Entry, Entry];
    const citations = pair.map(citationOf) as [string, string];
    const texts = pair.map(({ article, sentence }) => sentenceText(checked[article]!.analysed, sentence));
    return {
      kind,
      key: findingKey(kind, [one.key, texts[0]!, other.key, texts[1]!]),
      difference,
      articles: [one, other],
      citations,
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
 * The articles that are stale, oldest first: those that were published more than so many months before a day.
 *
 * @param months of 30.44 days
 */
export function staleArticles({ articles }: ArticleHealth, day: Day, months: number): Neglected[] {
  const before = addDays(day, -Math.round(months * DAYS_OF_MONTH)) ?? '';
  return articles
    .filter(({ entry }) => entry.published !== null && entry.published < before)
    .sort((a, b) => (a.entry.published! < b.entry.published! ? -1 : 1))
    .sort((a, b) => Number(b.entry.own) - Number(a.entry.own))
    .map((one) => neglected('stale', one));
}

/**
 * A server's own articles that no answer has quoted, as far as its figures know: they count the `MAX_COUNTED` articles that
 * answered last, in `MAX_WEEKS` weeks. One that answered before is found as well.
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

function neglected(kind: Neglected['kind'], article: ArticleHealth['articles'][number]): Neglected {
  return { kind, key: findingKey(kind, [keyWithText(article)]), article: article.entry };
}

function keyWithText({ entry, hash }: ArticleHealth['articles'][number]): string {
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
