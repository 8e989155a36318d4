/** Finds the items that a question asks for by their number. */

import type { Article } from '../articles/article.ts';
import { ancestorsOf } from '../articles/block-tree.ts';
import { callsItem, itemAskedFor } from '../language/item-numbers.ts';
import type { Term } from '../language/terms.ts';
import type { Match } from '../retrieval/matcher.ts';
import type { Ranked } from '../retrieval/reranker.ts';
import { analysedAt } from './collection.ts';
import type { ServerView } from './server-view.ts';

/**
 * The answers to a question that asks for an item by its number ("what is rule 4?"), one for each article: the item, or the
 * first sentence below the heading with that number, of those with the fewest headings and items above. All words of the
 * question are in the item, its title or what stands above it.
 */
export function itemsAskedFor(
  terms: readonly Term[],
  matches: readonly Match[],
  ranked: readonly Ranked[],
  view: ServerView,
): Ranked[] {
  const item = itemAskedFor(terms);
  if (!item) return [];
  const number = matches.findIndex(({ key, others }) => key === item.key || others.includes(item.key));
  const indexOf = ({ key }: Term) => matches.findIndex(({ asked }) => asked.key === key);
  // Few lists of steps say "step".
  const names = item.names.filter((name) => !callsItem(name) || matches[indexOf(name)]?.key !== undefined);
  if (number < 0 || (names.length === 0 && item.names.length > 0)) return [];
  const best = new Map<Article, { one: Ranked; depth: number; at: number }>();
  for (const one of ranked) {
    const { segment, sentence, held } = one.candidate;
    const has = (bits: number, match: number) => (bits & (1 << match)) !== 0;
    if (!has(held.sentence | held.heading, number)) continue;
    if (!names.every((name) => has(held.sentence | held.heading | held.title, indexOf(name)))) continue;
    const { ref, number: at } = view.sentenceAt(segment, sentence);
    const analysed = analysedAt(ref);
    const depth = ancestorsOf(analysed.article.blocks, analysed.blockOf(at)).length;
    const known = best.get(ref.article);
    if (!known || depth < known.depth || (depth === known.depth && at < known.at))
      best.set(ref.article, { one, depth, at });
  }
  return [...best.values()].map(({ one }) => one);
}
