/** The features of a sentence as a whole. */

import { TAGS, type Tag } from '../../language/entity-tags.ts';
import type { QuestionKind } from '../../language/question.ts';
import type { Candidate } from '../index.ts';
import type { Translations } from '../lexicon.ts';
import { LABEL, type Label, parentOf } from '../segment.ts';
import type { Alignment } from './alignment.ts';
import { logOddsOf, type QuestionFeatures } from './question.ts';
import { KINDS } from './question-kinds.ts';
import { strongest } from './word.ts';

/** The input of a feature of a sentence. */
interface FeatureInput extends Alignment {
  /** Its rank in the first stage, from 0. */
  rank: number;
  /** The highest value among the candidates of each part of the first-stage score. */
  best: { score: number; sentence: number; paragraph: number; article: number; similarity: number };
  words: readonly string[];
  /** How many fresh words have each tag, in the order of `TAGS`. */
  freshTags: readonly number[];
  /** The share of the question, by idf, of the matches in some bits. */
  share(bits: number): number;
  /** The matches in the paragraph, the title or the headings, as bits. */
  context: number;
  position: { sentence: number; sentences: number; paragraph: number };
  /** The block that it stands below: its label, its length in words, and whether it is the block before. */
  above: { label: Label | null; length: number; isFirst: boolean };
}

/** The tags of the words that answer each kind of question, the most telling first. */
const ANSWER_TAGS: Record<QuestionKind, readonly Tag[]> = {
  when: ['year', 'month'],
  'how long': ['unit', 'number'],
  'how many': ['number', 'money', 'percent'],
  where: ['place', 'name'],
  who: ['name'],
  why: ['reason'],
  what: [],
};

const MONEY = TAGS.indexOf('money');

/** Cosine similarities below this are noise. */
const MIN_SIMILARITY = 0.3;

type Feature = (input: FeatureInput) => number | boolean;

/**
 * The features of a sentence as a whole, in groups; most are from 0 to 1.
 *
 * After Metzler & Kanungo (2008), "Machine Learned Sentence Selection Strategies", and Surdeanu, Ciaramita & Zaragoza
 * (2008), "Learning to Rank Answers on Large Online QA Collections": coverage, order and proximity, the expected type
 * of answer, similarity of meaning, and translation by IBM model 1.
 */
const GROUPS: Record<string, Record<string, Feature>> = {
  'first stage': {
    score: ({ candidate, best }) => candidate.score / best.score,
    'of the sentence': ({ candidate, best }) => candidate.parts.sentence / best.sentence,
    'of the paragraph': ({ candidate, best }) => candidate.parts.paragraph / best.paragraph,
    'of the article': ({ candidate, best }) => candidate.parts.article / best.article,
    place: ({ rank }) => 1 / (rank + 1),
    'score for its question': ({ candidate, asked }) => candidate.score / asked.total / 3,
    'sentence for its question': ({ candidate, asked }) => candidate.parts.sentence / asked.total,
    similarity: ({ candidate }) => candidate.similarity,
    'similarity beside the nearest': ({ candidate, best }) => candidate.similarity / best.similarity,
    nearness: ({ candidate }) => candidate.nearness,
    'is only near': ({ candidate }) => candidate.score === 0,
  },
  coverage: {
    'in the sentence': ({ share, candidate }) => share(candidate.held.sentence),
    'in context': ({ share, context }) => share(context),
    'in context only': ({ share, context, candidate }) => share(context & ~candidate.held.sentence),
    'in the title': ({ share, candidate }) => share(candidate.held.title),
    'in the paragraph': ({ share, candidate }) => share(candidate.held.paragraph),
    'in the article': ({ share, candidate }) => share(candidate.held.article),
    'in the sentence before': ({ share, candidate }) => share(candidate.held.before),
    'in the sentence after': ({ share, candidate }) => share(candidate.held.after),
    'in the one before only': ({ share, candidate: { held } }) => share(held.before & ~held.sentence),
    'in the one after only': ({ share, candidate: { held } }) => share(held.after & ~held.sentence),
    missing: ({ share, context, candidate }) => 1 - share(context | candidate.held.sentence),
    'missing here and before': ({ share, candidate: { held } }) => 1 - share(held.sentence | held.before),
    'missing in the article': ({ share, candidate }) => 1 - share(candidate.held.article),
    'names in the sentence': ({ share, candidate, asked }) => share(candidate.held.sentence & asked.names),
    'names missing': ({ share, context, asked }) => share(asked.names & ~context),
    'numbers in the sentence': ({ share, candidate, asked }) =>
      share(candidate.held.sentence & asked.numbers),
    'numbers missing': ({ share, candidate, asked }) => share(asked.numbers & ~candidate.held.sentence),
    'numbers missing in context': ({ share, context, asked }) => share(asked.numbers & ~context),
    'matches of all': ({ candidate, asked }) =>
      bitCount(candidate.held.sentence) / Math.max(1, asked.matches.length),
    'matches among its words': ({ candidate, passage }) =>
      bitCount(candidate.held.sentence) / Math.max(1, passage.contentCount),
    'rarest in the sentence': ({ candidate, asked }) => (candidate.held.sentence >>> asked.rarest) & 1,
    'rarest in context': ({ context, asked }) => (context >>> asked.rarest) & 1,
    'says what is asked for': ({ asked: { wanted }, passage }) =>
      wanted.head !== null && passage.terms.some(({ key }) => key === wanted.head?.key),
    'length of the question': ({ asked }) => Math.min(1, asked.matches.length / 12),
    'words of the question': ({ asked }) => Math.min(1, asked.terms.length / 25),
  },
  headings: {
    'in the headings': ({ share, candidate }) => share(candidate.held.heading),
    'in the nearest': ({ share, candidate }) => share(candidate.held.label),
    'in the headings only': ({ share, candidate: { held } }) => share(held.heading & ~held.sentence),
    'in sentence or headings': ({ share, candidate: { held } }) => share(held.heading | held.sentence),
    'missing in both and the title': ({ share, candidate: { held } }) =>
      1 - share(held.heading | held.sentence | held.title),
    'of the nearest asked': ({ candidate: { held }, above }) =>
      Math.min(1, bitCount(held.label) / Math.max(1, above.length)),
    'stands below any': ({ above }) => above.label !== null,
    'stands below a question': ({ above }) => above.label === LABEL.question,
    'answers it first': ({ above, position }) =>
      above.label === LABEL.question && above.isFirst && position.sentence === 0,
    'question covered': ({ share, candidate: { held }, above }) =>
      above.label === LABEL.question ? share(held.label) : 0,
    'plain words in sentence or headings': ({ share, asked, candidate: { held } }) =>
      share((held.sentence | held.heading) & ~asked.names),
    'plain words missing': ({ share, asked, candidate: { held } }) =>
      share(~(held.sentence | held.heading | held.title | asked.names)),
    'rarest plain word missing': ({ asked, candidate: { held } }) =>
      largestShare(asked, ~(held.sentence | held.heading | asked.names)),
    'unknown words': ({ share, asked }) => share(asked.unknown),
    'asks for money': ({ asked }) => asked.asksMoney,
    'asks for money, and has it': ({ asked, freshTags }) => asked.asksMoney && freshTags[MONEY]! > 0,
    'is a row': ({ passage }) => passage.text.includes('\t'),
    'is short': ({ words }) => words.length < 5,
  },
  order: {
    pairs: ({ asked, words }) => sharedNgrams(asked.terms, words, 2),
    triples: ({ asked, words }) => sharedNgrams(asked.terms, words, 3),
    'in order': ({ hits }) => countSteps(hits, (a, b) => a.match < b.match) / Math.max(1, hits.length - 1),
    adjacent: ({ hits, asked }) =>
      countSteps(hits, (a, b) => b.at - a.at === 1) / Math.max(1, asked.matches.length - 1),
    near: ({ hits, asked }) => {
      let near = 0;
      for (let h = 1; h < hits.length; h++) {
        const [a, b] = [hits[h - 1]!, hits[h]!];
        if (a.match === b.match) continue;
        near += Math.exp((a.at - b.at) / 4) * Math.min(asked.shares[a.match]!, asked.shares[b.match]!);
      }
      return near;
    },
    dense: ({ hits }) =>
      hits.length > 1
        ? new Set(hits.map(({ match }) => match)).size / (hits.at(-1)!.at - hits[0]!.at + 1)
        : 0,
    'longest run': ({ asked, words }) =>
      longestCommonRun(asked.terms, words) / Math.max(1, asked.terms.length),
    hits: ({ hits }) => Math.min(1, hits.length / 10),
    'first hit': ({ hits, words }) => (hits.length > 0 ? hits[0]!.at / words.length : 1),
  },
  shape: {
    'length, by its logarithm': ({ words }) => Math.log2(1 + words.length) / 6,
    length: ({ words }) => Math.min(1, words.length / 60),
    'opens the paragraph': ({ position }) => position.sentence === 0,
    'place in the paragraph': ({ position }) => position.sentence / Math.max(1, position.sentences - 1),
    'in the first paragraph': ({ position }) => position.paragraph === 0,
    'place of the paragraph': ({ position }) => 1 / (1 + position.paragraph),
    'starts with a pronoun': ({ passage }) => passage.startsWithPronoun,
    'ends as a sentence': ({ passage }) => passage.marks.ends,
    'is a question': ({ passage }) => passage.marks.asks,
    'has quotation marks': ({ passage }) => passage.marks.quotes,
    'has brackets': ({ passage }) => passage.marks.brackets,
    clauses: ({ passage }) => passage.marks.clauses / 10,
  },
  kind: {
    'offers what is wanted': (input) => hasAnswerTag(input),
    'does not offer it': (input) => ANSWER_TAGS[input.asked.kind].length > 0 && !hasAnswerTag(input),
    'offers the first of it': ({ asked, freshTags }) => {
      const [first] = ANSWER_TAGS[asked.kind];
      return first !== undefined && freshTags[TAGS.indexOf(first)]! > 0;
    },
    ...Object.fromEntries(
      TAGS.map((tag, i): [string, Feature] => [`has ${tag}`, ({ freshTags }) => freshTags[i]! > 0]),
    ),
    'names, how many': ({ freshTags }) => Math.min(1, freshTags[TAGS.indexOf('name')]! / 8),
    'numbers, how many': ({ freshTags }) => Math.min(1, freshTags[TAGS.indexOf('number')]! / 4),
    'a thing is asked for': ({ asked }) => asked.wanted.head !== null,
    ...Object.fromEntries(
      KINDS.map((kind): [string, Feature] => [`asks ${kind}`, ({ asked }) => asked.kind === kind]),
    ),
  },
  vectors: {
    'stand-ins for the missing': ({ softMatches, asked }) =>
      sum(softMatches, ({ held, similarity }, i) =>
        held ? 0 : asked.shares[i]! * Math.max(0, similarity - MIN_SIMILARITY),
      ),
    'stand-ins for those missing in the paragraph': ({ softMatches, asked, candidate }) =>
      sum(softMatches, ({ similarity }, i) =>
        (candidate.held.paragraph >>> i) & 1
          ? 0
          : asked.shares[i]! * Math.max(0, similarity - MIN_SIMILARITY),
      ),
    'stand-ins for all': ({ softMatches, asked }) =>
      sum(softMatches, ({ similarity }, i) => asked.shares[i]! * similarity),
    'nearest stand-in': ({ softMatches }) =>
      highest(softMatches, ({ held, similarity }) => (held ? 0 : similarity)),
    'same subject': ({ asked, passage }) =>
      asked.centroid && passage.centroid ? dot(asked.centroid, passage.centroid) : 0,
    'nearest to what is asked for': ({ asked: { wanted, lexicon }, fresh, passage }) =>
      highest(fresh, (at) => lexicon.cosineSimilarity(wanted.row, passage.rows[at]!)),
  },
  associations: {
    'with the missing': ({ softMatches, asked }) =>
      sum(softMatches, ({ held, odds }, i) => (held ? 0 : (asked.shares[i]! * odds) / 3)),
    'with those missing in the paragraph': ({ softMatches, asked, candidate }) =>
      sum(softMatches, ({ odds }, i) =>
        (candidate.held.paragraph >>> i) & 1 ? 0 : (asked.shares[i]! * odds) / 3,
      ),
    'with all': ({ softMatches, asked }) => sum(softMatches, ({ odds }, i) => (asked.shares[i]! * odds) / 3),
    'strongest with the missing': ({ softMatches, asked }) =>
      sum(softMatches, ({ strongest }, i) => asked.shares[i]! * strongest),
    'with what is wanted': (input) => meanLogOdds(input, input.asked.wanted.whole),
    'with its first word': (input) => meanLogOdds(input, input.asked.wanted.first),
    'strongest with what is wanted': ({ asked: { wanted }, fresh, passage }) =>
      highest(fresh, (at) => strongest(wanted.whole, passage, at)),
    'with what is asked for': (input) => meanLogOdds(input, input.asked.wanted.byHead),
  },
};

const FEATURES = Object.values(GROUPS).flatMap((group) => Object.values(group));

/** The name of each feature, `group: feature`, in the order of the rows. */
export const SENTENCE_FEATURES = Object.entries(GROUPS).flatMap(([group, features]) =>
  Object.keys(features).map((name) => `${group}: ${name}`),
);

/**
 * The features of each candidate of one question, in the order of `SENTENCE_FEATURES`.
 *
 * @param alignments of all candidates, best first in the order of the first stage
 */
export function sentenceFeatures(alignments: readonly Alignment[]): Float32Array[] {
  const best = bestOf(alignments.map(({ candidate }) => candidate));
  return alignments.map((alignment, rank) => {
    const input = inputOf(alignment, rank, best);
    const row = new Float32Array(FEATURES.length);
    for (let f = 0; f < row.length; f++) row[f] = Number(FEATURES[f]!(input));
    return row;
  });
}

function inputOf(alignment: Alignment, rank: number, best: FeatureInput['best']): FeatureInput {
  const { asked, passage, candidate, fresh } = alignment;
  return {
    ...alignment,
    rank,
    best,
    words: passage.words,
    freshTags: countTags(fresh, passage.tags),
    share(bits) {
      let share = 0;
      for (let i = 0; i < asked.shares.length; i++) if ((bits >>> i) & 1) share += asked.shares[i]!;
      return share;
    },
    context: candidate.held.paragraph | candidate.held.title | candidate.held.heading,
    position: positionOf(candidate),
    above: aboveOf(candidate),
  };
}

function countTags(fresh: readonly number[], tags: readonly number[]): number[] {
  const counts = TAGS.map(() => 0);
  for (const at of fresh)
    for (let bit = 0, rest = tags[at]!; rest !== 0; bit++, rest >>>= 1) if (rest & 1) counts[bit]! += 1;
  return counts;
}

function bestOf(candidates: readonly Candidate[]): FeatureInput['best'] {
  return {
    score: highest(candidates, ({ score }) => score) || 1,
    sentence: highest(candidates, ({ parts }) => parts.sentence) || 1,
    paragraph: highest(candidates, ({ parts }) => parts.paragraph) || 1,
    article: highest(candidates, ({ parts }) => parts.article) || 1,
    similarity: highest(candidates, ({ similarity }) => similarity) || 1,
  };
}

function positionOf({ segment, sentence }: Candidate): FeatureInput['position'] {
  const paragraph = segment.paragraphOf[sentence]!;
  const first = segment.paragraphStarts[paragraph]!;
  const openingParagraph = segment.paragraphOf[segment.articleStarts[segment.articleOf[paragraph]!]!]!;
  return {
    sentence: sentence - first,
    sentences: segment.paragraphStarts[paragraph + 1]! - first,
    paragraph: paragraph - openingParagraph,
  };
}

function aboveOf({ segment, sentence }: Candidate): FeatureInput['above'] {
  const block = segment.paragraphOf[sentence]!;
  const parent = parentOf(segment, block);
  if (parent < 0) return { label: null, length: 0, isFirst: false };
  return {
    label: segment.labels[parent] as Label,
    length: segment.paragraphLengths[parent]!,
    isFirst: parent === block - 1,
  };
}

function hasAnswerTag({ asked, freshTags }: FeatureInput): boolean {
  return ANSWER_TAGS[asked.kind].some((tag) => freshTags[TAGS.indexOf(tag)]! > 0);
}

function meanLogOdds({ fresh, passage }: FeatureInput, translations: Translations | null): number {
  if (!translations) return 0;
  const { given, givenStarts } = passage;
  let total = 0;
  let count = 0;
  for (const j of fresh)
    for (let at = givenStarts[j]!; at < givenStarts[j + 1]!; at++, count++)
      total += translations.given[given[at]!]!;
  return count === 0 ? 0 : logOddsOf(translations, total / count) / 3;
}

function countSteps<T extends { match: number }>(
  hits: readonly T[],
  counts: (a: T, b: T) => boolean,
): number {
  return sum(hits.slice(1), (hit, i) => (hits[i]!.match !== hit.match && counts(hits[i]!, hit) ? 1 : 0));
}

/** The share of the question's n-grams that the sentence has. */
function sharedNgrams(asked: QuestionFeatures['terms'], words: readonly string[], length: number): number {
  const ngrams = asked.length - length + 1;
  let shared = 0;
  for (let i = 0; i < ngrams; i++) {
    for (let j = words.indexOf(asked[i]!.word); j >= 0; j = words.indexOf(asked[i]!.word, j + 1)) {
      let same = 1;
      while (same < length && words[j + same] === asked[i + same]!.word) same++;
      if (same < length) continue;
      shared++;
      break;
    }
  }
  return ngrams > 0 ? shared / ngrams : 0;
}

/** The length of the longest common run of words. */
function longestCommonRun(asked: QuestionFeatures['terms'], words: readonly string[]): number {
  let longest = 0;
  let last = new Uint8Array(words.length + 1);
  for (const { word } of asked) {
    const row = new Uint8Array(words.length + 1);
    for (let j = 0; j < words.length; j++) {
      if (words[j] !== word) continue;
      row[j + 1] = last[j]! + 1;
      longest = Math.max(longest, row[j + 1]!);
    }
    last = row;
  }
  return longest;
}

/** The largest share among the matches in some bits. */
function largestShare({ shares }: QuestionFeatures, bits: number): number {
  let largest = 0;
  for (let i = 0; i < shares.length; i++) if ((bits >>> i) & 1) largest = Math.max(largest, shares[i]!);
  return largest;
}

export function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function sum<T>(items: readonly T[], value: (item: T, i: number) => number): number {
  let total = 0;
  for (let i = 0; i < items.length; i++) total += value(items[i]!, i);
  return total;
}

/** The highest value, at least 0. */
function highest<T>(items: readonly T[], value: (item: T) => number): number {
  let max = 0;
  for (const item of items) max = Math.max(max, value(item));
  return max;
}

function dot(a: Float32Array, b: Float32Array): number {
  let total = 0;
  for (let d = 0; d < a.length; d++) total += a[d]! * b[d]!;
  return total;
}
