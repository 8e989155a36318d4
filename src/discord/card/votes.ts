/** What cards say of votes. */

import type { APIComponentInContainer } from 'discord.js';
import type { Quote } from '../../library/answers.ts';
import { publishedInWords } from '../../library/dates-in-words.ts';
import type { Report } from '../../library/report.ts';
import type { VoteCounts } from '../../library/votes.ts';
import { type AskedState, writeAsked } from '../asking/question-state.ts';
import { asHeading, contextLine } from './heading.ts';
import { ACCENT, button, type Card, card, row, SEPARATOR, text } from './parts.ts';
import { quotedAlone, titleInShort } from './quote.ts';

const THANKS = 'Thank you: noted, without your name.';

export function thanksCard(): Card {
  return card(ACCENT.plain, [text(THANKS)]);
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
export function rejectedCard({ question, context, asked, verdict, citation }: RejectedAnswer): Card {
  return card(ACCENT.plain, [
    asHeading(question),
    contextLine(context),
    text(`${THANKS} You can ask further, or say what is wrong.`),
    row([
      button('Ask further', ['further', ...writeAsked(asked)]),
      button('Report', ['report', verdict, citation]),
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
export function contestedParts({ quote, votes }: ContestedQuote, page: number): APIComponentInContainer[] {
  const { citation, helpful, unhelpful } = votes;
  const lines = [
    `**${unhelpful} of ${helpful + unhelpful} say that this is not it**`,
    quotedAlone(quote, LONGEST_QUOTE, []),
    `-# ${titleInShort(quote.title, LONGEST_TITLE)} · ${publishedInWords(quote.published)}`,
  ];
  return [
    SEPARATOR,
    text(lines.join('\n')),
    row([
      button('Read', ['read', quote.citation]),
      button('Clear', ['clear-votes', citation, String(page)]),
    ])!,
  ];
}
