import type { Article } from '../articles/article.ts';
import { dateTermsOf, publishedTermsOf } from '../language/date-terms.ts';
import { longFormsDefinedIn } from '../language/long-forms.ts';
import { splitSentences } from '../language/sentences.ts';
import { type Term, termsOf } from '../language/terms.ts';
import type { IndexedArticle } from '../retrieval/segment.ts';
import type { Span } from '../span.ts';

/**
 * To be raised when the same articles are analysed otherwise, or begin to give other answers: what was kept of them is
 * then made anew, and no revision is that of before.
 */
export const ANALYSER = 5;

/** Where the sentences of an article stand. */
export interface Sentences {
  /** Offsets in the article's text. */
  starts: Uint32Array;
  ends: Uint32Array;
  /** How many sentences each paragraph has. */
  paragraphs: Uint32Array;
}

/** An article with its sentences. */
export class Analysed implements Sentences {
  readonly article: Article;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly paragraphs: Uint32Array;

  /** @param sentences where they are known: without them, they are found */
  constructor(article: Article, sentences: Sentences = sentencesOf(article)) {
    this.article = article;
    this.starts = sentences.starts;
    this.ends = sentences.ends;
    this.paragraphs = sentences.paragraphs;
  }

  /** The article as the index takes it: the terms of its sentences, with the days that they speak of. */
  indexed(): IndexedArticle {
    const { title, published, text } = this.article;
    return {
      title: [...termsOf(title ?? ''), ...publishedTermsOf(published)],
      longForms: longFormsDefinedIn(text),
      paragraphs: this.#paragraphTerms(text),
    };
  }

  /** Each sentence is read when its turn comes, and forgotten: terms that live long cost more to clear away than to make. */
  *#paragraphTerms(text: string): Iterable<Iterable<readonly Term[]>> {
    let first = 0;
    for (const length of this.paragraphs) {
      yield this.#sentenceTerms(text, first, first + length);
      first += length;
    }
  }

  *#sentenceTerms(text: string, first: number, last: number): Iterable<readonly Term[]> {
    for (let sentence = first; sentence < last; sentence++) {
      const letters = text.slice(this.starts[sentence], this.ends[sentence]);
      const terms = termsOf(letters);
      for (const term of dateTermsOf(letters, this.article.published)) terms.push(term);
      yield terms;
    }
  }
}

function sentencesOf({ text, paragraphs }: Article): Sentences {
  const starts: number[] = [];
  const ends: number[] = [];
  const lengths: number[] = [];
  for (const paragraph of paragraphs) {
    const spans: Span[] = splitSentences(text, paragraph);
    for (const { start, end } of spans) {
      starts.push(start);
      ends.push(end);
    }
    lengths.push(spans.length);
  }
  return {
    starts: new Uint32Array(starts),
    ends: new Uint32Array(ends),
    paragraphs: new Uint32Array(lengths),
  };
}
