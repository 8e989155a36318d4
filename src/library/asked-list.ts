/** Finds the list that a question asks for as a whole: "what are the rules?" */

import type { Block } from '../articles/document.ts';
import { termsOf } from '../language/terms.ts';
import type { Match } from '../retrieval/index.ts';
import type { Ranked } from '../retrieval/reranker.ts';
import { analysedAt, textAt } from './collection.ts';
import { ancestorsOf, listOf } from './excerpt.ts';
import type { ServerView } from './server-view.ts';

/**
 * The list of the best answer, if the question is for all of it: what stands above the list, or the title where nothing
 * does, has every word of the question, and the best item none.
 *
 * @returns the answers with the first item of the list in place of the best one, and without its other items; null where
 *   the question is for something else
 */
export function withWholeList(
  ranked: readonly Ranked[],
  matches: readonly Match[],
  view: ServerView,
): [Ranked, ...Ranked[]] | null {
  const [best] = ranked;
  if (!best || !isForList(best, matches, view)) return null;
  const { segment, sentence } = best.candidate;
  const { ref, number } = view.sentenceAt(segment, sentence);
  const analysed = analysedAt(ref);
  const { first, end } = listOf(analysed.article.blocks, analysed.blockOf(number));
  const from = sentence + analysed.firstSentenceOf(first) - number;
  const to = sentence + analysed.firstSentenceOf(end) - number;
  const others = ranked.filter(
    ({ candidate: one }) => one.segment !== segment || one.sentence < from || one.sentence >= to,
  );
  return [{ ...best, candidate: { ...best.candidate, sentence: from } }, ...others];
}

function isForList({ candidate }: Ranked, matches: readonly Match[], view: ServerView): boolean {
  const { segment, sentence, held } = candidate;
  const { ref, number } = view.sentenceAt(segment, sentence);
  const analysed = analysedAt(ref);
  const { blocks } = analysed.article;
  const at = analysed.blockOf(number);
  if (!isListed(blocks[at]!)) return false;
  const { first, end } = listOf(blocks, at);
  if (end - first < 2 || matches.length === 0) return false;
  // Synonyms may stand in an item: "owner" is one of the staff.
  const own = new Set(termsOf(textAt(ref, number)).map(({ key }) => key));
  if (matches.some(({ key }) => key !== undefined && own.has(key))) return false;
  const isLabelled = ancestorsOf(blocks, at).some((block) => blocks[block]!.kind !== 'columns');
  const all = 2 ** matches.length - 1;
  return (held.heading | held.title) === all && (held.heading !== 0 || !isLabelled);
}

function isListed({ kind }: Block): boolean {
  return kind === 'item' || kind === 'row';
}
