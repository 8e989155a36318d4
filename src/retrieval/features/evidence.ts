/** The features of the candidates of a question: what the network scores. */

import type { Term } from '../../language/terms.ts';
import type { Candidate, Ranking } from '../index.ts';
import type { Lexicon } from '../lexicon.ts';
import type { Evidence, Shape } from '../ranking-network.ts';
import { align } from './alignment.ts';
import type { Passage } from './analysed-passage.ts';
import { questionFeaturesOf } from './question.ts';
import { SENTENCE_FEATURES, sentenceFeatures } from './sentence.ts';
import { TERM_FEATURES, termFeatures } from './term.ts';
import { WORD_FEATURES, wordFeatures } from './word.ts';

/** How many features a sentence, a term and a word have. */
export const FEATURE_COUNTS: Pick<Shape, 'sentence' | 'term' | 'word'> = {
  sentence: SENTENCE_FEATURES.length,
  term: TERM_FEATURES.length,
  word: WORD_FEATURES.length,
};

/**
 * The features of each candidate of one question, in the order of the candidates.
 *
 * @param question its text
 * @param terms the terms of the question, stop words included
 * @param passageOf analyses a candidate's sentence
 */
export function evidenceFor(
  question: string,
  terms: readonly Term[],
  { candidates, matches }: Ranking,
  passageOf: (candidate: Candidate) => Passage,
  lexicon: Lexicon,
): Evidence[] {
  const asked = questionFeaturesOf(question, terms, matches, lexicon);
  const alignments = candidates.map((candidate) => align(asked, passageOf(candidate), candidate));
  const sentences = sentenceFeatures(alignments);
  return alignments.map((alignment, i) => ({
    sentence: sentences[i]!,
    terms: termFeatures(alignment),
    words: wordFeatures(alignment),
  }));
}
