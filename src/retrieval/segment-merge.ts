import type { LiveSegment, Segment } from './segment.ts';

/** So many postings are copied in about a millisecond. */
const POSTINGS_IN_STEP = 100_000;
/** The words of so many terms are put together in a few milliseconds. */
const TERMS_IN_STEP = 5_000;
const NONE = -1;

/** A segment that is put together with others, and where its parts come to be. */
interface Part {
  segment: Segment;
  articles: Places;
  paragraphs: Places;
  sentences: Places;
}

/** Per thing, its new number; what has been taken out has the number of what follows. One more than there are things. */
type Places = Uint32Array;

/**
 * Puts segments together into one, which is as if it had been built of their articles, one segment after another, but for
 * the order in which terms are numbered. What has been taken out is left out: its memory is given back with the old ones.
 *
 * A step at a time: each pause is one in which other work can be done. The method of merging sorted lists into fewer and
 * longer ones is that of O'Neil et al. (1996), "The log-structured merge-tree".
 */
export function* mergeSegments(liveSegments: readonly LiveSegment[]): Generator<void, Segment> {
  const parts = partsOf(liveSegments);
  const texts = textsOf(parts);
  yield;
  const keys = yield* livingKeys(liveSegments);
  const size = keys.length;
  const terms: Int32Array[] = [];
  const outs: (Int32Array | null)[] = [];
  for (const { segment, tombstones } of liveSegments) {
    terms.push(numbersIn(segment, keys));
    outs.push(tombstones && numbersIn(tombstones, keys));
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
  let step = POSTINGS_IN_STEP;
  for (let term = 0; term < size; term++) {
    for (let p = 0; p < parts.length; p++) {
      const own = terms[p]![term]!;
      if (own === NONE) continue;
      const { segment, sentences, articles } = parts[p]!;
      for (let at = segment.starts[own]!; at < segment.starts[own + 1]!; at++) {
        const sentence = segment.sentences[at]!;
        if (!isIn(sentences, sentence)) continue;
        postings.sentences[posting] = sentences[sentence]!;
        postings.counts[posting++] = segment.counts[at]!;
      }
      for (let at = segment.titleStarts[own]!; at < segment.titleStarts[own + 1]!; at++) {
        const article = segment.titleArticles[at]!;
        if (isIn(articles, article)) titles.articles[title++] = articles[article]!;
      }
    }
    postings.starts[term + 1] = posting;
    titles.starts[term + 1] = title;
    if (posting < step) continue;
    step = posting + POSTINGS_IN_STEP;
    yield;
  }

  /** Per term, the sum over the segments, less what has been taken out. */
  const sums = <List extends Uint32Array | Int32Array>(
    into: List,
    of: (segment: Segment) => Uint32Array | Int32Array,
  ): List => {
    liveSegments.forEach(({ segment, tombstones }, p) => {
      const added = of(segment);
      for (let t = 0; t < size; t++) if (terms[p]![t]! !== NONE) into[t]! += added[terms[p]![t]!]!;
      if (!tombstones) return;
      const taken = of(tombstones);
      for (let t = 0; t < size; t++) if (outs[p]![t]! !== NONE) into[t]! -= taken[outs[p]![t]!]!;
    });
    return into;
  };
  const words = yield* mergeWords(liveSegments, terms, outs, size);
  return {
    vocabulary: new Map(keys.map((key, term) => [key, term])),
    ...words,
    longForms: parts.flatMap(({ segment, articles }) =>
      segment.longForms.flatMap(({ article, form }) =>
        isIn(articles, article) ? [{ article: articles[article]!, form }] : [],
      ),
    ),
    starts: postings.starts,
    sentences: fitted(postings.sentences, posting),
    counts: fitted(postings.counts, posting),
    titleStarts: titles.starts,
    titleArticles: fitted(titles.articles, title),
    paragraphHolders: sums(new Uint32Array(size), ({ paragraphHolders }) => paragraphHolders),
    articleHolders: sums(new Uint32Array(size), ({ articleHolders }) => articleHolders),
    capitals: sums(new Int32Array(size), ({ capitals }) => capitals),
    ...texts,
  };
}

function partsOf(liveSegments: readonly LiveSegment[]): Part[] {
  const next = { article: 0, paragraph: 0, sentence: 0 };
  return liveSegments.map(({ segment, ordinals }) => {
    const numbered = (of: keyof typeof next, length: number, stays: (one: number) => boolean): Places => {
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
    const paragraphs = numbered('paragraph', articleOf.length, (one) => isIn(articles, articleOf[one]!));
    const sentences = numbered('sentence', paragraphOf.length, (one) => isIn(paragraphs, paragraphOf[one]!));
    return { segment, articles, paragraphs, sentences };
  });
}

function isIn(numbers: Places, one: number): boolean {
  return numbers[one + 1]! > numbers[one]!;
}

/** Where articles and paragraphs begin and end, and how long they are. */
function textsOf(parts: readonly Part[]) {
  const last = parts.at(-1);
  const articleCount = last?.articles.at(-1) ?? 0;
  const paragraphCount = last?.paragraphs.at(-1) ?? 0;
  const sentenceCount = last?.sentences.at(-1) ?? 0;
  const texts = {
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
      if (!isIn(articles, one)) continue;
      texts.articleStarts[articles[one]!] = sentences[segment.articleStarts[one]!]!;
      texts.articleLengths[articles[one]!] = segment.articleLengths[one]!;
    }
    for (let one = 0; one + 1 < paragraphs.length; one++) {
      if (!isIn(paragraphs, one)) continue;
      texts.paragraphStarts[paragraphs[one]!] = sentences[segment.paragraphStarts[one]!]!;
      texts.paragraphLengths[paragraphs[one]!] = segment.paragraphLengths[one]!;
      texts.articleOf[paragraphs[one]!] = articles[segment.articleOf[one]!]!;
      texts.parents[paragraphs[one]!] = paragraphs[segment.parents[one]!]!;
      texts.labels[paragraphs[one]!] = segment.labels[one]!;
    }
    for (let one = 0; one + 1 < sentences.length; one++) {
      if (!isIn(sentences, one)) continue;
      texts.sentenceLengths[sentences[one]!] = segment.sentenceLengths[one]!;
      texts.paragraphOf[sentences[one]!] = paragraphs[segment.paragraphOf[one]!]!;
    }
  }
  return texts;
}

/** The keys that any article still has, in the order of the segments. */
function* livingKeys(liveSegments: readonly LiveSegment[]): Generator<void, string[]> {
  const living = new Map<string, number>();
  for (const { segment, tombstones } of liveSegments) {
    addUses(living, segment, 1);
    if (tombstones) addUses(living, tombstones, -1);
    yield;
  }
  return [...living].flatMap(([key, uses]) => (uses > 0 ? [key] : []));
}

/** Adds how often words stand for each term: in sentences, in titles, and as short forms. */
function addUses(uses: Map<string, number>, { vocabulary, wordStarts, wordCounts }: Segment, sign: 1 | -1) {
  for (const [key, term] of vocabulary) {
    let sum = uses.get(key) ?? 0;
    for (let at = wordStarts[term]!; at < wordStarts[term + 1]!; at++) sum += sign * wordCounts[at]!;
    uses.set(key, sum);
  }
}

/** The numbers that a segment has for some keys; -1 for those that it does not know. */
function numbersIn({ vocabulary }: Segment, keys: readonly string[]): Int32Array {
  const numbers = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) numbers[i] = vocabulary.get(keys[i]!) ?? NONE;
  return numbers;
}

function* mergeWords(
  liveSegments: readonly LiveSegment[],
  terms: readonly Int32Array[],
  outs: readonly (Int32Array | null)[],
  size: number,
): Generator<void, Pick<Segment, 'wordStarts' | 'words' | 'wordCounts'>> {
  const wordStarts = new Uint32Array(size + 1);
  const words: string[] = [];
  const counts: number[] = [];
  const add = (segment: Segment, term: number, from: number, sign: 1 | -1) => {
    if (term === NONE) return;
    for (let at = segment.wordStarts[term]!; at < segment.wordStarts[term + 1]!; at++) {
      let place = from;
      while (place < words.length && words[place] !== segment.words[at]) place++;
      if (place === words.length) {
        words.push(segment.words[at]!);
        counts.push(0);
      }
      counts[place]! += sign * segment.wordCounts[at]!;
    }
  };
  for (let term = 0; term < size; term++) {
    const from = words.length;
    liveSegments.forEach(({ segment, tombstones }, p) => {
      add(segment, terms[p]![term]!, from, 1);
      if (tombstones) add(tombstones, outs[p]![term]!, from, -1);
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
    if (term % TERMS_IN_STEP === 0) yield;
  }
  return { wordStarts, words, wordCounts: Uint32Array.from(counts) };
}

/** The first so many, without the memory of the others. */
function fitted<List extends Uint32Array | Uint8Array>(list: List, length: number): List {
  return (length === list.length ? list : list.slice(0, length)) as List;
}
