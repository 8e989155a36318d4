/** Tells how the articles of two sentences relate: editions of one text, about two versions, or about other things. */

import { valuesOfLabel } from '../../language/statement.ts';
import type { AnalysedArticle } from '../analysed-article.ts';
import { contentKeys } from './checked-article.ts';
import type { ComparedSentence } from './compared-sentence.ts';

/** An event within so many days of each of two articles is one of each: as in `contradiction.ts`, but for announcements. */
const NEWS_DAYS = 60;
const DAY_MS = 86_400_000;
const DAY_AND_MONTH = /^(\d+ [a-z]{3})(?: (\d{4}))?$/;

/** Whether each title has words that the other article has nowhere: the prices of a boat, and the prices of a tent. */
export function haveOtherSubjects(a: ComparedSentence, b: ComparedSentence): boolean {
  return hasOwnSubject(a, b) && hasOwnSubject(b, a);
}

/**
 * Whether the articles are about things of a kind, as one title has a word more: the champions of a league, and the champions
 * of the United States league.
 */
export function areSiblings(a: ComparedSentence, b: ComparedSentence): boolean {
  return areAlike(subjectOf(a).title, subjectOf(b).title) && (hasOwnSubject(a, b) || hasOwnSubject(b, a));
}

function hasOwnSubject(one: ComparedSentence, other: ComparedSentence): boolean {
  const its = subjectOf(other);
  its.words ??= contentKeys(`${other.analysed.article.title ?? ''}\n${other.analysed.article.text}`);
  return [...subjectOf(one).title].some((key) => !its.words!.has(key));
}

/** What an article is about, by its title; the words of all of it where they have been asked for. */
interface Subject {
  title: ReadonlySet<string>;
  titleValues: ReturnType<typeof valuesOfLabel>;
  words?: ReadonlySet<string>;
}

/** An article is compared in many of its sentences. */
const subjects = new WeakMap<AnalysedArticle, Subject>();

function subjectOf({ analysed }: ComparedSentence): Subject {
  const known = subjects.get(analysed);
  if (known) return known;
  const title = analysed.article.title ?? '';
  const subject: Subject = { title: contentKeys(title), titleValues: valuesOfLabel(title) };
  subjects.set(analysed, subject);
  return subject;
}

/** Whether the article of one sentence is not newer than that of the other, by their days or their titles. */
export function isInOrder(a: ComparedSentence, b: ComparedSentence): boolean {
  return (publishedOf(a) ?? titleValues(a)) <= (publishedOf(b) ?? titleValues(b));
}

function publishedOf({ analysed }: ComparedSentence): string | null {
  return analysed.article.published;
}

function titleValues(one: ComparedSentence): string {
  return subjectOf(one).titleValues.time;
}

/** The share of the words of two titles from which they name the same. From .4 to .7. */
const MIN_ALIKE = 0.5;

/**
 * How the articles of two sentences relate. `later`: editions of the same text, such as the prices of two years, so that the
 * later one is right. `other`: about two versions of something, so that each holds for its own. `same`: neither.
 */
export function editionOf(a: ComparedSentence, b: ComparedSentence): 'later' | 'other' | 'same' {
  const [one, other] = [subjectOf(a), subjectOf(b)];
  if (!areAlike(one.title, other.title)) return 'same';
  const [values, others] = [one.titleValues, other.titleValues];
  if (values.others !== others.others) return 'other';
  return values.time !== others.time || isOfOtherDay(a, b) ? 'later' : 'same';
}

function areAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((key) => b.has(key)).length;
  return shared > 0 && shared / (a.size + b.size - shared) >= MIN_ALIKE;
}

/** Whether both articles have a day, and not the same. */
export function isOfOtherDay(a: ComparedSentence, b: ComparedSentence): boolean {
  return publishedOf(a) !== null && publishedOf(b) !== null && publishedOf(a) !== publishedOf(b);
}

/**
 * Whether each sentence names a day of its own article's time: two announcements of what happens again, or the terms of two
 * years.
 */
export function areBothNews(a: ComparedSentence, b: ComparedSentence): boolean {
  return [a, b].every((one) => {
    const value = one.statement.values.find(({ kind }) => kind === 'date')?.value ?? '';
    const [, day = '', year = ''] = DAY_AND_MONTH.exec(value) ?? [];
    const published = publishedOf(one) ?? '';
    if (year !== '' && (titleValues(one).includes(year) || published.startsWith(year))) return true;
    const time = Date.parse(`${day} ${year || published.slice(0, 4)} UTC`);
    return Math.abs(time - Date.parse(published)) <= NEWS_DAYS * DAY_MS;
  });
}
