/** Finds sentences that several articles share. */

import type { Candidate } from '../retrieval/index.ts';
import { type ArticleRef, analysedAt, textAt } from './collection.ts';
import { excerptAt } from './excerpt.ts';
import { sentenceDates } from './sentence-dates.ts';
import type { ServerView } from './server-view.ts';

/**
 * Reduces candidates that several articles share to one: that of the newest article, at the rank of the best. Sentences
 * are the same when their texts and their contexts are: the headings and lines before them, and the dates that they
 * mention. A sentence that one article has twice is kept twice.
 *
 * @param candidates best first
 * @returns the candidates that are kept, each with references to the other articles, newest first
 */
export function deduplicate(
  view: ServerView,
  candidates: readonly Candidate[],
): Map<Candidate, ArticleRef[]> {
  const sentences = candidates.map((one) => view.sentenceAt(one.segment, one.sentence));
  const texts = sentences.map(({ ref, number }) => inOneLine(textAt(ref, number)));
  const groups = new Map<string, { candidate: Candidate; ref: ArticleRef }[]>();
  for (const [i, candidate] of candidates.entries()) {
    const [text, sentence] = [texts[i]!, sentences[i]!];
    const isUnique = texts.indexOf(text) === texts.lastIndexOf(text);
    const key = isUnique ? text : `${text}\n${contextOf(sentence)}`;
    const group = groups.get(key) ?? [];
    const isRepeated = group.some(({ ref }) => ref.article === sentence.ref.article);
    groups.set(isRepeated ? `${key}\n${i}` : key, [
      ...(isRepeated ? [] : group),
      { candidate, ref: sentence.ref },
    ]);
  }
  const dayOf = ({ ref }: { ref: ArticleRef }) => ref.article.published ?? '';
  const kept = new Map<Candidate, ArticleRef[]>();
  for (const group of groups.values()) {
    const [newest, ...others] = group.sort((a, b) =>
      dayOf(a) === dayOf(b) ? 0 : dayOf(a) < dayOf(b) ? 1 : -1,
    );
    kept.set(
      newest!.candidate,
      others.map(({ ref }) => ref),
    );
  }
  return kept;
}

/** What determines the meaning of a sentence apart from its own words. */
function contextOf({ ref, number }: { ref: ArticleRef; number: number }): string {
  const { heading, lines } = excerptAt(analysedAt(ref), number);
  const above = lines.filter(({ role }) => role !== 'further' && role !== 'quote').map(({ text }) => text);
  const days = sentenceDates(ref, number).map(({ from, to }) => `${from} ${to}`);
  return inOneLine([...heading, ...above, ...days].join('\n'));
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
