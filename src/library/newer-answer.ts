/** Finds the answer of a newer article, whose figures have replaced those of the first answer. */

import type { Day } from '../day.ts';
import { bitCount } from '../retrieval/features/sentence.ts';
import type { Match } from '../retrieval/matcher.ts';
import type { Ranked } from '../retrieval/reranker.ts';
import { placeOf, sentenceOf } from './answer-place.ts';
import type { ServerView } from './server-view.ts';
import { shareNames } from './shared-names.ts';

/** By how much the reader's score of an answer may be lower than that of the first one that it replaces. From 1 to 8. */
const MAX_DIFFERENCE = 4;

/** How good an answer of a newer article must be, and how many words of the question the two must have in common. */
interface Conditions {
  /** Its probability, as a share of that of the first. */
  minShare: number;
  /** The share of the words in the first answer that it has as well. */
  minWords: number;
}

/** Where the two articles have names in common. From .05 to .3, and from 0 to .6. */
const SAME_NAMES: Conditions = { minShare: 0.15, minWords: 0.5 };
/** Where they have none, the words stand in the answer, its paragraph or above it. From .2 to .6, and from .4 to .6. */
const OTHER_NAMES: Conditions = { minShare: 0.3, minWords: 0.6 };

/**
 * The answer of the newest article among those that are about as good as the first and about the same; the first where its
 * article has no day, or is the newest.
 */
export function newestReplacing(
  first: Ranked,
  ranked: readonly Ranked[],
  matches: readonly Match[],
  view: ServerView,
): Ranked {
  const { article } = placeOf(first, view).analysed;
  const about = first.candidate.held.sentence;
  // What is said of another version or year replaces nothing.
  const identifiers = matches.reduce(
    (bits, { asked }, i) => (/\d/.test(asked.word) ? bits | (1 << i) : bits),
    0,
  );
  const replaces = (one: Ranked) => {
    const { sentence, paragraph, heading, title, article: anywhere } = one.candidate.held;
    const near = sentence | paragraph | heading | title;
    if ((about & identifiers & ~near) !== 0) return false;
    const haveNames = shareNames(article, placeOf(one, view).analysed.article);
    const { minShare, minWords } = haveNames ? SAME_NAMES : OTHER_NAMES;
    const words = (haveNames ? near | anywhere : near) & about;
    return isAboutAsGood(one, first, minShare) && bitCount(words) >= minWords * bitCount(about);
  };
  return ranked.reduce((best, one) => {
    const [day, bestDay] = [publishedOn(one, view), publishedOn(best, view)];
    return day !== null && bestDay !== null && day > bestDay && replaces(one) ? one : best;
  }, first);
}

/** Whether an answer is good enough to replace the first one if it is newer. */
export function isAboutAsGood(one: Ranked, first: Ranked, minShare: number): boolean {
  return (
    one.probability >= minShare * first.probability ||
    (one.score !== undefined && first.score !== undefined && one.score >= first.score - MAX_DIFFERENCE)
  );
}

/** The day of the article of an answer. */
export function publishedOn(one: Ranked, view: ServerView): Day | null {
  return sentenceOf(one, view).ref.article.published;
}
