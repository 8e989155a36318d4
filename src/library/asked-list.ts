/** Finds the list that a question asks for as a whole: "what are the rules?" */

import { isListed, labelsAbove, listOf } from '../articles/block-tree.ts';
import { type Block, textOfBlock } from '../articles/document.ts';
import { asksForAllOf } from '../language/question.ts';
import { termsOf } from '../language/terms.ts';
import type { Match } from '../retrieval/matcher.ts';
import type { Ranked } from '../retrieval/reranker.ts';
import { placeOf } from './answer-place.ts';
import { type AskedBlocks, blocksInPlaceOf } from './asked-blocks.ts';
import { textAt } from './collection.ts';
import { hasOneOf } from './matched-words.ts';
import type { ServerView } from './server-view.ts';

/** In characters: shorter beginnings are of many words. */
const MIN_SHARED_LENGTH = 4;

/**
 * The list of the best answer, or the one that its heading introduces, if the question is for all of it: what stands above
 * the list, or the title where nothing does, has every word of the question, and the best item none of them; or, if it is
 * clearly for several, none of those that name the list.
 *
 * @returns null where the question is for something else
 */
export function listAskedFor(
  question: string,
  matches: readonly Match[],
  [best]: readonly Ranked[],
  view: ServerView,
): AskedBlocks | null {
  if (!best || matches.length === 0) return null;
  const { held } = best.candidate;
  const { ref, number, analysed } = placeOf(best, view);
  const { article } = analysed;
  const { blocks } = article;
  const at = listedBlockOf(blocks, analysed.blockOf(number));
  if (at === null) return null;
  const { first, end } = listOf(blocks, at);
  const labels = labelsAbove(blocks, at);
  const above = [article.title ?? '', ...labels.map((block) => textOfBlock(article, block))].join(' ');
  const missing = matches.filter((_, i) => ((held.heading | held.title) & (1 << i)) === 0);
  const isNamed = haveCognates(above, missing) && (held.heading !== 0 || labels.length === 0);
  const own = asksForAllOf(question) ? matches.filter((_, i) => (held.label & (1 << i)) !== 0) : matches;
  if (end - first < 2 || !isNamed || hasOneOf(textAt(ref, number), own)) return null;
  const items = Array.from({ length: end - first }, (_, i) => first + i);
  return { ...blocksInPlaceOf(best, items, view), verdict: null };
}

/**
 * Whether a text has, for each word of a question, one that begins as it does, or the other way round: "builders" for
 * "build".
 */
function haveCognates(text: string, matches: readonly Match[]): boolean {
  if (matches.length === 0) return true;
  const words = termsOf(text).map(({ word }) => word);
  return matches.every(({ asked }) =>
    words.some((word) => {
      const [short, long] = word.length < asked.word.length ? [word, asked.word] : [asked.word, word];
      return short.length >= MIN_SHARED_LENGTH && long.startsWith(short);
    }),
  );
}

/** The block itself if it is in a list, or the first one of the list directly below its heading, as under "**Prizes**". */
function listedBlockOf(blocks: readonly Block[], at: number): number | null {
  const { kind, parent } = blocks[at]!;
  if (isListed(blocks[at]!)) return at;
  const first = blocks[parent + 1]!;
  const isBelowList = kind === 'paragraph' && blocks[parent]?.kind === 'heading';
  return isBelowList && first.parent === parent && isListed(first) ? parent + 1 : null;
}
