import { createHash } from 'node:crypto';
import type { Article } from '../articles/article.ts';
import { dateTermsOf, publishedTermsOf } from '../language/date-terms.ts';
import { longFormsDefinedIn } from '../language/long-forms.ts';
import { splitSentences } from '../language/sentences.ts';
import { type Term, termsOf } from '../language/terms.ts';
import type { IndexedArticle } from '../retrieval/segment.ts';
import { type Form, formOf } from './form.ts';

/**
 * An article with its sentences and their terms: worked out once and kept in little, about 200 bytes a sentence, so that
 * the article can be indexed again whenever one beside it changes.
 */
export class Analysed {
  readonly article: Article;
  /** Stands for the article's id and letters: base64 of their SHA-256. */
  readonly digest: string;
  /** Where each sentence stands in the article's text. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** How many sentences each paragraph has. */
  readonly paragraphs: Uint32Array;
  /** Every form that a word of the article has, once. */
  readonly #forms: readonly Form[];
  /** The forms of all words, by their numbers, and how many words each sentence has. */
  readonly #words: Uint16Array | Uint32Array;
  readonly #lengths: Uint32Array;

  constructor(article: Article) {
    const { id, text, published } = article;
    const paragraphs = article.paragraphs.map((paragraph) => splitSentences(text, paragraph));
    const sentences = paragraphs.flat();
    const numbers = new Map<Form, number>();
    const words: number[] = [];
    this.#lengths = Uint32Array.from(sentences, ({ start, end }) => {
      const sentence = text.slice(start, end);
      const terms = [...termsOf(sentence), ...dateTermsOf(sentence, published)];
      for (const term of terms) {
        const form = formOf(term);
        const number = numbers.get(form) ?? numbers.size;
        numbers.set(form, number);
        words.push(number);
      }
      return terms.length;
    });
    this.article = article;
    this.digest = createHash('sha256').update(`${id}\0${text}`).digest('base64');
    this.starts = Uint32Array.from(sentences, ({ start }) => start);
    this.ends = Uint32Array.from(sentences, ({ end }) => end);
    this.paragraphs = Uint32Array.from(paragraphs, ({ length }) => length);
    this.#forms = [...numbers.keys()];
    this.#words = numbers.size > 0xffff ? Uint32Array.from(words) : Uint16Array.from(words);
  }

  /** The article as the index takes it. The terms stand nowhere: their offsets are 0. */
  indexed(): IndexedArticle {
    const { title, published, text } = this.article;
    let sentence = 0;
    let word = 0;
    return {
      title: [...termsOf(title ?? ''), ...publishedTermsOf(published)],
      longForms: longFormsDefinedIn(text),
      paragraphs: Array.from(this.paragraphs, (length) =>
        Array.from({ length }, () =>
          Array.from({ length: this.#lengths[sentence++]! }, (): Term => this.#forms[this.#words[word++]!]!),
        ),
      ),
    };
  }
}
