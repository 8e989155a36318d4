/** Finds the sections that a question asks for as a whole: "what are the rules?" */

import { blocksIn, labelsAbove } from '../articles/block-tree.ts';
import { isLabel, textOfBlock } from '../articles/document.ts';
import { asksForAllOf } from '../language/question.ts';
import { keysOf } from '../language/terms.ts';
import type { Match } from '../retrieval/matcher.ts';
import type { Ranked } from '../retrieval/reranker.ts';
import type { AnalysedArticle } from './analysed-article.ts';
import { placeOf } from './answer-place.ts';
import { type AskedBlocks, blocksInPlaceOf } from './asked-blocks.ts';
import { textAt } from './collection.ts';
import { hasOneOf, isIn } from './matched-words.ts';
import type { ServerView } from './server-view.ts';

/**
 * The sections of the best answer together, if the question is for all of them: what stands above them, or the title, has
 * every word of the question, and the best sentence none.
 */
export function sectionsAskedFor(
  question: string,
  matches: readonly Match[],
  [best]: readonly Ranked[],
  view: ServerView,
): AskedBlocks | null {
  if (!best || matches.length === 0 || !asksForAllOf(question)) return null;
  const { ref, analysed, number } = placeOf(best, view);
  const { heading, title } = best.candidate.held;
  if ((heading | title) !== 2 ** matches.length - 1 || hasOneOf(textAt(ref, number), matches)) return null;
  const section = sectionNamed(analysed, number, matches) ?? -1;
  const { blocks } = analysed.article;
  const parts = blocks.filter(({ kind, parent }) => kind === 'heading' && parent === section);
  if (parts.length < 2) return null;
  return sectionFrom(best, section, view);
}

/** The outermost block above a sentence that has, with those above it, all names that the title does not have. */
export function sectionNamed(
  analysed: AnalysedArticle,
  sentence: number,
  names: readonly Match[],
): number | null {
  const { article } = analysed;
  const titleTerms = keysOf(article.title ?? '');
  let missing = names.filter((name) => !isIn(titleTerms, name));
  // A heading with the words of the title is the section, where the article begins with more.
  if (missing.length === 0) missing = [...names];
  for (const block of labelsAbove(article.blocks, analysed.blockOf(sentence))) {
    const terms = keysOf(textOfBlock(article, block));
    missing = missing.filter((name) => !isIn(terms, name));
    if (missing.length === 0) return block;
  }
  return null;
}

/** The blocks of a section in place of a sentence of its article; null where the section has none. */
export function sectionFrom(one: Ranked, section: number, view: ServerView): AskedBlocks | null {
  const { blocks } = placeOf(one, view).ref.article;
  const inSection = blocksIn(blocks, section);
  const first = inSection.findIndex((block) => !isLabel(blocks[block]!.kind));
  return first < 0 ? null : blocksInPlaceOf(one, inSection.slice(first), view);
}
