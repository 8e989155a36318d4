/** Chooses among good answers the one that a question prefers: the newest, one that agrees, one that it names, a correction. */

import { deniesSomething } from '../language/negation.ts';
import { type Claim, type Stance, stanceOn } from '../language/stance.ts';
import type { Match } from '../retrieval/matcher.ts';
import type { Ranked } from '../retrieval/reranker.ts';
import { placeOf, sentenceOf, textsAbove } from './answer-place.ts';
import { analysedAt, textAt } from './collection.ts';
import { correctionOf } from './corrections.ts';
import { isNamedExactly, isNameOfLine } from './exact-name.ts';
import { writtenOn } from './heading-dates.ts';
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

/** As `MIN_SHARE`, for an answer of a newer article, whose figures have replaced those of the older one. From .3 to .6. */
const MIN_SHARE_NEWER = 0.4;

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
  const dayOf = (one: Ranked) => {
    const { ref, number, analysed } = placeOf(one, view);
    return writtenOn(ref.article, analysed.blockOf(number)) ?? '';
  };
  const stance = (one: Ranked) => stanceAt(view, one, claim);
  const among = (share: number) => ranked.filter((one) => one.probability >= share * first.probability);
  if (newest) {
    const best = among(MIN_SHARE).reduce((best, one) => (dayOf(one) > dayOf(best) ? one : best));
    return correctionOf(best, ranked, matches, value, view) ?? best;
  }
  const good = among(MIN_SHARE_AGREEING);
  const named =
    good.find((one) => isNamedExactly(one, matches, view)) ??
    good.find((one) => isNameOfLine(one, matches, view));
  if (named) return named;
  const ofFirst = stance(first);
  if (ofFirst === 'agrees' || (ofFirst === 'silent' && !denial))
    return (
      correctionOf(first, value ? ranked : good, matches, value, view) ??
      newestArticleAmong(among(MIN_SHARE_NEWER), view)
    );
  const agrees = good.find((one) => stance(one) === 'agrees');
  const denies = (one: Ranked) => {
    const { ref, number } = sentenceOf(one, view);
    return stance(one) === 'silent' && deniesSomething(textAt(ref, number));
  };
  return agrees ?? (denial ? good.find(denies) : undefined);
}

/** The first answer of those whose article is the newest; the first of all where its article has no day. */
function newestArticleAmong(answers: readonly Ranked[], view: ServerView): Ranked | undefined {
  const dayOf = (one: Ranked) => sentenceOf(one, view).ref.article.published;
  return answers.reduce((best, one) => {
    const [day, bestDay] = [dayOf(one), dayOf(best)];
    return day !== null && bestDay !== null && day > bestDay ? one : best;
  });
}

/** Moves an answer to the front, with the probability of the first. */
export function withFirst(chosen: Ranked | undefined, ranked: Ranked[]): Ranked[] {
  const [first] = ranked;
  if (!first || !chosen || chosen === first) return ranked;
  return [{ ...chosen, probability: first.probability }, ...ranked.filter((one) => one !== chosen)];
}
