/** Prefers the row of an article with a cell that is what a question names to one with more: "Heron" to "Heron B". */

import { isListed } from '../articles/block-tree.ts';
import { contentKeysOf } from '../language/terms.ts';
import type { Match } from '../retrieval/matcher.ts';
import type { Ranked } from '../retrieval/reranker.ts';
import { placeOf } from './answer-place.ts';
import type { ServerView } from './server-view.ts';
import { cellsOf } from './table.ts';

/** The probability, as a share of the first answer's, of an answer that may be preferred to it. From .2 to .5. */
const MIN_SHARE = 0.25;
/** In content words: what is longer is no name. */
const MAX_NAME = 4;
/** What separates the things that a cell lists: "lead and captain", "Captain / Support". */
const BETWEEN_THINGS = /[,;/&+]|\band\b/i;

/**
 * The answer of the first one's article that has, for each thing in the first one's cells with words of the question and
 * others, one with these words alone, and has all words of the question that the first has.
 *
 * @param ranked best first
 * @returns null where the first answer is no row or item, has a cell with words of the question alone, or where no other does
 */
export function answerWithExactCell(
  matches: readonly Match[],
  ranked: readonly Ranked[],
  view: ServerView,
): Ranked | null {
  const [first, ...others] = ranked;
  if (!first) return null;
  const named = thingsOf(first, view)
    .map((words) => ({ words, asked: words.filter((word) => matches.some(({ key }) => key === word)) }))
    .filter(({ asked }) => asked.length > 0);
  const isMore = named.every(({ words, asked }) => asked.length < words.length && words.length <= MAX_NAME);
  if (named.length === 0 || !isMore) return null;
  const { article } = placeOf(first, view).ref;
  const held = first.candidate.held.sentence;
  const isExact = (one: Ranked) => {
    const things = thingsOf(one, view).map((words) => words.join(' '));
    return named.every(({ asked }) => things.includes(asked.join(' ')));
  };
  const found = others.find(
    (one) =>
      one.probability >= MIN_SHARE * first.probability &&
      (one.candidate.held.sentence & held) === held &&
      placeOf(one, view).ref.article === article &&
      isExact(one),
  );
  return found ?? null;
}

/** The content words of each thing in the cells of an answer; none outside of tables and lists. */
function thingsOf(one: Ranked, view: ServerView): string[][] {
  const { number, analysed } = placeOf(one, view);
  const block = analysed.article.blocks[analysed.blockOf(number)]!;
  if (!isListed(block)) return [];
  return cellsOf(analysed.article.text, block)
    .flatMap(({ text }) => text.split(BETWEEN_THINGS))
    .map(contentKeysOf)
    .filter((words) => words.length > 0);
}
