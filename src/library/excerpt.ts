/** The context in which a quote is shown, in slices of its article: headings, introducing lines, the rest of an answer. */

import type { Article } from '../articles/article.ts';
import { ancestorsOf, isListed, isWithin } from '../articles/block-tree.ts';
import { asksQuestion, type Block, isLabel, textOfBlock } from '../articles/document.ts';
import { displayTitle } from '../articles/title.ts';
import { hasAnaphoricSubject } from '../language/anaphora.ts';
import type { AnalysedArticle } from './analysed-article.ts';
import type { Excerpt, ExcerptBlock, ExcerptLine } from './answers.ts';

/** The length of an excerpt in characters, as much as people read of an answer; a longer quote is shown alone. */
export const MAX_EXCERPT_LENGTH = 600;
/** A longer introducing line is cut off; in characters. */
const MAX_INTRODUCTION_LENGTH = 160;
/** The nearest introducing lines suffice: the item that an item is nested in, and the line that introduces the list. */
const MAX_INTRODUCTIONS = 2;
/** How many sentences that begin with a pronoun are shown after a sentence of prose. */
const MAX_FOLLOWING = 2;
/** Shorter blocks are shown to their end; in characters. From 200 to 400: two or three sentences. */
const MAX_SHORT_LENGTH = 300;
const STARTS_WITH_PRONOUN = /^["“‘(]?(?:It|They|He|She|This|These|That|Those)\b/;
/** No match of the pattern is longer; in characters. */
const MAX_PRONOUN_LENGTH = 10;
/** Of the headings above a quote, only the nearest are shown. */
const MAX_HEADINGS = 3;

/** What is shown after a quote: what belongs to it, or what follows it in blocks that answer together. */
export type Extent = 'answer' | readonly number[];

/**
 * The context of a sentence of an article, and the sentence itself.
 *
 * @param sentence its number in the article
 * @param isAnaphoric whether it needs the sentence before to be understood: see `hasAnaphoricSubject`
 * @param extent what follows it as part of the answer
 */
export function excerptAt(
  analysed: AnalysedArticle,
  sentence: number,
  isAnaphoric = hasAnaphoricSubject(
    analysed.article.text.slice(analysed.starts[sentence], analysed.ends[sentence]),
  ),
  extent: Extent = 'answer',
): Excerpt {
  const { article } = analysed;
  const { blocks } = article;
  const at = analysed.blockOf(sentence);
  const above = ancestorsOf(blocks, at);
  const title = displayTitle(article);
  const heading = above
    .filter((block) => isLabel(blocks[block]!.kind) && blocks[block]!.kind !== 'columns')
    .map((block) => textOfBlock(article, block))
    .filter((text) => text !== title)
    .slice(-MAX_HEADINGS);
  const introductions = above
    .filter((block) => !isLabel(blocks[block]!.kind))
    .slice(-MAX_INTRODUCTIONS)
    .map((block) => introductionOf(analysed, block));
  const quote = lineOf(analysed, sentence, 'quote');
  let room =
    MAX_EXCERPT_LENGTH - lengthOf(quote) - introductions.reduce((sum, line) => sum + lengthOf(line), 0);
  for (const text of heading) room -= text.length;
  const take = (sentences: Iterable<number>, role: ExcerptLine['role']): ExcerptLine[] => {
    const taken: ExcerptLine[] = [];
    for (const one of sentences) {
      const line = lineOf(analysed, one, role);
      if (lengthOf(line) > room) {
        // Nothing below that heading would be shown.
        if (taken.at(-1)?.kind === 'heading') taken.pop();
        if (role === 'further') (taken.at(-1) ?? quote).isCut = true;
        break;
      }
      room -= lengthOf(line);
      taken.push(line);
    }
    return taken;
  };
  const label = answerLabelOf(article, at);
  const following =
    extent === 'answer' ? furtherOf(analysed, sentence, label) : restOf(analysed, sentence, extent);
  const further = take(following, 'further');
  const before = take(beforeOf(analysed, sentence, label, isAnaphoric), 'before').reverse();
  return { heading, lines: [...introductions, ...before, quote, ...further] };
}

/** What is needed to display a block, apart from its text. */
export function excerptBlockOf({ article }: AnalysedArticle, number: number): ExcerptBlock {
  const { text, blocks } = article;
  const block = blocks[number]!;
  const { kind, level, speaker, cells, parent } = block;
  const columns = blocks[parent]?.kind === 'columns' ? blocks[parent]?.cells : undefined;
  return {
    kind,
    level,
    number: block.number ?? null,
    speaker: speaker ? text.slice(speaker.start, speaker.end) : null,
    cells:
      cells?.map(({ start, end }, i) => {
        const name = columns?.[i];
        return {
          column: name ? text.slice(name.start, name.end) : '',
          from: start - block.start,
          to: end - block.start,
        };
      }) ?? null,
  };
}

function lineOf(analysed: AnalysedArticle, sentence: number, role: ExcerptLine['role']): ExcerptLine {
  const at = analysed.blockOf(sentence);
  const excerptBlock = excerptBlockOf(analysed, at);
  const start = analysed.starts[sentence]!;
  const isFirst = start === analysed.article.blocks[at]!.start;
  return {
    role,
    text: analysed.article.text.slice(start, analysed.ends[sentence]!),
    start,
    block: at,
    ...excerptBlock,
    // Only the first sentence of a block has its number and its speaker.
    number: isFirst ? excerptBlock.number : null,
    speaker: isFirst || role === 'quote' ? excerptBlock.speaker : null,
  };
}

/** The introducing line of a block: the first sentence of an item, or the last one of a paragraph. */
function introductionOf(analysed: AnalysedArticle, block: number): ExcerptLine {
  const first = analysed.firstSentenceOf(block);
  const count = analysed.sentenceCounts[block]!;
  const { kind } = analysed.article.blocks[block]!;
  const line = lineOf(analysed, kind === 'item' ? first : first + count - 1, 'introduction');
  if (line.text.length <= MAX_INTRODUCTION_LENGTH) return line;
  const space = line.text.lastIndexOf(' ', MAX_INTRODUCTION_LENGTH);
  return { ...line, text: line.text.slice(0, space > 0 ? space : MAX_INTRODUCTION_LENGTH), isCut: true };
}

function lengthOf({ text, cells, speaker }: ExcerptLine): number {
  const names = cells?.reduce((sum, { column }) => sum + column.length + 3, 0) ?? 0;
  return text.length + names + (speaker?.length ?? 0) + 1;
}

/**
 * The block above whose blocks together are one answer: a question, a term, a heading that is a question, or a heading
 * with a short enough section. -1 when there is none.
 */
function answerLabelOf({ text, blocks }: Article, at: number): number {
  let isListed = false;
  for (let block = at; block >= 0; block = blocks[block]!.parent) {
    const { kind, number } = blocks[block]!;
    // Numbered steps belong together; of other lists and tables, a single item or row is the answer.
    if ((kind === 'item' && !(number !== undefined && isCountedFromOne(blocks, block))) || kind === 'row')
      isListed = true;
    if (block === at) continue;
    if (kind === 'term' || asksQuestion(blocks[block]!, text)) return block;
    if (kind !== 'heading') continue;
    return !isListed && fitsInExcerpt(blocks, block) ? block : -1;
  }
  return -1;
}

/**
 * Whether a numbered item belongs to a list that begins with 1, as steps do: rules continue from section to section.
 */
function isCountedFromOne(blocks: readonly Block[], item: number): boolean {
  const { parent } = blocks[item]!;
  for (let block = parent + 1; block <= item; block++)
    if (blocks[block]!.kind === 'item' && blocks[block]!.parent === parent)
      return blocks[block]!.number === 1;
  return false;
}

/** Whether a block with all blocks below it is no longer than an excerpt. */
function fitsInExcerpt(blocks: readonly Block[], outer: number): boolean {
  const limit = blocks[outer]!.start + MAX_EXCERPT_LENGTH;
  for (let last = outer; blocks[last]!.end <= limit; last++)
    if (!blocks[last + 1] || blocks[last + 1]!.parent < outer) return true;
  return false;
}

/**
 * The sentences after one that belong to the same answer, in order.
 *
 * @param label the block above that they answer together: see `answerLabelOf`
 */
function* furtherOf(analysed: AnalysedArticle, sentence: number, label: number): Iterable<number> {
  const { starts, article } = analysed;
  const at = analysed.blockOf(sentence);
  let following = 0;
  for (let next = sentence + 1; next < starts.length; next++) {
    const block = analysed.blockOf(next);
    const { kind } = article.blocks[block]!;
    const isBelow = isWithin(article.blocks, block, at);
    if (label >= 0 ? !isWithin(article.blocks, block, label) : block !== at && !isBelow) return;
    if (isLabel(kind) && !isBelow && kind !== 'columns') return;
    if (kind === 'columns') continue;
    const isProse = label < 0 && !isBelow && !isShort(article.blocks[at]!);
    if (
      isProse &&
      (following++ >= MAX_FOLLOWING ||
        !STARTS_WITH_PRONOUN.test(article.text.slice(starts[next], starts[next]! + MAX_PRONOUN_LENGTH)))
    )
      return;
    yield next;
  }
}

/** Whether a block is shown to its end: what is asked is often said in the sentence after the one that is found. */
function isShort({ kind, start, end }: Block): boolean {
  return kind !== 'row' && end - start <= MAX_SHORT_LENGTH;
}

/** The sentences before one that belong to the same answer, or have the antecedent of its subject: nearest first. */
function* beforeOf(
  analysed: AnalysedArticle,
  sentence: number,
  label: number,
  isAnaphoric: boolean,
): Iterable<number> {
  const { article } = analysed;
  const at = analysed.blockOf(sentence);
  const { text, blocks } = article;
  // Of a list or a table, a single item or row is the answer.
  if (isListed(blocks[at]!)) return;
  const isWhole = label >= 0 && (blocks[label]!.kind !== 'heading' || asksQuestion(blocks[label]!, text));
  for (let one = sentence - 1; one >= 0; one--) {
    const block = analysed.blockOf(one);
    const { kind, parent } = blocks[block]!;
    // The blocks above it are shown as introductions already.
    if (isWithin(blocks, at, block)) return;
    const belongs = isWhole
      ? isWithin(blocks, block, label) && !isLabel(kind)
      : label >= 0
        ? parent === label && !isLabel(kind) && (!isListed(blocks[block]!) || isCountedFromOne(blocks, block))
        : block === at && sentence - one === 1 && isAnaphoric;
    if (!belongs) return;
    yield one;
  }
}

/** The sentences of some blocks that come after a sentence. */
function* restOf(analysed: AnalysedArticle, sentence: number, blocks: readonly number[]): Iterable<number> {
  for (const block of blocks) {
    const first = analysed.firstSentenceOf(block);
    const end = first + analysed.sentenceCounts[block]!;
    for (let next = Math.max(first, sentence + 1); next < end; next++) yield next;
  }
}
