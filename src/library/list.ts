import type { Article } from '../articles/article.ts';
import { displayTitle } from '../articles/title.ts';
import { MONTHS, partsOf } from '../day.ts';
import { termsOf } from '../language/terms.ts';
import { fold } from '../language/words.ts';
import { slipsBetween } from '../retrieval/spelling.ts';
import type { Entry } from './answers.ts';
import type { Collection, Place } from './collection.ts';
import type { Scope } from './library.ts';
import { textAt } from './quote.ts';
import { entryOf, isWithin, type View } from './view.ts';

/** An article as people look for it. */
interface Listed {
  place: Place;
  /** The words of its title, and the day: "19", "june", "2023", "2023-06-19". */
  title: readonly string[];
  /** The words that it opens with. */
  opening: readonly string[];
}

/** As many opening words tell an article. */
const OPENING_WORDS = 15;
/** Of so many letters on, one slip is forgiven; of so many, two. */
const ONE_SLIP_FROM = 4;
const TWO_SLIPS_FROM = 8;
/** More words than anyone types to find an article. */
const MOST_WORDS = 12;

/** How well what was typed fits an article; the lower the better. */
const FIT = { title: 0, opening: 1, misspelt: 2 } as const;

/**
 * The articles of a scope, newest first and undated ones last: see `Library.articles`. With something typed, only those
 * that have every word of it, or the start of a word, in their title, their day or the words they open with; those that
 * have it in their title come first, those that have it only with slips of the keyboard last.
 */
export function listArticles(
  view: View,
  scope: Scope,
  typed = '',
  limit = Number.POSITIVE_INFINITY,
): Entry[] {
  const words = typedWords(typed);
  const found = [...listOf(view.own), ...listOf(view.seeds)].filter(({ place }) => isWithin(place, scope));
  const fitting = words.length === 0 ? found.map((listed) => ({ listed, fit: 0 })) : fittingIn(found, words);
  return fitting
    .sort((a, b) => a.fit - b.fit || comesFirst(a.listed.place, b.listed.place))
    .slice(0, limit)
    .map(({ listed }) => entryOf(listed.place));
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

function fittingIn(found: readonly Listed[], words: readonly string[]): { listed: Listed; fit: number }[] {
  const exactly = found.flatMap((listed) => {
    const fit = fitOf(listed, words, (typed, word) => word.startsWith(typed));
    return fit === null ? [] : [{ listed, fit }];
  });
  if (exactly.length > 0) return exactly;
  return found.flatMap((listed) => {
    const fit = fitOf(listed, words, startsNearly);
    return fit === null ? [] : [{ listed, fit: FIT.misspelt + fit }];
  });
}

function fitOf(
  { title, opening }: Listed,
  words: readonly string[],
  fits: (typed: string, word: string) => boolean,
): number | null {
  let fit: number = FIT.title;
  for (const typed of words) {
    if (title.some((word) => fits(typed, word))) continue;
    if (!opening.some((word) => fits(typed, word))) return null;
    fit = FIT.opening;
  }
  return fit;
}

/** Whether a word starts with what was typed, but for slips of the keyboard after the first letter. */
export function startsNearly(typed: string, word: string): boolean {
  if (word.startsWith(typed)) return true;
  if (typed.length < ONE_SLIP_FROM || word[0] !== typed[0] || /\d/.test(typed)) return false;
  const most = typed.length >= TWO_SLIPS_FROM ? 2 : 1;
  for (let length = typed.length - most; length <= typed.length + most; length++)
    if (slipsBetween(typed, word.slice(0, length), most) <= most) return true;
  return false;
}

function comesFirst(a: Place, b: Place): number {
  const [one, other] = [a.article.published ?? '', b.article.published ?? ''];
  if (one !== other) return one > other ? -1 : 1;
  return a.article.id < b.article.id ? -1 : 1;
}

const lists = new WeakMap<Collection, readonly Listed[]>();
const words = new WeakMap<Article, Omit<Listed, 'place'>>();

/** The articles of a collection, newest first. */
function listOf(collection: Collection): readonly Listed[] {
  const known = lists.get(collection);
  if (known) return known;
  const list = [...collection.places()].sort(comesFirst).map((place) => ({ place, ...wordsOf(place) }));
  lists.set(collection, list);
  return list;
}

export function wordsOf(place: Place): Omit<Listed, 'place'> {
  const { article } = place;
  const known = words.get(article);
  if (known) return known;
  const { published } = article;
  const title = wordsIn(displayTitle(article));
  const opening = wordsIn(textAt(place, 0)).slice(0, OPENING_WORDS);
  if (published) {
    const { year, month, day } = partsOf(published);
    title.push(published, String(year), MONTHS[month - 1]!.toLowerCase(), String(day));
  }
  const made = { title, opening };
  words.set(article, made);
  return made;
}

function wordsIn(text: string): string[] {
  return [...new Set(termsOf(text).map(({ word }) => word))];
}
