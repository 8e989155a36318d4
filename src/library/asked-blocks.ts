/** Blocks that answer a question together: a list, a section, rows of a table. */

import type { Ranked } from '../retrieval/reranker.ts';
import type { Verdict } from '../retrieval/verdict.ts';
import type { Span } from '../span.ts';
import { placeOf } from './answer-place.ts';
import type { ServerView } from './server-view.ts';

/** How many blocks of an article are read for one question, some 10 µs each: more than a page has. From 1,000 to 10,000. */
export const MAX_BLOCKS = 2_000;

/** Blocks that answer together. */
export interface AskedBlocks {
  /** The first sentence of the first of them, which becomes the quote. */
  first: Ranked;
  /** All of them, by their numbers, in the order of the text. */
  blocks: readonly number[];
  /** `answered` where they surely answer; `unsure` where part of the question is not met; null where the ranking decides. */
  verdict: Exclude<Verdict, 'none'> | null;
  /** The part of the quote that answers, as offsets in it. */
  highlight?: Span;
}

/** Some blocks of an article, at least one and in the order of the text, in place of one of its sentences. */
export function blocksInPlaceOf(one: Ranked, blocks: readonly number[], view: ServerView): AskedBlocks {
  const { number, analysed } = placeOf(one, view);
  const sentence = one.candidate.sentence - number + analysed.firstSentenceOf(blocks[0]!);
  return { first: { ...one, candidate: { ...one.candidate, sentence } }, blocks, verdict: 'answered' };
}

/** Answers with some blocks in front, with the probability of the first one, and without other sentences of the blocks. */
export function withBlocks(asked: AskedBlocks, ranked: readonly Ranked[], view: ServerView): Ranked[] {
  const { article } = placeOf(asked.first, view).ref;
  const others = ranked.filter((one) => {
    const { ref, number, analysed } = placeOf(one, view);
    return ref.article !== article || !asked.blocks.includes(analysed.blockOf(number));
  });
  return [{ ...asked.first, probability: ranked[0]!.probability }, ...others];
}
