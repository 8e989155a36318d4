/** Finds where an answer stands: its article, its block, and what is above it. */

import { ancestorsOf } from '../articles/block-tree.ts';
import { type Block, textOfBlock } from '../articles/document.ts';
import type { Ranked } from '../retrieval/reranker.ts';
import type { AnalysedArticle } from './analysed-article.ts';
import { analysedAt } from './collection.ts';
import type { ServerView } from './server-view.ts';

/** The article of an answer, without what is known of its sentences, and the number of its sentence there. */
export function sentenceOf({ candidate: { segment, sentence } }: Ranked, view: ServerView) {
  return view.sentenceAt(segment, sentence);
}

/** The block of an answer. */
export function blockOf(one: Ranked, view: ServerView): Block {
  const { analysed, number } = placeOf(one, view);
  return analysed.article.blocks[analysed.blockOf(number)]!;
}

/** The texts of the blocks above a sentence, nearest first. */
export function textsAbove(analysed: AnalysedArticle, sentence: number): string[] {
  const { article } = analysed;
  return ancestorsOf(article.blocks, analysed.blockOf(sentence))
    .map((block) => textOfBlock(article, block))
    .reverse();
}

/** The article of an answer, and the number of its sentence there. */
export function placeOf(one: Ranked, view: ServerView) {
  const { ref, number } = sentenceOf(one, view);
  return { ref, number, analysed: analysedAt(ref) };
}
