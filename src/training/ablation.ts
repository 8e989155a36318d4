/** Ablation: trains a network without some kinds of features. */

import { SENTENCE_FEATURES } from '../retrieval/features/sentence.ts';
import { TERM_FEATURES } from '../retrieval/features/term.ts';
import { WORD_FEATURES } from '../retrieval/features/word.ts';
import { layersOf, type Network } from '../retrieval/ranking-network.ts';

/** The kinds of features that can be ablated: the sentence, term and word features of each. */
const FEATURE_KINDS: Record<string, { sentence?: RegExp; term?: RegExp; word?: RegExp }> = {
  terms: { term: /./ },
  words: { word: /./ },
  vectors: { sentence: /^vectors:/, term: /stand-in/, word: /^near / },
  associations: { sentence: /^associations:/, term: /^spoken for/, word: /^speaks for/ },
  context: {
    sentence: /in context|paragraph|article|before|after|title/,
    term: /paragraph|title|article|before|after/,
  },
  order: { sentence: /^order:/ },
  shape: { sentence: /^shape:/ },
  kind: { sentence: /^kind:/, word: /^is |^asked |^a thing/ },
};

/** The names of the kinds. */
export const ABLATABLE = Object.keys(FEATURE_KINDS);

/** Removes the influence of some kinds of features on a network; to be called after every step of training. */
export function ablate({ shape, scales, parameters }: Network, kinds: readonly string[]): void {
  const { termWeights, wordWeights } = layersOf(parameters, shape);
  for (const kind of kinds) {
    const { sentence, term, word } = FEATURE_KINDS[kind] ?? {};
    SENTENCE_FEATURES.forEach((name, f) => {
      if (sentence?.test(name)) scales[f] = 0;
    });
    TERM_FEATURES.forEach((name, f) => {
      if (term?.test(name)) termWeights.fill(0, f * shape.termUnits, (f + 1) * shape.termUnits);
    });
    WORD_FEATURES.forEach((name, f) => {
      if (word?.test(name)) wordWeights.fill(0, f * shape.wordUnits, (f + 1) * shape.wordUnits);
    });
  }
}
