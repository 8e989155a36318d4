/** Lists the articles of a scope, and completes what somebody types of a title. */

import { fold } from '../language/word-normalization.ts';
import { editDistance } from '../retrieval/edit-distance.ts';
import type { Entry } from './answers.ts';
import { MATCH, type WordQuery } from './article-list/prefix-index.ts';
import { compareNewestFirst, newestFirstOf, titlesOf } from './article-list/title-index.ts';
import type { LiveArticleSegment } from './article-segment.ts';
import type { ArticleRef, Collection } from './collection.ts';
import type { CooperativeTask } from './cooperative-scheduler.ts';
import type { Scope } from './library.ts';
import { entryOf, isWithin, type ServerView } from './server-view.ts';

/** The lengths from which a typed word may have one typing error, and two. */
const MIN_LENGTH_FOR_ONE_EDIT = 4;
const MIN_LENGTH_FOR_TWO_EDITS = 8;
/** How many typed words are used: more than anyone types to find an article. */
const MAX_WORDS = 12;
/** Articles looked at between two yields. */
const ARTICLES_PER_STEP = 2_000;

/**
 * The articles of a scope, newest first and undated ones last: see `Library.articles`. If `typed` has words, each of
 * them has to be a word, or the start of one, of the article's title, its day or its opening words. Articles with
 * exactly that title come first, then those that have all the words in their title. If none matches, typing errors are
 * allowed.
 *
 * @param from how many articles at the start of the list are skipped
 */
export function* listArticles(
  view: ServerView,
  scope: Scope,
  typed = '',
  limit = Number.POSITIVE_INFINITY,
  from = 0,
): CooperativeTask<Entry[]> {
  if (scope.article !== undefined && typed === '') {
    const ref = yield* view.find(scope.article);
    return ref && isWithin(ref, scope) ? [entryOf(ref)] : [];
  }
  const words = typedWords(typed);
  const segments: ListedSegment[] = [];
  for (const collection of scope.own ? [view.own] : [view.own, view.seeds])
    for (const liveSegment of collection.segments)
      segments.push({
        collection,
        liveSegment,
        newestFirst: yield* newestFirstOf(liveSegment.articleSegment),
        matches: null,
      });
  if (words.length > 0) yield* matchTyped(segments, words, typed.trim());
  let found = yield* bestOf(segments, scope, from + limit);
  if (found.length === 0 && words.length > 0) {
    yield* matchFuzzily(segments, words);
    found = yield* bestOf(segments, scope, from + limit);
  }
  return found.slice(from, from + limit).map(entryOf);
}

/** Builds what the lists of a collection need, so that whoever lists many articles first need not wait for it. */
export function* preparingLists({ segments }: Collection): CooperativeTask<void> {
  for (const { articleSegment } of segments) {
    yield* newestFirstOf(articleSegment);
    yield* titlesOf(articleSegment);
  }
}

/**
 * A segment of a view, and how well each of its articles matches what was typed (see `MATCH`); null when nothing was.
 */
interface ListedSegment {
  collection: Collection;
  liveSegment: LiveArticleSegment;
  /** The numbers of its articles. */
  newestFirst: readonly number[];
  matches: Uint8Array | null;
}

function* matchTyped(
  segments: readonly ListedSegment[],
  words: readonly string[],
  typed: string,
): CooperativeTask<void> {
  for (const segment of segments) {
    const titles = yield* titlesOf(segment.liveSegment.articleSegment);
    segment.matches = yield* titles.words.matching(words.map((prefix) => ({ prefix, words: [] })));
    for (const number of titles.withTitle(typed)) segment.matches[number] = MATCH.wholeTitle;
  }
}

function* matchFuzzily(segments: readonly ListedSegment[], words: readonly string[]): CooperativeTask<void> {
  for (const segment of segments) {
    const titles = yield* titlesOf(segment.liveSegment.articleSegment);
    const alternatives: WordQuery[] = [];
    for (const prefix of words) {
      const sameLetter = titles.words.wordsWithPrefix(prefix[0]!);
      alternatives.push({ prefix, words: yield* fuzzyPrefixMatches(prefix, sameLetter) });
    }
    segment.matches = yield* titles.words.matching(alternatives);
  }
}

/** The best matches, at least `limit` if there are that many; among equals, the newest first. */
function* bestOf(
  segments: readonly ListedSegment[],
  scope: Scope,
  limit: number,
): CooperativeTask<ArticleRef[]> {
  let best: ArticleRef[] = [];
  for (const level of segments.some(({ matches }) => matches) ? Object.values(MATCH) : [null]) {
    let found: ArticleRef[] = [];
    for (const segment of segments) found = found.concat(yield* newestOf(segment, level, scope, limit));
    best = best.concat(found.sort((a, b) => compareNewestFirst(a.article, b.article)));
    if (best.length >= limit) break;
  }
  return best;
}

/** The newest articles of a segment that match at one level. */
function* newestOf(
  { collection, liveSegment, newestFirst, matches }: ListedSegment,
  level: number | null,
  scope: Scope,
  limit: number,
): CooperativeTask<ArticleRef[]> {
  const found: ArticleRef[] = [];
  for (const [i, number] of newestFirst.entries()) {
    if (i % ARTICLES_PER_STEP === 0) yield;
    if (liveSegment.ordinals[number]! < 0 || (matches && matches[number] !== level)) continue;
    const ref = collection.articleAt(liveSegment.articleSegment, number);
    if (isWithin(ref, scope) && found.push(ref) >= limit) break;
  }
  return found;
}

/** Splits what was typed into words: "Blinken 2023/06" into `blinken` and `2023-06`. */
export function typedWords(typed: string): string[] {
  return typed
    .slice(0, 200)
    .replace(/(?<=\d)[/.](?=\d)/g, '-')
    .split(/[^\p{L}\p{M}\p{N}'’-]+/u)
    .flatMap((word) => (/^\d[\d-]*$/.test(word) ? [word] : word.split('-')))
    .map(fold)
    .filter((word) => word !== '')
    .slice(0, MAX_WORDS);
}

/** The words that start with what was typed, except for typing errors. */
export function* fuzzyPrefixMatches(typed: string, words: readonly string[]): CooperativeTask<string[]> {
  const found: string[] = [];
  for (const word of words) {
    if (hasFuzzyPrefix(word, typed)) found.push(word);
    yield;
  }
  return found;
}

/** Whether a word starts with what was typed, except for typing errors after the first letter. */
function hasFuzzyPrefix(word: string, typed: string): boolean {
  if (word.startsWith(typed)) return true;
  if (typed.length < MIN_LENGTH_FOR_ONE_EDIT || word[0] !== typed[0] || /\d/.test(typed)) return false;
  const maxEdits = typed.length >= MIN_LENGTH_FOR_TWO_EDITS ? 2 : 1;
  for (let length = typed.length - maxEdits; length <= typed.length + maxEdits; length++)
    if (editDistance(typed, word.slice(0, length), maxEdits) <= maxEdits) return true;
  return false;
}
