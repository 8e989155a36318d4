/** The card that answers a question. */

import type { APIButtonComponent, APIComponentInContainer } from 'discord.js';
import type { Translator } from '../../i18n/translator.ts';
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

/** The maximum size of a conflicting quote, and where there is little room. */
const LONGEST_CONFLICT = 600;
const LONGEST_BRIEF_CONFLICT = 300;
/** What else is shown becomes brief where it would leave the quote less room than this. */
const LEAST_ROOM = 300;
/** The maximum length of a title in remarks. */
const LONGEST_TITLE = 150;
/** How many unknown words of the question are named. */
const MAX_WORDS = 8;

/** How many other articles with the same sentence are named. */
const MAX_ALSO = 3;

/** A further quote is offered if its confidence is at least this share of the first one's. */
const OFFERED_SHARE = 0.5;

/** The answers to a question, one quote at a time. */
export function answerCard(t: Translator, answers: Answers, showing: Showing): Card {
  const { verdict } = answers;
  const offered = offeredQuotes(answers);
  const quote = offered[showing.place];
  const above = [asHeading(answers.question), contextLine(t, answers.context), remarks(t, answers, showing)];
  const meant = meantLine(t, answers.didYouMean);
  const belowQuote = (isBrief: boolean) =>
    quote
      ? [
          ...aboutQuote(t, quote, answers, showing, offered.length, isBrief),
          ...conflictingQuote(t, answers, quote, isBrief),
        ]
      : [];
  const roomBeside = (below: ReturnType<typeof belowQuote>) =>
    MAX_TEXT - sizeOfTexts([...above, ...below, meant]);
  const full = belowQuote(false);
  const below = roomBeside(full) < LEAST_ROOM ? belowQuote(true) : full;
  const room = roomBeside(below);
  return card(ACCENTS[verdict], [
    ...above,
    quote ? asAnswer(quotation(t, quote, room, verdict === 'none' ? [] : quote.highlight)) : null,
    ...below,
    row(quoteButtons(t, offered, showing)),
    meant,
    row(answerButtons(t, answers, offered[showing.place], showing)),
  ]);
}

/**
 * The quotes that are offered, in the order in which they are shown: those whose confidence is near the first one's, and
 * that are not shown with an earlier one. Where another article contradicts, the newer of the two comes first.
 */
export function offeredQuotes({ verdict, answers, conflict, isNear }: Answers): Quote[] {
  const [first] = answers;
  if (!first || verdict === 'none') return isNear ? answers.slice(0, 1) : [];
  const near = answers.filter(({ confidence }) => confidence >= OFFERED_SHARE * first.confidence);
  const offered = near.filter((one, i) => !near.slice(0, i).some((earlier) => isShownWith(one, earlier)));
  const [newer, older] = conflict ?? [];
  if (!newer || older?.citation !== first.citation) return offered;
  return [newer, ...offered.filter(({ citation }) => citation !== newer.citation)];
}

/** Whether a card of another quote has a quote whole, so that its own card would show nothing new. */
function isShownWith({ article, start, end }: Quote, other: Quote): boolean {
  return (
    other.article === article &&
    other.lines.some((line) => line.start <= start && end <= line.start + line.text.length)
  );
}

function remarks(
  t: Translator,
  answers: Answers,
  { asked, place, title, sharedBy, isGone, isOfPost }: Showing,
): APIComponentInContainer | null {
  const { language, verdict, unmatched } = answers;
  const [first] = answers.answers;
  const isOne = asked.scope.article !== undefined;
  const scope = scopeInWords(t, asked.scope, titleInShort(t, title ?? first?.title ?? '', LONGEST_TITLE));
  const lines: string[] = [];
  if (language !== undefined) lines.push(t('answer.otherLanguage'));
  if (sharedBy) lines.push(`-# ${t('answer.sharedBy', { person: `<@${sharedBy}>` })}`);
  if (isOfPost) lines.push(`-# ${t('answer.isOfPost')}`);
  if (scope) lines.push(`-# ${scope}`);
  if (isGone) lines.push(t('answer.quoteGone'));
  const which = { asked: isOne ? 'one' : scope ? 'some' : 'all' };
  if (verdict === 'unsure' && place === 0) lines.push(t('answer.unsure', which));
  if (verdict === 'none') {
    lines.push(t('answer.none', which));
    if (unmatched.length > 0 && language === undefined)
      lines.push(t('answer.unmatched', { words: wordList(t, unmatched) }));
    if (answers.isNear) lines.push(t('answer.nearest', which));
  }
  const { elsewhere } = answers;
  if (elsewhere)
    lines.push(
      t('answer.elsewhere', {
        title: titleInShort(t, elsewhere.title, LONGEST_TITLE),
        published: publishedInWords(t, elsewhere.published),
        citation: elsewhere.citation,
      }),
    );
  return lines.length > 0 ? text(lines.join('\n')) : null;
}

function wordList(t: Translator, words: readonly string[]): string {
  const listed = words.slice(0, MAX_WORDS).map((word) => t('text.quoted', { text: escapeInline(word) }));
  return t.list(listed, 'disjunction');
}

function aboutQuote(
  t: Translator,
  quote: Quote,
  answers: Answers,
  { place }: Showing,
  count: number,
  isBrief: boolean,
): (APIComponentInContainer | null)[] {
  const events = answers.verdict === 'none' ? null : eventLines(t, quote);
  const notes = [
    certaintyInWords(t, quote, answers),
    count > 1 ? t('answer.quoteOf', { number: place + 1, count }) : null,
    `\`${quote.citation}\``,
  ].filter((note) => note !== null);
  return [
    events ? text(events) : null,
    textBeside(
      [
        sourceLine(t, quote),
        ...(isBrief ? [] : alsoLines(t, quote)),
        ageLine(t, quote, answers),
        `-# ${notes.join(' · ')}`,
      ]
        .filter((line) => line !== null)
        .join('\n'),
      sourceLink(t, quote.source, quote),
    ),
  ];
}

/** The other articles that have the same sentence. */
function alsoLines(t: Translator, { alsoIn = [] }: Quote): string[] {
  const lines = alsoIn.slice(0, MAX_ALSO).map(({ title, published }) => {
    const also = t('answer.alsoIn', { title: titleInShort(t, title, LONGEST_TITLE) });
    return `-# ${also} · ${publishedInWords(t, published)}`;
  });
  if (alsoIn.length > MAX_ALSO)
    lines.push(`-# ${t('answer.alsoInMore', { count: alsoIn.length - MAX_ALSO })}`);
  return lines;
}

/** The quote that contradicts the one shown, if any. */
function conflictingQuote(
  t: Translator,
  answers: Answers,
  shown: Quote,
  isBrief: boolean,
): (APIComponentInContainer | null)[] {
  const other = contradicting(answers, shown);
  if (!other) return [];
  const lines = [
    `**${relationInWords(t, other, shown, answers.question)}**`,
    quotation(t, other, isBrief ? LONGEST_BRIEF_CONFLICT : LONGEST_CONFLICT),
    isBrief ? null : eventLines(t, other),
    `${sourceLine(t, other)} · \`${other.citation}\``,
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

function relationInWords(t: Translator, other: Quote, shown: Quote, question: string): string {
  if (isNewer(other, shown)) return t('answer.newerSays');
  if (!isNewer(shown, other)) return t('answer.anotherSays');
  return recencyWordsIn(question) ? t('answer.saidBefore') : t('answer.olderSays');
}

/** That a quote is no longer true, as far as the articles tell, or may not be. */
function ageLine(t: Translator, quote: Quote, answers: Answers): string | null {
  const { published } = quote;
  const other = contradicting(answers, quote);
  if (other && isNewer(other, quote)) return `-# ⚠️ ${t('answer.superseded')}`;
  if (quote.expired || published === null || answers.staleBefore === null || published >= answers.staleBefore)
    return null;
  return `-# ⚠️ ${t('answer.mayBeOld', { day: t.day(published) })}`;
}

/** The buttons that lead on from the quote. */
function quoteButtons(
  t: Translator,
  offered: readonly Quote[],
  { asked, place }: Showing,
): (APIButtonComponent | null)[] {
  const quote = offered[place];
  if (!quote) return [];
  const { citation } = quote;
  const label = t(place + 1 < offered.length ? 'button.nextQuote' : 'button.firstQuote');
  return [
    offered.length > 1 ? button(label, ['next', citation, ...writeAsked(asked)]) : null,
    button(t('button.context'), ['context', citation]),
    button(t('button.read'), ['read', citation]),
  ];
}

/** The buttons for the answer as a whole: at most five, as many as a row has. */
function answerButtons(
  t: Translator,
  { verdict, didYouMean, language }: Answers,
  quote: Quote | undefined,
  { asked, isPrivate, canReport, isOfPost }: Showing,
): (APIButtonComponent | null)[] {
  const citation = quote?.citation ?? '-';
  const canVote = quote !== undefined && verdict !== 'none' && canReport;
  const { article, from, to, asOf } = asked.scope;
  // What is followed is asked of all articles.
  const canFollow = verdict === 'none' && language === undefined && !(article ?? from ?? to ?? asOf);
  return [
    canVote ? button(t('button.helpful'), ['helpful', verdict, citation]) : null,
    canVote ? button(t('button.unhelpful'), ['unhelpful', verdict, citation]) : null,
    didYouMean === undefined ? null : button(t('button.askThat'), ['meant', ...writeAsked(asked)]),
    button(t('button.askFurther'), ['further', ...writeAsked(asked)]),
    canFollow ? button(t('button.tellMe'), ['tell-me']) : null,
    isPrivate ? button(t('button.share'), ['share', citation, ...writeAsked(asked)]) : null,
    isOfPost ? button(t('button.dismiss'), ['dismiss', asked.asker]) : null,
    canReport ? button(t('button.report'), ['report', verdict, citation]) : null,
  ];
}
