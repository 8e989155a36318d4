import type { APIButtonComponent, APIComponentInContainer } from 'discord.js';
import type { Answers, Quote } from '../../library/answers.ts';
import { publishedInWords } from '../../library/dates-in-words.ts';
import { type AskedState, scopeInWords, writeAsked } from '../asking/question-state.ts';
import { escapeInline } from '../escape.ts';
import { certaintyInWords } from './certainty.ts';
import { asHeading } from './heading.ts';
import {
  ACCENT,
  button,
  type Card,
  card,
  MOST_TEXT,
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
  /** Which quote, from 0. */
  place: number;
  /** Whether the asker alone sees it, and may share it. */
  isPrivate: boolean;
  /** Whether there are moderators who can be told of a bad answer. */
  canReport: boolean;
  /** The title of the article that alone was asked; by default that of the quotes. */
  title?: string | undefined;
  /** The id of the user who shares it with all. */
  sharedBy?: string;
  /** Whether the quote that was shown before is gone. */
  isGone?: boolean;
}

const ACCENTS = { answered: ACCENT.sure, unsure: ACCENT.unsure, none: ACCENT.plain } as const;

/** A quote that is shown beside another. */
const LONGEST_OTHER = 600;
/** Of the article that alone was asked. */
const LONGEST_TITLE = 150;
/** Enough for a person to see what to ask otherwise. */
const MOST_WORDS = 8;

/** So many other articles that say the same are named. */
const MOST_ALSO = 3;

/** A further quote is offered while it is at least this sure, as a share of the first. */
const WORTH_OFFERING = 0.5;

/** The card that answers a question: its quotes one at a time. */
export function answerCard(answers: Answers, showing: Showing): Card {
  const { verdict } = answers;
  const offered = offeredQuotes(answers);
  const quote = offered[showing.place];
  const above = [asHeading(answers.question), remarks(answers, showing)];
  const below = quote
    ? [...aboutQuote(quote, answers, showing, offered.length), ...otherQuote(answers, quote)]
    : [];
  const room = MOST_TEXT - sizeOfTexts([...above, ...below]);
  return card(ACCENTS[verdict], [
    ...above,
    quote ? text(quotation(quote, room, verdict === 'none' ? [] : quote.highlight)) : null,
    ...below,
    row(buttons(answers, offered, showing)),
  ]);
}

/**
 * The quotes that are worth a person's time, in the order in which they are shown: those nearly as sure as the first.
 * Where another article says otherwise, the newer of the two comes first.
 */
export function offeredQuotes({ verdict, answers, conflict, isNear }: Answers): Quote[] {
  const [first] = answers;
  if (!first || verdict === 'none') return isNear ? answers.slice(0, 1) : [];
  const offered = answers.filter(({ confidence }) => confidence >= WORTH_OFFERING * first.confidence);
  const [newer, older] = conflict ?? [];
  if (!newer || older?.citation !== first.citation) return offered;
  return [newer, ...offered.filter(({ citation }) => citation !== newer.citation)];
}

function remarks(
  answers: Answers,
  { asked, place, title, sharedBy, isGone }: Showing,
): APIComponentInContainer | null {
  const { verdict, unmatched } = answers;
  const [first] = answers.answers;
  const isOne = asked.scope.article !== undefined;
  const scope = scopeInWords(asked.scope, titleInShort(title ?? first?.title ?? '', LONGEST_TITLE));
  const lines: string[] = [];
  if (sharedBy) lines.push(`-# Shared by <@${sharedBy}>`);
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
  const listed = words.slice(0, MOST_WORDS).map((word) => `“${escapeInline(word)}”`);
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
      [sourceLine(quote), ...alsoLines(quote), `-# ${notes.join(' · ')}`].join('\n'),
      sourceLink(quote.source),
    ),
  ];
}

/** The other articles that say the very same. */
function alsoLines({ alsoIn = [] }: Quote): string[] {
  const lines = alsoIn
    .slice(0, MOST_ALSO)
    .map(
      ({ title, published }) =>
        `-# Also in ${titleInShort(title, LONGEST_TITLE)} · ${publishedInWords(published)}`,
    );
  return alsoIn.length > MOST_ALSO ? [...lines, `-# and in ${alsoIn.length - MOST_ALSO} more`] : lines;
}

/** What another article says of the same thing, under the one of the two that is shown. */
function otherQuote({ conflict }: Answers, shown: Quote): (APIComponentInContainer | null)[] {
  const other = conflict?.find(({ citation }) => citation !== shown.citation);
  if (!other || !conflict?.some(({ citation }) => citation === shown.citation)) return [];
  const lines = [
    '**Another article says**',
    quotation(other, LONGEST_OTHER),
    eventLines(other),
    `${sourceLine(other)} · \`${other.citation}\``,
  ];
  return [SEPARATOR, text(lines.filter((line) => line !== null).join('\n'))];
}

function buttons(
  answers: Answers,
  offered: readonly Quote[],
  { asked, place, isPrivate, canReport }: Showing,
) {
  const quote = offered[place];
  const made: (APIButtonComponent | null)[] = [];
  const citation = quote?.citation ?? '-';
  if (quote) {
    const label = place + 1 < offered.length ? 'Next quote' : 'First quote';
    if (offered.length > 1) made.push(button(label, ['next', citation, ...writeAsked(asked)]));
    made.push(button('Context', ['context', citation]), button('Read', ['read', citation]));
  }
  if (isPrivate) made.push(button('Share', ['share', citation, ...writeAsked(asked)]));
  if (canReport) made.push(button('Report', ['report', answers.verdict, citation]));
  return made;
}
