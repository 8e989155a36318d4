/** Decides the order of day and month in an article's numeric dates. */

import type { Article } from '../articles/article.ts';
import { type DateOrder, dateOrder } from '../date-order.ts';
import { dateOrderIn } from '../numeric-date.ts';

const cache = new WeakMap<Article, DateOrder | null>();

/**
 * The order of day and month in an article's numeric dates: the one that is set, else the one that unambiguous dates of
 * the article prove; `either` when none does.
 */
export function dateOrderOf(article: Article): DateOrder | 'either' {
  const set = dateOrder();
  if (set) return set;
  let order = cache.get(article);
  if (order === undefined) {
    order = dateOrderIn(article.text);
    cache.set(article, order);
  }
  return order ?? 'either';
}
