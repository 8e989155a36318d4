import type { Candidate } from '../index.ts';
import type { Passage } from './passage.ts';
import { type AnalysedQuestion, oddsOf } from './question.ts';

/** How one sentence answers to one question: which word is which, and what stands for the words it has not. */
export interface Alignment {
  asked: AnalysedQuestion;
  passage: Passage;
  candidate: Candidate;
  /** Per word of the sentence, the match that it is, or -1. */
  matchAt: Int32Array;
  /** The words that carry matter and are not in the question, by their places. */
  fresh: readonly number[];
  /** Where the matches stand, in the order of the sentence. */
  hits: readonly { match: number; at: number }[];
  /** Per match, what stands for it in the sentence; those that the sentence holds stand for themselves. */
  standIns: readonly SoftMatch[];
}

export interface SoftMatch {
  held: boolean;
  /** The closeness in meaning of the nearest fresh word. */
  closeness: number;
  /** ln of how much the whole sentence speaks for it, and the most that one word does (a probability). */
  odds: number;
  strongest: number;
  /** Whether a fresh word starts as it does, or one contains the other: "incomplete" and "incompletion". */
  sameStart: boolean;
  contained: boolean;
}

/** Shorter words start alike by chance. */
const SHORTEST_START = 4;
/** So much of a word has to be the same for two to start alike. */
const SAME_START = 0.7;

export function align(asked: AnalysedQuestion, passage: Passage, candidate: Candidate): Alignment {
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
    standIns: asked.matches.map((_, i) => standInFor(i, asked, passage, candidate, fresh)),
  };
}

function standInFor(
  match: number,
  asked: AnalysedQuestion,
  passage: Passage,
  candidate: Candidate,
  fresh: readonly number[],
): SoftMatch {
  const associated = asked.associated[match] ?? null;
  const { given } = passage;
  let sum = 0;
  let strongest = 0;
  if (associated)
    for (let at = 0; at < given.length; at++) {
      const probability = associated.given[given[at]!]!;
      sum += probability;
      if (probability > strongest) strongest = probability;
    }
  const odds = given.length === 0 ? 0 : oddsOf(associated, sum / given.length);
  if ((candidate.held.sentence >>> match) & 1)
    return { held: true, closeness: 1, odds, strongest: 0, sameStart: true, contained: true };

  const { key } = asked.matches[match]!.asked;
  const start = key.slice(0, Math.max(SHORTEST_START, Math.floor(key.length * SAME_START)));
  const row = asked.rows[match]!;
  let closeness = 0;
  let sameStart = false;
  let contained = false;
  for (const at of fresh) {
    closeness = Math.max(closeness, asked.lexicon.cosineSimilarity(row, passage.rows[at]!));
    if (key.length < SHORTEST_START) continue;
    const other = passage.terms[at]!.key;
    sameStart ||= other.startsWith(start);
    contained ||= other.length > SHORTEST_START && (other.includes(key) || key.includes(other));
  }
  return { held: false, closeness, odds, strongest, sameStart, contained };
}
