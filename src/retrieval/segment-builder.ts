/** Builds a segment of the index from articles. */

import { type AcronymIndex, acronymAt, byFirstWord } from '../language/acronyms.ts';
import type { Term } from '../language/terms.ts';
import { GrowableArray } from './growable-array.ts';
import type { IndexedArticle, Segment } from './segment.ts';

/** The caps of a term's frequency in a sentence (one byte) and of a sentence's length in terms (two bytes). */
const MAX_FREQUENCY = 0xff;
const MAX_LENGTH = 0xffff;
const NONE = -1;

/** Builds the segment of some articles, in their order. */
export function buildSegment(articles: Iterable<IndexedArticle>): Segment {
  const builder = new SegmentBuilder();
  for (const article of articles) for (const _ of builder.adding(article));
  return builder.finish();
}

/**
 * Builds a segment, an article at a time: collects one posting for each distinct term of each sentence in the order of the
 * text, and sorts them by term at the end.
 */
export class SegmentBuilder {
  readonly #vocabulary = new Map<string, number>();
  readonly #longForms: Segment['longForms'][number][] = [];
  /** For each term: its last posting, its counts, and the head of the linked list of its words. */
  readonly #lastPosting: number[] = [];
  readonly #capitals: number[] = [];
  readonly #paragraphHolders: number[] = [];
  readonly #articleHolders: number[] = [];
  readonly #firstWord: number[] = [];
  readonly #words: string[] = [];
  readonly #wordCounts: number[] = [];
  readonly #nextWord: number[] = [];
  readonly #postingTerms = new GrowableArray();
  readonly #postingSentences = new GrowableArray();
  readonly #postingCounts = new GrowableArray();
  readonly #titleTerms = new GrowableArray();
  readonly #titleArticles = new GrowableArray();
  readonly #paragraphStarts = new GrowableArray();
  readonly #articleStarts = new GrowableArray();
  readonly #paragraphOf = new GrowableArray();
  readonly #articleOf = new GrowableArray();
  readonly #parents = new GrowableArray();
  readonly #labels = new GrowableArray();
  readonly #sentenceLengths = new GrowableArray();
  readonly #paragraphLengths = new GrowableArray();
  readonly #articleLengths = new GrowableArray();
  /** Where the current article and paragraph begin. */
  #articleStart = 0;
  #paragraphStart = 0;

  get sentenceCount(): number {
    return this.#sentenceLengths.length;
  }

  /** Adds an article, and yields after each sentence; the article is complete when the generator is done. */
  *adding({ title, blocks, longForms = [] }: IndexedArticle): Generator<void, void> {
    const forms = byFirstWord(longForms);
    const article = this.#articleStarts.length;
    for (const form of longForms) this.#longForms.push({ article, form });
    this.#articleStart = this.sentenceCount;
    this.#articleStarts.push(this.#articleStart);
    let articleLength = 0;
    const firstBlock = this.#paragraphStarts.length;
    for (const { parent, label, sentences } of blocks) {
      const paragraph = this.#paragraphStarts.length;
      this.#parents.push(parent < 0 ? paragraph : firstBlock + parent);
      this.#labels.push(label);
      this.#paragraphStart = this.sentenceCount;
      this.#paragraphStarts.push(this.#paragraphStart);
      this.#articleOf.push(article);
      let paragraphLength = 0;
      for (const terms of sentences) {
        const length = this.#addSentence(terms, forms);
        this.#paragraphOf.push(paragraph);
        this.#sentenceLengths.push(Math.min(length, MAX_LENGTH));
        paragraphLength += length;
        yield;
      }
      this.#paragraphLengths.push(paragraphLength);
      articleLength += paragraphLength;
    }
    this.#articleLengths.push(articleLength);
    const titleTerms = new Set<number>();
    for (const { key, word, stop, compound } of title) {
      if (!stop) titleTerms.add(this.#numberOf(key, word));
      if (compound !== undefined) titleTerms.add(this.#numberOf(compound, compound));
    }
    for (const term of titleTerms) {
      this.#titleTerms.push(term);
      this.#titleArticles.push(article);
    }
  }

  /** The segment of all articles added; the builder must not be used afterwards. */
  finish(): Segment {
    this.#paragraphStarts.push(this.sentenceCount);
    this.#articleStarts.push(this.sentenceCount);
    const size = this.#vocabulary.size;
    const byTerm = countingSort(this.#postingTerms.values(), size);
    const titleByTerm = countingSort(this.#titleTerms.values(), size);
    return {
      vocabulary: this.#vocabulary,
      ...this.#wordsByTerm(),
      longForms: this.#longForms,
      starts: byTerm.starts,
      sentences: reordered(this.#postingSentences.values(), byTerm.order),
      counts: new Uint8Array(reordered(this.#postingCounts.values(), byTerm.order)),
      titleStarts: titleByTerm.starts,
      titleArticles: reordered(this.#titleArticles.values(), titleByTerm.order),
      paragraphHolders: new Uint32Array(this.#paragraphHolders),
      articleHolders: new Uint32Array(this.#articleHolders),
      capitals: new Int32Array(this.#capitals),
      paragraphStarts: this.#paragraphStarts.values(),
      articleStarts: this.#articleStarts.values(),
      paragraphOf: this.#paragraphOf.values(),
      articleOf: this.#articleOf.values(),
      parents: this.#parents.values(),
      labels: new Uint8Array(this.#labels.values()),
      sentenceLengths: new Uint16Array(this.#sentenceLengths.values()),
      paragraphLengths: this.#paragraphLengths.values(),
      articleLengths: this.#articleLengths.values(),
    };
  }

  /** Adds a sentence, and returns its length in content terms. */
  #addSentence(terms: readonly Term[], forms: AcronymIndex): number {
    let length = 0;
    for (let i = 0; i < terms.length; i++) {
      const { key, word, stop, capital, compound } = terms[i]!;
      const short = acronymFor(terms, i, forms);
      if (short !== undefined) this.#post(this.#numberOf(short, short));
      if (compound !== undefined && compound !== terms[i - 1]?.compound)
        this.#post(this.#numberOf(compound, compound));
      if (stop) continue;
      const term = this.#numberOf(key, word);
      if (capital) this.#capitals[term]! += 1;
      else if (i > 0) this.#capitals[term]! -= 1;
      length++;
      this.#post(term);
    }
    return length;
  }

  #post(term: number): void {
    const sentence = this.#sentenceLengths.length;
    const last = this.#lastPosting[term]!;
    const lastSentence = last === NONE ? NONE : this.#postingSentences.at(last);
    if (lastSentence === sentence) {
      if (this.#postingCounts.at(last) < MAX_FREQUENCY) this.#postingCounts.increment(last);
      return;
    }
    if (lastSentence < this.#paragraphStart) this.#paragraphHolders[term]! += 1;
    if (lastSentence < this.#articleStart) this.#articleHolders[term]! += 1;
    this.#lastPosting[term] = this.#postingTerms.length;
    this.#postingTerms.push(term);
    this.#postingSentences.push(sentence);
    this.#postingCounts.push(1);
  }

  /** The number of a term, new or known; counts one more use of the word for it. */
  #numberOf(key: string, word: string): number {
    let term = this.#vocabulary.get(key);
    if (term === undefined) {
      term = this.#vocabulary.size;
      this.#vocabulary.set(key, term);
      this.#lastPosting.push(NONE);
      this.#capitals.push(0);
      this.#paragraphHolders.push(0);
      this.#articleHolders.push(0);
      this.#firstWord.push(NONE);
    }
    let at = this.#firstWord[term]!;
    while (at !== NONE && this.#words[at] !== word) at = this.#nextWord[at]!;
    if (at === NONE) {
      at = this.#words.length;
      this.#words.push(word);
      this.#wordCounts.push(0);
      this.#nextWord.push(this.#firstWord[term]!);
      this.#firstWord[term] = at;
    }
    this.#wordCounts[at]! += 1;
    return term;
  }

  #wordsByTerm(): Pick<Segment, 'wordStarts' | 'words' | 'wordCounts'> {
    const wordStarts = new Uint32Array(this.#firstWord.length + 1);
    const words: string[] = [];
    const wordCounts = new Uint32Array(this.#words.length);
    this.#firstWord.forEach((first, term) => {
      for (let at = first; at !== NONE; at = this.#nextWord[at]!) {
        wordCounts[words.length] = this.#wordCounts[at]!;
        words.push(this.#words[at]!);
      }
      wordStarts[term + 1] = words.length;
    });
    return { wordStarts, words, wordCounts };
  }
}

/** The acronym of the name that starts at a position, unless the word there is the acronym itself. */
function acronymFor(terms: readonly Term[], at: number, forms: AcronymIndex): string | undefined {
  const { key, short } = terms[at]!;
  const starts = short !== undefined && short !== terms[at - 1]?.short ? short : undefined;
  const found = starts ?? (forms.size > 0 ? acronymAt(terms, at, forms)?.short : undefined);
  return found === key ? undefined : found;
}

/** A counting sort: the positions of each term, in their order, one term after another. */
function countingSort(terms: Uint32Array, size: number): { starts: Uint32Array; order: Uint32Array } {
  const starts = new Uint32Array(size + 1);
  for (let i = 0; i < terms.length; i++) starts[terms[i]! + 1]! += 1;
  for (let term = 0; term < size; term++) starts[term + 1]! += starts[term]!;
  const next = starts.slice();
  const order = new Uint32Array(terms.length);
  for (let i = 0; i < terms.length; i++) order[next[terms[i]!]!++] = i;
  return { starts, order };
}

function reordered(values: Uint32Array, order: Uint32Array): Uint32Array {
  const found = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) found[i] = values[order[i]!]!;
  return found;
}
