import type { Article } from '../articles/article.ts';
import { asksQuestion, type Block, isLabel } from '../articles/document.ts';
import { displayTitle } from '../articles/title.ts';
import { hasAnaphoricSubject } from '../language/anaphora.ts';
import type { AnalysedArticle } from './analysed-article.ts';
import type { Excerpt, ExcerptBlock, ExcerptLine } from './answers.ts';

/*
 * What is shown with a quote, so that it can be understood: the headings above it, the line that introduces it, the rest
 * of an answer. All of it is slices of the article.
 */

/** As much as people read of an answer, in characters; a longer quote is shown alone. */
export const LONGEST_EXCERPT = 600;
/** A line that introduces others is shown as far as this. */
const LONGEST_INTRODUCTION = 160;
/** The nearest lines above tell enough: the item that an item is nested in, and what introduces the list. */
const MOST_INTRODUCTIONS = 2;
/** Sentences that begin with a pronoun, after a sentence of prose. */
const MOST_FOLLOWING = 2;
const GOES_ON = /^["“‘(]?(?:It|They|He|She|This|These|That|Those)\b/;
const LONGEST_OPENER = 10;
/** Of the headings above, the nearest. */
const MOST_HEADINGS = 3;

/**
 * What is shown with a sentence of an article, by its number.
 *
 * @param leans whether it cannot be understood without the one before: see `hasAnaphoricSubject`
 */
export function excerptAt(
  analysed: AnalysedArticle,
  sentence: number,
  leans = hasAnaphoricSubject(
    analysed.article.text.slice(analysed.starts[sentence], analysed.ends[sentence]),
  ),
): Excerpt {
  const { article } = analysed;
  const { blocks } = article;
  const at = analysed.blockOf(sentence);
  const above = ancestorsOf(blocks, at);
  const title = displayTitle(article);
  const textOf = (block: number) => article.text.slice(blocks[block]!.start, blocks[block]!.end);
  const heading = above
    .filter((block) => isLabel(blocks[block]!.kind) && blocks[block]!.kind !== 'columns')
    .map(textOf)
    .filter((text) => text !== title)
    .slice(-MOST_HEADINGS);
  const introductions = above
    .filter((block) => !isLabel(blocks[block]!.kind))
    .slice(-MOST_INTRODUCTIONS)
    .map((block) => introductionOf(analysed, block));
  const quote = lineOf(analysed, sentence, 'quote');
  let room = LONGEST_EXCERPT - lengthOf(quote) - introductions.reduce((sum, line) => sum + lengthOf(line), 0);
  for (const text of heading) room -= text.length;
  const take = (sentences: Iterable<number>, role: ExcerptLine['role']): ExcerptLine[] => {
    const taken: ExcerptLine[] = [];
    for (const one of sentences) {
      const line = lineOf(analysed, one, role);
      if (lengthOf(line) > room) {
        const last = taken.at(-1) ?? quote;
        if (role === 'further') last.isCut = true;
        break;
      }
      room -= lengthOf(line);
      taken.push(line);
    }
    return taken;
  };
  const label = answeredAbove(article, at);
  const further = take(furtherOf(analysed, sentence, label), 'further');
  const before = take(beforeOf(analysed, sentence, label, leans), 'before').reverse();
  return { heading, lines: [...introductions, ...before, quote, ...further] };
}

/** How a block is to be shown, whatever of it is. */
export function lookOf({ article }: AnalysedArticle, number: number): ExcerptBlock {
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

/** What is shown, as plain text: the headings on a line, and each line below them. */
export function excerptInText({ heading, lines }: Excerpt): string {
  const shown: string[] = heading.length > 0 ? [heading.join(' › ')] : [];
  // Sentences of one block go on on one line.
  for (const [i, line] of lines.entries())
    if (line.block === lines[i - 1]?.block)
      shown[shown.length - 1] += ` ${lineInText({ ...line, speaker: null })}`;
    else shown.push(lineInText(line));
  return shown.join('\n');
}

/** A line as plain text: with its number, its speaker, the names of its columns. */
export function lineInText({ text, kind, number, speaker, cells }: ExcerptLine): string {
  const inLine = kind === 'code' ? text : text.replace(/\s*\n\s*/g, ' ');
  const words = cells ? joinCells(cells, (from, to) => text.slice(from, to)) : inLine;
  if (speaker !== null) return `${speaker}: ${words}`;
  return number === null ? words : `${number}. ${words}`;
}

/**
 * "Mod: Litematica · Allowed?: yes"; two cells without names as "Origin: Harrowgate".
 *
 * @param shownOf what is shown of a cell, by its offsets in the row
 * @param nameOf what is shown of the name of a column
 */
export function joinCells(
  cells: NonNullable<ExcerptBlock['cells']>,
  shownOf: (from: number, to: number) => string,
  nameOf = (column: string) => column,
): string {
  const filled = cells.filter(({ from, to }) => to > from);
  const isPair = filled.length === 2 && cells.length === 2 && filled.every(({ column }) => column === '');
  return filled
    .map(({ column, from, to }) => (column && `${nameOf(column)}: `) + shownOf(from, to))
    .join(isPair ? ': ' : ' · ');
}

/** The blocks that a block belongs to, the highest first. */
export function ancestorsOf(blocks: readonly Block[], at: number): number[] {
  const found: number[] = [];
  for (let block = blocks[at]!.parent; block >= 0; block = blocks[block]!.parent) found.push(block);
  return found.reverse();
}

function lineOf(analysed: AnalysedArticle, sentence: number, role: ExcerptLine['role']): ExcerptLine {
  const at = analysed.blockOf(sentence);
  const look = lookOf(analysed, at);
  const start = analysed.starts[sentence]!;
  const isFirst = start === analysed.article.blocks[at]!.start;
  return {
    role,
    text: analysed.article.text.slice(start, analysed.ends[sentence]!),
    start,
    block: at,
    ...look,
    // The number and the speaker stand before the first sentence of their block alone.
    number: isFirst ? look.number : null,
    speaker: isFirst || role === 'quote' ? look.speaker : null,
  };
}

/** Of a paragraph its last sentence introduces; of an item as much as says what it is. */
function introductionOf(analysed: AnalysedArticle, block: number): ExcerptLine {
  const first = analysed.firstOf(block);
  const count = analysed.blocks[block]!;
  const { kind } = analysed.article.blocks[block]!;
  const line = lineOf(analysed, kind === 'item' ? first : first + count - 1, 'introduction');
  if (line.text.length <= LONGEST_INTRODUCTION) return line;
  const space = line.text.lastIndexOf(' ', LONGEST_INTRODUCTION);
  return { ...line, text: line.text.slice(0, space > 0 ? space : LONGEST_INTRODUCTION), isCut: true };
}

function lengthOf({ text, cells, speaker }: ExcerptLine): number {
  const names = cells?.reduce((sum, { column }) => sum + column.length + 3, 0) ?? 0;
  return text.length + names + (speaker?.length ?? 0) + 1;
}

/**
 * The label whose blocks are one answer together: a question, a term, a heading that asks, or one with so little below it
 * that it is read at once. -1 where a block stands below none.
 */
function answeredAbove({ text, blocks }: Article, at: number): number {
  let isListed = false;
  for (let block = at; block >= 0; block = blocks[block]!.parent) {
    const { kind, number } = blocks[block]!;
    // Steps are read one after another; of other lists one item is the answer.
    if ((kind === 'item' && !(number !== undefined && isCountedFromOne(blocks, block))) || kind === 'row')
      isListed = true;
    if (block === at) continue;
    if (kind === 'term' || asksQuestion(blocks[block]!, text)) return block;
    if (kind !== 'heading') continue;
    return !isListed && isReadAtOnce(blocks, block) ? block : -1;
  }
  return -1;
}

/** Whether a numbered item belongs to a list that begins with 1: rules go on from one section to the next, steps do not. */
function isCountedFromOne(blocks: readonly Block[], item: number): boolean {
  const { parent } = blocks[item]!;
  for (let block = parent + 1; block <= item; block++)
    if (blocks[block]!.kind === 'item' && blocks[block]!.parent === parent)
      return blocks[block]!.number === 1;
  return false;
}

/** Whether a block with all that stands below it is no longer than what is shown. */
function isReadAtOnce(blocks: readonly Block[], outer: number): boolean {
  const longest = blocks[outer]!.start + LONGEST_EXCERPT;
  for (let last = outer; blocks[last]!.end <= longest; last++)
    if (!blocks[last + 1] || blocks[last + 1]!.parent < outer) return true;
  return false;
}

/**
 * The sentences after one that belong to the same answer, in order.
 *
 * @param label the block that they answer together: see `answeredAbove`
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
    const isProse = label < 0 && !isBelow;
    if (
      isProse &&
      (following++ >= MOST_FOLLOWING ||
        !GOES_ON.test(article.text.slice(starts[next], starts[next]! + LONGEST_OPENER)))
    )
      return;
    yield next;
  }
}

/** The sentences before one that belong to the same answer, or say whom it speaks of: the nearest first. */
function* beforeOf(
  analysed: AnalysedArticle,
  sentence: number,
  label: number,
  leans: boolean,
): Iterable<number> {
  const { article } = analysed;
  const at = analysed.blockOf(sentence);
  // Of a list or a table, one is the answer.
  const isOne = article.blocks[at]!.kind === 'item' || article.blocks[at]!.kind === 'row';
  if (isOne) return;
  for (let one = sentence - 1; one >= 0; one--) {
    const block = analysed.blockOf(one);
    const { kind } = article.blocks[block]!;
    // What it stands in is its introduction already.
    if (isWithin(article.blocks, at, block)) return;
    const belongs =
      label >= 0
        ? article.blocks[block]!.parent === label && block !== label && !isLabel(kind)
        : block === at && sentence - one === 1 && leans;
    if (!belongs) return;
    yield one;
  }
}

function isWithin(blocks: readonly Block[], block: number, outer: number): boolean {
  let one = block;
  while (one > outer) one = blocks[one]!.parent;
  return one === outer && block !== outer;
}
