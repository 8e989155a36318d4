/** Finds the sentences whose embeddings are nearest to that of a question. */

import { type BestHits, NO_PARTS } from './bm25-search.ts';
import { cosineAt, type Embedding } from './embeddings.ts';
import { LABEL, type LiveSegment } from './segment.ts';

/** Sentences that are less similar have nothing to do with the question. From .1 to .3. */
const MIN_SIMILARITY = 0.2;
/** How many sentences are compared between two pauses. */
const SENTENCES_PER_STEP = 2_000;

/**
 * Compares a question with each sentence of a segment, and offers those that are near: an exhaustive search.
 *
 * @param embeddings those of the segment's sentences
 * @param nearest where the hits go, whose score is the cosine similarity
 * @param allows whether an article, by its number in the segment, may be quoted
 */
export function* searchNearest(
  question: Embedding,
  { segment, ordinals }: LiveSegment,
  embeddings: Int8Array,
  nearest: BestHits,
  allows: (article: number) => boolean,
): Generator<void, void> {
  let compared = 0;
  for (const [article, ordinal] of ordinals.entries()) {
    if (ordinal < 0 || !allows(article)) continue;
    for (let s = segment.articleStarts[article]!; s < segment.articleStarts[article + 1]!; s++) {
      if (segment.labels[segment.paragraphOf[s]!] !== LABEL.none) continue;
      if (++compared % SENTENCES_PER_STEP === 0) yield;
      const score = cosineAt(question, embeddings, s * question.length);
      if (score >= MIN_SIMILARITY && score >= nearest.threshold)
        nearest.offer({ segment, sentence: s, ordinal, score, parts: NO_PARTS });
    }
  }
}
