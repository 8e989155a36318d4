/** The first stage: BM25 over sentences, paragraphs and articles, with MaxScore pruning. */

import { LABEL, type LiveSegment, lowerBound, type Segment } from './segment.ts';

/*
 * The score is the sum of a BM25 score for the sentence, its paragraph and its article, since a sentence is best
 * understood in its context (Robertson, Zaragoza & Taylor 2004, "Simple BM25 extension to multiple weighted fields",
 * argue for one sum; here the units differ, and so do their idfs), and of the idf of the terms that occur in the
 * paragraph, in the headings above it, and in the title.
 * Tuned on a quarter of SQuAD's questions; values within a fifth of these do nearly as well.
 */

/** Term frequency saturation (k1) and length normalization (b): Robertson & Zaragoza (2009). */
interface Bm25 {
  k1: number;
  b: number;
}

/** Sentences are short: a repeated term says little (k1 of .3 to .5), nor does their length (b .35 to .5). */
const SENTENCE: Bm25 = { k1: 0.4, b: 0.4 };
/** Paragraphs and articles are ordinary documents, with the customary values. */
const DOCUMENT: Bm25 = { k1: 1.2, b: 0.75 };

const PARAGRAPH_WEIGHT = 0.8;
const ARTICLE_WEIGHT = 0.8;
/** Per unit of idf, for each of the question's terms that occurs in the paragraph. */
const PARAGRAPH_COVER_WEIGHT = 0.3;
/** The same for the title, which says what the whole article is about. */
const TITLE_COVER_WEIGHT = 1.5;
/**
 * The same for the headings above a sentence, the question that it answers, and the line that introduces it. A word
 * there counts nearly as much as one of the sentence, since people ask in the words of headings, and the text below does
 * not repeat them. From .6 (headings only hint) to 1.5 (headings alone decide).
 */
const HEADING_COVER_WEIGHT = 1.2;
/** How many blocks of an article are scored only because a heading above them has a term. */
const MAX_BELOW = 400;
/** How many articles are scored between two pauses. */
const ARTICLES_PER_STEP = 100;

/** A term of the question, as one segment numbers it. */
export interface SearchTerm {
  /** Its number in the segment. */
  term: number;
  /** Its idf among all sentences, paragraphs and articles of the library. */
  idf: { sentence: number; paragraph: number; article: number };
  /** Its weight in a sentence: 1, or less for a name. */
  weight: number;
}

/** The mean lengths of the library's units, in terms. */
export interface MeanLengths {
  sentence: number;
  paragraph: number;
  article: number;
}

/** A sentence that was found, and the parts of its score. */
export interface Hit {
  segment: Segment;
  sentence: number;
  /** The position of its article in the library's order. */
  ordinal: number;
  score: number;
  parts: {
    sentence: number;
    paragraph: number;
    article: number;
    paragraphCover: number;
    titleCover: number;
    headingCover: number;
  };
}

/** The parts of the score of a sentence that no search has found. */
export const NO_PARTS: Hit['parts'] = {
  sentence: 0,
  paragraph: 0,
  article: 0,
  paragraphCover: 0,
  titleCover: 0,
  headingCover: 0,
};

/** The top hits so far, best first; ties are in the library's order. */
export class BestHits {
  readonly hits: Hit[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The lowest score that is kept. */
  get threshold(): number {
    return this.hits.length < this.#limit ? Number.MIN_VALUE : this.hits.at(-1)!.score;
  }

  offer(hit: Hit): void {
    const { hits } = this;
    if (hit.score < this.threshold) return;
    let [at, end] = [0, hits.length];
    while (at < end) {
      const middle = (at + end) >>> 1;
      if (comesBefore(hit, hits[middle]!)) end = middle;
      else at = middle + 1;
    }
    hits.splice(at, 0, hit);
    if (hits.length > this.#limit) hits.pop();
  }
}

function comesBefore(a: Hit, b: Hit): boolean {
  if (a.score !== b.score) return a.score > b.score;
  return a.ordinal === b.ordinal ? a.sentence < b.sentence : a.ordinal < b.ordinal;
}

/**
 * Scores the sentences of a segment whose paragraph has any of the terms, article by article, and offers them to `best`.
 * Articles and paragraphs that cannot reach the threshold are skipped, which does not change the result: Turtle & Flood
 * (1995), "Query evaluation: strategies and optimizations" (MaxScore). It pauses now and then.
 *
 * @param searched the terms, each once
 * @param means the mean lengths in the whole library, in terms
 * @param best where the hits go
 * @param allows whether an article, by its number in the segment, may be quoted
 * @param pruning switched off only by tests, to compare with the exhaustive search
 */
export function* search(
  { segment, ordinals }: LiveSegment,
  searched: readonly SearchTerm[],
  means: MeanLengths,
  best: BestHits,
  allows: (article: number) => boolean,
  pruning = true,
): Generator<void, void> {
  const { starts, sentences, counts, titleStarts, titleArticles } = segment;
  const terms = [...searched].sort((a, b) => upperBound(b) - upperBound(a));
  const count = terms.length;
  const at = Uint32Array.from(terms, ({ term }) => starts[term]!);
  const end = Uint32Array.from(terms, ({ term }) => starts[term + 1]!);
  const titleAt = Uint32Array.from(terms, ({ term }) => titleStarts[term]!);
  const titleEnd = Uint32Array.from(terms, ({ term }) => titleStarts[term + 1]!);
  /** The most that the terms from this one on can add to a score. */
  const upperBoundFrom = new Float64Array(count + 1);
  for (let t = count - 1; t >= 0; t--) upperBoundFrom[t] = upperBoundFrom[t + 1]! + upperBound(terms[t]!);
  /** Where each term's postings end in the current article. */
  const articleEnd = new Uint32Array(count);
  const paragraphEnd = new Uint32Array(count);

  for (let visited = 1; ; visited++) {
    // Articles that have only the last terms, which together cannot reach the threshold, are skipped.
    let leading = count;
    if (pruning) while (leading > 0 && upperBoundFrom[leading - 1]! < best.threshold) leading--;
    if (leading === 0) return;
    let article = Number.POSITIVE_INFINITY;
    for (let t = 0; t < leading; t++) {
      if (at[t]! < end[t]!)
        article = Math.min(article, segment.articleOf[segment.paragraphOf[sentences[at[t]!]!]!]!);
      if (titleAt[t]! < titleEnd[t]!) article = Math.min(article, titleArticles[titleAt[t]!]!);
    }
    if (article === Number.POSITIVE_INFINITY) return;
    searchArticle(article);
    if (visited % ARTICLES_PER_STEP === 0) yield;
  }

  function searchArticle(article: number): void {
    const first = segment.articleStarts[article]!;
    const last = segment.articleStarts[article + 1]!;
    const length = 1 - DOCUMENT.b + (DOCUMENT.b * segment.articleLengths[article]!) / means.article;
    let byArticle = 0;
    let titleCover = 0;
    let bound = 0;
    for (let t = 0; t < count; t++) {
      const { idf, weight } = terms[t]!;
      at[t] = lowerBound(sentences, at[t]!, end[t]!, first);
      let frequency = 0;
      let p = at[t]!;
      for (; p < end[t]! && sentences[p]! < last; p++) frequency += counts[p]!;
      articleEnd[t] = p;
      titleAt[t] = lowerBound(titleArticles, titleAt[t]!, titleEnd[t]!, article);
      if (titleAt[t]! < titleEnd[t]! && titleArticles[titleAt[t]!] === article) {
        titleCover += idf.sentence;
        titleAt[t]! += 1;
      }
      if (frequency === 0) continue;
      byArticle += (idf.article * (DOCUMENT.k1 + 1) * frequency) / (frequency + DOCUMENT.k1 * length);
      bound +=
        idf.sentence * (weight * (SENTENCE.k1 + 1) + PARAGRAPH_COVER_WEIGHT + HEADING_COVER_WEIGHT) +
        idf.paragraph * PARAGRAPH_WEIGHT * (DOCUMENT.k1 + 1);
    }
    const base = ARTICLE_WEIGHT * byArticle + TITLE_COVER_WEIGHT * titleCover;
    if ((!pruning || base + bound >= best.threshold) && ordinals[article]! >= 0 && allows(article)) {
      if (byArticle === 0) offerOpening(article, base, titleCover);
      else searchParagraphs(ordinals[article]!, base, byArticle, titleCover);
    }
    at.set(articleEnd);
  }

  /** Where only the title has terms, the first paragraph that is not a label is offered. */
  function offerOpening(article: number, score: number, titleCover: number): void {
    const first = segment.articleStarts[article]!;
    if (first === segment.articleStarts[article + 1]) return;
    const parts = { ...NO_PARTS, titleCover };
    let paragraph = segment.paragraphOf[first]!;
    const last = segment.articleStarts[article + 1]!;
    while (segment.labels[paragraph] !== LABEL.none && segment.paragraphStarts[paragraph + 1]! < last)
      paragraph++;
    const opening = segment.paragraphStarts[paragraph]!;
    for (let sentence = opening; sentence < segment.paragraphStarts[paragraph + 1]!; sentence++)
      best.offer({ segment, sentence, ordinal: ordinals[article]!, score, parts });
  }

  /**
   * Visits the blocks in their order: those that have a term, and those below one that has a term. For a block with
   * children, the terms that it has are kept as bits until its last child has been visited.
   */
  function searchParagraphs(ordinal: number, base: number, byArticle: number, titleCover: number): void {
    const { paragraphOf, paragraphStarts, articleOf, labels, parents } = segment;
    const blocks = articleOf.length;
    const article = articleOf[paragraphOf[nextSentence()]!]!;
    const termBits = new Map<number, number>();
    /** The next block that stands below one in `termBits`, or the number of blocks. */
    let below = blocks;
    let remaining = MAX_BELOW;
    for (;;) {
      const next = nextSentence();
      const withTerm = next === Number.POSITIVE_INFINITY ? blocks : paragraphOf[next]!;
      const paragraph = remaining > 0 ? Math.min(withTerm, below) : withTerm;
      if (paragraph >= blocks || articleOf[paragraph] !== article) return;
      const first = paragraphStarts[paragraph]!;
      const last = paragraphStarts[paragraph + 1]!;
      const above = termBits.size > 0 ? termBitsAbove(paragraph, termBits) : 0;
      if (paragraph !== withTerm) remaining--;
      const length = 1 - DOCUMENT.b + (DOCUMENT.b * segment.paragraphLengths[paragraph]!) / means.paragraph;
      let byParagraph = 0;
      let paragraphCover = 0;
      let headingCover = 0;
      let bound = 0;
      let own = 0;
      for (let t = 0; t < count; t++) {
        const { idf, weight } = terms[t]!;
        const isAbove = (above & (1 << t)) !== 0;
        if (isAbove) headingCover += idf.sentence;
        let p = at[t]!;
        let frequency = 0;
        for (; p < articleEnd[t]! && sentences[p]! < last; p++) frequency += counts[p]!;
        paragraphEnd[t] = p;
        if (frequency > 0) {
          own |= 1 << t;
          byParagraph += (idf.paragraph * (DOCUMENT.k1 + 1) * frequency) / (frequency + DOCUMENT.k1 * length);
          bound += weight * idf.sentence * (SENTENCE.k1 + 1);
        }
        if (frequency > 0 || isAbove) paragraphCover += idf.sentence;
      }
      const opensNext = paragraph + 1 < blocks && parents[paragraph + 1] === paragraph;
      if (opensNext && own !== 0) termBits.set(paragraph, own);
      below =
        termBits.size > 0 && (opensNext || termBitsAbove(paragraph + 1, termBits) !== 0)
          ? paragraph + 1
          : blocks;
      const score =
        base +
        PARAGRAPH_WEIGHT * byParagraph +
        PARAGRAPH_COVER_WEIGHT * paragraphCover +
        HEADING_COVER_WEIGHT * headingCover;
      const parts = { paragraph: byParagraph, article: byArticle, paragraphCover, titleCover, headingCover };
      if (labels[paragraph] === LABEL.none && (!pruning || score + bound >= best.threshold))
        for (let sentence = first; sentence < last; sentence++) {
          const bySentence = scoreSentence(sentence);
          if (pruning && score + bySentence < best.threshold) continue;
          best.offer({
            segment,
            sentence,
            ordinal,
            score: score + bySentence,
            parts: { ...parts, sentence: bySentence },
          });
        }
      at.set(paragraphEnd);
    }
  }

  function nextSentence(): number {
    let next = Number.POSITIVE_INFINITY;
    for (let t = 0; t < count; t++) if (at[t]! < articleEnd[t]!) next = Math.min(next, sentences[at[t]!]!);
    return next;
  }

  /** The terms that the blocks above a block have, as bits. */
  function termBitsAbove(block: number, termBits: ReadonlyMap<number, number>): number {
    const { parents } = segment;
    if (block >= parents.length) return 0;
    let bits = 0;
    for (let one = block; parents[one] !== one; ) {
      one = parents[one]!;
      bits |= termBits.get(one) ?? 0;
    }
    return bits;
  }

  /** Sentences must be scored in their order: every posting list has been read up to this one. */
  function scoreSentence(sentence: number): number {
    const length = 1 - SENTENCE.b + (SENTENCE.b * segment.sentenceLengths[sentence]!) / means.sentence;
    let score = 0;
    for (let t = 0; t < count; t++) {
      if (at[t]! >= paragraphEnd[t]! || sentences[at[t]!] !== sentence) continue;
      const frequency = counts[at[t]!++]!;
      const { idf, weight } = terms[t]!;
      score += (weight * idf.sentence * (SENTENCE.k1 + 1) * frequency) / (frequency + SENTENCE.k1 * length);
    }
    return score;
  }
}

/** The most that a term can add to the score of a sentence. */
function upperBound({ idf, weight }: SearchTerm): number {
  return (
    idf.sentence *
      (weight * (SENTENCE.k1 + 1) + PARAGRAPH_COVER_WEIGHT + HEADING_COVER_WEIGHT + TITLE_COVER_WEIGHT) +
    idf.paragraph * PARAGRAPH_WEIGHT * (DOCUMENT.k1 + 1) +
    idf.article * ARTICLE_WEIGHT * (DOCUMENT.k1 + 1)
  );
}
