/** The cards of drafts: preview, errors, publication. */

import { ButtonStyle } from 'discord.js';
import type { Entry, Preview } from '../../library/answers.ts';
import { publishedInWords } from '../../library/dates-in-words.ts';
import { escapeStart } from '../escape.ts';
import { shorten, truncate } from '../truncate.ts';
import { sizeOf } from '../utf8-size.ts';
import { sentencesInWords } from './article-list.ts';
import { blockInMarkdown, joinBlocks } from './blocks.ts';
import { type CommandIds, commandMention } from './command-mention.ts';
import { ACCENT, button, type Card, card, row, text, textBeside } from './parts.ts';
import { titleInShort } from './quote.ts';
import { sourceLink } from './source-link.ts';

const LONGEST_SENTENCE = 300;
const LONGEST_BLOCK = 700;
const LONGEST_DOUBT = 250;
/** A code block. */
const FENCED = /(```\n[\s\S]*?\n```)/;
const MAX_DOUBTS = 5;

/** The preview of a draft, before it is published. */
export function draftCard(
  { title, published, source, sentences, opening, doubts }: Preview,
  id: string,
): Card {
  const doubted = doubts.slice(0, MAX_DOUBTS).map((doubt) => `- ${shorten(doubt, LONGEST_DOUBT)}`);
  return card(doubts.length > 0 ? ACCENT.unsure : ACCENT.plain, [
    text('### Publish this article?'),
    textBeside(
      `**${titleInShort(title)}**\n${publishedInWords(published)} · ${sentencesInWords(sentences)}${source ? '' : ' · no source'}`,
      sourceLink(source),
    ),
    text(`It begins:\n${openingInMarkdown(opening) || '(no text)'}`),
    doubted.length > 0 ? text(`**Please check**\n${doubted.join('\n')}`) : null,
    text('-# Nothing is published yet. Members of this server will find it, and nobody else.'),
    row([
      button('Publish', ['publish', id], ButtonStyle.Primary),
      button('Change', ['change', id]),
      button('Discard', ['discard', id]),
    ]),
  ]);
}

/** The opening of the article as a quotation; code blocks are not quoted, since they stand out by themselves. */
function openingInMarkdown(opening: Preview['opening']): string {
  const blocks = opening
    // Each row repeats the names of the columns.
    .filter(({ kind }) => kind !== 'columns')
    .map(({ sentences, ...block }) => {
      const pieces = sentences.map((sentence) => ({
        text: sentence,
        short: truncate(sentence, LONGEST_SENTENCE),
      }));
      const whole = blockInMarkdown(
        block,
        pieces.map(({ text: all, short }) => ({ text: short === all ? all : `${short.trimEnd()}…` })),
      );
      // The names of columns and speakers may be long even where the sentences are short.
      const markdown =
        sizeOf(whole) <= LONGEST_BLOCK ? whole : escapeStart(shorten(sentences.join(' '), LONGEST_SENTENCE));
      return { block, markdown };
    });
  return joinBlocks(blocks)
    .split(FENCED)
    .map((part) => (part.startsWith('```') ? part : part.replace(/^(?!> )(?=.*\S)/gm, '> ')))
    .join('');
}

/** A draft that cannot be published: the reason, and a button that opens the form with its contents. */
export function badDraftCard(reason: string, id: string): Card {
  return card(ACCENT.unsure, [
    text(`### Not an article yet\n${escapeStart(shorten(reason, 500))}`),
    text('-# Nothing is lost: press Change, and the form opens with what you filled in.'),
    row([button('Change', ['change', id], ButtonStyle.Primary), button('Discard', ['discard', id])]),
  ]);
}

export function publishedCard({ title, published, sentences, key }: Entry, ids: CommandIds): Card {
  return card(ACCENT.sure, [
    text(
      `### Published\n**${titleInShort(title)}**\n${publishedInWords(published)} · ${sentencesInWords(sentences)}\n-# Members of this server find it from now on. ${commandMention('library remove', ids)} takes it away again.`,
    ),
    row([button('Read', ['page', key, '0'])]),
  ]);
}

export function discardedCard(): Card {
  return card(ACCENT.plain, [text('### Discarded\nNothing was published.')]);
}
