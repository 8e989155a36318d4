/** Articles as their health is checked: their sentences, with what stands above them. */

import { ancestorsOf } from '../../articles/block-tree.ts';
import { isLabel } from '../../articles/document.ts';
import { displayTitle } from '../../articles/title.ts';
import { hasAnaphoricSubject } from '../../language/anaphora.ts';
import { conceptsOf } from '../../language/proposition.ts';
import { valuesOfLabel } from '../../language/statement.ts';
import { termsOf } from '../../language/terms.ts';
import type { AnalysedArticle } from '../analysed-article.ts';

/** An article that is checked. */
export interface CheckedArticle {
  analysed: AnalysedArticle;
  /** The server that it belongs to; null for a seed. */
  server: string | null;
}

/** A sentence of one of the articles that are checked. */
export interface SentenceRef {
  /** The number of the article among those that are checked, and of the sentence in it. */
  article: number;
  sentence: number;
}

/** What determines what a sentence is about, apart from its own words. */
export interface SentenceContext {
  /** The keys of the nearest label: a heading, a question, the names of columns. */
  label: ReadonlySet<string>;
  /** The days, numbers and versions of all labels above. */
  labelValues: string;
  /** The keys of all labels above and of the title. */
  above: ReadonlySet<string>;
}

/** The kinds of blocks whose sentences the author states: not what others say, code, or labels. */
const STATED = new Set(['paragraph', 'answer', 'definition', 'item', 'row']);
/** Longer ones are lists or run together, and compare badly; in characters. */
const MAX_STATEMENT = 300;

export function sentenceText({ article, starts, ends }: AnalysedArticle, sentence: number): string {
  return article.text.slice(starts[sentence], ends[sentence]);
}

/** What no sentence has: addresses, paths, code, the columns of a log. */
const NO_PROSE = /https?:|www\.|@|[<>|{}=]|\w\/\w|\w\(\)|--|\+\+|©|\bcopyright \(c\)/i;
/** Slashes of prose. */
const SLASHES = /\b(?:km\/h|m\/s|and\/or|he\/she|his\/her|24\/7|n\/a)\b/gi;
/** A day at the start, as in a log: "2021-10-07 Somebody". */
const LOGGED = /^\d{4}-\d\d/;

/** What others say, and what may be. */
const HEARSAY =
  /\b(?:some|people|many) (?:say|said|think|believe|claim)|\b(?:was|were|been|am) told\b|\brumou?rs?\b|\bsuppos|\bfor example\b|\be\.g\.|[“"](?:[^“”"\s]+\s+){3}/i;
const DEFINITE = /^the\b/i;

/** The numbers of the sentences that may contradict another's: statements that can be understood alone. */
export function* statementsOf(analysed: AnalysedArticle): Iterable<number> {
  const { article, sentenceCounts } = analysed;
  for (const [block, { kind }] of article.blocks.entries()) {
    if (!STATED.has(kind)) continue;
    const first = analysed.firstSentenceOf(block);
    for (let sentence = first; sentence < first + sentenceCounts[block]!; sentence++) {
      const text = sentenceText(analysed, sentence);
      if (
        text.length <= MAX_STATEMENT &&
        !/[?:]$/.test(text) &&
        !NO_PROSE.test(text.replace(SLASHES, '')) &&
        !HEARSAY.test(text) &&
        !LOGGED.test(text)
      )
        yield sentence;
    }
  }
}

/** The context of a sentence; null when its subject is a pronoun, so that it says nothing alone. */
export function contextOf(analysed: AnalysedArticle, sentence: number): SentenceContext | null {
  const text = sentenceText(analysed, sentence);
  // What "the study room" is, its article says, or nothing else tells it apart from others.
  if (!DEFINITE.test(text) && hasAnaphoricSubject(text)) return null;
  const { article } = analysed;
  const labels = ancestorsOf(article.blocks, analysed.blockOf(sentence))
    .map((block) => article.blocks[block]!)
    .filter(({ kind }) => isLabel(kind))
    .map(({ start, end }) => article.text.slice(start, end));
  const title = displayTitle(article);
  return {
    label: contentKeys(labels.at(-1) ?? ''),
    labelValues: inOne(valuesOfLabel(labels.filter((label) => label !== title).join(' \n '))),
    above: contentKeys([title, ...labels].join(' \n ')),
  };
}

/** The values of a label as one text. */
export function inOne({ time, others }: ReturnType<typeof valuesOfLabel>): string {
  return `${time}; ${others}`;
}

/** The keys of the words of a text that have content, without numbers. */
export function contentKeys(text: string): Set<string> {
  return new Set(termsOf(text).flatMap(({ key, stop }) => (stop || /\d/.test(key) ? [] : key)));
}

/** The concepts of the title and of the nearest label of a sentence. */
export function labelConcepts(analysed: AnalysedArticle, sentence: number): Set<string> {
  const { article } = analysed;
  const label = ancestorsOf(article.blocks, analysed.blockOf(sentence))
    .map((block) => article.blocks[block]!)
    .findLast(({ kind }) => isLabel(kind));
  return conceptsOf(`${displayTitle(article)} \n ${label ? article.text.slice(label.start, label.end) : ''}`);
}
