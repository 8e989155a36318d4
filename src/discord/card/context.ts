import type { Reading, ExcerptBlock } from '../../library/answers.ts';
import { truncate } from '../truncate.ts';
import { sizeOf } from '../utf8-size.ts';
import { blockInMarkdown, joinBlocks, type Piece } from './blocks.ts';
import { ACCENT, button, type Card, card, row, text } from './parts.ts';
import { sourceLine } from './quote.ts';

/** As many sentences are shown on either side of a quote. */
const AROUND = 3;
const LONGEST_NEIGHBOUR = 350;
const LONGEST_QUOTE = 1_500;

/**
 * A quote, in bold, with the sentences around it.
 *
 * @param citation of a sentence that stands in the article
 */
export function contextCard(reading: Reading, citation: string, note?: string): Card {
  const sentences = reading.blocks.flatMap(({ sentences: own, ...block }) =>
    // The names of columns stand in each row.
    block.kind === 'columns' && own.every((one) => one.citation !== citation)
      ? []
      : own.map((one) => ({ ...one, block })),
  );
  const place = sentences.findIndex((one) => one.citation === citation);
  const first = Math.max(0, place - AROUND);
  const shown = sentences.slice(first, place + AROUND + 1);
  const parts: { of: ExcerptBlock; block: ExcerptBlock; pieces: Piece[] }[] = [];
  for (const { sentence, citation: own, block } of shown) {
    const isBold = own === citation;
    const part = within(isBold ? LONGEST_QUOTE : LONGEST_NEIGHBOUR, block, { text: sentence, isBold });
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
    text('### In context'),
    note ? text(note) : null,
    text(lines.filter((line) => line !== '').join('\n\n') || '(no text)'),
    text(`${sourceLine(reading)} · \`${citation}\``),
    row([button('Read', ['read', citation])]),
  ]);
}

/** As much of a piece of a block as there is room for; a row that is too long with its columns is shown without them. */
function within(longest: number, block: ExcerptBlock, piece: Piece): { block: ExcerptBlock; piece: Piece } {
  if (block.cells) {
    if (sizeOf(blockInMarkdown(block, [piece])) <= longest) return { block, piece };
    return within(longest, { ...block, cells: null }, piece);
  }
  const marks = sizeOf(blockInMarkdown(block, [{ text: '' }]));
  const words = truncate(piece.text, longest - marks);
  const text = words.length < piece.text.length ? `${words.trimEnd()}…` : words;
  return { block, piece: { ...piece, text } };
}
