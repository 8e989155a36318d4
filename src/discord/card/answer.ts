/** The card that answers a question. */

import type { APIButtonComponent, APIComponentInContainer } from 'discord.js';
import { inWords } from '../../day.ts';
import { recencyWordsIn } from '../../language/recency.ts';
import type { Answers, Quote } from '../../library/answers.ts';
import { publishedInWords } from '../../library/dates-in-words.ts';
import { type AskedState, scopeInWords, writeAsked } from '../asking/question-state.ts';
import { escapeInline } from '../escape.ts';
import { certaintyInWords } from './certainty.ts';
import { asAnswer, asHeading, contextLine, meantLine } from './heading.ts';
import {
  ACCENT,
  button,
  type Card,
  card,
  MAX_TEXT,
  row,
  SEPARATOR,
  sizeOfTexts,
  text,
  textBeside,
} from './parts.ts';
import { eventLines, quotation, sourceLine, titleInShort } from './quote.ts';
import { sourceLink } from './source-link.ts';

/** How an answer is shown. */
export interface Showing {
  asked: AskedState;
  /** The index of the quote shown, from 0. */
  place: number;
  /** Whether only the asker sees it, and can share it. */
  isPrivate: boolean;
  /** Whether there are moderators, who learn of reports and votes. */
  canReport: boolean;
  /** The title of the only article that was asked; by default that of the first quote. */
  title?: string | undefined;
  /** The id of the user who shares it. */
  sharedBy?: string;
  /** Whether it answers the title of a post, so that it can be dismissed. */
  isOfPost?: boolean;
  /** Whether the quote shown before is no longer among the answers. */
  isGone?: boolean;
}

const ACCENTS = { answered: ACCENT.sure, unsure: ACCENT.unsure, none: ACCENT.plain } as const;

/** The maximum size of a conflicting quote. */
const LONGEST_CONFLICT = 600;
/** The maximum length of a title in remarks. */
const LONGEST_TITLE = 150;
/** How many unknown words of the question are named. */
const MAX_WORDS = 8;

/** How many other articles with the same sentence are named. */
const MAX_ALSO = 3;

/** A further quote is offered if its confidence is at least this share of the first one's. */
const OFFERED_SHARE = 0.5;

/** The answers to a question, one quote at a time. */
export function answerCard(answers: Answers, showing: Showing): Card {
  const { verdict } = answers;
  const offered = offeredQuotes(answers);
  const quote = offered[showing.place];
  const above = [asHeading(answers.question), contextLine(answers.context), remarks(answers, showing)];
  const meant = meantLine(answers.didYouMean);
  const below = quote
    ? [...aboutQuote(quote, answers, showing, offered.length), ...conflictingQuote(answers, quote)]
    : [];
  const room = MAX_TEXT - sizeOfTexts([...above, ...below, meant]);
  return card(ACCENTS[verdict], [
    ...above,
    quote ? asAnswer(quotation(quote, room, verdict === 'none' ? [] : quote.highlight)) : null,
    ...below,
    row(quoteButtons(offered, showing)),
    meant,
    row(answerButtons(answers, offered[showing.place], showing)),
  ]);
}

/**
 * The quotes that are offered, in the order in which they are shown: those whose confidence is near the first one's. Where
 * another article contradicts, the newer of the two comes first.
 */
export function offeredQuotes({ verdict, answers, conflict, isNear }: Answers): Quote[] {
  const [first] = answers;
  if (!first || verdict === 'none') return isNear ? answers.slice(0, 1) : [];
  const offered = answers.filter(({ confidence }) => confidence >= OFFERED_SHARE * first.confidence);
  const [newer, older] = conflict ?? [];
  if (!newer || older?.citation !== first.citation) return offered;
  return [newer, ...offered.filter(({ citation }) => citation !== newer.citation)];
}

function remarks(
  answers: Answers,
  { asked, place, title, sharedBy, isGone, isOfPost }: Showing,
): APIComponentInContainer | null {
  const { verdict, unmatched } = answers;
  const [first] = answers.answers;
  const isOne = asked.scope.article !== undefined;
  const scope = scopeInWords(asked.scope, titleInShort(title ?? first?.title ?? '', LONGEST_TITLE));
  const lines: string[] = [];
  if (sharedBy) lines.push(`-# Shared by <@${sharedBy}>`);
  if (isOfPost) lines.push('-# I have read the title of this post alone. Not what you meant? Ask further.');
  if (scope) lines.push(`-# ${scope}`);
  if (isGone)
    lines.push('The quote that was here is gone: its article has changed. This is what is there now.');
  if (verdict === 'unsure' && place === 0)
    lines.push(`I am not sure that the ${isOne ? 'article answers' : 'articles answer'} this. This may:`);
  if (verdict === 'none') {
    const silent = isOne ? 'This article does' : scope ? 'These articles do' : 'The articles do';
    lines.push(`**${silent} not answer this.**`);
    if (unmatched.length > 0) lines.push(`No article mentions ${wordList(unmatched)}.`);
    if (answers.isNear) lines.push(`The nearest to it that ${isOne ? 'stands there' : 'they say'}:`);
  }
  const { elsewhere } = answers;
  if (elsewhere)
    lines.push(
      `Outside of these days one does: ${titleInShort(elsewhere.title, LONGEST_TITLE)}, ${publishedInWords(elsewhere.published)} (\`${elsewhere.citation}\`).`,
    );
  return lines.length > 0 ? text(lines.join('\n')) : null;
}

function wordList(words: readonly string[]): string {
  const listed = words.slice(0, MAX_WORDS).map((word) => `“${escapeInline(word)}”`);
  const last = listed.pop();
  return listed.length > 0 ? `${listed.join(', ')} or ${last}` : `${last}`;
}

function aboutQuote(
  quote: Quote,
  answers: Answers,
  { place }: Showing,
  count: number,
): (APIComponentInContainer | null)[] {
  const events = answers.verdict === 'none' ? null : eventLines(quote);
  const notes = [
    certaintyInWords(quote, answers),
    count > 1 ? `quote ${place + 1} of ${count}` : null,
    `\`${quote.citation}\``,
  ].filter((note) => note !== null);
  return [
    events ? text(events) : null,
    textBeside(
      [sourceLine(quote), ...alsoLines(quote), ageLine(quote, answers), `-# ${notes.join(' · ')}`]
        .filter((line) => line !== null)
        .join('\n'),
      sourceLink(quote.source, quote),
    ),
  ];
}

/** The other articles that have the same sentence. */
function alsoLines({ alsoIn = [] }: Quote): string[] {
  const lines = alsoIn
    .slice(0, MAX_ALSO)
    .map(
      ({ title, published }) =>
        `-# Also in ${titleInShort(title, LONGEST_TITLE)} · ${publishedInWords(published)}`,
    );
  return alsoIn.length > MAX_ALSO ? [...lines, `-# and in ${alsoIn.length - MAX_ALSO} more`] : lines;
}

/** The quote that contradicts the one shown, if any. */
function conflictingQuote(answers: Answers, shown: Quote): (APIComponentInContainer | null)[] {
  const other = contradicting(answers, shown);
  if (!other) return [];
  const lines = [
    `**${relationInWords(other, shown, answers.question)}**`,
    quotation(other, LONGEST_CONFLICT),
    eventLines(other),
    `${sourceLine(other)} · \`${other.citation}\``,
  ];
  return [SEPARATOR, text(lines.filter((line) => line !== null).join('\n'))];
}

/** The other quote of a conflict; null when the quote has no part in one. */
function contradicting({ conflict }: Answers, { citation }: Quote): Quote | null {
  if (!conflict?.some((one) => one.citation === citation)) return null;
  return conflict.find((one) => one.citation !== citation) ?? null;
}

/** Whether an article was published after another; false where one has no date. */
function isNewer(one: Quote, other: Quote): boolean {
  return one.published !== null && other.published !== null && one.published > other.published;
}

function relationInWords(other: Quote, shown: Quote, question: string): string {
  if (isNewer(other, shown)) return 'A newer article says otherwise';
  if (!isNewer(shown, other)) return 'Another article says';
  return recencyWordsIn(question) ? 'Before that' : 'An older article says';
}

/** That a quote is no longer true, as far as the articles tell, or may not be. */
function ageLine(quote: Quote, answers: Answers): string | null {
  const { published } = quote;
  const other = contradicting(answers, quote);
  if (other && isNewer(other, quote)) return '-# ⚠️ Superseded: a newer article says otherwise, see below.';
  if (published === null || answers.staleBefore === null || published >= answers.staleBefore) return null;
  return `-# ⚠️ This is from ${inWords(published)}: it may no longer hold.`;
}

/** The buttons that lead on from the quote. */
function quoteButtons(offered: readonly Quote[], { asked, place }: Showing): (APIButtonComponent | null)[] {
  const quote = offered[place];
  if (!quote) return [];
  const { citation } = quote;
  const label = place + 1 < offered.length ? 'Next quote' : 'First quote';
  return [
    offered.length > 1 ? button(label, ['next', citation, ...writeAsked(asked)]) : null,
    button('Context', ['context', citation]),
    button('Read', ['read', citation]),
  ];
}

/** The buttons for the answer as a whole: at most five, as many as a row has. */
function answerButtons(
  { verdict, didYouMean }: Answers,
  quote: Quote | undefined,
  { asked, isPrivate, canReport, isOfPost }: Showing,
): (APIButtonComponent | null)[] {
  const citation = quote?.citation ?? '-';
  const canVote = quote !== undefined && verdict !== 'none' && canReport;
  return [
    canVote ? button("That's it", ['helpful', verdict, citation]) : null,
    canVote ? button('Not it', ['unhelpful', verdict, citation]) : null,
    didYouMean === undefined ? null : button('Ask that', ['meant', ...writeAsked(asked)]),
    button('Ask further', ['further', ...writeAsked(asked)]),
    isPrivate ? button('Share', ['share', citation, ...writeAsked(asked)]) : null,
    isOfPost ? button('Dismiss', ['dismiss', asked.asker]) : null,
    canReport ? button('Report', ['report', verdict, citation]) : null,
  ];
}
