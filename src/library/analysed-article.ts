import type { Article } from '../articles/article.ts';
import { asksQuestion, type Block, labelsOthers } from '../articles/document.ts';
import { dateOrder } from '../date-order.ts';
import type { Day } from '../day.ts';
import { acronymsDefinedIn } from '../language/acronyms.ts';
import { dateTermsOf, publishedTermsOf } from '../language/date-terms.ts';
import { itemKey } from '../language/question.ts';
import { splittingSentences } from '../language/sentences.ts';
import { type Term, termsOf } from '../language/terms.ts';
import { type IndexedArticle, type IndexedBlock, LABEL, type Label } from '../retrieval/segment.ts';
import { runToCompletion } from '../run-to-completion.ts';
import type { Span } from '../span.ts';
import { dateOrderOf } from './article-date-order.ts';
import type { CooperativeTask } from './cooperative-scheduler.ts';
import { headingDatesOf } from './heading-dates.ts';

/**
 * To be raised when the same articles are analysed otherwise, or begin to give other answers: what was kept of them is
 * then made anew, and no revision is that of before.
 */
const ANALYSER = 8;
/** Dates of numbers are read in one of these orders, or in that of each article. */
const ORDERS = [null, 'dmy', 'mdy'] as const;

/** Stands for the way in which this process analyses articles: the version of it, and the order of their dates. */
export function analyser(): number {
  return ANALYSER + 1_000 * ORDERS.indexOf(dateOrder());
}

/** Where the sentences of an article stand. */
export interface Sentences {
  /** Offsets in the article's text. */
  starts: Uint32Array;
  ends: Uint32Array;
  /** How many sentences each block has. */
  blocks: Uint32Array;
}

/** An article with its sentences. */
export class AnalysedArticle implements Sentences {
  readonly article: Article;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly blocks: Uint32Array;
  #firsts: Uint32Array | null = null;

  /** @param sentences where they are known: without them, they are found */
  constructor(article: Article, sentences: Sentences = sentencesOf(article)) {
    this.article = article;
    this.starts = sentences.starts;
    this.ends = sentences.ends;
    this.blocks = sentences.blocks;
  }

  /** An article whose sentences are not known, in steps. */
  static *analysing(article: Article): CooperativeTask<AnalysedArticle> {
    return new AnalysedArticle(article, yield* findingSentences(article));
  }

  /** The number of the first sentence of a block; for one more than the last block, how many sentences there are. */
  firstOf(block: number): number {
    if (!this.#firsts) {
      this.#firsts = new Uint32Array(this.blocks.length + 1);
      for (let i = 0; i < this.blocks.length; i++) this.#firsts[i + 1] = this.#firsts[i]! + this.blocks[i]!;
    }
    return this.#firsts[block]!;
  }

  /** The number of the block that a sentence stands in: a binary search. */
  blockOf(sentence: number): number {
    let low = 0;
    let high = this.blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.firstOf(middle) <= sentence) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The article as the index takes it: the terms of its sentences, with the days that they speak of. */
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
      const last = first + this.blocks[number]!;
      yield {
        parent: block.parent,
        label: labelsOthers(blocks, number) ? labelOf(block, this.article.text) : LABEL.none,
        sentences: this.#sentenceTerms(first, last, days.get(number)?.day, block.number),
      };
      first = last;
    }
  }

  /** Each sentence is read when its turn comes, and forgotten: terms that live long cost more to clear away than to make. */
  *#sentenceTerms(
    first: number,
    last: number,
    day: Day | undefined,
    step: number | undefined,
  ): Iterable<readonly Term[]> {
    const { text, published } = this.article;
    const order = dateOrderOf(this.article);
    for (let sentence = first; sentence < last; sentence++) {
      const letters = text.slice(this.starts[sentence], this.ends[sentence]);
      const terms = termsOf(letters);
      for (const term of dateTermsOf(letters, day ?? published, order)) terms.push(term);
      // "Rule 4" is asked for by its number, which stands before its text.
      if (step !== undefined && sentence === first) {
        const key = itemKey(step);
        terms.push({ word: key, key, stop: false, letters: 'lower', capital: false, start: 0, end: 0 });
      }
      yield terms;
    }
  }
}

function labelOf(block: Block, text: string): Label {
  return asksQuestion(block, text) ? LABEL.question : LABEL.heading;
}

/** Longer items are read sentence by sentence. */
const LONGEST_ITEM = 400;

/** What of a block is quoted at once: a sentence of prose, a whole item, row, label or piece of code. */
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
      return block.end - block.start <= LONGEST_ITEM ? [block] : yield* splittingSentences(text, block);
    default:
      return yield* splittingSentences(text, block);
  }
}

function sentencesOf(article: Article): Sentences {
  return runToCompletion(findingSentences(article));
}

function* findingSentences({ text, blocks }: Article): CooperativeTask<Sentences> {
  const starts: number[] = [];
  const ends: number[] = [];
  const lengths = new Uint32Array(blocks.length);
  for (const [number, block] of blocks.entries()) {
    const units = yield* unitsOf(text, block);
    for (const { start, end } of units) {
      starts.push(start);
      ends.push(end);
    }
    lengths[number] = units.length;
    yield;
  }
  return { starts: new Uint32Array(starts), ends: new Uint32Array(ends), blocks: lengths };
}

/** The words of a file's name: "server-rules.md" is about rules, whatever its title says; numbers and hashes are not. */
function wordsOfName(id: string): string {
  const name = id.slice(id.lastIndexOf('/') + 1).replace(/\.\w{2,8}$/, '');
  return name
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => /^\p{L}{2,20}$/u.test(word))
    .join(' ');
}
