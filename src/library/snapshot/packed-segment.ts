import type { Acronym } from '../../language/acronyms.ts';
import type { Segment } from '../../retrieval/segment.ts';

/** The lists of numbers of a segment, by their names. */
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

/** A list of numbers as it is kept in a file, or handed to another thread. */
export type List = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/** A segment as few large things, which another thread or a file takes as they are. */
export interface PackedSegment {
  lists: Pick<Segment, (typeof LISTS)[number]>;
  /** The keys of the terms by their numbers, a line each. */
  keys: string;
  /** The words, a line each; an empty one is the same as its key. */
  words: string;
  longForms: readonly { article: number; form: Acronym }[];
}

/** No key and no word holds a line break: both are letters and digits. */
const BETWEEN = '\n';

export function packSegment(segment: Segment): PackedSegment {
  const { vocabulary, words, wordStarts, longForms } = segment;
  const keys = [...vocabulary.keys()];
  const unlike: string[] = [];
  keys.forEach((key, term) => {
    for (let at = wordStarts[term]!; at < wordStarts[term + 1]!; at++)
      unlike.push(words[at] === key ? '' : words[at]!);
  });
  return {
    lists: Object.fromEntries(LISTS.map((name) => [name, segment[name]])) as PackedSegment['lists'],
    keys: keys.join(BETWEEN),
    words: unlike.join(BETWEEN),
    longForms,
  };
}

/** The segment that was packed; its lists are the very same. */
export function unpackSegment({ lists, keys, words, longForms }: PackedSegment): Segment {
  const { wordStarts } = lists;
  const vocabulary = new Map<string, number>();
  const all = wordStarts.at(-1) === 0 ? [] : words.split(BETWEEN);
  if (all.length > 0)
    keys.split(BETWEEN).forEach((key, term) => {
      vocabulary.set(key, term);
      for (let at = wordStarts[term]!; at < wordStarts[term + 1]!; at++) if (all[at] === '') all[at] = key;
    });
  return { ...lists, vocabulary, words: all, longForms };
}
