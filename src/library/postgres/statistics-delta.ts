/** Sums up how a change of articles changes the statistics of a collection. */

import { documentFrequency, type Segment } from '../../retrieval/segment.ts';
import type { TermStatistics } from '../../retrieval/statistics.ts';
import type { CooperativeTask } from '../cooperative-scheduler.ts';
import { storedTerm } from './lexemes.ts';

/**
 * The change of a collection's statistics: the sums over added articles, minus those over removed ones. It is plain data
 * in few lists, which a thread sends quickly.
 */
export interface StatisticsDelta {
  articles: number;
  sentences: number;
  paragraphs: number;
  terms: number;
  /** The sum of `digestOf`. */
  digest: bigint;
  /** The number of each term. */
  numbers: Map<string, number>;
  /** By the number of each term: its statistics, one list for each, and the head of the linked list of its words. */
  statistics: Record<keyof TermStatistics, number[]>;
  firstWord: number[];
  /** The words, how often each is used for its term, and the word of the same term that follows it. */
  words: string[];
  wordUses: number[];
  nextWord: number[];
  /** How many articles explain each acronym. */
  forms: Map<string, { first: string; words: string; short: string; uses: number }>;
}

/** A pause costs more than a term; this many take a tenth of a millisecond. */
const TERMS_PER_STEP = 100;
/** The end of a linked list. */
const NONE = -1;

/** No change. */
export function noDelta(): StatisticsDelta {
  return {
    articles: 0,
    sentences: 0,
    paragraphs: 0,
    terms: 0,
    digest: 0n,
    numbers: new Map(),
    statistics: { sentences: [], paragraphs: [], articles: [], capitals: [], uses: [] },
    firstWord: [],
    words: [],
    wordUses: [],
    nextWord: [],
    forms: new Map(),
  };
}

/**
 * Adds an article to a delta, or subtracts it.
 *
 * @param segment of the article alone
 * @param digest of the article
 * @param sign 1 when it is added to the collection, -1 when it is removed
 */
export function* addingTo(
  delta: StatisticsDelta,
  segment: Segment,
  digest: bigint,
  sign: 1 | -1,
): CooperativeTask<void> {
  delta.articles += sign;
  delta.sentences += sign * segment.sentenceLengths.length;
  delta.paragraphs += sign * segment.paragraphLengths.length;
  delta.terms += sign * segment.articleLengths[0]!;
  delta.digest += BigInt(sign) * digest;
  for (const [key, term] of segment.vocabulary) {
    addTerm(delta, numberOf(delta, storedTerm(key)), segment, term, sign);
    if (term % TERMS_PER_STEP === 0) yield;
  }
  for (const { form } of segment.longForms) {
    const [first, words, short] = [form.words[0]!, form.words.join(' '), form.short];
    const name = `${words}\n${short}`;
    const uses = (delta.forms.get(name)?.uses ?? 0) + sign;
    delta.forms.set(name, { first, words, short, uses });
  }
}

/** The words of a term, and how often each is used for it, by the term's number. */
export function* wordsOf(delta: StatisticsDelta, number: number): Iterable<{ word: string; uses: number }> {
  for (let at = delta.firstWord[number]!; at !== NONE; at = delta.nextWord[at]!)
    yield { word: delta.words[at]!, uses: delta.wordUses[at]! };
}

function addTerm(delta: StatisticsDelta, number: number, segment: Segment, term: number, sign: 1 | -1): void {
  const { sentences, paragraphs, articles, capitals, uses } = delta.statistics;
  sentences[number]! += sign * documentFrequency(segment, term);
  paragraphs[number]! += sign * segment.paragraphHolders[term]!;
  articles[number]! += sign * segment.articleHolders[term]!;
  capitals[number]! += sign * segment.capitals[term]!;
  for (let at = segment.wordStarts[term]!; at < segment.wordStarts[term + 1]!; at++) {
    const count = sign * segment.wordCounts[at]!;
    uses[number]! += count;
    delta.wordUses[wordAt(delta, number, storedTerm(segment.words[at]!))]! += count;
  }
}

/** The number of a term, new or known. */
function numberOf({ numbers, statistics, firstWord }: StatisticsDelta, key: string): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  for (const list of Object.values(statistics)) list.push(0);
  firstWord.push(NONE);
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

/** Where a word of a term stands, new or known: few terms have more than three. */
function wordAt(
  { firstWord, nextWord, words, wordUses }: StatisticsDelta,
  number: number,
  word: string,
): number {
  let at = firstWord[number]!;
  while (at !== NONE && words[at] !== word) at = nextWord[at]!;
  if (at !== NONE) return at;
  nextWord.push(firstWord[number]!);
  wordUses.push(0);
  firstWord[number] = words.length;
  return words.push(word) - 1;
}
