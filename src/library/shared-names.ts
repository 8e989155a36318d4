/** Tells whether two articles are about the same subject, by the names that both have. */

import type { Article } from '../articles/article.ts';
import { MONTHS } from '../day.ts';
import { WEEKDAYS } from '../language/dates/date-vocabulary.ts';

/** A capitalised word that does not begin a sentence. */
const NAME = /(?<=[\p{Ll},] )\p{Lu}[\p{L}'’-]{2,}/gu;
const CALENDAR = new Set([...MONTHS, ...WEEKDAYS.split(' ')]);
/** From how many names on two articles are about the same subject. From 1 to 5. */
const MIN_SHARED_NAMES = 2;
/** The names are those of the first characters of an article, where news say whom it is about. */
const MAX_CHARACTERS = 20_000;

const namesByArticle = new WeakMap<Article, ReadonlySet<string>>();

/** Whether two articles have at least two names of persons, places or things in common. */
export function shareNames(one: Article, other: Article): boolean {
  const names = namesOf(other);
  let shared = 0;
  for (const name of namesOf(one)) if (names.has(name) && ++shared === MIN_SHARED_NAMES) return true;
  return false;
}

function namesOf(article: Article): ReadonlySet<string> {
  let names = namesByArticle.get(article);
  if (!names) {
    const found = article.text.slice(0, MAX_CHARACTERS).match(NAME) ?? [];
    names = new Set(found.filter((name) => !CALENDAR.has(name)));
    namesByArticle.set(article, names);
  }
  return names;
}
