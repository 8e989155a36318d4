/** Merges segments of the index. */

import type { LiveSegment, Segment } from './segment.ts';

/** Postings copied between two yields: this many take about a millisecond. */
const POSTINGS_PER_STEP = 100_000;
/** Terms whose words are merged between two yields: this many take a few milliseconds. */
const TERMS_PER_STEP = 5_000;
const NONE = -1;

/** One of the segments to merge, with the new numbers of its articles, paragraphs and sentences. */
interface Part {
  segment: Segment;
  articles: NewNumbers;
  paragraphs: NewNumbers;
  sentences: NewNumbers;
}

/** The new number of each item; a deleted item has that of the next live one. It has one entry more than there are items. */
type NewNumbers = Uint32Array;

/**
 * Merges segments into one. The result is the same as building a segment of their live articles, one segment after another,
 * except for the order in which terms are numbered. Deleted articles are left out.
 *
 * Yields every few milliseconds, so that other work can be done in between. Merging sorted lists into fewer and longer
 * ones follows O'Neil et al. (1996), "The log-structured merge-tree".
 */
export function* mergeSegments(liveSegments: readonly LiveSegment[]): Generator<void, Segment> {
  const parts = numberParts(liveSegments);
  const structure = mergeStructure(parts);
  yield;
  const keys = yield* liveKeys(liveSegments);
  const size = keys.length;
  const terms: Int32Array[] = [];
  const tombstoneTerms: (Int32Array | null)[] = [];
  for (const { segment, tombstones } of liveSegments) {
    terms.push(numbersIn(segment, keys));
    tombstoneTerms.push(tombstones && numbersIn(tombstones, keys));
    yield;
  }

  const total = (count: (segment: Segment) => number) =>
    liveSegments.reduce((sum, { segment }) => sum + count(segment), 0);
  const postings = {
    starts: new Uint32Array(size + 1),
    sentences: new Uint32Array(total(({ sentences }) => sentences.length)),
    counts: new Uint8Array(total(({ counts }) => counts.length)),
  };
  const titles = {
    starts: new Uint32Array(size + 1),
    articles: new Uint32Array(total(({ titleArticles }) => titleArticles.length)),
  };
  let posting = 0;
  let title = 0;
  let step = POSTINGS_PER_STEP;
  for (let term = 0; term < size; term++) {
    for (let p = 0; p < parts.length; p++) {
      const localTerm = terms[p]![term]!;
      if (localTerm === NONE) continue;
      const { segment, sentences, articles } = parts[p]!;
      for (let at = segment.starts[localTerm]!; at < segment.starts[localTerm + 1]!; at++) {
        const sentence = segment.sentences[at]!;
        if (!isLive(sentences, sentence)) continue;
        postings.sentences[posting] = sentences[sentence]!;
        postings.counts[posting++] = segment.counts[at]!;
      }
      for (let at = segment.titleStarts[localTerm]!; at < segment.titleStarts[localTerm + 1]!; at++) {
        const article = segment.titleArticles[at]!;
        if (isLive(articles, article)) titles.articles[title++] = articles[article]!;
      }
    }
    postings.starts[term + 1] = posting;
    titles.starts[term + 1] = title;
    if (posting < step) continue;
    step = posting + POSTINGS_PER_STEP;
    yield;
  }

  /** For each term, the sum over the segments minus that over their tombstones. */
  const sums = <List extends Uint32Array | Int32Array>(
    into: List,
    of: (segment: Segment) => Uint32Array | Int32Array,
  ): List => {
    liveSegments.forEach(({ segment, tombstones }, p) => {
      const added = of(segment);
      for (let t = 0; t < size; t++) if (terms[p]![t]! !== NONE) into[t]! += added[terms[p]![t]!]!;
      if (!tombstones) return;
      const taken = of(tombstones);
      for (let t = 0; t < size; t++)
        if (tombstoneTerms[p]![t]! !== NONE) into[t]! -= taken[tombstoneTerms[p]![t]!]!;
    });
    return into;
  };
  const words = yield* mergeWords(liveSegments, terms, tombstoneTerms, size);
  return {
    vocabulary: new Map(keys.map((key, term) => [key, term])),
    ...words,
    longForms: parts.flatMap(({ segment, articles }) =>
      segment.longForms.flatMap(({ article, form }) =>
        isLive(articles, article) ? [{ article: articles[article]!, form }] : [],
      ),
    ),
    starts: postings.starts,
    sentences: shrunk(postings.sentences, posting),
    counts: shrunk(postings.counts, posting),
    titleStarts: titles.starts,
    titleArticles: shrunk(titles.articles, title),
    paragraphHolders: sums(new Uint32Array(size), ({ paragraphHolders }) => paragraphHolders),
    articleHolders: sums(new Uint32Array(size), ({ articleHolders }) => articleHolders),
    capitals: sums(new Int32Array(size), ({ capitals }) => capitals),
    ...structure,
  };
}

function numberParts(liveSegments: readonly LiveSegment[]): Part[] {
  const next = { article: 0, paragraph: 0, sentence: 0 };
  return liveSegments.map(({ segment, ordinals }) => {
    const numbered = (of: keyof typeof next, length: number, stays: (one: number) => boolean): NewNumbers => {
      const numbers = new Uint32Array(length + 1);
      for (let one = 0; one < length; one++) {
        numbers[one] = next[of];
        if (stays(one)) next[of] += 1;
      }
      numbers[length] = next[of];
      return numbers;
    };
    const { articleOf, paragraphOf, articleLengths } = segment;
    const articles = numbered('article', articleLengths.length, (one) => ordinals[one]! >= 0);
    const paragraphs = numbered('paragraph', articleOf.length, (one) => isLive(articles, articleOf[one]!));
    const sentences = numbered('sentence', paragraphOf.length, (one) =>
      isLive(paragraphs, paragraphOf[one]!),
    );
    return { segment, articles, paragraphs, sentences };
  });
}

function isLive(numbers: NewNumbers, one: number): boolean {
  return numbers[one + 1]! > numbers[one]!;
}

/** The starts, lengths and parents of the live articles, paragraphs and sentences. */
function mergeStructure(parts: readonly Part[]) {
  const last = parts.at(-1);
  const articleCount = last?.articles.at(-1) ?? 0;
  const paragraphCount = last?.paragraphs.at(-1) ?? 0;
  const sentenceCount = last?.sentences.at(-1) ?? 0;
  const structure = {
    articleStarts: new Uint32Array(articleCount + 1).fill(sentenceCount),
    paragraphStarts: new Uint32Array(paragraphCount + 1).fill(sentenceCount),
    paragraphOf: new Uint32Array(sentenceCount),
    articleOf: new Uint32Array(paragraphCount),
    parents: new Uint32Array(paragraphCount),
    labels: new Uint8Array(paragraphCount),
    sentenceLengths: new Uint16Array(sentenceCount),
    paragraphLengths: new Uint32Array(paragraphCount),
    articleLengths: new Uint32Array(articleCount),
  };
  for (const { segment, articles, paragraphs, sentences } of parts) {
    for (let one = 0; one + 1 < articles.length; one++) {
      if (!isLive(articles, one)) continue;
      structure.articleStarts[articles[one]!] = sentences[segment.articleStarts[one]!]!;
      structure.articleLengths[articles[one]!] = segment.articleLengths[one]!;
    }
    for (let one = 0; one + 1 < paragraphs.length; one++) {
      if (!isLive(paragraphs, one)) continue;
      structure.paragraphStarts[paragraphs[one]!] = sentences[segment.paragraphStarts[one]!]!;
      structure.paragraphLengths[paragraphs[one]!] = segment.paragraphLengths[one]!;
      structure.articleOf[paragraphs[one]!] = articles[segment.articleOf[one]!]!;
      structure.parents[paragraphs[one]!] = paragraphs[segment.parents[one]!]!;
      structure.labels[paragraphs[one]!] = segment.labels[one]!;
    }
    for (let one = 0; one + 1 < sentences.length; one++) {
      if (!isLive(sentences, one)) continue;
      structure.sentenceLengths[sentences[one]!] = segment.sentenceLengths[one]!;
      structure.paragraphOf[sentences[one]!] = paragraphs[segment.paragraphOf[one]!]!;
    }
  }
  return structure;
}

/** The keys of the terms that live articles have, in the order of the segments. */
function* liveKeys(liveSegments: readonly LiveSegment[]): Generator<void, string[]> {
  const uses = new Map<string, number>();
  for (const { segment, tombstones } of liveSegments) {
    addUses(uses, segment, 1);
    if (tombstones) addUses(uses, tombstones, -1);
    yield;
  }
  return [...uses].flatMap(([key, count]) => (count > 0 ? [key] : []));
}

/** Adds how often each term is used: in sentences, in titles, and as an acronym. */
function addUses(uses: Map<string, number>, { vocabulary, wordStarts, wordCounts }: Segment, sign: 1 | -1) {
  for (const [key, term] of vocabulary) {
    let sum = uses.get(key) ?? 0;
    for (let at = wordStarts[term]!; at < wordStarts[term + 1]!; at++) sum += sign * wordCounts[at]!;
    uses.set(key, sum);
  }
}

/** The numbers of some keys in a segment; -1 for keys that it does not have. */
function numbersIn({ vocabulary }: Segment, keys: readonly string[]): Int32Array {
  const numbers = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) numbers[i] = vocabulary.get(keys[i]!) ?? NONE;
  return numbers;
}

function* mergeWords(
  liveSegments: readonly LiveSegment[],
  terms: readonly Int32Array[],
  tombstoneTerms: readonly (Int32Array | null)[],
  size: number,
): Generator<void, Pick<Segment, 'wordStarts' | 'words' | 'wordCounts'>> {
  const wordStarts = new Uint32Array(size + 1);
  const words: string[] = [];
  const counts: number[] = [];
  const add = (segment: Segment, term: number, from: number, sign: 1 | -1) => {
    if (term === NONE) return;
    for (let at = segment.wordStarts[term]!; at < segment.wordStarts[term + 1]!; at++) {
      let slot = from;
      while (slot < words.length && words[slot] !== segment.words[at]) slot++;
      if (slot === words.length) {
        words.push(segment.words[at]!);
        counts.push(0);
      }
      counts[slot]! += sign * segment.wordCounts[at]!;
    }
  };
  for (let term = 0; term < size; term++) {
    const from = words.length;
    liveSegments.forEach(({ segment, tombstones }, p) => {
      add(segment, terms[p]![term]!, from, 1);
      if (tombstones) add(tombstones, tombstoneTerms[p]![term]!, from, -1);
    });
    let kept = from;
    for (let at = from; at < words.length; at++) {
      if (counts[at] === 0) continue;
      words[kept] = words[at]!;
      counts[kept++] = counts[at]!;
    }
    words.length = kept;
    counts.length = kept;
    wordStarts[term + 1] = kept;
    if (term % TERMS_PER_STEP === 0) yield;
  }
  return { wordStarts, words, wordCounts: Uint32Array.from(counts) };
}

/** The first `length` values, in a buffer of that size. */
function shrunk<List extends Uint32Array | Uint8Array>(list: List, length: number): List {
  return (length === list.length ? list : list.slice(0, length)) as List;
}
