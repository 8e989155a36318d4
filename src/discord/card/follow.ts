/** The cards of followed questions. */

import type { Translator } from '../../i18n/translator.ts';
import type { Answers, Quote } from '../../library/answers.ts';
import { publishedInWords } from '../../library/dates-in-words.ts';
import { type Follow, type FollowedAnswer, MAX_FOLLOWS } from '../../library/follows.ts';
import { escapeStart } from '../escape.ts';
import { shorten } from '../truncate.ts';
import { offeredQuotes } from './answer.ts';
import { type CommandIds, commandMention, commandName } from './command-mention.ts';
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
export function followedCard(
  t: Translator,
  { key, question }: Follow,
  answers: Answers,
  ids: CommandIds,
): Card {
  const quote = answers.verdict === 'none' ? undefined : offeredQuotes(answers)[0];
  const isSure = answers.verdict === 'answered';
  const above = [
    asHeading(question),
    text(
      t(isSure ? 'follow.untilChange' : 'follow.untilSure', { list: commandMention(t, 'follow.list', ids) }),
    ),
    text(t(isSure ? 'follow.answerNow' : quote ? 'follow.doubtfulNow' : 'follow.noAnswerNow')),
  ];
  return card(isSure ? ACCENT.sure : ACCENT.plain, [
    ...above,
    ...(quote ? quoteParts(t, quote, MAX_TEXT - sizeOfTexts(above)) : []),
    row([...(quote ? quoteButtons(t, quote) : []), stopButton(t, key)]),
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
  t: Translator,
  { key, question }: Pick<Follow, 'key' | 'question'>,
  before: FollowedAnswer | null,
  now: Quote | null,
  { serverName, isOfServer }: ChangeContext,
): Card {
  const where =
    serverName === null
      ? { place: 'unknown' }
      : { place: 'named', server: shorten(serverName, LONGEST_NAME) };
  const above = [
    asHeading(question),
    text(t(!now ? 'follow.gone' : before ? 'follow.changed' : 'follow.first', where)),
    before ? text(`${t('follow.untilNow')}\n${beforeInLines(t, before, LONGEST_BEFORE)}`) : null,
    now ? text(t('follow.now')) : null,
  ];
  const note =
    now && isOfServer
      ? text(`-# ${t('follow.readThere', { cite: `\`/${commandName(t, 'cite')} ${now.citation}\`` })}`)
      : null;
  return card(now ? ACCENT.sure : ACCENT.unsure, [
    ...above,
    ...(now ? quoteParts(t, now, MAX_TEXT - sizeOfTexts([...above, note])) : []),
    note,
    row([...(now && !isOfServer ? quoteButtons(t, now) : []), stopButton(t, key)]),
  ]);
}

/** What a person follows, each question with a button to stop. */
export function followListCard(
  t: Translator,
  follows: readonly Follow[],
  placeOf: (server: string | null) => string,
  ids: CommandIds,
): Card {
  const count =
    follows.length === 0
      ? t('follow.nothing', { add: commandMention(t, 'follow.add', ids) })
      : `-# ${t('follow.count', { count: follows.length, max: MAX_FOLLOWS })}`;
  return card(ACCENT.plain, [
    text(`### ${t('follow.heading')}\n${count}`),
    ...follows.flatMap((follow) => [
      SEPARATOR,
      textBeside(
        [
          `**${shorten(follow.question, LONGEST_QUESTION)}**`,
          `-# ${t('follow.since', { day: t.day(follow.day) })} · ${shorten(placeOf(follow.server), LONGEST_NAME)}`,
          follow.answer ? beforeInLines(t, follow.answer, LONGEST_LISTED) : `-# ${t('follow.noSureAnswer')}`,
        ].join('\n'),
        button(t('follow.stop'), ['unfollow-listed', follow.key]),
      ),
    ]),
  ]);
}

/** Says that a question is not followed any more. */
export function unfollowedCard(t: Translator, { question }: Follow): Card {
  return card(ACCENT.plain, [asHeading(question), text(t('follow.stopped'))]);
}

function stopButton(t: Translator, key: string) {
  return button(t('follow.stop'), ['unfollow', key]);
}

function quoteButtons(t: Translator, { citation }: Quote) {
  return [button(t('button.context'), ['context', citation]), button(t('button.read'), ['read', citation])];
}

/** A quote with its dates and its source. */
function quoteParts(t: Translator, quote: Quote, room: number): Parts {
  const events = eventLines(t, quote);
  const below = [
    events ? text(events) : null,
    textBeside(`${sourceLine(t, quote)} · \`${quote.citation}\``, sourceLink(t, quote.source, quote)),
  ];
  return [asAnswer(quotation(t, quote, room - sizeOfTexts(below))), ...below];
}

/** A stored answer: its sentence, or the start of it, and its article. */
function beforeInLines(
  t: Translator,
  { text: sentence, title, published }: FollowedAnswer,
  longest: number,
): string {
  return `> ${escapeStart(shorten(sentence, longest))}\n-# ${titleInShort(t, title, LONGEST_TITLE)} · ${publishedInWords(t, published)}`;
}
