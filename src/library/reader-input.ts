import { isLabel } from '../articles/document.ts';
import { hasAnaphoricSubject } from '../language/anaphora.ts';
import type { ReaderInput } from '../retrieval/reader/reader.ts';
import type { AnalysedArticle } from './analysed-article.ts';
import { ancestorsOf, lookOf } from './excerpt.ts';

/*
 * What the reader is given of a sentence: its letters, and around them what a person sees who looks at the page. The
 * training reads the same.
 */

/** Of a title and of each heading, question or introducing line the first so many characters: their matter comes early. */
const LONGEST_LABEL = 100;
/** Of the labels above, the nearest. */
const MOST_LABELS = 3;
/** Of the sentence before, its beginning, where its subject stands. */
const LONGEST_BEFORE = 160;

/** A sentence of an article, by its number, as the reader reads it. */
export function readerInputOf(analysed: AnalysedArticle, sentence: number): ReaderInput {
  const { article, starts, ends } = analysed;
  const { text, blocks } = article;
  const at = analysed.blockOf(sentence);
  const start = starts[sentence]!;
  const quote = text.slice(start, ends[sentence]);
  const above = ancestorsOf(blocks, at)
    .filter((block) => blocks[block]!.kind !== 'columns')
    .slice(-MOST_LABELS)
    .map((block) => {
      const label = text.slice(blocks[block]!.start, blocks[block]!.end);
      // A line introduces with its last words, a label names with its first.
      return isLabel(blocks[block]!.kind) ? label.slice(0, LONGEST_LABEL) : label.slice(-LONGEST_LABEL);
    });
  const title = (article.title ?? '').slice(0, LONGEST_LABEL);
  const before =
    sentence > 0 && analysed.blockOf(sentence - 1) === at && hasAnaphoricSubject(quote)
      ? [text.slice(starts[sentence - 1], ends[sentence - 1]).slice(0, LONGEST_BEFORE)]
      : [];
  const context = [...above.filter((label) => label !== title).reverse(), title, ...before].filter(Boolean);
  return { ...wordsOf(analysed, at, start, quote), context: context.join(' | ') };
}

/** The letters of a quote, with its number, its speaker, and the names of its columns. */
function wordsOf(
  analysed: AnalysedArticle,
  block: number,
  start: number,
  quote: string,
): Omit<ReaderInput, 'context'> {
  const { cells, number, speaker } = lookOf(analysed, block);
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
    }
  return { text, slices };
}
