/** The cards of followed questions. */

import { inWords } from '../../day.ts';
import type { Answers, Quote } from '../../library/answers.ts';
import { publishedInWords } from '../../library/dates-in-words.ts';
import { type Follow, type FollowedAnswer, MAX_FOLLOWS } from '../../library/follows.ts';
import { escapeStart } from '../escape.ts';
import { shorten } from '../truncate.ts';
import { offeredQuotes } from './answer.ts';
import { type CommandIds, commandMention } from './command-mention.ts';
import { asAnswer, asHeading } from './heading.ts';
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

/** The maximum sizes of what was the answer, on a card and in the list, and of questions and titles in the list. */
const LONGEST_BEFORE = 800;
const LONGEST_LISTED = 150;
const LONGEST_QUESTION = 250;
const LONGEST_TITLE = 80;
/** The maximum size of where a question is followed: the name of a server. */
const LONGEST_NAME = 80;

type Parts = Parameters<typeof card>[1];

/** Says that a question is followed from now on, with the answer that it has now. */
export function followedCard({ key, question }: Follow, answers: Answers, ids: CommandIds): Card {
  const quote = answers.verdict === 'none' ? undefined : offeredQuotes(answers)[0];
  const isSure = answers.verdict === 'answered';
  const state = isSure
    ? '**The answer now**'
    : quote
      ? '**I am not sure of an answer now. This may be one:**'
      : '**The articles do not answer this now.**';
  const above = [
    asHeading(question),
    text(
      `You follow this question: I write to you when ${isSure ? 'its best answer changes' : 'there is an answer that I am sure of'}. ${commandMention('follow list', ids)} shows all that you follow.`,
    ),
    text(state),
  ];
  return card(isSure ? ACCENT.sure : ACCENT.plain, [
    ...above,
    ...(quote ? quoteParts(quote, MAX_TEXT - sizeOfTexts(above)) : []),
    row([...(quote ? quoteButtons(quote) : []), stopButton(key)]),
  ]);
}

/** Where the question of a changed answer was asked, and where its article can be read. */
export interface ChangeContext {
  /** The name of the server where the question was asked; null in a direct message, or when it is not known. */
  serverName: string | null;
  /** Whether the article is the server's own, so that it can be read only there. */
  isOfServer: boolean;
}

/** Tells that the best answer of a followed question is another one, the first, or gone. */
export function changedAnswerCard(
  { key, question }: Pick<Follow, 'key' | 'question'>,
  before: FollowedAnswer | null,
  now: Quote | null,
  { serverName, isOfServer }: ChangeContext,
): Card {
  const change = !now
    ? 'Its answer is gone from the articles, and I am sure of no other.'
    : before
      ? 'It has another answer now.'
      : 'It has an answer now.';
  const where = serverName === null ? '' : ` in ${shorten(serverName, LONGEST_NAME)}`;
  const above = [
    asHeading(question),
    text(`You follow this question${where}. ${change}`),
    before ? text(`**Until now**\n${beforeInLines(before, LONGEST_BEFORE)}`) : null,
    now ? text('**Now**') : null,
  ];
  const note =
    now && isOfServer
      ? text(`-# The article is one of that server: read it there, with \`/cite ${now.citation}\`.`)
      : null;
  return card(now ? ACCENT.sure : ACCENT.unsure, [
    ...above,
    ...(now ? quoteParts(now, MAX_TEXT - sizeOfTexts([...above, note])) : []),
    note,
    row([...(now && !isOfServer ? quoteButtons(now) : []), stopButton(key)]),
  ]);
}

/** What a person follows, each question with a button to stop. */
export function followListCard(
  follows: readonly Follow[],
  placeOf: (server: string | null) => string,
  ids: CommandIds,
): Card {
  if (follows.length === 0)
    return card(ACCENT.plain, [
      text(
        `### What you follow\nNothing yet. ${commandMention('follow add', ids)} takes a question: I write to you when its best answer changes.`,
      ),
    ]);
  return card(ACCENT.plain, [
    text(`### What you follow\n-# ${follows.length} of at most ${MAX_FOLLOWS} questions`),
    ...follows.flatMap((follow) => [
      SEPARATOR,
      textBeside(
        [
          `**${shorten(follow.question, LONGEST_QUESTION)}**`,
          `-# since ${inWords(follow.day)} · ${shorten(placeOf(follow.server), LONGEST_NAME)}`,
          follow.answer ? beforeInLines(follow.answer, LONGEST_LISTED) : '-# no sure answer so far',
        ].join('\n'),
        button('Stop', ['unfollow-listed', follow.key]),
      ),
    ]),
  ]);
}

/** Says that a question is not followed any more. */
export function unfollowedCard({ question }: Follow): Card {
  return card(ACCENT.plain, [
    asHeading(question),
    text('You do not follow this question any more, and nothing is kept of it.'),
  ]);
}

function stopButton(key: string) {
  return button('Stop', ['unfollow', key]);
}

function quoteButtons({ citation }: Quote) {
  return [button('Context', ['context', citation]), button('Read', ['read', citation])];
}

/** A quote with its dates and its source. */
function quoteParts(quote: Quote, room: number): Parts {
  const events = eventLines(quote);
  const below = [
    events ? text(events) : null,
    textBeside(`${sourceLine(quote)} · \`${quote.citation}\``, sourceLink(quote.source, quote)),
  ];
  return [asAnswer(quotation(quote, room - sizeOfTexts(below))), ...below];
}

/** A stored answer: its sentence, or the start of it, and its article. */
function beforeInLines({ text: sentence, title, published }: FollowedAnswer, longest: number): string {
  return `> ${escapeStart(shorten(sentence, longest))}\n-# ${titleInShort(title, LONGEST_TITLE)} · ${publishedInWords(published)}`;
}
