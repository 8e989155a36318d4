/** Chooses among good answers the one that a question prefers: the newest, one that agrees, one that says how often. */

import type { Article } from '../articles/article.ts';
import { ancestorsOf } from '../articles/block-tree.ts';
import { type Block, textOfBlock } from '../articles/document.ts';
import type { Day } from '../day.ts';
import { lacksAnswerType } from '../language/answer-types.ts';
import { hasAntonymOf } from '../language/antonyms.ts';
import { versionIn } from '../language/changelog-question.ts';
import { announcesCorrections, correctsSomething } from '../language/correction.ts';
import {
  hasOtherMonthFor,
  hasOtherNumberFor,
  hasOtherYearFor,
  lacksIdentifierOf,
} from '../language/designations.ts';
import { asksForFrequency, statesFrequency } from '../language/frequency.ts';
import { isUnit } from '../language/measures.ts';
import { asksForDenial, deniesSomething } from '../language/negation.ts';
import { hasOnlyModified } from '../language/non-subsective-modifiers.ts';
import { isAnswerTypeWord, type QuestionKind } from '../language/question.ts';
import { recencyWordsIn } from '../language/recency.ts';
import { type Claim, claimAskedIn, type Stance, stanceOn } from '../language/stance.ts';
import { contentKeysOf, type Term, termsOf } from '../language/terms.ts';
import { hasOtherVerbFor } from '../language/verb-homographs.ts';
import type { Match } from '../retrieval/index.ts';
import type { Ranked } from '../retrieval/reranker.ts';
import type { AnalysedArticle } from './analysed-article.ts';
import type { Quote } from './answers.ts';
import { analysedAt, textAt } from './collection.ts';
import { isIn } from './matched-words.ts';
import type { ServerView } from './server-view.ts';
import { cellsOf } from './table.ts';

/** Which of several good answers a question prefers. */
export interface Preference {
  /** The newest. */
  newest: boolean;
  /** One that agrees with this claim. */
  claim: Claim | null;
  /** One that denies something. */
  denial: boolean;
  /** One that says how often. */
  frequency: boolean;
  /** One with a date or an amount. */
  value: boolean;
  /** One with a date. */
  date: boolean;
  /** One with no date that is before this day alone. */
  after: Day | null;
}

/**
 * What a question prefers, by its words.
 *
 * @param asked the day on which it is asked
 */
export function preferenceOf(question: string, kind: QuestionKind, asked: Day | null): Preference {
  return {
    newest: recencyWordsIn(question) !== null,
    claim: claimAskedIn(question),
    denial: asksForDenial(question),
    frequency: asksForFrequency(question),
    value: /^(?:when|how many|how long)$/.test(kind),
    date: kind === 'when',
    after: kind === 'when' && /\b(?:next|upcoming)\b/i.test(question) ? asked : null,
  };
}

/**
 * Whether the first quote says the opposite of what is asked, has another verb, is about another one of several, or has no
 * value of the type that is asked for.
 */
export function saysOtherwise(
  stance: Stance,
  { shown, title, published, events }: Quote,
  question: string,
  kind: QuestionKind,
  terms: readonly Term[],
  { claim, denial, after }: Preference,
): boolean {
  if (stance === 'contradicts' || (denial && stance === 'silent' && !deniesSomething(shown))) return true;
  // "Forbidden" is no opposite of "allowed" in "what is not allowed?".
  const others = stance === 'agrees' ? terms.filter(({ key }) => key !== claim?.key) : terms;
  const shownTerms = termsOf(shown);
  return (
    hasAntonymOf(others, shownTerms) ||
    hasOtherVerbFor(terms, shownTerms) ||
    hasOnlyModified(terms, shownTerms) ||
    hasOtherNumberFor(terms, shownTerms) ||
    hasOtherYearFor(question, `${title} ${published} ${shown}`) ||
    hasOtherMonthFor(question, `${title} ${shown}`) ||
    lacksIdentifierOf(question, shown) ||
    (after !== null && events.length > 0 && events.every(({ to }) => to !== null && to < after)) ||
    lacksAnswerType(question, kind, shown)
  );
}

/**
 * The stance of a candidate on a claim, by its own words or by those of the nearest heading above that has a stance.
 */
export function stanceAt(view: ServerView, one: Ranked, claim: Claim | null): Stance {
  if (!claim) return 'silent';
  const { ref, number } = sentenceOf(one, view);
  for (const text of [textAt(ref, number), ...textsAbove(analysedAt(ref), number)]) {
    const stance = stanceOn(text, claim);
    if (stance !== 'silent') return stance;
  }
  return 'silent';
}

/**
 * The probability, as a share of the first answer's, from which an answer is about as good as the first. From .3 to .9.
 */
const MIN_SHARE = 0.5;
/** The same for one that has all words of the first, and a further name or amount. From .8 to .95. */
const MIN_SHARE_COVERING = 0.9;
/** The same for an answer that agrees with the question when the first does not. From .1 to .5. */
const MIN_SHARE_AGREEING = 0.1;
/** The same for one that corrects the first. From .02 to .2. */
const MIN_SHARE_CORRECTING = 0.05;
/** The share of the words that an answer is about which what corrects it has: it need not say "start". From .5 to .9. */
const MIN_SHARED = 0.6;

/**
 * One of the good answers: the newest or one that says how often, if the question asks for that, one that agrees with what is
 * asked if the first does not, one that stands below what the question names, or one that corrects the first.
 */
export function preferred(
  ranked: readonly Ranked[],
  matches: readonly Match[],
  view: ServerView,
  { newest, claim, denial, frequency, value, date }: Preference,
): Ranked | undefined {
  const textOf = (one: Ranked) => {
    const { ref, number } = sentenceOf(one, view);
    return textAt(ref, number);
  };
  // In a chat, the question that was asked has the words of the one that is asked now.
  const first = ranked.find((one) => !/\?\s*$/.test(textOf(one))) ?? ranked[0];
  if (!first) return undefined;
  const dayOf = (one: Ranked) => sentenceOf(one, view).ref.article.published ?? '';
  const stance = (one: Ranked) => stanceAt(view, one, claim);
  const among = (share: number) => ranked.filter((one) => one.probability >= share * first.probability);
  if (newest) return among(MIN_SHARE).reduce((best, one) => (dayOf(one) > dayOf(best) ? one : best));
  if (frequency) return among(MIN_SHARE).find((one) => statesFrequency(textOf(one)));
  const good = among(MIN_SHARE_AGREEING);
  const named =
    good.find((one) => isNamedExactly(one, matches, view)) ??
    good.find((one) => isNameOfLine(one, matches, view));
  if (named) return named;
  // Opening hours do not say when something opened.
  const covering = date
    ? undefined
    : among(MIN_SHARE_COVERING).find((one) => coversMore(one, first, matches, view));
  if (covering) return covering;
  const ofFirst = stance(first);
  if (ofFirst === 'agrees' || (ofFirst === 'silent' && !denial))
    return correctionOf(first, value ? ranked : good, matches, value, view) ?? first;
  const agrees = good.find((one) => stance(one) === 'agrees');
  const denies = (one: Ranked) => stance(one) === 'silent' && deniesSomething(textOf(one));
  return agrees ?? (denial ? good.find(denies) : undefined);
}

/**
 * A sentence that corrects an answer, by its own words or the heading above it: one further down in the article that has all
 * words of the question which the answer has. Where a date or an amount is asked for, it may be of another article that is
 * not older, and needs the names alone, and most of the other words.
 */
function correctionOf(
  answer: Ranked,
  ranked: readonly Ranked[],
  matches: readonly Match[],
  forValue: boolean,
  view: ServerView,
): Ranked | undefined {
  const corrected = sentenceOf(answer, view);
  if (isCorrection(corrected)) return undefined;
  const { candidate, probability } = answer;
  const { sentence, paragraph, heading } = candidate.held;
  const among = (bits: number) => matches.filter((_, i) => (bits & (1 << i)) !== 0);
  const about = among(sentence | paragraph | heading);
  const needed = among(sentence).filter(({ name }) => name || !forValue);
  return ranked.find((other) => {
    if (other.probability < MIN_SHARE_CORRECTING * probability) return false;
    const one = other.candidate;
    const own = among(one.held.sentence | one.held.heading);
    const shared = about.filter((match) => own.includes(match));
    if (shared.length < MIN_SHARED * about.length || !needed.every((match) => own.includes(match)))
      return false;
    const later = sentenceOf(other, view);
    const isLater =
      later.ref.article === corrected.ref.article
        ? one.segment === candidate.segment && one.sentence > candidate.sentence
        : forValue && isNotOlder(later.ref.article, corrected.ref.article);
    return isLater && (!forValue || /\d/.test(textAt(later.ref, later.number))) && isCorrection(later);
  });
}

/**
 * Whether the nearest label above a sentence has the content words of a question and no others: "Silt" for "whats silt". Or
 * the name of its item has some of them and no others, and the headings have the rest: "Sat: 10–20" below "Opening hours".
 */
function isNamedExactly(one: Ranked, matches: readonly Match[], view: ServerView): boolean {
  const all = (1 << matches.length) - 1;
  const { label, heading, sentence } = one.candidate.held;
  const isHeld = (match: Match) => ((heading | sentence) & (1 << matches.indexOf(match))) !== 0;
  // An article is analysed only where it may be so.
  if (heading === 0 || !matches.every((match) => isHeld(match) || isAnswerTypeWord(match.asked)))
    return false;
  const { ref, number } = sentenceOf(one, view);
  const analysed = analysedAt(ref);
  if ((label & all) === all) {
    const [nearest = ''] = textsAbove(analysed, number);
    if (contentKeysOf(nearest).length === matches.length) return true;
  }
  const { text, blocks } = analysed.article;
  const block = blocks[analysed.blockOf(number)]!;
  const [name, value] = cellsOf(text, block);
  if (block.kind !== 'item' || !value) return false;
  const names = new Set(contentKeysOf(name!.text));
  const named = matches.filter((match) => isIn(names, match));
  const others = matches.filter((match) => !named.includes(match) && !isAnswerTypeWord(match.asked));
  return (
    named.length > 0 &&
    named.length === names.size &&
    others.length > 0 &&
    others.every((match) => (heading & (1 << matches.indexOf(match))) !== 0)
  );
}

const LINE_NAME = /^([^:]{1,60}):\s+\S/;

/** Whether what stands before a colon in a line has the content words of a question and no others: "License: MIT". */
function isNameOfLine(one: Ranked, matches: readonly Match[], view: ServerView): boolean {
  const { ref, number } = sentenceOf(one, view);
  const [, name = ''] = LINE_NAME.exec(textAt(ref, number)) ?? [];
  const words = contentKeysOf(name);
  return (
    words.length > 0 &&
    words.length === matches.length &&
    words.every((word) => matches.some(({ key }) => key === word))
  );
}

/**
 * Whether another row of the same table may be meant as well as the first answer: each has a word of the question that the
 * other lacks, as the row of another condition and that of another edition have.
 */
export function isTied([first, ...others]: readonly Ranked[], view: ServerView): boolean {
  if (!first) return false;
  const tableOf = (one: Ranked) => {
    const { ref } = sentenceOf(one, view);
    const { kind, parent } = blockOf(one, view);
    return kind === 'row' ? `${ref.article.id} ${parent}` : null;
  };
  const table = tableOf(first);
  return (
    table !== null &&
    others.some(
      (one) =>
        one.probability >= MIN_SHARE * first.probability &&
        lacksWordOf(one, first) &&
        lacksWordOf(first, one) &&
        tableOf(one) === table,
    )
  );
}

/**
 * Whether an answer has all words of the question that another one has, and beyond them a name, a number or a unit in its
 * row, its item or its label. In prose, any sentence of a paragraph may have it.
 */
function coversMore(one: Ranked, other: Ranked, matches: readonly Match[], view: ServerView): boolean {
  if (lacksWordOf(one, other) || !lacksWordOf(other, one)) return false;
  const { kind } = blockOf(one, view);
  const { sentence, label } = one.candidate.held;
  const own = kind === 'row' || kind === 'item' ? sentence | label : label;
  const further = own & ~heldBy(other);
  return matches.some(
    ({ name, asked }, i) =>
      (further & (1 << i)) !== 0 && (name || isUnit(asked.key) || /\d/.test(asked.word)),
  );
}

function lacksWordOf(one: Ranked, other: Ranked): boolean {
  return (heldBy(other) & ~heldBy(one)) !== 0;
}

/** The words of the question that a candidate has in its text, above it, or in the title of its article. */
function heldBy({ candidate: { held } }: Ranked): number {
  return held.sentence | held.heading | held.title;
}

function isNotOlder(one: Article, other: Article): boolean {
  return one.published === null || other.published === null || one.published >= other.published;
}

function isCorrection({ ref, number }: ReturnType<typeof sentenceOf>): boolean {
  const labels = textsAbove(analysedAt(ref), number);
  // What a changelog says to have changed is no correction of what stands elsewhere.
  if (labels.some((label) => versionIn(label))) return false;
  return correctsSomething(textAt(ref, number)) || announcesCorrections(labels[0] ?? '');
}

/** Moves an answer to the front, with the probability of the first. */
export function withFirst(chosen: Ranked | undefined, ranked: Ranked[]): Ranked[] {
  const [first] = ranked;
  if (!first || !chosen || chosen === first) return ranked;
  return [{ ...chosen, probability: first.probability }, ...ranked.filter((one) => one !== chosen)];
}

function sentenceOf({ candidate: { segment, sentence } }: Ranked, view: ServerView) {
  return view.sentenceAt(segment, sentence);
}

function blockOf(one: Ranked, view: ServerView): Block {
  const { ref, number } = sentenceOf(one, view);
  const analysed = analysedAt(ref);
  return analysed.article.blocks[analysed.blockOf(number)]!;
}

/** The texts of the blocks above a sentence, nearest first. */
function textsAbove(analysed: AnalysedArticle, sentence: number): string[] {
  const { article } = analysed;
  return ancestorsOf(article.blocks, analysed.blockOf(sentence))
    .map((block) => textOfBlock(article, block))
    .reverse();
}
