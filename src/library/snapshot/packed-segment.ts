/** Packs a segment into few large values, for files and for transfer between threads. */

import type { Acronym } from '../../language/acronyms.ts';
import type { Segment } from '../../retrieval/segment.ts';

/** The names of a segment's lists of numbers. */
const LISTS = [
  'wordStarts',
  'wordCounts',
  'starts',
  'sentences',
  'counts',
  'titleStarts',
  'titleArticles',
  'paragraphHolders',
  'articleHolders',
  'capitals',
  'paragraphStarts',
  'articleStarts',
  'paragraphOf',
  'articleOf',
  'parents',
  'labels',
  'sentenceLengths',
  'paragraphLengths',
  'articleLengths',
] as const;

/** A list of numbers that is written to a file, or transferred to another thread. */
export type List = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/** A segment as few large values. */
export interface PackedSegment {
  lists: Pick<Segment, (typeof LISTS)[number]>;
  /** The keys of the terms in the order of their numbers, one per line. */
  keys: string;
  /** The words, one per line; an empty line stands for a word that equals its key. */
  words: string;
  longForms: readonly { article: number; form: Acronym }[];
}

/** Keys and words consist of letters and digits, so that they contain no line break. */
const SEPARATOR = '\n';

/** Packs a segment, and shares its lists. */
export function packSegment(segment: Segment): PackedSegment {
  const { vocabulary, words, wordStarts, longForms } = segment;
  const keys = [...vocabulary.keys()];
  const lines: string[] = [];
  keys.forEach((key, term) => {
    for (let at = wordStarts[term]!; at < wordStarts[term + 1]!; at++)
      lines.push(words[at] === key ? '' : words[at]!);
  });
  return {
    lists: Object.fromEntries(LISTS.map((name) => [name, segment[name]])) as PackedSegment['lists'],
    keys: keys.join(SEPARATOR),
    words: lines.join(SEPARATOR),
    longForms,
  };
}

/** Unpacks a segment, which shares the lists. */
export function unpackSegment({ lists, keys, words, longForms }: PackedSegment): Segment {
  const { wordStarts } = lists;
  const vocabulary = new Map<string, number>();
  const all = wordStarts.at(-1) === 0 ? [] : words.split(SEPARATOR);
  if (all.length > 0)
    keys.split(SEPARATOR).forEach((key, term) => {
      vocabulary.set(key, term);
      for (let at = wordStarts[term]!; at < wordStarts[term + 1]!; at++) if (all[at] === '') all[at] = key;
    });
  return { ...lists, vocabulary, words: all, longForms };
}
