/** Reads whole articles, and looks up citations. */

import type { Cited, ReadBlock, Reading } from './answers.ts';
import { type Citation, readCitation, sentenceHash } from './citation.ts';
import { type ArticleRef, analysedAt, sentenceCountOf, textAt } from './collection.ts';
import type { CooperativeTask } from './cooperative-scheduler.ts';
import { excerptBlockOf } from './excerpt.ts';
import type { Scope } from './library.ts';
import { citationAt, quoteAt } from './quote.ts';
import { entryOf, isWithin, type ServerView } from './server-view.ts';

/** Reads a whole article, block by block: see `Library.read`. */
export function* readArticle(view: ServerView, name: string, scope: Scope): CooperativeTask<Reading | null> {
  const ref = yield* view.find(name);
  if (!ref || !isWithin(ref, scope)) return null;
  const analysed = analysedAt(ref);
  const blocks: ReadBlock[] = [];
  for (const [block, length] of analysed.sentenceCounts.entries()) {
    const first = analysed.firstSentenceOf(block);
    const sentences = Array.from({ length }, (_, i) => ({
      sentence: textAt(ref, first + i),
      start: analysed.starts[first + i]!,
      citation: citationAt(ref, first + i),
    }));
    blocks.push({ ...excerptBlockOf(analysed, block), sentences });
    yield;
  }
  return { ...entryOf(ref), blocks };
}

/** Looks up the sentence that a citation names: see `Library.cite`. */
export function* citeSentence(view: ServerView, text: string, scope: Scope): CooperativeTask<Cited | null> {
  const citation = readCitation(text);
  const ref = citation && (yield* view.find(citation.key));
  if (!ref || !isWithin(ref, scope)) return null;
  const same = yield* findSentence(ref, citation);
  if (same !== null) return { state: 'same', quote: quoteAt(ref, same) };
  return {
    state: 'changed',
    article: entryOf(ref),
    now: citation.sentence < sentenceCountOf(ref) ? quoteAt(ref, citation.sentence) : null,
  };
}

/**
 * The sentence with the hash of a citation, nearest to its number: sentences may have been added or removed before it.
 */
export function* findSentence(ref: ArticleRef, { sentence, hash }: Citation): CooperativeTask<number | null> {
  const count = sentenceCountOf(ref);
  // A citation that somebody has made up may have any number.
  const from = Math.min(sentence, count - 1);
  for (let distance = 0; distance < count; distance++) {
    for (const number of new Set([from - distance, from + distance]))
      if (number >= 0 && number < count && sentenceHash(textAt(ref, number)) === hash) return number;
    yield;
  }
  return null;
}
