/** The cards of drafts: preview, errors, publication. */

import { ButtonStyle } from 'discord.js';
import type { MessageDescriptor, Translator } from '../../i18n/translator.ts';
import type { Entry, Preview } from '../../library/answers.ts';
import { publishedInWords } from '../../library/dates-in-words.ts';
import { escapeStart } from '../escape.ts';
import { shorten, truncate } from '../truncate.ts';
import { sizeOf } from '../utf8-size.ts';
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
  t: Translator,
  { title, published, source, sentences, opening, doubts }: Preview,
  id: string,
): Card {
  return card(doubts.length > 0 ? ACCENT.unsure : ACCENT.plain, [
    text(`### ${t('draft.heading')}`),
    textBeside(
      `${describeArticle(t, { title, published, sentences })}${source ? '' : ` · ${t('draft.noSource')}`}`,
      sourceLink(t, source),
    ),
    text(`${t('draft.opening')}\n${openingInMarkdown(opening) || t('article.noText')}`),
    doubts.length > 0 ? text(doubtLines(t, doubts)) : null,
    text(`-# ${t('draft.note')}`),
    row([
      button(t('draft.publish'), ['publish', id], ButtonStyle.Primary),
      button(t('draft.change'), ['change', id]),
      button(t('draft.discard'), ['discard', id]),
    ]),
  ]);
}

/** What a moderator should check, one line each. */
export function doubtLines(t: Translator, doubts: readonly MessageDescriptor[]): string {
  const lines = doubts
    .slice(0, MAX_DOUBTS)
    .map(({ key, values }) => `- ${shorten(t(key, values), LONGEST_DOUBT)}`);
  return [`**${t('draft.check')}**`, ...lines].join('\n');
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

/**
 * A draft that cannot be published: the reason, and a button that opens the form with its contents.
 *
 * @param change the custom id of that button
 */
export function badDraftCard(
  t: Translator,
  reason: string,
  id: string,
  change: readonly [action: string, ...args: string[]] = ['change', id],
): Card {
  return card(ACCENT.unsure, [
    text(`### ${t('draft.badHeading')}\n${escapeStart(shorten(reason, 500))}`),
    text(`-# ${t('draft.badNote')}`),
    row([
      button(t('draft.change'), change, ButtonStyle.Primary),
      button(t('draft.discard'), ['discard', id]),
    ]),
  ]);
}

export function publishedCard(t: Translator, entry: Entry, ids: CommandIds): Card {
  return card(ACCENT.sure, [
    text(
      `### ${t('draft.publishedHeading')}\n${describeArticle(t, entry)}\n-# ${t('draft.published', { remove: commandMention(t, 'library.remove', ids) })}`,
    ),
    row([button(t('button.read'), ['page', entry.key, '0'])]),
  ]);
}

export function discardedCard(t: Translator): Card {
  return card(ACCENT.plain, [text(`### ${t('draft.discardedHeading')}\n${t('draft.discarded')}`)]);
}

export function describeArticle(
  t: Translator,
  { title, published, sentences }: Pick<Entry, 'title' | 'published' | 'sentences'>,
): string {
  return `**${titleInShort(t, title)}**\n${publishedInWords(t, published)} · ${t('article.sentences', { count: sentences })}`;
}
