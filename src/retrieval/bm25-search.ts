import { LABEL, type LiveSegment, lowerBound, type Segment } from './segment.ts';

/*
 * The first stage: a sum of BM25 over three sizes of text, since a sentence is best understood within its paragraph
 * and its article (Robertson, Zaragoza & Taylor 2004, "Simple BM25 extension to multiple weighted fields", argue for
 * one sum; here the sizes differ, and so do their idfs), and of what the paragraph, what stands above it, and the title
 * hold at all.
 * Tuned on a quarter of SQuAD's questions; anything within a fifth of these values does nearly as well.
 */

/** How much a second occurrence adds (k1), and how much long units are held back (b): Robertson & Zaragoza (2009). */
interface Bm25 {
  k1: number;
  b: number;
}

/** Sentences are short: a repeated term says little (k1 of .3 to .5), nor does their length (b .35 to .5). */
const SENTENCE: Bm25 = { k1: 0.4, b: 0.4 };
/** Paragraphs and articles are ordinary documents, with the customary numbers. */
const DOCUMENT: Bm25 = { k1: 1.2, b: 0.75 };

const PARAGRAPH_WEIGHT = 0.8;
const ARTICLE_WEIGHT = 0.8;
/** Per unit of idf, for each of the question's terms that the paragraph holds at all. */
const PARAGRAPH_COVER_WEIGHT = 0.3;
/** The same for the title, which tells what the whole article is about. */
const TITLE_COVER_WEIGHT = 1.5;
/**
 * The same for the headings above a sentence, the question that it answers, the line that introduces it: a word there
 * counts nearly as one of the sentence, since people ask in the words of headings, and the text below does not repeat
 * them. From .6 (they only hint) to 1.5 (they alone decide).
 */
const HEADING_COVER_WEIGHT = 1.2;
/** So many blocks of an article that hold no term themselves are looked at because a heading above them does. */
const MOST_BELOW = 400;
/** So many articles are looked at between two pauses. */
const AT_ONCE = 100;

/** A question's term as a segment knows it. */
export interface SearchTerm {
  /** Its number in the segment. */
  term: number;
  /** Its rarity among all the sentences, paragraphs and articles of the library. */
  idf: { sentence: number; paragraph: number; article: number };
  /** How much it counts in a sentence; 1 unless it is a name. */
  weight: number;
}

/** The mean lengths of the library's units, in terms. */
export interface MeanLengths {
  sentence: number;
  paragraph: number;
  article: number;
}

/** A sentence that was found, and what its score consists of. */
export interface Hit {
  segment: Segment;
  sentence: number;
  /** The place of its article in the library's order. */
  place: number;
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

/** The best few hits so far, best first; of equals, the first in the library's order. */
export class BestHits {
  readonly hits: Hit[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** What a score has to reach to be kept. */
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
  return a.place === b.place ? a.sentence < b.sentence : a.place < b.place;
}

/**
 * Offers the sentences of a segment whose paragraph holds any of the terms, article by article. Articles and
 * paragraphs that cannot reach the threshold are passed over, with the very same result: Turtle & Flood (1995),
 * "Query evaluation: strategies and optimizations" (MaxScore). It pauses now and then.
 *
 * @param allows whether an article, by its number in the segment, may be quoted
 * @param pruning only to be switched off by tests, to compare with the exhaustive search
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
  const terms = [...searched].sort((a, b) => mostOf(b) - mostOf(a));
  const count = terms.length;
  const at = Uint32Array.from(terms, ({ term }) => starts[term]!);
  const end = Uint32Array.from(terms, ({ term }) => starts[term + 1]!);
  const titleAt = Uint32Array.from(terms, ({ term }) => titleStarts[term]!);
  const titleEnd = Uint32Array.from(terms, ({ term }) => titleStarts[term + 1]!);
  /** What all terms from this one on can bring at most. */
  const mostFrom = new Float64Array(count + 1);
  for (let t = count - 1; t >= 0; t--) mostFrom[t] = mostFrom[t + 1]! + mostOf(terms[t]!);
  /** Within the article at hand: where each term's postings end. */
  const articleEnd = new Uint32Array(count);
  const paragraphEnd = new Uint32Array(count);

  for (let looked = 1; ; looked++) {
    // Terms that together cannot reach the threshold do not lead to further articles.
    let leading = count;
    if (pruning) while (leading > 0 && mostFrom[leading - 1]! < best.threshold) leading--;
    if (leading === 0) return;
    let article = Number.POSITIVE_INFINITY;
    for (let t = 0; t < leading; t++) {
      if (at[t]! < end[t]!)
        article = Math.min(article, segment.articleOf[segment.paragraphOf[sentences[at[t]!]!]!]!);
      if (titleAt[t]! < titleEnd[t]!) article = Math.min(article, titleArticles[titleAt[t]!]!);
    }
    if (article === Number.POSITIVE_INFINITY) return;
    searchArticle(article);
    if (looked % AT_ONCE === 0) yield;
  }

  function searchArticle(article: number): void {
    const first = segment.articleStarts[article]!;
    const last = segment.articleStarts[article + 1]!;
    const length = 1 - DOCUMENT.b + (DOCUMENT.b * segment.articleLengths[article]!) / means.article;
    let byArticle = 0;
    let titleCover = 0;
    let most = 0;
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
      most +=
        idf.sentence * (weight * (SENTENCE.k1 + 1) + PARAGRAPH_COVER_WEIGHT + HEADING_COVER_WEIGHT) +
        idf.paragraph * PARAGRAPH_WEIGHT * (DOCUMENT.k1 + 1);
    }
    const base = ARTICLE_WEIGHT * byArticle + TITLE_COVER_WEIGHT * titleCover;
    if ((!pruning || base + most >= best.threshold) && ordinals[article]! >= 0 && allows(article)) {
      if (byArticle === 0) offerOpening(article, base, titleCover);
      else searchParagraphs(ordinals[article]!, base, byArticle, titleCover);
    }
    at.set(articleEnd);
  }

  /** An article that only its title speaks for is quoted from its first paragraph that is no label. */
  function offerOpening(article: number, score: number, titleCover: number): void {
    const first = segment.articleStarts[article]!;
    if (first === segment.articleStarts[article + 1]) return;
    const parts = { sentence: 0, paragraph: 0, article: 0, paragraphCover: 0, titleCover, headingCover: 0 };
    let paragraph = segment.paragraphOf[first]!;
    const last = segment.articleStarts[article + 1]!;
    while (segment.labels[paragraph] !== LABEL.none && segment.paragraphStarts[paragraph + 1]! < last)
      paragraph++;
    const opening = segment.paragraphStarts[paragraph]!;
    for (let sentence = opening; sentence < segment.paragraphStarts[paragraph + 1]!; sentence++)
      best.offer({ segment, sentence, place: ordinals[article]!, score, parts });
  }

  /**
   * Blocks come in their order: those that hold a term, and those below one that holds a term. What blocks that others
   * belong to hold is kept, as bits, until the last of these has been passed.
   */
  function searchParagraphs(place: number, base: number, byArticle: number, titleCover: number): void {
    const { paragraphOf, paragraphStarts, articleOf, labels, parents } = segment;
    const blocks = articleOf.length;
    const article = articleOf[paragraphOf[nextSentence()]!]!;
    const held = new Map<number, number>();
    /** The blocks from this one on that stand below the last that was kept. */
    let below = blocks;
    let left = MOST_BELOW;
    for (;;) {
      const next = nextSentence();
      const holding = next === Number.POSITIVE_INFINITY ? blocks : paragraphOf[next]!;
      const paragraph = left > 0 ? Math.min(holding, below) : holding;
      if (paragraph >= blocks || articleOf[paragraph] !== article) return;
      const first = paragraphStarts[paragraph]!;
      const last = paragraphStarts[paragraph + 1]!;
      const above = held.size > 0 ? heldAbove(paragraph, held) : 0;
      if (paragraph !== holding) left--;
      const length = 1 - DOCUMENT.b + (DOCUMENT.b * segment.paragraphLengths[paragraph]!) / means.paragraph;
      let byParagraph = 0;
      let paragraphCover = 0;
      let headingCover = 0;
      let most = 0;
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
          most += weight * idf.sentence * (SENTENCE.k1 + 1);
        }
        if (frequency > 0 || isAbove) paragraphCover += idf.sentence;
      }
      const opensNext = paragraph + 1 < blocks && parents[paragraph + 1] === paragraph;
      if (opensNext && own !== 0) held.set(paragraph, own);
      below = held.size > 0 && (opensNext || heldAbove(paragraph + 1, held) !== 0) ? paragraph + 1 : blocks;
      const score =
        base +
        PARAGRAPH_WEIGHT * byParagraph +
        PARAGRAPH_COVER_WEIGHT * paragraphCover +
        HEADING_COVER_WEIGHT * headingCover;
      const parts = { paragraph: byParagraph, article: byArticle, paragraphCover, titleCover, headingCover };
      if (labels[paragraph] === LABEL.none && (!pruning || score + most >= best.threshold))
        for (let sentence = first; sentence < last; sentence++) {
          const bySentence = scoreSentence(sentence);
          if (pruning && score + bySentence < best.threshold) continue;
          best.offer({
            segment,
            sentence,
            place,
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

  /** What the blocks that a block belongs to hold, as bits. */
  function heldAbove(block: number, held: ReadonlyMap<number, number>): number {
    const { parents } = segment;
    if (block >= parents.length) return 0;
    let bits = 0;
    for (let one = block; parents[one] !== one; ) {
      one = parents[one]!;
      bits |= held.get(one) ?? 0;
    }
    return bits;
  }

  /** Sentences are asked for in their order: every list has been read up to this one. */
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

/** What a term can bring at most to the score of a sentence. */
function mostOf({ idf, weight }: SearchTerm): number {
  return (
    idf.sentence *
      (weight * (SENTENCE.k1 + 1) + PARAGRAPH_COVER_WEIGHT + HEADING_COVER_WEIGHT + TITLE_COVER_WEIGHT) +
    idf.paragraph * PARAGRAPH_WEIGHT * (DOCUMENT.k1 + 1) +
    idf.article * ARTICLE_WEIGHT * (DOCUMENT.k1 + 1)
  );
}
