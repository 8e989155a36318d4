/** Computes features over a small lexicon and index, for tests. */

import { askedDateTermsOf } from '../../../src/language/date-terms.ts';
import { termsOf } from '../../../src/language/terms.ts';
import { TermEmbeddings } from '../../../src/retrieval/embeddings.ts';
import { analysePassage, type Passage } from '../../../src/retrieval/features/analysed-passage.ts';
import { evidenceFor } from '../../../src/retrieval/features/evidence.ts';
import { SENTENCE_FEATURES } from '../../../src/retrieval/features/sentence.ts';
import { TERM_FEATURES } from '../../../src/retrieval/features/term.ts';
import { WORD_FEATURES } from '../../../src/retrieval/features/word.ts';
import { type Candidate, Index } from '../../../src/retrieval/index.ts';
import { Lexicon, packTranslationTable } from '../../../src/retrieval/lexicon.ts';
import type { Match } from '../../../src/retrieval/matcher.ts';
import { buildSegment } from '../../../src/retrieval/segment-builder.ts';
import { type BlockFixture, blocksOf } from '../block-fixtures.ts';

/** A probability that the translation table stores exactly; it rounds logarithms to twentieths. */
export const stored = (steps: number) => Math.exp(-steps / 20);

/** The background probability of a word of questions, and its probability given each word of sentences. */
export interface TranslationEntry {
  background: number;
  given: Record<string, number>;
}

/** Embeddings of terms in two dimensions. */
export function embeddingsOf(vectors: Record<string, [number, number]>): TermEmbeddings {
  const terms = Object.keys(vectors).sort();
  return new TermEmbeddings({
    words: { terms },
    numbers: {
      vectors: Int8Array.from(terms.flatMap((term) => vectors[term]!)),
      scales: Float32Array.from(terms, () => 1),
    },
  });
}

/** A lexicon of a few words: vectors in two dimensions, all of length 100, a translation table, and embeddings. */
export function lexiconOf(
  vectors: Record<string, [number, number]> = {},
  translations: Record<string, TranslationEntry> = {},
  embeddings: TermEmbeddings | null = null,
): Lexicon {
  const words = Object.keys(vectors).sort();
  const rows = words.flatMap((word) => vectors[word]!);
  const table = new Map(
    Object.entries(translations).map(([asked, { given }]) => [asked, new Map(Object.entries(given))]),
  );
  const background = new Map(Object.entries(translations).map(([asked, one]) => [asked, one.background]));
  return new Lexicon(
    { words: { words }, numbers: { vectors: Int8Array.from(rows) } },
    packTranslationTable(table, background),
    embeddings,
  );
}

/** An article with its title, and with paragraphs, each a list of sentences, or nested blocks. */
export type ArticleFixture = { title?: string } & ({ paragraphs: string[][] } | { blocks: BlockFixture[] });

function blocksIn(article: ArticleFixture): BlockFixture[] {
  return 'blocks' in article ? article.blocks : article.paragraphs.map((sentences) => ({ sentences }));
}

/** Overrides of what the first stage found for a sentence. */
export interface FirstStage {
  score?: number;
  parts?: Partial<Candidate['parts']>;
  similarity?: number;
  nearness?: number;
}

/** Features by their names. */
export type Row = Record<string, number>;

/** The features of one candidate: of the sentence, of each term of the question, and of each word of the sentence. */
export interface CandidateFeatures {
  sentence: Row;
  terms: Record<string, Row>;
  words: Record<string, Row>;
}

/**
 * The features of the candidates of a question in some articles, by their sentences.
 *
 * @param rarities the idf of each of the question's matches
 * @param dates whether the question's dates are search terms as well
 * @param ranked the candidates, best first, by their sentences, with overrides of their scores
 */
export function featuresOf(
  question: string,
  articles: readonly ArticleFixture[],
  {
    rarities,
    ranked,
    lexicon = lexiconOf(),
    dates = false,
  }: { rarities?: number[]; ranked: Record<string, FirstStage>; lexicon?: Lexicon; dates?: boolean },
): Record<string, CandidateFeatures> {
  const terms = termsOf(question);
  const sentences = articles.flatMap((article) => blocksIn(article).flatMap((block) => block.sentences));
  const { candidates, matches } = rank(question, articles, lexicon, dates);
  const chosen = Object.entries(ranked).map(([text, { parts, ...others }]): Candidate => {
    const found = candidates.find(({ sentence }) => sentences[sentence] === text);
    if (!found) throw new Error(`the first stage does not find “${text}”`);
    return { ...found, ...others, parts: { ...found.parts, ...parts } };
  });
  const passages = new Map<Candidate, Passage>(
    chosen.map((one) => [one, analysePassage(sentences[one.sentence]!, lexicon)]),
  );
  const weighted = matches.map((match, i): Match => ({ ...match, idf: rarities?.[i] ?? match.idf }));
  const evidence = evidenceFor(
    question,
    terms,
    { candidates: chosen, matches: weighted },
    (candidate) => passages.get(candidate)!,
    lexicon,
  );
  return Object.fromEntries(
    Object.keys(ranked).map((text, c) => {
      const { sentence, terms, words } = evidence[c]!;
      return [
        text,
        {
          sentence: toRow(SENTENCE_FEATURES, sentence),
          terms: toRows(
            matches.map(({ asked }) => asked.word),
            TERM_FEATURES,
            terms,
          ),
          words: toRows(passages.get(chosen[c]!)!.words, WORD_FEATURES, words),
        },
      ];
    }),
  );
}

/** The first-stage ranking of a question: every sentence of a paragraph that has any of its terms. */
export function rank(
  question: string,
  articles: readonly ArticleFixture[],
  lexicon = lexiconOf(),
  dates = false,
) {
  const segment = buildSegment(
    articles.map((article) => ({
      title: termsOf(article.title ?? ''),
      blocks: blocksOf(blocksIn(article)),
    })),
  );
  const days = dates ? askedDateTermsOf(question, null) : [];
  return new Index([segment], lexicon).rank([...termsOf(question), ...days], 100);
}

/** Features by their names, to four decimal places. */
export function toRow(names: readonly string[], values: ArrayLike<number>): Row {
  return Object.fromEntries(names.map((name, i) => [name, rounded(values[i]!)]));
}

function toRows(keys: readonly string[], names: readonly string[], values: Float32Array) {
  return Object.fromEntries(
    keys.map((key, i) => [key, toRow(names, values.subarray(i * names.length, (i + 1) * names.length))]),
  );
}

export const rounded = (value: number) => Math.round(value * 10_000) / 10_000;

/** The features of a group in a row, without the prefix. */
export function groupOf(row: Row, group: string): Row {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => name.startsWith(`${group}: `))
      .map(([name, value]) => [name.slice(group.length + 2), value]),
  );
}

/** The features that are not 0. */
export function nonZero(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== 0));
}
