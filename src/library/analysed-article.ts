/** Finds the sentences of an article, and prepares it for the index. */

import type { Article } from '../articles/article.ts';
import { asksQuestion, type Block, labelsOthers } from '../articles/document.ts';
import { dateOrder } from '../date-order.ts';
import type { Day } from '../day.ts';
import { acronymsDefinedIn } from '../language/acronyms.ts';
import { dateTermsOf, publishedTermsOf } from '../language/date-terms.ts';
import { itemKey, itemNumberAtStart } from '../language/item-numbers.ts';
import { splittingSentences } from '../language/sentences.ts';
import { type Term, termsOf } from '../language/terms.ts';
import { type IndexedArticle, type IndexedBlock, LABEL, type Label } from '../retrieval/segment.ts';
import { runToCompletion } from '../run-to-completion.ts';
import type { Span } from '../span.ts';
import { dateOrderOf } from './article-date-order.ts';
import type { CooperativeTask } from './cooperative-scheduler.ts';
import { headingDatesOf } from './heading-dates.ts';

/**
 * The version of the analysis. Raise it when the same article is analysed differently or gives other answers: what was
 * stored of articles is then computed again, and every revision changes.
 */
const ANALYSIS_VERSION = 16;
/** The orders that DATE_ORDER may set; null leaves the order to each article. */
const ORDERS = [null, 'dmy', 'mdy'] as const;

/** Identifies how this process analyses articles: the version of the analysis, and the order of dates that is set. */
export function analysisVersion(): number {
  return ANALYSIS_VERSION + 1_000 * ORDERS.indexOf(dateOrder());
}

/** The sentences of an article, in their order. */
export interface SentenceOffsets {
  /** UTF-16 offsets in the article's text; the end is exclusive. */
  starts: Uint32Array;
  ends: Uint32Array;
  /** The number of sentences of each block. */
  sentenceCounts: Uint32Array;
}

/** An article with its sentences, which are numbered from 0. */
export class AnalysedArticle implements SentenceOffsets {
  readonly article: Article;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly sentenceCounts: Uint32Array;
  #firstSentences: Uint32Array | null = null;

  /** @param sentences found in the text when left out */
  constructor(article: Article, sentences: SentenceOffsets = sentencesOf(article)) {
    this.article = article;
    this.starts = sentences.starts;
    this.ends = sentences.ends;
    this.sentenceCounts = sentences.sentenceCounts;
  }

  /** Finds the sentences of an article, and yields between blocks. */
  static *analysing(article: Article): CooperativeTask<AnalysedArticle> {
    return new AnalysedArticle(article, yield* findingSentences(article));
  }

  /** The first sentence of a block; for the number after the last block, the number of sentences. */
  firstSentenceOf(block: number): number {
    if (!this.#firstSentences) {
      const counts = this.sentenceCounts;
      this.#firstSentences = new Uint32Array(counts.length + 1);
      for (let i = 0; i < counts.length; i++)
        this.#firstSentences[i + 1] = this.#firstSentences[i]! + counts[i]!;
    }
    return this.#firstSentences[block]!;
  }

  /** The block of a sentence, by binary search. */
  blockOf(sentence: number): number {
    let low = 0;
    let high = this.sentenceCounts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.firstSentenceOf(middle) <= sentence) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The article as the index takes it: the terms of its title and its sentences, and of the days that they mention. */
  indexed(): IndexedArticle {
    const { id, title, published, text } = this.article;
    return {
      title: [...termsOf(`${title ?? ''} ${wordsOfName(id)}`), ...publishedTermsOf(published)],
      longForms: acronymsDefinedIn(text),
      blocks: this.#indexedBlocks(),
    };
  }

  *#indexedBlocks(): Iterable<IndexedBlock> {
    const { blocks } = this.article;
    const days = headingDatesOf(this.article);
    let first = 0;
    for (const [number, block] of blocks.entries()) {
      const last = first + this.sentenceCounts[number]!;
      yield {
        parent: block.parent,
        label: labelsOthers(blocks, number) ? labelOf(block, this.article.text) : LABEL.none,
        sentences: this.#sentenceTerms(first, last, days.get(number)?.day, block.number),
      };
      first = last;
    }
  }

  /** Terms are computed while they are iterated: to keep them costs more garbage collection than to compute them. */
  *#sentenceTerms(
    first: number,
    last: number,
    day: Day | undefined,
    itemNumber: number | undefined,
  ): Iterable<readonly Term[]> {
    const { text, published } = this.article;
    const order = dateOrderOf(this.article);
    for (let sentence = first; sentence < last; sentence++) {
      const quote = text.slice(this.starts[sentence], this.ends[sentence]);
      const terms = termsOf(quote);
      for (const term of dateTermsOf(quote, day ?? published, order)) terms.push(term);
      // People ask for "rule 4" by its number, whether that is part of its text or not.
      const number = sentence === first ? (itemNumber ?? itemNumberAtStart(quote)) : null;
      if (number !== null) {
        const key = itemKey(number);
        terms.push({ word: key, key, stop: false, letters: 'lower', capital: false, start: 0, end: 0 });
      }
      yield terms;
    }
  }
}

function labelOf(block: Block, text: string): Label {
  return asksQuestion(block, text) ? LABEL.question : LABEL.heading;
}

/** Longer list items are split into sentences; in characters. */
const MAX_ITEM_LENGTH = 400;

/** The parts of a block that are quoted as one: a sentence of prose, or a whole item, row, label or piece of code. */
function* unitsOf(text: string, block: Block): CooperativeTask<Span[]> {
  switch (block.kind) {
    case 'heading':
    case 'question':
    case 'term':
    case 'columns':
    case 'row':
    case 'code':
      return [block];
    case 'item':
      return block.end - block.start <= MAX_ITEM_LENGTH ? [block] : yield* splittingSentences(text, block);
    default:
      return yield* splittingSentences(text, block);
  }
}

function sentencesOf(article: Article): SentenceOffsets {
  return runToCompletion(findingSentences(article));
}

function* findingSentences({ text, blocks }: Article): CooperativeTask<SentenceOffsets> {
  const starts: number[] = [];
  const ends: number[] = [];
  const sentenceCounts = new Uint32Array(blocks.length);
  for (const [number, block] of blocks.entries()) {
    const units = yield* unitsOf(text, block);
    for (const { start, end } of units) {
      starts.push(start);
      ends.push(end);
    }
    sentenceCounts[number] = units.length;
    yield;
  }
  return { starts: new Uint32Array(starts), ends: new Uint32Array(ends), sentenceCounts };
}

/**
 * The words of a file's name: "server-rules.md" is about rules, whatever its title says. Numbers and hashes are left
 * out.
 */
function wordsOfName(id: string): string {
  const name = id.slice(id.lastIndexOf('/') + 1).replace(/\.\w{2,8}$/, '');
  return name
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => /^\p{L}{2,20}$/u.test(word))
    .join(' ');
}
