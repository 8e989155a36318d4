import type { Candidate } from '../retrieval/index.ts';
import { type ArticleRef, analysedAt, textAt } from './collection.ts';
import { excerptAt } from './excerpt.ts';
import { sentenceDates } from './sentence-dates.ts';
import type { ServerView } from './server-view.ts';

/**
 * Candidates that say the very same in several articles, as one: that of the newest article, at the place of the best.
 * Sentences are the same when all that they are understood by is: what stands above and before them, and the days that
 * they speak of. What one article says twice stays as it is.
 *
 * @param candidates best first
 * @returns of each that is left, the places of the others, the newest first
 */
export function deduplicate(
  view: ServerView,
  candidates: readonly Candidate[],
): Map<Candidate, ArticleRef[]> {
  const liveSegments = candidates.map((one) => view.sentenceAt(one.segment, one.sentence));
  const texts = liveSegments.map(({ ref, number }) => inOneLine(textAt(ref, number)));
  const groups = new Map<string, { candidate: Candidate; ref: ArticleRef }[]>();
  for (const [i, candidate] of candidates.entries()) {
    const [text, liveSegment] = [texts[i]!, liveSegments[i]!];
    const isAlone = texts.indexOf(text) === texts.lastIndexOf(text);
    const key = isAlone ? text : `${text}\n${meaningAt(liveSegment)}`;
    const group = groups.get(key) ?? [];
    const isSaidTwice = group.some(({ ref }) => ref.article === liveSegment.ref.article);
    groups.set(isSaidTwice ? `${key}\n${i}` : key, [
      ...(isSaidTwice ? [] : group),
      { candidate, ref: liveSegment.ref },
    ]);
  }
  const dayOf = ({ ref }: { ref: ArticleRef }) => ref.article.published ?? '';
  const once = new Map<Candidate, ArticleRef[]>();
  for (const group of groups.values()) {
    const [newest, ...others] = group.sort((a, b) =>
      dayOf(a) === dayOf(b) ? 0 : dayOf(a) < dayOf(b) ? 1 : -1,
    );
    once.set(
      newest!.candidate,
      others.map(({ ref }) => ref),
    );
  }
  return once;
}

/** What a sentence is understood by, beside its own words. */
function meaningAt({ ref, number }: { ref: ArticleRef; number: number }): string {
  const { heading, lines } = excerptAt(analysedAt(ref), number);
  const above = lines.filter(({ role }) => role !== 'further' && role !== 'quote').map(({ text }) => text);
  const days = sentenceDates(ref, number).map(({ from, to }) => `${from} ${to}`);
  return inOneLine([...heading, ...above, ...days].join('\n'));
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
