import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/articles/article.ts';
import { parseArticle } from '../../src/articles/parse.ts';
import { termsOf } from '../../src/language/terms.ts';
import { Collection } from '../../src/library/collection.ts';
import { reindex } from '../../src/library/merge-policy.ts';
import { ServerView } from '../../src/library/server-view.ts';
import { shippedModel } from '../../src/library/shipped-model.ts';
import { randomFrom } from '../../src/training/random.ts';

const { lexicon } = shippedModel();
const EMPTY = new Collection(null, [], []);

const PLACES = ['Varde', 'Lindholm', 'Aske', 'Fenby'];
const EVENTS = ['storm', 'fair', 'election', 'concert', 'trial'];
const name = (number: number) => `${String(number).padStart(3, '0')}.txt`;

function articleOf(number: number, edition = 0): Article {
  const [place, event] = [PLACES[number % 4], EVENTS[number % 5]];
  return parseArticle(
    name(number),
    `Date: 2024-05-0${1 + (number % 9)}\n\nThe ${event} in ${place} began on Monday. It drew ${edition} crowds to hall ${number}.`,
  );
}

function reindexed(articles: Article[], before: Collection): Collection {
  const steps = reindex({ articles, problems: [] }, before);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** What can be observed of a collection: its revision, its articles and its rankings. */
function answersOf(collection: Collection) {
  const view = new ServerView(collection, EMPTY, lexicon);
  const questions = [
    'When did the storm in Varde begin?',
    'How many crowds came to hall 7?',
    'fair in 3 halls',
  ];
  return {
    revision: view.revision,
    size: collection.size,
    newest: collection.newest,
    ids: collection.articles().map(({ article }) => article.id),
    found: questions.map((question) =>
      view.index.rank(termsOf(question), 20).candidates.map((one) => {
        const { ref, number } = view.sentenceAt(one.segment, one.sentence);
        return [ref.article.id, number, one.score, one.held];
      }),
    ),
  };
}

describe('a collection', () => {
  it('does not depend on the collection that it was built from', () => {
    const random = randomFrom(7);
    const articles = new Map<string, Article>();
    let collection = EMPTY;
    for (let change = 0; change < 60; change++) {
      for (let i = 0; i < (change % 10 === 0 ? 30 : 1); i++) {
        const number = Math.floor(random() * 120);
        if (random() < 0.35) articles.delete(name(number));
        else articles.set(name(number), articleOf(number, change));
      }
      const now = [...articles.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      collection = reindexed(now, collection);
      if (change % 6 === 0) expect(answersOf(collection)).toEqual(answersOf(reindexed(now, EMPTY)));
    }
  });

  it('reuses its segments, and merges few of them', () => {
    const articles = Array.from({ length: 256 }, (_, number) => articleOf(number));
    let collection = EMPTY;
    let copied = 0;
    for (let count = 1; count <= articles.length; count++) {
      const before = new Set(collection.segments.map(({ articleSegment }) => articleSegment));
      collection = reindexed(articles.slice(0, count), collection);
      for (const { articleSegment } of collection.segments)
        if (!before.has(articleSegment)) copied += articleSegment.articles.length;
    }
    expect(collection.segments.length).toBeLessThanOrEqual(5);
    // Each article is copied a few times; if all were copied each time, it would be 128 times.
    expect(copied / articles.length).toBeLessThan(12);
  });

  it('releases the memory of removed articles', () => {
    const articles = Array.from({ length: 100 }, (_, number) => articleOf(number));
    const all = reindexed(articles, EMPTY);
    const few = reindexed(articles.slice(0, 40), all);
    expect(few.segments.flatMap(({ articleSegment }) => articleSegment.articles)).toEqual(
      articles.slice(0, 40),
    );
    expect(reindexed([], few).segments).toEqual([]);
  });
});
