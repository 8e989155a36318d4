/** Tells what speaks against an answer: that it says something else, that another row may be meant, that its cell is blank. */

import { lacksAnswerType } from '../language/answer-types.ts';
import { hasAntonymOf } from '../language/antonyms.ts';
import {
  hasOtherMonthFor,
  hasOtherNumberFor,
  hasOtherYearFor,
  lacksIdentifierOf,
} from '../language/designations.ts';
import { deniesSomething } from '../language/negation.ts';
import { hasOnlyModified } from '../language/non-subsective-modifiers.ts';
import type { QuestionKind } from '../language/question.ts';
import type { Stance } from '../language/stance.ts';
import { type Term, termsOf } from '../language/terms.ts';
import type { Match } from '../retrieval/matcher.ts';
import type { Ranked } from '../retrieval/reranker.ts';
import { blockOf, placeOf, sentenceOf } from './answer-place.ts';
import type { Quote } from './answers.ts';
import { isAskedCellBlank } from './asked-cell.ts';
import { MIN_SHARE, type Preference } from './preference.ts';
import type { ServerView } from './server-view.ts';

/**
 * Whether the first quote says the opposite of what is asked, is about another one of several, or has no value of the type
 * that is asked for.
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

function lacksWordOf(one: Ranked, other: Ranked): boolean {
  return (heldBy(other) & ~heldBy(one)) !== 0;
}

/** The words of the question that a candidate has in its text, above it, or in the title of its article. */
function heldBy({ candidate: { held } }: Ranked): number {
  return held.sentence | held.heading | held.title;
}

/** Pronouns, which have no antecedent in a question without context. */
const PERSONAL_PRONOUNS = new Set('he she him his her hers'.split(' '));
const OTHER_PRONOUNS = new Set('it they them its their that this those these'.split(' '));

/** Whether a question refers to something outside of it, so that it can be answered by chance only. */
export function hasUnresolvedPronoun(terms: readonly Term[], matches: readonly Match[]): boolean {
  if (matches.some(({ name }) => name)) return false;
  return terms.some(
    ({ word }) => PERSONAL_PRONOUNS.has(word) || (OTHER_PRONOUNS.has(word) && matches.length < 2),
  );
}

/** Whether an answer is a row that says nothing of what the question asks for. */
export function hasBlankCellFor(one: Ranked, terms: readonly Term[], view: ServerView): boolean {
  const { analysed, number } = placeOf(one, view);
  return isAskedCellBlank(analysed, number, terms);
}
