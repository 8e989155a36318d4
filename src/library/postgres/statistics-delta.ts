/** Sums up how a change of articles changes the statistics of a collection. */

import { documentFrequency, type Segment } from '../../retrieval/segment.ts';
import { NO_STATISTICS, type TermStatistics } from '../../retrieval/statistics.ts';
import type { CooperativeTask } from '../cooperative-scheduler.ts';
import { storedTerm } from './lexemes.ts';

/** The change of a collection's statistics: the sums over added articles, minus those over removed ones. */
export class StatisticsDelta {
  articles = 0;
  sentences = 0;
  paragraphs = 0;
  terms = 0;
  /** The sum of `digestOf`. */
  digest = 0n;
  /** The length of the texts, in code points as PostgreSQL counts them. */
  characters = 0;
  readonly byKey = new Map<string, TermStatistics>();
  /** How often each word is used for its term. */
  readonly words = new Map<string, { key: string; word: string; uses: number }>();
  /** How many articles explain each acronym. */
  readonly forms = new Map<string, { first: string; words: string; short: string; uses: number }>();

  /**
   * Adds an article, or subtracts it.
   *
   * @param segment of the article alone
   * @param digest of the article
   * @param sign 1 when it is added to the collection, -1 when it is removed
   */
  *adding(segment: Segment, digest: bigint, sign: 1 | -1): CooperativeTask<void> {
    this.articles += sign;
    this.sentences += sign * segment.sentenceLengths.length;
    this.paragraphs += sign * segment.paragraphLengths.length;
    this.terms += sign * segment.articleLengths[0]!;
    this.digest += BigInt(sign) * digest;
    for (const [name, term] of segment.vocabulary) {
      this.#addTerm(segment, storedTerm(name), term, sign);
      yield;
    }
    for (const { form } of segment.longForms) {
      const [first, words, short] = [form.words[0]!, form.words.join(' '), form.short];
      const known = getOrCreate(this.forms, `${words}\n${short}`, () => ({ first, words, short, uses: 0 }));
      known.uses += sign;
    }
  }

  #addTerm(segment: Segment, key: string, term: number, sign: 1 | -1): void {
    const known = getOrCreate(this.byKey, key, () => ({ ...NO_STATISTICS }));
    known.sentences += sign * documentFrequency(segment, term);
    known.paragraphs += sign * segment.paragraphHolders[term]!;
    known.articles += sign * segment.articleHolders[term]!;
    known.capitals += sign * segment.capitals[term]!;
    for (let at = segment.wordStarts[term]!; at < segment.wordStarts[term + 1]!; at++) {
      const word = storedTerm(segment.words[at]!);
      const uses = sign * segment.wordCounts[at]!;
      known.uses += uses;
      getOrCreate(this.words, `${key}\n${word}`, () => ({ key, word, uses: 0 })).uses += uses;
    }
  }
}

function getOrCreate<Value>(map: Map<string, Value>, name: string, create: () => Value): Value {
  const known = map.get(name);
  if (known !== undefined) return known;
  const created = create();
  map.set(name, created);
  return created;
}
