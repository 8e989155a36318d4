/** Finds the sentences that a text quotes. */

import { splitSentences } from '../language/sentences.ts';
import type { Source } from './answers.ts';
import { type ArticleRef, textAt } from './collection.ts';
import type { CooperativeTask } from './cooperative-scheduler.ts';
import type { Scope } from './library.ts';
import { compare, type Fragment, fragmentOf, type Similarity } from './quotation-sources/similarity.ts';
import { quoteAt } from './quote.ts';
import { isWithin, type ServerView } from './server-view.ts';

/** Discord messages are not longer; the rest of a longer text is ignored. In characters. */
const MAX_TEXT_LENGTH = 4_000;
/** How many sentences and quotations of one message are looked for. */
const MAX_FRAGMENTS = 30;
/**
 * How many sentences are compared with each fragment: a quoted one is among the first of those that share its words.
 */
export const SOURCE_CANDIDATES = 15;
const MAX_SOURCES = 10;

/** A sentence that a fragment quotes. */
interface Found extends Similarity {
  ref: ArticleRef;
  sentence: number;
}

/**
 * The sentences that a text quotes, exactly or nearly: see `Library.sources`. Each sentence of the text, each quotation
 * in it, and the text between two of them may quote a sentence, or a part of one. Punctuation, capitals and accents do
 * not count.
 */
export function* findSources(view: ServerView, text: string, scope: Scope): CooperativeTask<Source[]> {
  const best = new Map<string, Found>();
  for (const fragment of fragmentsOf(text)) {
    for (const found of quotedBy(view, fragment, scope)) {
      const key = `${found.ref.article.id}\0${found.sentence}`;
      const known = best.get(key);
      if (!known || compareBestFirst(found, known) < 0) best.set(key, found);
    }
    yield;
  }
  return (
    [...best.values()]
      // What is quoted exactly, in the order of the text.
      .sort((a, b) => (a.exact && b.exact ? 0 : compareBestFirst(a, b)))
      .slice(0, MAX_SOURCES)
      .map(({ ref, sentence, exact, differing }) => ({ quote: quoteAt(ref, sentence), exact, differing }))
  );
}

/** The sentences that a fragment quotes exactly, or else the one that is most similar to it. */
function quotedBy(view: ServerView, fragment: Fragment, scope: Scope): Found[] {
  const { candidates } = view.index.rank(fragment.terms, SOURCE_CANDIDATES, (segment, article) =>
    isWithin(view.articleAt(segment, article), scope),
  );
  const found = candidates.flatMap(({ segment, sentence }) => {
    const { ref, number } = view.sentenceAt(segment, sentence);
    const similarity = compare(fragment, textAt(ref, number));
    return similarity ? [{ ...similarity, ref, sentence: number }] : [];
  });
  const exact = found.filter((one) => one.exact);
  return exact.length > 0 ? exact : found.sort(compareBestFirst).slice(0, 1);
}

/** Replaces each quotation where the text is split; no text contains it. */
const SEPARATOR = '\0';
const QUOTATIONS = /[“"«„](.{10,}?)[”"»“]|^>+ ?(.+)$/gmsu;

/** The parts of a message that may each quote a sentence. */
export function fragmentsOf(message: string): Fragment[] {
  const text = message.slice(0, MAX_TEXT_LENGTH);
  const quoted = [...text.matchAll(QUOTATIONS)].map(([, marked, line]) => marked ?? line ?? '');
  const between = quoted.length > 0 ? text.replace(QUOTATIONS, SEPARATOR).split(SEPARATOR) : [];
  const parts = [text, ...quoted, ...between].flatMap((one) =>
    splitSentences(one, { start: 0, end: one.length }).map(({ start, end }) => one.slice(start, end)),
  );
  return [...new Set([...parts, ...quoted])]
    .map(fragmentOf)
    .filter(({ terms }) => terms.some(({ stop }) => !stop))
    .slice(0, MAX_FRAGMENTS);
}

function compareBestFirst(a: Found, b: Found): number {
  return Number(b.exact) - Number(a.exact) || b.same - a.same || a.differing.length - b.differing.length;
}
