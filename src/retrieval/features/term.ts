/** The features of a term of the question before a sentence. */

import { isDateTerm } from '../../language/date-terms.ts';
import type { Match } from '../matcher.ts';
import type { Alignment, SoftMatch } from './alignment.ts';

/** The input of a feature of a term. */
interface FeatureInput {
  alignment: Alignment;
  match: Match;
  /** Its number among the matches. */
  i: number;
  softMatch: SoftMatch;
  /** 1 when some bits have that of the match. */
  within(bits: number): number;
}

type Feature = (input: FeatureInput) => number | boolean;

/**
 * The features of one term of the question before one sentence: how much it matters, where it occurs, and its soft match
 * where it does not. The first is its share of the question's idf, by which the network weighs its units.
 */
const FEATURES: Record<string, Feature> = {
  share: ({ alignment, i }) => alignment.asked.shares[i]!,
  rarity: ({ alignment: { asked }, i }) => asked.shares[i]! / (asked.shares[asked.rarest] || 1),
  'in the sentence': ({ softMatch }) => softMatch.held,
  'in the paragraph': ({ alignment, within }) => within(alignment.candidate.held.paragraph),
  'in the title': ({ alignment, within }) => within(alignment.candidate.held.title),
  'in the headings': ({ alignment, within }) => within(alignment.candidate.held.heading),
  'in the nearest heading': ({ alignment, within }) => within(alignment.candidate.held.label),
  'in the article': ({ alignment, within }) => within(alignment.candidate.held.article),
  'in the sentence before': ({ alignment, within }) => within(alignment.candidate.held.before),
  'in the sentence after': ({ alignment, within }) => within(alignment.candidate.held.after),
  'nearest stand-in': ({ softMatch }) => softMatch.similarity,
  'spoken for': ({ softMatch }) => softMatch.odds / 3,
  'spoken for by one word': ({ softMatch }) => softMatch.strongest,
  'start of a word': ({ softMatch }) => softMatch.samePrefix,
  'part of a word': ({ softMatch }) => softMatch.contained,
  'is a name': ({ match }) => match.name,
  'is a time': ({ match }) => isDateTerm(match.asked),
  'has digits': ({ match }) => /\d/.test(match.asked.word),
  'is asked for': ({ alignment, match }) => alignment.asked.wanted.head?.start === match.asked.start,
  place: ({ alignment, i }) => i / alignment.asked.matches.length,
  'is last': ({ alignment, i }) => i === alignment.asked.matches.length - 1,
  'is first': ({ i }) => i === 0,
  'asked with a capital': ({ match }) => match.asked.capital,
  'ends in -ed': ({ match }) => match.asked.word.endsWith('ed'),
  'ends in -ing': ({ match }) => match.asked.word.endsWith('ing'),
  'unknown to the library': ({ match }) => match.key === undefined,
  'read as another word': ({ match }) => match.key !== undefined && match.key !== match.asked.key,
  'before, and a pronoun here': ({ alignment: { passage, candidate }, within }) =>
    passage.startsWithPronoun && within(candidate.held.before) === 1,
  'after “the”': ({ alignment: { asked }, match }) =>
    asked.terms[asked.terms.findIndex(({ start }) => start === match.asked.start) - 1]?.word === 'the',
};

/** The names of the features, in the order of a row. */
export const TERM_FEATURES = Object.keys(FEATURES);
const FEATURE_LIST = Object.values(FEATURES);

/** The features of every term of the question before one sentence, a row for each. */
export function termFeatures(alignment: Alignment): Float32Array {
  const { asked, softMatches } = alignment;
  const rows = new Float32Array(asked.matches.length * FEATURE_LIST.length);
  asked.matches.forEach((match, i) => {
    const within = (bits: number) => (bits >>> i) & 1;
    const input = { alignment, match, i, softMatch: softMatches[i]!, within };
    FEATURE_LIST.forEach((feature, f) => {
      rows[i * FEATURE_LIST.length + f] = Number(feature(input));
    });
  });
  return rows;
}
