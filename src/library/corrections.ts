/** Finds the sentence that corrects an answer. */

import type { Article } from '../articles/article.ts';
import type { Day } from '../day.ts';
import { versionIn } from '../language/changelog-question.ts';
import { announcesCorrections, correctsSomething } from '../language/correction.ts';
import type { Match } from '../retrieval/matcher.ts';
import type { Ranked } from '../retrieval/reranker.ts';
import { sentenceOf, textsAbove } from './answer-place.ts';
import { analysedAt, textAt } from './collection.ts';
import { writtenOn } from './heading-dates.ts';
import type { ServerView } from './server-view.ts';

/** An article and the number of a sentence there. */
type Place = ReturnType<typeof sentenceOf>;

/** The probability of a correction, as a share of that of the answer that it corrects. From .02 to .2. */
const MIN_SHARE_CORRECTING = 0.05;
/** The share of the words that an answer is about which what corrects it has: it need not say "start". From .5 to .9. */
const MIN_SHARED = 0.6;

/**
 * A sentence that corrects an answer, by its own words or the heading above it: a later one of the article that has all
 * words of the question which the answer has. Where a date or an amount is asked for, it may be of another article that is
 * not older, and needs the names alone, and most of the other words.
 */
export function correctionOf(
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
        ? one.segment === candidate.segment && isWrittenAfter(later, corrected)
        : forValue && isNotOlder(later.ref.article, corrected.ref.article);
    return isLater && (!forValue || /\d/.test(textAt(later.ref, later.number))) && isCorrection(later);
  });
}

/** The day on which a sentence was written: that of its message or heading, else of its article. */
export function dayWritten({ ref, number }: Place): Day | null {
  return writtenOn(ref.article, analysedAt(ref).blockOf(number));
}

/** Whether a sentence was written after another of its article: by the days of their messages or headings, else by its place. */
function isWrittenAfter(one: Place, other: Place): boolean {
  const [day, otherDay] = [one, other].map(dayWritten);
  return day && otherDay && day !== otherDay ? day > otherDay : one.number > other.number;
}

function isNotOlder(one: Article, other: Article): boolean {
  return one.published === null || other.published === null || one.published >= other.published;
}

function isCorrection({ ref, number }: Place): boolean {
  const labels = textsAbove(analysedAt(ref), number);
  // What a changelog says to have changed is no correction of what stands elsewhere.
  if (labels.some((label) => versionIn(label))) return false;
  return correctsSomething(textAt(ref, number)) || announcesCorrections(labels[0] ?? '');
}
