/** Chooses among good answers the one that a question prefers: the newest, one that agrees, one that it names, a correction. */

import { deniesSomething } from '../language/negation.ts';
import { type Claim, type Stance, stanceOn } from '../language/stance.ts';
import { bitCount } from '../retrieval/features/sentence.ts';
import type { Match } from '../retrieval/matcher.ts';
import type { Ranked } from '../retrieval/reranker.ts';
import { sentenceOf, textsAbove } from './answer-place.ts';
import { analysedAt, textAt } from './collection.ts';
import { correctionOf, dayWritten } from './corrections.ts';
import { isNamedExactly, isNameOfLine, isOfAnotherName } from './exact-name.ts';
import { isAboutAsGood, newestReplacing, publishedOn } from './newer-answer.ts';
import { MIN_SHARE, type Preference } from './preference.ts';
import type { ServerView } from './server-view.ts';

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

/** As `MIN_SHARE`, for an answer that agrees with the question when the first does not. From .1 to .5. */
const MIN_SHARE_AGREEING = 0.1;

/** The same for one that denies, where the question asks for that: readers take "not" for what makes it unanswerable. */
const MIN_SHARE_DENYING = 0.05;

/** As `MIN_SHARE`, where the question asks for the newest. From .3 to .7. */
const MIN_SHARE_NEWEST = 0.3;

/**
 * One of the good answers: the newest if the question asks for that, one that stands below what the question names, one that
 * agrees with what is asked if the first does not, one that corrects the first, or one of a newer article.
 */
export function preferred(
  ranked: readonly Ranked[],
  matches: readonly Match[],
  view: ServerView,
  { newest, claim, denial, value }: Preference,
): Ranked | undefined {
  const [first] = ranked;
  if (!first) return undefined;
  const dayOf = (one: Ranked) => dayWritten(sentenceOf(one, view)) ?? '';
  const stance = (one: Ranked) => stanceAt(view, one, claim);
  const among = (share: number) => ranked.filter((one) => one.probability >= share * first.probability);
  if (newest) {
    const best = ranked
      .filter((one) => isAboutAsGood(one, first, MIN_SHARE_NEWEST))
      .reduce((best, one) => (dayOf(one) > dayOf(best) ? one : best));
    return correctionOf(best, ranked, matches, value, view) ?? best;
  }
  const good = among(MIN_SHARE_AGREEING);
  const exact = good.filter((one) => isNamedExactly(one, matches, view));
  const named =
    exact.find((one) => !isOfAnotherName(one, matches, view)) ??
    exact[0] ??
    good.find((one) => isNameOfLine(one, matches, view));
  if (named) return named;
  const ofFirst = stance(first);
  if (ofFirst === 'agrees' || (ofFirst === 'silent' && !denial))
    return (
      correctionOf(first, value ? ranked : good, matches, value, view) ??
      newestReplacing(first, ranked, matches, view)
    );
  const agrees = (denial ? among(MIN_SHARE_DENYING) : good).find((one) => stance(one) === 'agrees');
  const denies = (one: Ranked) => {
    const { ref, number } = sentenceOf(one, view);
    return stance(one) === 'silent' && deniesSomething(textAt(ref, number));
  };
  return agrees ?? (denial ? mostHeld(good.filter(denies)) : undefined);
}

/** The first of the answers with the most words of the question in their own. */
function mostHeld(answers: readonly Ranked[]): Ranked | undefined {
  const held = (one: Ranked | undefined) => (one ? bitCount(one.candidate.held.sentence) : -1);
  return answers.reduce<Ranked | undefined>((best, one) => (held(one) > held(best) ? one : best), undefined);
}

/**
 * The probability that the first answer is right where the newest is asked for: what an older article says instead is no
 * rival of it.
 *
 * @param certainty the probability that the first one is right among all of them
 */
export function certaintyOfNewest(certainty: number, ranked: readonly Ranked[], view: ServerView): number {
  const [first, ...others] = ranked;
  const day = first && publishedOn(first, view);
  if (!day) return certainty;
  const isOlder = (one: Ranked) => (publishedOn(one, view) ?? day) < day;
  const rivals = others.filter((one) => one.probability >= MIN_SHARE * first.probability && isOlder(one));
  const share = rivals.reduce((sum, one) => sum + one.probability / first.probability, 0);
  return Math.min(1, certainty * (1 + share));
}

/** Moves an answer to the front, with the probability of the first. */
export function withFirst(chosen: Ranked | undefined, ranked: Ranked[]): Ranked[] {
  const [first] = ranked;
  if (!first || !chosen || chosen === first) return ranked;
  return [{ ...chosen, probability: first.probability }, ...ranked.filter((one) => one !== chosen)];
}
