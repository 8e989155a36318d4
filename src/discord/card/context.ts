/** The card that shows a quote in its context. */

import type { Translator } from '../../i18n/translator.ts';
import type { ExcerptBlock, Reading } from '../../library/answers.ts';
import { truncate } from '../truncate.ts';
import { sizeOf } from '../utf8-size.ts';
import { blockInMarkdown, joinBlocks, type Piece } from './blocks.ts';
import { ACCENT, button, type Card, card, MAX_TEXT, row, sizeOfTexts, text } from './parts.ts';
import { sourceLine } from './quote.ts';
import { checkButton } from './quote-check.ts';

/** How many sentences are shown on each side of a quote. */
const CONTEXT_SENTENCES = 3;
const LONGEST_NEIGHBOUR = 350;
const LONGEST_QUOTE = 1_500;
/** What joins the sentences, the bold marks, and the ellipses: 4 for each sentence, 4, and 4 for each end. */
const MARKUP_SIZE = (2 * CONTEXT_SENTENCES + 4) * 4;

/**
 * A quote, in bold, with the sentences around it.
 *
 * @param citation that of a sentence of the article
 * @param canCheck whether the quote can be looked for on its page
 */
export function contextCard(
  t: Translator,
  reading: Reading,
  { citation, note, canCheck }: { citation: string; note?: string | undefined; canCheck: boolean },
): Card {
  const sentences = reading.blocks.flatMap(({ sentences: own, ...block }) =>
    // Each row repeats the names of the columns.
    block.kind === 'columns' && own.every((one) => one.citation !== citation)
      ? []
      : own.map((one) => ({ ...one, block })),
  );
  const place = sentences.findIndex((one) => one.citation === citation);
  const first = Math.max(0, place - CONTEXT_SENTENCES);
  const shown = sentences.slice(first, place + CONTEXT_SENTENCES + 1);
  const above = [text(`### ${t('context.heading')}`), note ? text(note) : null];
  const below = text(`${sourceLine(t, reading)} · \`${citation}\``);
  const neighbours = 2 * CONTEXT_SENTENCES * LONGEST_NEIGHBOUR;
  const room = MAX_TEXT - sizeOfTexts([...above, below]) - neighbours - MARKUP_SIZE;
  const longestQuote = Math.min(LONGEST_QUOTE, room);
  const parts: { of: ExcerptBlock; block: ExcerptBlock; pieces: Piece[] }[] = [];
  for (const { sentence, citation: own, block } of shown) {
    const isBold = own === citation;
    const part = fitPiece(isBold ? longestQuote : LONGEST_NEIGHBOUR, block, { text: sentence, isBold });
    const last = parts.at(-1);
    if (last?.of === block) last.pieces.push(part.piece);
    else parts.push({ of: block, block: part.block, pieces: [part.piece] });
  }
  const lines = [
    joinBlocks(parts.map(({ block, pieces }) => ({ block, markdown: blockInMarkdown(block, pieces) }))),
  ];
  if (first > 0) lines.unshift('…');
  if (first + shown.length < sentences.length) lines.push('…');
  return card(ACCENT.plain, [
    ...above,
    text(lines.filter((line) => line !== '').join('\n\n') || t('article.noText')),
    below,
    row([
      button(t('button.read'), ['read', citation]),
      button(t('button.copy'), ['copy', citation]),
      canCheck ? checkButton(t, citation) : null,
    ]),
  ]);
}

/** Truncates a piece of a block; a row that is too long with the names of its columns is shown without them. */
function fitPiece(maxSize: number, block: ExcerptBlock, piece: Piece): { block: ExcerptBlock; piece: Piece } {
  if (block.cells) {
    if (sizeOf(blockInMarkdown(block, [piece])) <= maxSize) return { block, piece };
    return fitPiece(maxSize, { ...block, cells: null }, piece);
  }
  const marks = sizeOf(blockInMarkdown(block, [{ text: '' }]));
  const words = truncate(piece.text, maxSize - marks);
  const text = words.length < piece.text.length ? `${words.trimEnd()}…` : words;
  return { block, piece: { ...piece, text } };
}
