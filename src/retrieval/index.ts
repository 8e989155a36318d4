import type { Term } from '../language/terms.ts';
import { type Bm25, Field, type WeightedTerm } from './field.ts';
import { Spelling } from './spelling.ts';
import { Vocabulary } from './vocabulary.ts';

/** What an article looks like to retrieval: the terms of its title, and of its sentences by paragraph. */
export interface IndexedArticle {
  title: readonly Term[];
  paragraphs: readonly (readonly (readonly Term[])[])[];
}

/** A sentence that may answer. */
export interface Candidate {
  /** The sentence's number: sentences are counted from 0 through all articles, in their order. */
  sentence: number;
  score: number;
  /** How much of the question, by the idf of its terms, the sentence holds: 0 to 1. */
  inSentence: number;
  /** The same for its paragraph. */
  inParagraph: number;
  /** What the score consists of, before weighting. */
  parts: {
    sentence: number;
    paragraph: number;
    article: number;
    pairs: number;
    paragraphCover: number;
    titleCover: number;
  };
  /** Which of the question's matches stand where, each by the bit of its number. */
  held: {
    sentence: number;
    paragraph: number;
    article: number;
    title: number;
    before: number;
    after: number;
  };
  /** Its place: the sentence in its paragraph, and the paragraph in its article, both from 0. */
  place: { sentence: number; sentences: number; paragraph: number };
}

/** What became of a question's term: which terms of the library stand for it, if any. */
export interface Match {
  asked: Term;
  /** The library's term: the same, or the nearest spelling. Undefined when there is none. */
  key: string | undefined;
  /** How rare it is among sentences. */
  idf: number;
  /** Whether the library mostly writes it with a capital. */
  name: boolean;
}

/** The ranking of one question. */
export interface Ranking {
  candidates: Candidate[];
  matches: Match[];
}

/*
 * The formula, and how its numbers were found: sums of BM25 over three sizes of text, since a sentence is
 * best understood within its paragraph and its article (Robertson, Zaragoza & Taylor 2004, "Simple BM25
 * extension to multiple weighted fields", argue for one sum; here the sizes differ, and so do their idfs).
 * Tuned on a quarter of SQuAD's questions; anything within a fifth of these values does nearly as well.
 */

/** Sentences are short: a repeated term says little (k1 of .3 to .5), nor does their length (b .35 to .5). */
const SENTENCE: Bm25 = { k1: 0.4, b: 0.4 };
/** Paragraphs and articles are ordinary documents, with the customary numbers (1.2, .75). */
const PARAGRAPH: Bm25 = { k1: 1.2, b: 0.75 };
const ARTICLE: Bm25 = { k1: 1.2, b: 0.75 };
/** Two neighbouring terms of the question that are neighbours in the sentence as well. */
const PAIR: Bm25 = { k1: 0.4, b: 0.3 };

const PARAGRAPH_WEIGHT = 0.8;
const ARTICLE_WEIGHT = 0.8;
const PAIR_WEIGHT = 0.15;
/** Per unit of idf, for each of the question's terms that the paragraph holds at all. */
const PARAGRAPH_COVER_WEIGHT = 0.3;
/** The same for the title, which tells what the whole article is about. */
const TITLE_COVER_WEIGHT = 0.6;
/** A sentence often has a pronoun where the paragraph has the name: so names count for less in sentences. */
const NAME_WEIGHT = 0.55;

/** As many of a question's terms as fit the bits of a whole number. */
const MOST_BITS = 31;

/** The library's sentences, ready to be asked. Immutable: another library is another index. */
export class Index {
  readonly sentenceCount: number;
  readonly #vocabulary = new Vocabulary();
  readonly #pairs = new Vocabulary();
  readonly #sentences: Field;
  readonly #paragraphs: Field;
  readonly #articles: Field;
  readonly #titles: Field;
  readonly #sentencePairs: Field;
  /** The paragraph of each sentence, and the article of each paragraph. */
  readonly #paragraphOf: Uint32Array;
  readonly #articleOf: Uint32Array;
  /** Per term, how often it is written with a capital inside a sentence, less how often without. */
  readonly #capitals: Int32Array;
  readonly #spelling: Spelling;

  constructor(articles: readonly IndexedArticle[]) {
    const sentences: number[][] = [];
    const sentencePairs: number[][] = [];
    const paragraphs: number[][] = [];
    const bodies: number[][] = [];
    const titles: number[][] = [];
    const paragraphOf: number[] = [];
    const articleOf: number[] = [];
    const capitals: number[] = [];

    for (const article of articles) {
      const body: number[] = [];
      for (const paragraph of article.paragraphs) {
        const whole: number[] = [];
        for (const sentence of paragraph) {
          const content = sentence.filter((term) => !term.stop);
          const terms = content.map((term) => this.#vocabulary.add(term.key));
          content.forEach(({ capital, start }, i) => {
            const term = terms[i]!;
            const starts = start === sentence[0]?.start;
            capitals[term] = (capitals[term] ?? 0) + (capital ? 1 : starts ? 0 : -1);
          });
          sentences.push(terms);
          sentencePairs.push(pairsOf(content).map((pair) => this.#pairs.add(pair)));
          paragraphOf.push(paragraphs.length);
          for (const term of terms) whole.push(term);
        }
        paragraphs.push(whole);
        articleOf.push(bodies.length);
        for (const term of whole) body.push(term);
      }
      bodies.push(body);
      titles.push(article.title.filter(({ stop }) => !stop).map(({ key }) => this.#vocabulary.add(key)));
    }

    const size = this.#vocabulary.size;
    this.#sentences = new Field(sentences, size);
    this.#paragraphs = new Field(paragraphs, size);
    this.#articles = new Field(bodies, size);
    this.#titles = new Field(titles, size);
    this.#sentencePairs = new Field(sentencePairs, this.#pairs.size);
    this.#paragraphOf = Uint32Array.from(paragraphOf);
    this.#articleOf = Uint32Array.from(articleOf);
    this.#capitals = Int32Array.from({ length: size }, (_, term) => capitals[term] ?? 0);
    this.#spelling = new Spelling(this.#vocabulary.keys(), (key) => this.#holders(key));
    this.sentenceCount = sentences.length;
  }

  /**
   * The sentences that answer a question best, best first; equal ones in the library's order.
   *
   * @param question the terms of the question, stop words included
   * @param limit how many candidates at most
   */
  rank(question: readonly Term[], limit: number): Ranking {
    const matches = this.#match(uniqueContent(question));
    const terms = [...new Set(matches.flatMap(({ key }) => (key === undefined ? [] : [this.#number(key)])))];
    if (terms.length === 0) return { candidates: [], matches };

    const plain = terms.map((term) => ({ term, weight: 1 }));
    const named = terms.map((term) => ({ term, weight: this.#capitals[term]! > 0 ? NAME_WEIGHT : 1 }));
    const pairs = pairsOf(matches.map(({ asked, key }) => ({ ...asked, key: key ?? asked.key })))
      .flatMap((pair) => this.#pairs.get(pair) ?? [])
      .map((term) => ({ term, weight: 1 }));

    const bySentence = this.#sentences.scores(named, SENTENCE);
    const byPairs = this.#sentencePairs.scores(pairs, PAIR);
    const byParagraph = this.#paragraphs.scores(plain, PARAGRAPH);
    const byArticle = this.#articles.scores(plain, ARTICLE);
    const sentenceCover = this.#cover(this.#sentences, plain);
    const paragraphCover = this.#cover(this.#paragraphs, plain);
    const titleCover = this.#cover(this.#titles, plain);

    const possible = matches.reduce((sum, { idf }) => sum + idf, 0);
    const best = new Best(limit);
    for (let sentence = 0; sentence < this.sentenceCount; sentence++) {
      const paragraph = this.#paragraphOf[sentence]!;
      const article = this.#articleOf[paragraph]!;
      best.offer(
        sentence,
        bySentence[sentence]! +
          PARAGRAPH_WEIGHT * byParagraph[paragraph]! +
          ARTICLE_WEIGHT * byArticle[article]! +
          PAIR_WEIGHT * byPairs[sentence]! +
          PARAGRAPH_COVER_WEIGHT * paragraphCover[paragraph]! +
          TITLE_COVER_WEIGHT * titleCover[article]!,
      );
    }
    const candidates = best.kept.map(({ sentence, score }): Candidate => {
      const paragraph = this.#paragraphOf[sentence]!;
      const article = this.#articleOf[paragraph]!;
      const holds = (field: Field, unit: number) => this.#bitsOf(matches, field, unit);
      const neighbour = (other: number) =>
        this.#articleOf[this.#paragraphOf[other] ?? -1] === article ? holds(this.#sentences, other) : 0;
      return {
        sentence,
        score,
        inSentence: sentenceCover[sentence]! / possible,
        inParagraph: paragraphCover[paragraph]! / possible,
        parts: {
          sentence: bySentence[sentence]!,
          paragraph: byParagraph[paragraph]!,
          article: byArticle[article]!,
          pairs: byPairs[sentence]!,
          paragraphCover: paragraphCover[paragraph]!,
          titleCover: titleCover[article]!,
        },
        held: {
          sentence: holds(this.#sentences, sentence),
          paragraph: holds(this.#paragraphs, paragraph),
          article: holds(this.#articles, article),
          title: holds(this.#titles, article),
          before: neighbour(sentence - 1),
          after: neighbour(sentence + 1),
        },
        place: this.#placeOf(sentence),
      };
    });
    return { candidates, matches };
  }

  /** The sum of the idf, as sentences have it, of the terms that each unit of a field holds. */
  #cover(field: Field, terms: readonly WeightedTerm[]): Float64Array {
    const cover = new Float64Array(field.lengths.length);
    for (const { term } of terms) {
      const idf = this.#sentences.idf(term);
      field.each(term, (unit) => {
        cover[unit]! += idf;
      });
    }
    return cover;
  }

  #match(content: readonly Term[]): Match[] {
    return content.map((asked) => {
      const known = this.#vocabulary.get(asked.key) !== undefined;
      const key = known ? asked.key : this.#spelling.nearest(asked.key);
      const number = this.#number(key ?? asked.key);
      return { asked, key, idf: this.#sentences.idf(number), name: (this.#capitals[number] ?? 0) > 0 };
    });
  }

  #bitsOf(matches: readonly Match[], field: Field, unit: number): number {
    let bits = 0;
    for (const [i, { key }] of matches.slice(0, MOST_BITS).entries())
      if (key !== undefined && field.holds(this.#number(key), unit)) bits |= 1 << i;
    return bits;
  }

  #placeOf(sentence: number): Candidate['place'] {
    const paragraph = this.#paragraphOf[sentence]!;
    let first = sentence;
    while (this.#paragraphOf[first - 1] === paragraph) first--;
    let end = sentence + 1;
    while (this.#paragraphOf[end] === paragraph) end++;
    let firstParagraph = paragraph;
    while (this.#articleOf[firstParagraph - 1] === this.#articleOf[paragraph]) firstParagraph--;
    return { sentence: sentence - first, sentences: end - first, paragraph: paragraph - firstParagraph };
  }

  /** The term's number; one past the last for a term that the library does not hold. */
  #number(key: string): number {
    return this.#vocabulary.get(key) ?? this.#vocabulary.size;
  }

  #holders(key: string): number {
    return this.#sentences.holders(this.#number(key));
  }
}

/** The terms that carry matter, each once, where it stands first. */
function uniqueContent(question: readonly Term[]): Term[] {
  const first = new Map<string, Term>();
  for (const term of question) if (!term.stop && !first.has(term.key)) first.set(term.key, term);
  return [...first.values()];
}

/** Neighbouring content terms, as `first second`. */
function pairsOf(content: readonly Term[]): string[] {
  return content.slice(1).map((term, i) => `${content[i]!.key} ${term.key}`);
}

/** Keeps the best few of many, in the order of their scores; of equals, the first offered. */
class Best {
  readonly kept: { sentence: number; score: number }[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  offer(sentence: number, score: number): void {
    const { kept } = this;
    if (score <= 0 || (kept.length === this.#limit && score <= kept.at(-1)!.score)) return;
    if (kept.length === this.#limit) kept.pop();
    let at = kept.length;
    while (at > 0 && kept[at - 1]!.score < score) at--;
    kept.splice(at, 0, { sentence, score });
  }
}
