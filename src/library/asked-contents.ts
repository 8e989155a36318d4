/** Finds the item or the section whose contents a question asks for by its name: "what's in the starter kit?" */

import { blocksIn } from '../articles/block-tree.ts';
import { type Block, textOfBlock } from '../articles/document.ts';
import { contentsAskedOf } from '../language/contents-question.ts';
import { contentKeysOf, type Term } from '../language/terms.ts';
import type { Match } from '../retrieval/matcher.ts';
import type { Ranked } from '../retrieval/reranker.ts';
import type { AnalysedArticle } from './analysed-article.ts';
import { placeOf } from './answer-place.ts';
import { type AskedBlocks, blocksInPlaceOf, MAX_BLOCKS } from './asked-blocks.ts';
import { sectionFrom } from './asked-section.ts';
import type { ServerView } from './server-view.ts';
import { cellsOf } from './table.ts';

/** How many of the best answers are looked at for articles. From 1 to 5. */
const MAX_ANSWERS = 3;
/** What stands beside a name: "Gold ($9 a month)". */
const NOTE = /\([^()]*\)/g;

/**
 * The item with all below it, or the section, whose name has the words of the question alone. It is in the article of one of
 * the best answers.
 *
 * @param terms the question's, stop words included
 * @param ranked best first
 * @returns null where none or more than one has that name, and where nothing stands below
 */
export function contentsAskedFor(
  question: string,
  terms: readonly Term[],
  matches: readonly Match[],
  ranked: readonly Ranked[],
  view: ServerView,
): AskedBlocks | null {
  const asked = contentsAskedOf(question, terms);
  if (!asked) return null;
  const names = asked.map(({ key }) => matches.find((match) => match.asked.key === key)?.key);
  for (const one of ranked.slice(0, MAX_ANSWERS)) {
    const { analysed } = placeOf(one, view);
    const { blocks } = analysed.article;
    const [block, another] = blocksNamed(analysed, names);
    if (block === undefined || another !== undefined) continue;
    return blocks[block]!.kind === 'item'
      ? blocksInPlaceOf(one, [block, ...blocksIn(blocks, block)], view)
      : sectionFrom(one, block, view);
  }
  return null;
}

/** The items and headings with something below whose name has some words alone, in their order. */
function blocksNamed({ article }: AnalysedArticle, names: readonly (string | undefined)[]): number[] {
  const { text, blocks } = article;
  const nameOf = (block: Block, at: number) =>
    (block.kind === 'item' ? cellsOf(text, block)[0]!.text : textOfBlock(article, at)).replace(NOTE, ' ');
  return blocks.slice(0, MAX_BLOCKS).flatMap((block, at) => {
    if ((block.kind !== 'item' && block.kind !== 'heading') || blocks[at + 1]?.parent !== at) return [];
    const words = contentKeysOf(nameOf(block, at));
    const isNamed = words.length === names.length && words.every((key, i) => key === names[i]);
    return isNamed ? [at] : [];
  });
}
