import { byFirstWord, type LongForm, type LongForms, longFormAt } from '../language/long-forms.ts';
import type { Term } from '../language/terms.ts';
import { Growing } from './growing.ts';

/** What an article looks like to retrieval: the terms of its title, and of its sentences by paragraph. */
export interface IndexedArticle {
  title: readonly Term[];
  paragraphs: readonly (readonly (readonly Term[])[])[];
  /** The short forms that the article itself explains. */
  longForms?: readonly LongForm[];
}

/**
 * Some articles, ready to be searched, and never changed again: which sentence holds which term, and where paragraphs
 * and articles begin. Sentences, paragraphs, articles and terms are numbered from 0 in their order.
 *
 * Only sentences have postings: the sentences of a paragraph, and the paragraphs of an article, are neighbours, so a
 * run of one list tells how often a paragraph or an article holds the term.
 */
export interface Segment {
  vocabulary: ReadonlyMap<string, number>;
  /** Per term, the word that first stood for it. */
  words: readonly string[];
  /** The short forms that any of the articles explains. */
  longForms: readonly LongForm[];
  /** The postings of term t are those from `starts[t]` to `starts[t + 1]`, in the order of their sentences. */
  starts: Uint32Array;
  sentences: Uint32Array;
  counts: Uint8Array;
  /** The same for titles: which articles have the term in theirs. */
  titleStarts: Uint32Array;
  titleArticles: Uint32Array;
  /** Per term, how many paragraphs and how many articles hold it. */
  paragraphHolders: Uint32Array;
  articleHolders: Uint32Array;
  /** Per term, how often it is written with a capital inside a sentence, less how often without. */
  capitals: Int32Array;
  /** The first sentence of each paragraph and of each article, and, last, one past the last sentence. */
  paragraphStarts: Uint32Array;
  articleStarts: Uint32Array;
  paragraphOf: Uint32Array;
  articleOf: Uint32Array;
  /** How many terms that carry matter each has, repeats included. */
  sentenceLengths: Uint16Array;
  paragraphLengths: Uint32Array;
  articleLengths: Uint32Array;
}

/** The most that a posting counts, and a sentence is long: more says nothing more. */
const MOST_COUNTED = 0xff;
const LONGEST_COUNTED = 0xffff;

export function buildSegment(articles: Iterable<IndexedArticle>): Segment {
  const vocabulary = new Map<string, number>();
  const words: string[] = [];
  const explained: LongForm[] = [];
  const capitals: number[] = [];
  const paragraphHolders: number[] = [];
  const articleHolders: number[] = [];
  const lastParagraph: number[] = [];
  const lastArticle: number[] = [];
  // One entry for each different term of each sentence, in the order of the text.
  const postings = { terms: new Growing(), sentences: new Growing(), counts: new Growing() };
  const titles = { terms: new Growing(), articles: new Growing() };
  const paragraphStarts = new Growing();
  const articleStarts = new Growing();
  const paragraphOf = new Growing();
  const articleOf = new Growing();
  const sentenceLengths = new Growing();
  const paragraphLengths = new Growing();
  const articleLengths = new Growing();

  const numberOf = ({ key, word }: Pick<Term, 'key' | 'word'>): number => {
    const known = vocabulary.get(key);
    if (known !== undefined) return known;
    const number = vocabulary.size;
    vocabulary.set(key, number);
    words.push(word);
    capitals.push(0);
    paragraphHolders.push(0);
    articleHolders.push(0);
    lastParagraph.push(-1);
    lastArticle.push(-1);
    return number;
  };

  for (const { title, paragraphs, longForms = [] } of articles) {
    const forms = byFirstWord(longForms);
    explained.push(...longForms);
    const article = articleStarts.length;
    articleStarts.push(sentenceLengths.length);
    let articleLength = 0;
    for (const sentences of paragraphs) {
      const paragraph = paragraphStarts.length;
      paragraphStarts.push(sentenceLengths.length);
      articleOf.push(article);
      let paragraphLength = 0;
      for (const terms of sentences) {
        const sentence = sentenceLengths.length;
        const first = postings.terms.length;
        let length = 0;
        const post = (term: number) => {
          const at = postings.terms.lastIndexOf(term, first);
          if (at >= 0) {
            if (postings.counts.at(at) < MOST_COUNTED) postings.counts.increment(at);
            return;
          }
          postings.terms.push(term);
          postings.sentences.push(sentence);
          postings.counts.push(1);
          if (lastParagraph[term] !== paragraph) paragraphHolders[term]! += 1;
          if (lastArticle[term] !== article) articleHolders[term]! += 1;
          lastParagraph[term] = paragraph;
          lastArticle[term] = article;
        };
        terms.forEach((one, i) => {
          const short = shortFormAt(terms, i, forms);
          if (short !== undefined) post(numberOf({ key: short, word: short }));
          if (one.stop) return;
          const term = numberOf(one);
          if (one.capital) capitals[term]! += 1;
          else if (i > 0) capitals[term]! -= 1;
          length++;
          post(term);
        });
        paragraphOf.push(paragraph);
        sentenceLengths.push(Math.min(length, LONGEST_COUNTED));
        paragraphLength += length;
      }
      paragraphLengths.push(paragraphLength);
      articleLength += paragraphLength;
    }
    articleLengths.push(articleLength);
    for (const term of new Set(title.filter(({ stop }) => !stop).map(numberOf))) {
      titles.terms.push(term);
      titles.articles.push(article);
    }
  }
  paragraphStarts.push(sentenceLengths.length);
  articleStarts.push(sentenceLengths.length);

  const size = vocabulary.size;
  const byTerm = sorted(postings.terms.values(), size);
  const titleByTerm = sorted(titles.terms.values(), size);
  return {
    vocabulary,
    words,
    longForms: explained,
    starts: byTerm.starts,
    sentences: Uint32Array.from(byTerm.order, (i) => postings.sentences.at(i)),
    counts: Uint8Array.from(byTerm.order, (i) => postings.counts.at(i)),
    titleStarts: titleByTerm.starts,
    titleArticles: Uint32Array.from(titleByTerm.order, (i) => titles.articles.at(i)),
    paragraphHolders: Uint32Array.from(paragraphHolders),
    articleHolders: Uint32Array.from(articleHolders),
    capitals: Int32Array.from(capitals),
    paragraphStarts: paragraphStarts.values(),
    articleStarts: articleStarts.values(),
    paragraphOf: paragraphOf.values(),
    articleOf: articleOf.values(),
    sentenceLengths: Uint16Array.from(sentenceLengths.values()),
    paragraphLengths: paragraphLengths.values(),
    articleLengths: articleLengths.values(),
  };
}

/** The short form of the name that starts at a place, unless the word there is it. */
function shortFormAt(terms: readonly Term[], at: number, forms: LongForms): string | undefined {
  const { key, short } = terms[at]!;
  const starts = short !== terms[at - 1]?.short ? short : undefined;
  const found = starts ?? (forms.size > 0 ? longFormAt(terms, at, forms)?.short : undefined);
  return found === key ? undefined : found;
}

/** Whether any sentence from `from` to before `to` holds the term: a binary search. */
export function holdsWithin(segment: Segment, term: number, from: number, to: number): boolean {
  const at = firstFrom(segment.sentences, segment.starts[term]!, segment.starts[term + 1]!, from);
  return at < segment.starts[term + 1]! && segment.sentences[at]! < to;
}

/** The first place from `low` to before `high` whose value is at least so much; `high` when there is none. */
export function firstFrom(values: Uint32Array, low: number, high: number, least: number): number {
  // What is sought is mostly near: steps that double, then halves.
  let step = 1;
  while (low + step < high && values[low + step]! < least) {
    low += step;
    step *= 2;
  }
  let end = Math.min(high, low + step + 1);
  while (low < end) {
    const middle = (low + end) >>> 1;
    if (values[middle]! < least) low = middle + 1;
    else end = middle;
  }
  return low;
}

/** A counting sort: the places of each term, in their order, one term after another. */
function sorted(terms: Uint32Array, size: number): { starts: Uint32Array; order: Uint32Array } {
  const starts = new Uint32Array(size + 1);
  for (const term of terms) starts[term + 1]! += 1;
  for (let term = 0; term < size; term++) starts[term + 1]! += starts[term]!;
  const next = starts.slice();
  const order = new Uint32Array(terms.length);
  terms.forEach((term, i) => {
    order[next[term]!++] = i;
  });
  return { starts, order };
}
