import { fold } from '../language/word-normalization.ts';
import { editDistance } from '../retrieval/edit-distance.ts';
import type { Entry } from './answers.ts';
import { comesFirst, FIT, type TitleIndex, titlesOf } from './article-list/title-index.ts';
import type { LiveArticleSegment } from './article-segment.ts';
import type { ArticleRef, Collection } from './collection.ts';
import type { CooperativeTask } from './cooperative-scheduler.ts';
import type { Scope } from './library.ts';
import { entryOf, isWithin, type ServerView } from './server-view.ts';

/** Of so many letters on, one slip is forgiven; of so many, two. */
const ONE_SLIP_FROM = 4;
const TWO_SLIPS_FROM = 8;
/** More words than anyone types to find an article. */
const MOST_WORDS = 12;
/** So many articles are passed over between two pauses. */
const AT_ONCE = 2_000;

/**
 * The articles of a scope, newest first and undated ones last: see `Library.articles`. With something typed, only those
 * that have every word of it, or the start of a word, in their title, their day or the words they open with: first those
 * that are called so, then those that have it in their title. Where there is none, slips of the keyboard are forgiven.
 *
 * @param from how many of the first are left out
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
  const articleSegments: Listed[] = [];
  for (const collection of scope.own ? [view.own] : [view.own, view.seeds])
    for (const liveSegment of collection.segments)
      articleSegments.push({
        collection,
        liveSegment,
        titles: yield* titlesOf(liveSegment.articleSegment),
        fits: null,
      });
  if (words.length > 0) yield* fit(articleSegments, words, typed.trim());
  let found = yield* bestOf(articleSegments, scope, from + limit);
  if (found.length === 0 && words.length > 0) {
    yield* fitNearly(articleSegments, words);
    found = yield* bestOf(articleSegments, scope, from + limit);
  }
  return found.slice(from, from + limit).map(entryOf);
}

/** A shelf of a view, and how well what was typed fits each of its articles; null when nothing was. */
interface Listed {
  collection: Collection;
  liveSegment: LiveArticleSegment;
  titles: TitleIndex;
  fits: Uint8Array | null;
}

function* fit(
  articleSegments: readonly Listed[],
  words: readonly string[],
  typed: string,
): CooperativeTask<void> {
  for (const articleSegment of articleSegments) {
    articleSegment.fits = yield* articleSegment.titles.fitting(words.map((start) => ({ start, words: [] })));
    for (const number of articleSegment.titles.called(typed)) articleSegment.fits[number] = FIT.same;
  }
}

function* fitNearly(articleSegments: readonly Listed[], words: readonly string[]): CooperativeTask<void> {
  for (const articleSegment of articleSegments) {
    const near: { start: string; words: string[] }[] = [];
    for (const start of words) {
      const first = articleSegment.titles.wordsFrom(start[0]!);
      near.push({ start, words: yield* wordsNear(start, first) });
    }
    articleSegment.fits = yield* articleSegment.titles.fitting(near);
  }
}

/** So many articles, those that what was typed fits best first, of equals the newest. */
function* bestOf(
  articleSegments: readonly Listed[],
  scope: Scope,
  most: number,
): CooperativeTask<ArticleRef[]> {
  let best: ArticleRef[] = [];
  for (const level of articleSegments.some(({ fits }) => fits) ? Object.values(FIT) : [null]) {
    let fitting: ArticleRef[] = [];
    for (const articleSegment of articleSegments)
      fitting = fitting.concat(yield* newestOf(articleSegment, level, scope, most));
    best = best.concat(fitting.sort((a, b) => comesFirst(a.article, b.article)));
    if (best.length >= most) break;
  }
  return best;
}

/** The newest articles of a shelf that what was typed fits so well. */
function* newestOf(
  { collection, liveSegment, titles, fits }: Listed,
  level: number | null,
  scope: Scope,
  most: number,
): CooperativeTask<ArticleRef[]> {
  const found: ArticleRef[] = [];
  for (const [i, number] of titles.newestFirst.entries()) {
    if (i % AT_ONCE === 0) yield;
    if (liveSegment.ordinals[number]! < 0 || (fits && fits[number] !== level)) continue;
    const ref = collection.articleAt(liveSegment.articleSegment, number);
    if (isWithin(ref, scope) && found.push(ref) >= most) break;
  }
  return found;
}

/** The words of what was typed: "Blinken 2023/06" is `blinken` and `2023-06`. */
export function typedWords(typed: string): string[] {
  return typed
    .slice(0, 200)
    .replace(/(?<=\d)[/.](?=\d)/g, '-')
    .split(/[^\p{L}\p{M}\p{N}'’-]+/u)
    .flatMap((word) => (/^\d[\d-]*$/.test(word) ? [word] : word.split('-')))
    .map(fold)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

/** Those of some words that start as was typed, but for slips of the keyboard. */
export function* wordsNear(typed: string, words: readonly string[]): CooperativeTask<string[]> {
  const near: string[] = [];
  for (const word of words) {
    if (startsNearly(typed, word)) near.push(word);
    yield;
  }
  return near;
}

/** Whether a word starts with what was typed, but for slips of the keyboard after the first letter. */
export function startsNearly(typed: string, word: string): boolean {
  if (word.startsWith(typed)) return true;
  if (typed.length < ONE_SLIP_FROM || word[0] !== typed[0] || /\d/.test(typed)) return false;
  const most = typed.length >= TWO_SLIPS_FROM ? 2 : 1;
  for (let length = typed.length - most; length <= typed.length + most; length++)
    if (editDistance(typed, word.slice(0, length), most) <= most) return true;
  return false;
}
