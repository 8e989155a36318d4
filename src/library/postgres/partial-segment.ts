/** Builds a segment of packed articles with only the terms of one question. */

import { GrowableArray } from '../../retrieval/growable-array.ts';
import type { Segment } from '../../retrieval/segment.ts';
import type { CooperativeTask } from '../cooperative-scheduler.ts';
import type { PackedLists } from './integer-list-codec.ts';
import { LIST, NOT_RANKED } from './packed-article.ts';

const LINE_FEED = 0x0a;

/**
 * Builds one segment of many packed articles, with the postings of some terms only: all that ranking reads for one
 * question. Nothing else is unpacked.
 *
 * @param keys the terms
 */
export function* buildingPartialSegment(
  articles: readonly PackedLists[],
  keys: readonly string[],
): CooperativeTask<Segment> {
  const paragraphStarts = new GrowableArray();
  const articleStarts = new GrowableArray();
  const paragraphOf = new GrowableArray();
  const articleOf = new GrowableArray();
  const parents = new GrowableArray();
  const labels = new GrowableArray();
  const sentenceLengths = new GrowableArray();
  const paragraphLengths = new GrowableArray();
  const articleLengths = new GrowableArray();
  for (const [article, packed] of articles.entries()) {
    const first = sentenceLengths.length;
    articleStarts.push(first);
    const starts = packed.list(LIST.paragraphStarts);
    const lengths = packed.list(LIST.paragraphLengths);
    const articleParents = packed.list(LIST.parents);
    const articleLabels = packed.list(LIST.labels);
    const firstBlock = articleOf.length;
    let articleLength = 0;
    for (let p = 0; p < lengths.length; p++) {
      for (let sentence = starts[p]!; sentence < starts[p + 1]!; sentence++)
        paragraphOf.push(articleOf.length);
      paragraphStarts.push(first + starts[p]!);
      articleOf.push(article);
      parents.push(firstBlock + articleParents[p]!);
      labels.push(articleLabels[p]!);
      paragraphLengths.push(lengths[p]!);
      articleLength += lengths[p]!;
    }
    for (const length of packed.list(LIST.sentenceLengths)) sentenceLengths.push(length);
    articleLengths.push(articleLength);
    yield;
  }
  paragraphStarts.push(sentenceLengths.length);
  articleStarts.push(sentenceLengths.length);
  return {
    vocabulary: new Map(keys.map((key, term) => [key, term])),
    ...(yield* postingsOf(articles, keys, articleStarts)),
    paragraphStarts: paragraphStarts.values(),
    articleStarts: articleStarts.values(),
    paragraphOf: paragraphOf.values(),
    articleOf: articleOf.values(),
    parents: parents.values(),
    labels: Uint8Array.from(labels.values()),
    sentenceLengths: Uint16Array.from(sentenceLengths.values()),
    paragraphLengths: paragraphLengths.values(),
    articleLengths: articleLengths.values(),
    ...NOT_RANKED,
  };
}

function* postingsOf(
  articles: readonly PackedLists[],
  keys: readonly string[],
  articleStarts: GrowableArray,
): CooperativeTask<Pick<Segment, 'starts' | 'sentences' | 'counts' | 'titleStarts' | 'titleArticles'>> {
  const starts = Uint32Array.of(0, ...keys.map(() => 0));
  const titleStarts = starts.slice();
  const sentences = new GrowableArray();
  const counts = new GrowableArray();
  const titleArticles = new GrowableArray();
  for (const [i, key] of keys.entries()) {
    const line = Buffer.from(key);
    for (const [article, packed] of articles.entries()) {
      yield;
      const term = numberOf(line, packed.text);
      if (term < 0) continue;
      const articlePostings = packed.list(LIST.starts);
      const articleSentences = packed.list(LIST.sentences);
      const articleCounts = packed.list(LIST.counts);
      for (let at = articlePostings[term]!; at < articlePostings[term + 1]!; at++) {
        sentences.push(articleStarts.at(article) + articleSentences[at]!);
        counts.push(articleCounts[at]!);
      }
      const articleTitleStarts = packed.list(LIST.titleStarts);
      if (articleTitleStarts[term + 1]! > articleTitleStarts[term]!) titleArticles.push(article);
    }
    starts[i + 1] = sentences.length;
    titleStarts[i + 1] = titleArticles.length;
  }
  return {
    starts,
    sentences: sentences.values(),
    counts: Uint8Array.from(counts.values()),
    titleStarts,
    titleArticles: titleArticles.values(),
  };
}

/** The number of a line in a text; -1 when the text does not have it. */
function numberOf(line: Buffer, text: Buffer): number {
  for (let at = text.indexOf(line); at >= 0; at = text.indexOf(line, at + 1)) {
    const end = at + line.length;
    const isWhole =
      (at === 0 || text[at - 1] === LINE_FEED) && (end === text.length || text[end] === LINE_FEED);
    if (!isWhole) continue;
    let number = 0;
    for (let before = 0; before < at; before++) if (text[before] === LINE_FEED) number++;
    return number;
  }
  return -1;
}
