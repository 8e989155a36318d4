/** Writes the reader's input for a sentence, in training as well: the sentence and its context. */

import { labelsAbove } from '../articles/block-tree.ts';
import { type Block, isLabel, textOfBlock } from '../articles/document.ts';
import { hasAnaphoricSubject } from '../language/anaphora.ts';
import { WEEKDAYS } from '../language/dates/date-vocabulary.ts';
import type { ReaderInput } from '../retrieval/reader/reader.ts';
import type { AnalysedArticle } from './analysed-article.ts';
import { excerptBlockOf } from './excerpt.ts';

/** Titles, headings, questions and introducing lines are cut to this length, in characters. */
const MAX_LABEL_LENGTH = 100;
/** Of the labels above a sentence, only the nearest are included. */
const MAX_LABELS = 3;
/** The sentence before is cut to this length, in characters: its subject is near its beginning. */
const MAX_BEFORE_LENGTH = 160;

/** The reader's input for a sentence of an article, by its number. */
export function readerInputOf(analysed: AnalysedArticle, sentence: number): ReaderInput {
  const { article, starts, ends } = analysed;
  const { text, blocks } = article;
  const at = analysed.blockOf(sentence);
  const start = starts[sentence]!;
  const quote = text.slice(start, ends[sentence]);
  const above = labelsAbove(blocks, at)
    .slice(-MAX_LABELS)
    .map((block) => {
      const label = textOfBlock(article, block);
      // The last words of an introducing line matter most, and the first words of a label.
      return isLabel(blocks[block]!.kind) ? label.slice(0, MAX_LABEL_LENGTH) : label.slice(-MAX_LABEL_LENGTH);
    });
  const title = (article.title ?? '').slice(0, MAX_LABEL_LENGTH);
  const before =
    sentence > 0 && goesOn(blocks, analysed.blockOf(sentence - 1), at) && hasAnaphoricSubject(quote)
      ? [text.slice(starts[sentence - 1], ends[sentence - 1]).slice(0, MAX_BEFORE_LENGTH)]
      : [];
  const context = [...above.filter((label) => label !== title).reverse(), title, ...before].filter(Boolean);
  return { ...wordsOf(analysed, at, start, quote), context: context.join(' | ') };
}

/** Whether the text of a block goes on in another: it is the same one, or both are paragraphs below the same heading. */
function goesOn(blocks: readonly Block[], before: number, at: number): boolean {
  const [one, other] = [blocks[before]!, blocks[at]!];
  return (
    before === at || (one.kind === 'paragraph' && other.kind === 'paragraph' && one.parent === other.parent)
  );
}

/** The text of a quote, with its item number, its speaker and its column names. */
function wordsOf(
  analysed: AnalysedArticle,
  block: number,
  start: number,
  quote: string,
): Omit<ReaderInput, 'context'> {
  const { cells, number, speaker } = excerptBlockOf(analysed, block);
  const isFirst = start === analysed.article.blocks[block]!.start;
  const slices: ReaderInput['slices'] = [];
  let text = '';
  const take = (from: number, to: number) => {
    slices.push({ at: text.length, from, length: to - from });
    text += quote.slice(from, to);
  };
  if (speaker !== null) text += `${speaker}: `;
  if (number !== null && isFirst) text += `${number}. `;
  if (cells === null) take(0, quote.length);
  else
    for (const { column, from, to } of cells) {
      if (to === from) continue;
      if (text !== '') text += ' ; ';
      if (column) text += `${column}: `;
      take(from, to);
      text += restOfWeekday(quote.slice(from, to));
    }
  return { text, slices };
}

/** What is left out of a weekday that is the text of a cell: the reader knows "Friday" better than "Fri". */
function restOfWeekday(cell: string): string {
  if (!/^\p{Lu}\p{Ll}{2,4}$/u.test(cell)) return '';
  return (
    WEEKDAYS.split(' ')
      .find((day) => day.startsWith(cell))
      ?.slice(cell.length) ?? ''
  );
}
