/** Finds the list that a question asks for as a whole: "what are the rules?" */

import type { Block } from '../articles/document.ts';
import { termsOf } from '../language/terms.ts';
import type { Match } from '../retrieval/index.ts';
import type { Ranked } from '../retrieval/reranker.ts';
import { analysedAt, textAt } from './collection.ts';
import { ancestorsOf, listOf } from './excerpt.ts';
import type { ServerView } from './server-view.ts';

/**
 * The list of the best answer, or the one that its heading introduces, if the question is for all of it: what stands above
 * the list, or the title where nothing does, has every word of the question, and the best item none.
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
  if (!best || matches.length === 0) return null;
  const { segment, sentence, held } = best.candidate;
  const { ref, number } = view.sentenceAt(segment, sentence);
  const analysed = analysedAt(ref);
  const { blocks } = analysed.article;
  const at = listedBlockOf(blocks, analysed.blockOf(number));
  if (at === null) return null;
  const { first, end } = listOf(blocks, at);
  const isLabelled = ancestorsOf(blocks, at).some((block) => blocks[block]!.kind !== 'columns');
  const all = 2 ** matches.length - 1;
  const isNamed = (held.heading | held.title) === all && (held.heading !== 0 || !isLabelled);
  if (end - first < 2 || !isNamed || hasOneOf(textAt(ref, number), matches)) return null;
  const from = sentence + analysed.firstSentenceOf(first) - number;
  const to = sentence + analysed.firstSentenceOf(end) - number;
  const others = ranked.filter(
    ({ candidate: one }) => one.segment !== segment || one.sentence < from || one.sentence >= to,
  );
  return [{ ...best, candidate: { ...best.candidate, sentence: from } }, ...others];
}

/** Whether an item has a word of the question itself. Synonyms may stand in it: "owner" is one of the staff. */
function hasOneOf(item: string, matches: readonly Match[]): boolean {
  const own = new Set(termsOf(item).map(({ key }) => key));
  return matches.some(({ key }) => key !== undefined && own.has(key));
}

/** The block itself if it is in a list, or the first one of the list directly below its heading, as under "**Prizes**". */
function listedBlockOf(blocks: readonly Block[], at: number): number | null {
  const { kind, parent } = blocks[at]!;
  if (isListed(blocks[at]!)) return at;
  const first = blocks[parent + 1]!;
  const isBelowList = kind === 'paragraph' && blocks[parent]?.kind === 'heading';
  return isBelowList && first.parent === parent && isListed(first) ? parent + 1 : null;
}

function isListed({ kind }: Block): boolean {
  return kind === 'item' || kind === 'row';
}
