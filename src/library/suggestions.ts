/** Suggests questions while somebody types: only words that stand in the articles. */

import { listArticles, typedWords } from './article-list.ts';
import type { CooperativeTask } from './cooperative-scheduler.ts';
import type { Scope } from './library.ts';
import { isValidOn, type ServerView } from './server-view.ts';
import { compareHeadings, MAX_SUGGESTION_LENGTH, questionsOf } from './suggestions/question-index.ts';

/** How many headings are looked at: several articles may have the same, which is suggested once. */
export const MAX_HEADINGS = 100;

/** Suggests questions: see `Library.suggest`. */
export function* suggestQuestions(
  view: ServerView,
  typed: string,
  { server, own, validOn }: Pick<Scope, 'server' | 'own' | 'validOn'>,
  limit: number,
): CooperativeTask<string[]> {
  const prefixes = typedWords(typed);
  const headings = [];
  for (const collection of own ? [view.own] : [view.own, view.seeds])
    for (const { articleSegment, ordinals } of collection.segments) {
      const questions = yield* questionsOf(articleSegment);
      const isLive = (number: number) =>
        ordinals[number]! >= 0 && isValidOn(articleSegment.articles[number]!, validOn);
      headings.push(...(yield* questions.matching(prefixes, isLive, MAX_HEADINGS)));
    }
  const first = headings.sort(compareHeadings).slice(0, MAX_HEADINGS);
  const entries = yield* listArticles(view, { server, own, validOn }, typed, limit);
  return suggestionsOf(
    first.map(({ text }) => text),
    entries.map(({ title }) => title),
    limit,
  );
}

/** The suggestions among some headings and titles, each once. */
export function suggestionsOf(
  headings: readonly string[],
  titles: readonly string[],
  limit: number,
): string[] {
  const distinct = new Set([...headings, ...titles]);
  return [...distinct].filter(({ length }) => length <= MAX_SUGGESTION_LENGTH).slice(0, limit);
}
