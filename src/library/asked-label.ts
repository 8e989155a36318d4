/** Finds the line whose label says what a question asks for: "When: Saturdays" for "when is the repair café?" */

import { ancestorsOf, blocksIn } from '../articles/block-tree.ts';
import { type Block, isLabel } from '../articles/document.ts';
import { type AnswerLabel, askedLabelsOf, asksFor, isLabelledAs } from '../language/answer-labels.ts';
import type { QuestionKind } from '../language/question.ts';
import { keysOf } from '../language/terms.ts';
import type { Match } from '../retrieval/matcher.ts';
import type { Ranked } from '../retrieval/reranker.ts';
import type { AnalysedArticle } from './analysed-article.ts';
import { placeOf } from './answer-place.ts';
import { type AskedBlocks, blocksInPlaceOf } from './asked-blocks.ts';
import { isIn } from './matched-words.ts';
import type { ServerView } from './server-view.ts';

/** How many articles are looked at: those of the best answers. */
const MAX_ARTICLES = 3;
/** An article with more lines of one label is a calendar or the like, of which none is the answer. */
const MAX_LINES = 200;

/**
 * The line with the label that a question asks for. Search does not find it: "when" and "where" are stop words. Its title,
 * the headings above it and its own words have all other words of the question.
 *
 * @param matches the question's words
 * @param ranked the answers, best first
 * @returns the only such line of the best article that has one; null where there is none, or several
 */
export function labelledLineAskedFor(
  question: string,
  kind: QuestionKind,
  matches: readonly Match[],
  ranked: readonly Ranked[],
  view: ServerView,
): AskedBlocks | null {
  const labels = askedLabelsOf(question, kind);
  const articles = new Set<AnalysedArticle>();
  if (labels.length === 0) return null;
  for (const one of ranked) {
    const { analysed } = placeOf(one, view);
    if (articles.has(analysed)) continue;
    if (articles.size === MAX_ARTICLES) break;
    articles.add(analysed);
    for (const label of labels) {
      const [block, ...others] = linesLabelled(analysed, label, matches);
      if (block === undefined || others.length > 0) continue;
      const blocks = [block, ...blocksIn(analysed.article.blocks, block)];
      const asked = blocksInPlaceOf(one, blocks, view);
      const first = ranked.find(
        ({ candidate }) =>
          candidate.segment === one.candidate.segment &&
          candidate.sentence === asked.first.candidate.sentence,
      );
      // One line does not answer two questions.
      return { ...asked, first: first ?? asked.first, verdict: labels.length === 1 ? 'answered' : 'unsure' };
    }
  }
  return null;
}

/**
 * The blocks with a label, or below one, whose context has the words of a question that the label does not stand for. Of a
 * whole article and of its sections, those of the article.
 */
function linesLabelled(
  { article: { title, text, blocks } }: AnalysedArticle,
  label: AnswerLabel,
  matches: readonly Match[],
): number[] {
  const textOf = ({ start, end }: Block) => text.slice(start, end);
  const names = matches.filter(({ asked }) => !asksFor(label, asked.word));
  if (names.length === 0) return [];
  let found: number[] = [];
  let least = Number.POSITIVE_INFINITY;
  let lines = 0;
  for (const [at, block] of blocks.entries()) {
    // The cells of a row have the names of their columns.
    if (isLabel(block.kind) || blocks[block.parent]?.kind === 'columns') continue;
    const isLabelled =
      isLabelledAs(label, textOf(block)) ||
      (at > 0 && block.parent === at - 1 && isLabelledAs(label, textOf(blocks[at - 1]!)));
    if (!isLabelled) continue;
    const above = ancestorsOf(blocks, at).map((one) => blocks[one]!);
    if (above.length > least) continue;
    if (++lines > MAX_LINES) return [];
    const words = keysOf([title ?? '', ...above.map(textOf), textOf(block)].join('\n'));
    if (!names.every((name) => isIn(words, name))) continue;
    if (above.length < least) found = [];
    least = above.length;
    found.push(at);
  }
  return found;
}
