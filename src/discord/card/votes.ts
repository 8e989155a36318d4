/** What cards say of votes. */

import type { APIComponentInContainer } from 'discord.js';
import type { Translator } from '../../i18n/translator.ts';
import type { Quote } from '../../library/answers.ts';
import { publishedInWords } from '../../library/dates-in-words.ts';
import type { Report } from '../../library/report.ts';
import type { VoteCounts } from '../../library/votes.ts';
import { type AskedState, writeAsked } from '../asking/question-state.ts';
import { asHeading, contextLine } from './heading.ts';
import { ACCENT, button, type Card, card, row, SEPARATOR, text } from './parts.ts';
import { quotedAlone, titleInShort } from './quote.ts';

export function thanksCard(t: Translator): Card {
  return card(ACCENT.plain, [text(t('vote.thanks'))]);
}

/** An answer that somebody has rejected. */
export interface RejectedAnswer {
  question: string;
  /** What the question was taken to be about, if it was a follow-up. */
  context: string | null;
  asked: AskedState;
  verdict: Report['verdict'];
  citation: string;
}

/** Thanks for a rejection, with ways to go on. As on the card of an answer, the buttons read the question from it. */
export function rejectedCard(
  t: Translator,
  { question, context, asked, verdict, citation }: RejectedAnswer,
): Card {
  return card(ACCENT.plain, [
    asHeading(question),
    contextLine(t, context),
    text(t('vote.rejected')),
    row([
      button(t('button.askFurther'), ['further', ...writeAsked(asked)]),
      button(t('button.report'), ['report', verdict, citation]),
    ]),
  ]);
}

/** A quote that members reject, and their votes. */
export interface ContestedQuote {
  quote: Quote;
  votes: VoteCounts;
}

/** The maximum lengths that make three of these fit on a card beside a page of reports. */
const LONGEST_QUOTE = 180;
const LONGEST_TITLE = 60;

/** @param page the number of the page of reports that is shown with it */
export function contestedParts(
  t: Translator,
  { quote, votes }: ContestedQuote,
  page: number,
): APIComponentInContainer[] {
  const { citation, helpful, unhelpful } = votes;
  const lines = [
    `**${t('vote.contested', { unhelpful, total: helpful + unhelpful })}**`,
    quotedAlone(t, quote, LONGEST_QUOTE, []),
    `-# ${titleInShort(t, quote.title, LONGEST_TITLE)} · ${publishedInWords(t, quote.published)}`,
  ];
  return [
    SEPARATOR,
    text(lines.join('\n')),
    row([
      button(t('button.read'), ['read', quote.citation]),
      button(t('vote.clear'), ['clear-votes', citation, String(page)]),
    ])!,
  ];
}
