/** The cards of answers to questions that found nothing. */

import { ButtonStyle } from 'discord.js';
import type { Translator } from '../../i18n/translator.ts';
import type { Answers, Entry } from '../../library/answers.ts';
import { shorten } from '../truncate.ts';
import { offeredQuotes } from './answer.ts';
import { type CommandIds, commandMention } from './command-mention.ts';
import { asHeading } from './heading.ts';
import { ACCENT, button, type Card, card, row, SEPARATOR, text } from './parts.ts';
import { quotation, sourceLine, titleInShort } from './quote.ts';

const LONGEST_QUOTE = 1_200;
const LONGEST_QUESTION = 160;
const MARKS = { answered: '✅', unsure: '⚠️', none: '❌' } as const;

/** What names a draft of an answer in custom ids: its id, and the key of a report that it answers. */
export type GapIds = readonly [draft: string, report: string];

/**
 * The preview of an answer: the card of the question with it, and whether each of the questions is answered then.
 *
 * @param tried the answers with the draft: to its own question first, then to those that found nothing
 */
export function gapCard(t: Translator, tried: readonly [Answers, ...Answers[]], ids: GapIds): Card {
  const [own, ...others] = tried;
  const quote = own.verdict === 'none' ? undefined : offeredQuotes(own)[0];
  const isFound = tried.every(({ verdict }) => verdict === 'answered');
  return card(isFound ? ACCENT.sure : ACCENT.unsure, [
    text(`### ${t('gap.heading')}\n${t(quote ? 'gap.looksLike' : 'gap.notFound')}`),
    SEPARATOR,
    asHeading(own.question),
    quote ? text(`${quotation(t, quote, LONGEST_QUOTE)}\n${sourceLine(t, quote)}`) : null,
    SEPARATOR,
    text([`**${t('gap.tried')}**`, ...[own, ...others].map((answers) => outcomeLine(t, answers))].join('\n')),
    text(`-# ${t('gap.note')}`),
    row([
      button(t('draft.publish'), ['publish-gap', ...ids], ButtonStyle.Primary),
      button(t('draft.change'), ['change-gap', ...ids]),
      button(t('draft.discard'), ['discard', ids[0]]),
    ]),
  ]);
}

function outcomeLine(t: Translator, { question, verdict }: Answers): string {
  const quoted = t('text.quoted', { text: shorten(question, LONGEST_QUESTION) });
  return `${MARKS[verdict]} ${quoted}: ${t('gap.outcome', { verdict })}`;
}

/** Says that an answer is published, and how many reports are closed by it. */
export function answeredGapCard(
  t: Translator,
  { title, key }: Entry,
  closedCount: number,
  ids: CommandIds,
): Card {
  return card(ACCENT.sure, [
    text(
      `### ${t('draft.publishedHeading')}\n**${titleInShort(t, title)}**\n${t('gap.closed', { count: closedCount })}\n-# ${t('draft.published', { remove: commandMention(t, 'library.remove', ids) })}`,
    ),
    row([button(t('button.read'), ['page', key, '0']), button(t('report.heading'), ['reports', '0'])]),
  ]);
}
