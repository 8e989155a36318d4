import { splitSentences } from '../language/sentences.ts';
import type { Source } from './answers.ts';
import { type ArticleRef, textAt } from './collection.ts';
import type { CooperativeTask } from './cooperative-scheduler.ts';
import type { Scope } from './library.ts';
import { compare, type Likeness, type Stretch, stretchOf } from './quotation-sources/similarity.ts';
import { quoteAt } from './quote.ts';
import { isWithin, type ServerView } from './server-view.ts';

/** No message is longer; what lies beyond is not looked at. */
const LONGEST_TEXT = 4_000;
/** More sentences and quotations than this of one message are not looked for. */
const MOST_STRETCHES = 30;
/** A sentence that is quoted is among as many that share its words. */
export const QUOTING = 15;
const MOST_SOURCES = 10;

/** What a stretch quotes. */
interface Found extends Likeness {
  ref: ArticleRef;
  sentence: number;
}

/**
 * The sentences that a text quotes, exactly or nearly: see `Library.sources`. What stands in quotation marks, or
 * between them, and each sentence may be a quotation, whole or cut short; marks, capitals and accents are no difference.
 */
export function* findSources(view: ServerView, text: string, scope: Scope): CooperativeTask<Source[]> {
  const best = new Map<string, Found>();
  for (const stretch of stretchesOf(text)) {
    for (const found of quotedBy(view, stretch, scope)) {
      const key = `${found.ref.article.id}\0${found.sentence}`;
      const known = best.get(key);
      if (!known || comesFirst(found, known) < 0) best.set(key, found);
    }
    yield;
  }
  return [...best.values()]
    .sort(comesFirst)
    .slice(0, MOST_SOURCES)
    .map(({ ref, sentence, exact, differing }) => ({ quote: quoteAt(ref, sentence), exact, differing }));
}

/** The sentences that one stretch quotes exactly, or else the one that it quotes most nearly. */
function quotedBy(view: ServerView, stretch: Stretch, scope: Scope): Found[] {
  const { candidates } = view.index.rank(stretch.terms, QUOTING, (segment, article) =>
    isWithin(view.articleAt(segment, article), scope),
  );
  const found = candidates.flatMap(({ segment, sentence }) => {
    const { ref, number } = view.sentenceAt(segment, sentence);
    const likeness = compare(stretch, textAt(ref, number));
    return likeness ? [{ ...likeness, ref, sentence: number }] : [];
  });
  const exact = found.filter((one) => one.exact);
  return exact.length > 0 ? exact : found.sort(comesFirst).slice(0, 1);
}

/** Stands for a quotation that is taken out; no text has it. */
const BREAK = '\0';
const QUOTATIONS = /[“"«„](.{10,}?)[”"»“]|^>+ ?(.+)$/gmsu;

/** The stretches of a text that may each quote a sentence. */
export function stretchesOf(whole: string): Stretch[] {
  const text = whole.slice(0, LONGEST_TEXT);
  const quoted = [...text.matchAll(QUOTATIONS)].map(([, marked, line]) => marked ?? line ?? '');
  const between = quoted.length > 0 ? text.replace(QUOTATIONS, BREAK).split(BREAK) : [];
  const parts = [text, ...quoted, ...between].flatMap((one) =>
    splitSentences(one, { start: 0, end: one.length }).map(({ start, end }) => one.slice(start, end)),
  );
  return [...new Set([...parts, ...quoted])]
    .map(stretchOf)
    .filter(({ terms }) => terms.some(({ stop }) => !stop))
    .slice(0, MOST_STRETCHES);
}

function comesFirst(a: Found, b: Found): number {
  return Number(b.exact) - Number(a.exact) || b.same - a.same || a.differing.length - b.differing.length;
}
