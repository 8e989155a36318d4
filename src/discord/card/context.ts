import type { Reading } from '../../library/answers.ts';
import { shorten } from '../cut.ts';
import { escapeStart } from '../escape.ts';
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
  const sentences = reading.paragraphs.flatMap((paragraph, number) =>
    paragraph.map((one) => ({ ...one, paragraph: number })),
  );
  const place = sentences.findIndex((one) => one.citation === citation);
  const first = Math.max(0, place - AROUND);
  const shown = sentences.slice(first, place + AROUND + 1);
  const paragraphs: string[][] = [];
  let last = -1;
  for (const { sentence, citation: own, paragraph } of shown) {
    if (paragraph !== last) paragraphs.push([]);
    last = paragraph;
    const isQuote = own === citation;
    const words = shorten(sentence, isQuote ? LONGEST_QUOTE : LONGEST_NEIGHBOUR);
    paragraphs.at(-1)!.push(isQuote && words ? `**${words}**` : words);
  }
  const lines = paragraphs.map((words) => escapeStart(words.join(' ')));
  if (first > 0) lines.unshift('…');
  if (first + shown.length < sentences.length) lines.push('…');
  return card(ACCENT.plain, [
    text('### In context'),
    note ? text(note) : null,
    text(lines.join('\n\n') || '(no text)'),
    text(`${sourceLine(reading)} · \`${citation}\``),
    row([button('Read', ['read', citation])]),
  ]);
}
