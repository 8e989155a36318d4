/** A small lexicon and index for the tests of features. */

import { askedDateTermsOf } from '../../../src/language/date-terms.ts';
import { termsOf } from '../../../src/language/terms.ts';
import { evidenceFor } from '../../../src/retrieval/features/evidence.ts';
import { analysePassage, type Passage } from '../../../src/retrieval/features/passage.ts';
import { SENTENCE_FEATURES } from '../../../src/retrieval/features/sentence.ts';
import { TERM_FEATURES } from '../../../src/retrieval/features/term.ts';
import { WORD_FEATURES } from '../../../src/retrieval/features/word.ts';
import { type Candidate, Index, type Match } from '../../../src/retrieval/index.ts';
import { Lexicon, packTranslationTable } from '../../../src/retrieval/lexicon.ts';
import { buildSegment } from '../../../src/retrieval/segment-builder.ts';
import { blocksOf, type MadeBlock } from '../blocks.ts';

/** A probability that the translation table stores exactly: it rounds to twentieths of the logarithm. */
export const kept = (log: number) => Math.exp(-log / 20);

/** The translations of a word of a question, and its background probability. */
export interface TranslationEntry {
  background: number;
  given: Record<string, number>;
}

/** A lexicon of a few words: vectors in two dimensions, all of length 100, and a translation table. */
export function lexiconOf(
  vectors: Record<string, [number, number]> = {},
  translations: Record<string, TranslationEntry> = {},
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
  );
}

/** An article of a title and paragraphs, each a list of sentences; or of blocks that stand below others. */
export type Made = { title?: string } & ({ paragraphs: string[][] } | { blocks: MadeBlock[] });

function blocksIn(made: Made): MadeBlock[] {
  return 'blocks' in made ? made.blocks : made.paragraphs.map((sentences) => ({ sentences }));
}

/** Overrides of what the first stage found for a sentence. */
export interface FirstStage {
  score?: number;
  parts?: Partial<Candidate['parts']>;
}

export type Row = Record<string, number>;

/** The features of one candidate by their names; terms and words by the word that they are of. */
export interface Named {
  sentence: Row;
  terms: Record<string, Row>;
  words: Record<string, Row>;
}

/**
 * The features of the candidates of a question over some articles, by their sentences.
 *
 * @param rarities the idf of each of the question's matches
 * @param times whether the days of the question are searched for as well
 * @param ranked the candidates, best first, by their sentences
 */
export function featuresOf(
  question: string,
  articles: readonly Made[],
  {
    rarities,
    ranked,
    lexicon = lexiconOf(),
    times = false,
  }: { rarities?: number[]; ranked: Record<string, FirstStage>; lexicon?: Lexicon; times?: boolean },
): Record<string, Named> {
  const terms = termsOf(question);
  const sentences = articles.flatMap((made) => blocksIn(made).flatMap((block) => block.sentences));
  const { candidates, matches } = rank(question, articles, lexicon, times);
  const chosen = Object.entries(ranked).map(([text, { score, parts }]): Candidate => {
    const found = candidates.find(({ sentence }) => sentences[sentence] === text);
    if (!found) throw new Error(`the first stage does not find “${text}”`);
    return { ...found, score: score ?? found.score, parts: { ...found.parts, ...parts } };
  });
  const passages = new Map<Candidate, Passage>(
    chosen.map((one) => [one, analysePassage(sentences[one.sentence]!, lexicon)]),
  );
  const weighed = matches.map((match, i): Match => ({ ...match, idf: rarities?.[i] ?? match.idf }));
  const evidence = evidenceFor(
    question,
    terms,
    { candidates: chosen, matches: weighed },
    (candidate) => passages.get(candidate)!,
    lexicon,
  );
  return Object.fromEntries(
    Object.keys(ranked).map((text, c) => {
      const { sentence, terms, words } = evidence[c]!;
      return [
        text,
        {
          sentence: named(SENTENCE_FEATURES, sentence),
          terms: namedRows(
            matches.map(({ asked }) => asked.word),
            TERM_FEATURES,
            terms,
          ),
          words: namedRows(passages.get(chosen[c]!)!.words, WORD_FEATURES, words),
        },
      ];
    }),
  );
}

/** The first-stage ranking of a question: every sentence of a paragraph that has any of its terms. */
export function rank(question: string, articles: readonly Made[], lexicon = lexiconOf(), times = false) {
  const segment = buildSegment(
    articles.map((made) => ({
      title: termsOf(made.title ?? ''),
      blocks: blocksOf(blocksIn(made)),
    })),
  );
  const days = times ? askedDateTermsOf(question, null) : [];
  return new Index([segment], lexicon).rank([...termsOf(question), ...days], 100);
}

/** Values by their names, to four places. */
export function named(names: readonly string[], values: ArrayLike<number>): Row {
  return Object.fromEntries(names.map((name, i) => [name, rounded(values[i]!)]));
}

function namedRows(keys: readonly string[], names: readonly string[], values: Float32Array) {
  return Object.fromEntries(
    keys.map((key, i) => [key, named(names, values.subarray(i * names.length, (i + 1) * names.length))]),
  );
}

export const rounded = (value: number) => Math.round(value * 10_000) / 10_000;

/** The features of a group in a row, without the prefix; optionally without zeros. */
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
