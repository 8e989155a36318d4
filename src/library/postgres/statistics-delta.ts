import { documentFrequency, type Segment } from '../../retrieval/segment.ts';
import { NO_STATISTICS, type TermStatistics } from '../../retrieval/statistics.ts';
import type { CooperativeTask } from '../cooperative-scheduler.ts';
import { stored } from './lexemes.ts';

/** How often a word stands for its term, or articles explain a short form. */
interface Uses {
  uses: number;
}

/** By how much the statistics of a collection change: the sums over what is added, less those over what is taken away. */
export class StatisticsDelta {
  articles = 0;
  sentences = 0;
  paragraphs = 0;
  terms = 0;
  /** Sums of `digestOf`. */
  digest = 0n;
  /** Those of the texts, as PostgreSQL counts them. */
  characters = 0;
  readonly byKey = new Map<string, TermStatistics>();
  readonly words = new Map<string, Uses & { key: string; word: string }>();
  readonly forms = new Map<string, Uses & { first: string; words: string; short: string }>();

  /** @param segment of one article */
  *adding(segment: Segment, digest: bigint, sign: 1 | -1): CooperativeTask<void> {
    this.articles += sign;
    this.sentences += sign * segment.sentenceLengths.length;
    this.paragraphs += sign * segment.paragraphLengths.length;
    this.terms += sign * segment.articleLengths[0]!;
    this.digest += BigInt(sign) * digest;
    for (const [name, term] of segment.vocabulary) {
      this.#addTerm(segment, stored(name), term, sign);
      yield;
    }
    for (const { form } of segment.longForms) {
      const [first, words, short] = [form.words[0]!, form.words.join(' '), form.short];
      const known = entryOf(this.forms, `${words}\n${short}`, () => ({ first, words, short, uses: 0 }));
      known.uses += sign;
    }
  }

  #addTerm(segment: Segment, key: string, term: number, sign: 1 | -1): void {
    const known = entryOf(this.byKey, key, () => ({ ...NO_STATISTICS }));
    known.sentences += sign * documentFrequency(segment, term);
    known.paragraphs += sign * segment.paragraphHolders[term]!;
    known.articles += sign * segment.articleHolders[term]!;
    known.capitals += sign * segment.capitals[term]!;
    for (let at = segment.wordStarts[term]!; at < segment.wordStarts[term + 1]!; at++) {
      const word = stored(segment.words[at]!);
      const uses = sign * segment.wordCounts[at]!;
      known.uses += uses;
      entryOf(this.words, `${key}\n${word}`, () => ({ key, word, uses: 0 })).uses += uses;
    }
  }
}

function entryOf<Value>(map: Map<string, Value>, name: string, create: () => Value): Value {
  const known = map.get(name);
  if (known !== undefined) return known;
  const created = create();
  map.set(name, created);
  return created;
}
