/** Finds the list that a question asks for as a whole: "what are the rules?" */

import type { Block } from '../articles/document.ts';
import type { Match } from '../retrieval/index.ts';
import type { Ranked } from '../retrieval/reranker.ts';
import { type AskedBlocks, blocksInPlaceOf } from './asked-blocks.ts';
import { analysedAt, textAt } from './collection.ts';
import { ancestorsOf, listOf } from './excerpt.ts';
import { hasOneOf } from './matched-words.ts';
import type { ServerView } from './server-view.ts';

/**
 * The list of the best answer, if the question is for all of it: what stands above the list, or the title where nothing
 * does, has every word of the question, and the best item none.
 *
 * @returns null where the question is for something else
 */
export function listAskedFor(
  matches: readonly Match[],
  [best]: readonly Ranked[],
  view: ServerView,
): AskedBlocks | null {
  if (!best || matches.length === 0) return null;
  const { segment, sentence, held } = best.candidate;
  const { ref, number } = view.sentenceAt(segment, sentence);
  const analysed = analysedAt(ref);
  const { blocks } = analysed.article;
  const at = analysed.blockOf(number);
  if (!isListed(blocks[at]!)) return null;
  const { first, end } = listOf(blocks, at);
  const isLabelled = ancestorsOf(blocks, at).some((block) => blocks[block]!.kind !== 'columns');
  const all = 2 ** matches.length - 1;
  const isNamed = (held.heading | held.title) === all && (held.heading !== 0 || !isLabelled);
  if (end - first < 2 || !isNamed || hasOneOf(textAt(ref, number), matches)) return null;
  const items = Array.from({ length: end - first }, (_, i) => first + i);
  return { ...blocksInPlaceOf(best, analysed, number, items), verdict: null };
}

function isListed({ kind }: Block): boolean {
  return kind === 'item' || kind === 'row';
}
