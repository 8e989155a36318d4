/** Aligns a question with a sentence: exact matches, and soft matches for the other words of the question. */

import type { Candidate } from '../index.ts';
import type { Passage } from './analysed-passage.ts';
import { logOddsOf, type QuestionFeatures } from './question.ts';

/** One sentence aligned with one question. */
export interface Alignment {
  asked: QuestionFeatures;
  passage: Passage;
  candidate: Candidate;
  /** For each word of the sentence, the number of the match that it is, or -1. */
  matchAt: Int32Array;
  /** The positions of the content words that are not in the question. */
  fresh: readonly number[];
  /** The occurrences of matches, in the order of the sentence. */
  hits: readonly { match: number; at: number }[];
  /** For each match, its best soft match in the sentence; a match that the sentence has is its own. */
  softMatches: readonly SoftMatch[];
}

/** How well the other words of a sentence stand for a match that the sentence may not have. */
export interface SoftMatch {
  held: boolean;
  /** The highest cosine similarity of a fresh word. */
  similarity: number;
  /** The log-odds of the match by the translations of the whole sentence, and the highest probability by a single word. */
  odds: number;
  strongest: number;
  /** Whether a fresh word has the same prefix ("incomplete", "incompletion"), or one contains the other. */
  samePrefix: boolean;
  contained: boolean;
}

/** The shortest prefix that counts: shorter words start alike by chance. */
const MIN_PREFIX = 4;
/** The share of a word that the prefix must be. */
const PREFIX_SHARE = 0.7;

/**
 * Aligns a question with a candidate's sentence.
 *
 * @param passage the candidate's sentence
 */
export function align(asked: QuestionFeatures, passage: Passage, candidate: Candidate): Alignment {
  const { terms } = passage;
  const matchAt = new Int32Array(terms.length).fill(-1);
  const fresh: number[] = [];
  const hits: { match: number; at: number }[] = [];
  terms.forEach(({ key, stop, short, compound }, at) => {
    if (stop) return;
    const { matchOf } = asked;
    const match = matchOf.get(key) ?? matchOf.get(short ?? key) ?? matchOf.get(compound ?? key);
    if (match === undefined) fresh.push(at);
    else {
      matchAt[at] = match;
      hits.push({ match, at });
    }
  });
  return {
    asked,
    passage,
    candidate,
    matchAt,
    fresh,
    hits,
    softMatches: asked.matches.map((_, i) => softMatchFor(i, asked, passage, candidate, fresh)),
  };
}

function softMatchFor(
  match: number,
  asked: QuestionFeatures,
  passage: Passage,
  candidate: Candidate,
  fresh: readonly number[],
): SoftMatch {
  const translations = asked.translations[match] ?? null;
  const { given } = passage;
  let sum = 0;
  let strongest = 0;
  if (translations)
    for (let at = 0; at < given.length; at++) {
      const probability = translations.given[given[at]!]!;
      sum += probability;
      if (probability > strongest) strongest = probability;
    }
  const odds = given.length === 0 ? 0 : logOddsOf(translations, sum / given.length);
  if ((candidate.held.sentence >>> match) & 1)
    return { held: true, similarity: 1, odds, strongest: 0, samePrefix: true, contained: true };

  const { key } = asked.matches[match]!.asked;
  const prefix = key.slice(0, Math.max(MIN_PREFIX, Math.floor(key.length * PREFIX_SHARE)));
  const row = asked.rows[match]!;
  let similarity = 0;
  let samePrefix = false;
  let contained = false;
  for (const at of fresh) {
    similarity = Math.max(similarity, asked.lexicon.cosineSimilarity(row, passage.rows[at]!));
    if (key.length < MIN_PREFIX) continue;
    const other = passage.terms[at]!.key;
    samePrefix ||= other.startsWith(prefix);
    contained ||= other.length > MIN_PREFIX && (other.includes(key) || key.includes(other));
  }
  return { held: false, similarity, odds, strongest, samePrefix, contained };
}
