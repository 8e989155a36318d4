import type { Article } from '../articles/article.ts';
import { type DateOrder, dateOrder } from '../date-order.ts';
import { dateOrderIn } from '../language/dates.ts';

const proven = new WeakMap<Article, DateOrder | null>();

/**
 * Which of day and month stands first in an article's dates of numbers: as the setting says, else as others of its dates
 * prove it; `either` where nothing tells.
 */
export function dateOrderOf(article: Article): DateOrder | 'either' {
  const set = dateOrder();
  if (set) return set;
  let order = proven.get(article);
  if (order === undefined) {
    order = dateOrderIn(article.text);
    proven.set(article, order);
  }
  return order ?? 'either';
}
