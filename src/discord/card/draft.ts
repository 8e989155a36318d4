import { ButtonStyle } from 'discord.js';
import type { Entry, Preview } from '../../library/answers.ts';
import { publishedInWords } from '../../library/words.ts';
import { shorten } from '../cut.ts';
import { escapeStart } from '../escape.ts';
import { sentencesInWords } from './article-list.ts';
import { ACCENT, button, type Card, card, row, text, textBeside } from './parts.ts';
import { titleInShort } from './quote.ts';
import { sourceLink } from './source-link.ts';

const LONGEST_SENTENCE = 300;
const LONGEST_DOUBT = 250;
const MOST_DOUBTS = 5;

/** What was understood of a draft: nothing is published yet. */
export function draftCard(
  { title, published, source, sentences, opening, doubts }: Preview,
  id: string,
): Card {
  const lines = opening.map((sentence) => escapeStart(shorten(sentence, LONGEST_SENTENCE)));
  const doubted = doubts.slice(0, MOST_DOUBTS).map((doubt) => `- ${shorten(doubt, LONGEST_DOUBT)}`);
  return card(doubts.length > 0 ? ACCENT.unsure : ACCENT.plain, [
    text('### Publish this article?'),
    textBeside(
      `**${titleInShort(title)}**\n${publishedInWords(published)} · ${sentencesInWords(sentences)}${source ? '' : ' · no source'}`,
      sourceLink(source),
    ),
    text(`It begins:\n> ${lines.join(' ') || '(no text)'}`),
    doubted.length > 0 ? text(`**Please check**\n${doubted.join('\n')}`) : null,
    text('-# Nothing is published yet. Members of this server will find it, and nobody else.'),
    row([
      button('Publish', ['publish', id], ButtonStyle.Primary),
      button('Change', ['change', id]),
      button('Discard', ['discard', id]),
    ]),
  ]);
}

/** A draft that is no article yet: what is wrong, and the way back to the form with all that was filled in. */
export function badDraftCard(reason: string, id: string): Card {
  return card(ACCENT.unsure, [
    text(`### Not an article yet\n${escapeStart(shorten(reason, 500))}`),
    text('-# Nothing is lost: press Change, and the form opens with what you filled in.'),
    row([button('Change', ['change', id], ButtonStyle.Primary), button('Discard', ['discard', id])]),
  ]);
}

export function publishedCard({ title, published, sentences, key }: Entry): Card {
  return card(ACCENT.sure, [
    text(
      `### Published\n**${titleInShort(title)}**\n${publishedInWords(published)} · ${sentencesInWords(sentences)}\n-# Members of this server find it from now on. /library remove takes it away again.`,
    ),
    row([button('Read', ['page', key, '0'])]),
  ]);
}

export function discardedCard(): Card {
  return card(ACCENT.plain, [text('### Discarded\nNothing was published.')]);
}
