import type { Article } from '../../articles/article.ts';
import { displayTitle } from '../../articles/title.ts';
import type { Quote } from '../answers.ts';
import { citeSentence } from '../read.ts';
import type { Report, ReportSet } from '../report.ts';
import { findSources } from '../sources.ts';
import type { View } from '../view.ts';

/** The file of articles is no larger, so that it can be sent where files of 10 MB can. */
export const MOST_BYTES = 8_000_000;
const BLOCK_GAP = '\n\n';

/** Where an answer stands, in the text as it is exported. */
interface Place {
  article: string;
  start: number;
  end: number;
}

/**
 * A server's reports as an evaluation set, over the articles that it sees: see `ReportSet`. Of an article stands there
 * what is quoted of it, its blocks without its header, so that its offsets are others than in its file.
 *
 * @param reports the oldest first
 */
export function exportReports(reports: readonly Report[], view: View): ReportSet {
  const scope = { server: view.own.server };
  const bySentence = (text: string): Quote | null => {
    if (text.trim() === '') return null;
    const cited = citeSentence(view, text, scope);
    if (cited) return cited.state === 'same' ? cited.quote : null;
    return findSources(view, text, scope).find(({ exact }) => exact)?.quote ?? null;
  };
  const spokenOf = new Set<string>();
  const placeOf = (quote: Quote | null): Place | null => {
    const article = quote && view.find(quote.article)?.article;
    if (!article) return null;
    spokenOf.add(article.id);
    return placeIn(article, quote);
  };
  const questions = reports.map(({ kind, question, day, verdict, shown, wrong, better }, i) => {
    const answer = placeOf(bySentence(better));
    return {
      id: `${kind}-${i + 1}`,
      question,
      asked: day,
      answers: answer ? [answer] : [],
      kind,
      verdict,
      shown: placeOf(bySentence(shown ?? '')),
      wrong,
      better,
    };
  });

  const articles = [...view.places()]
    .map(({ article }) => article)
    .sort(
      (a, b) =>
        Number(spokenOf.has(b.id)) - Number(spokenOf.has(a.id)) ||
        newestFirst(a, b) ||
        (a.id < b.id ? -1 : 1),
    );
  const lines: string[] = [];
  let bytes = 0;
  for (const article of articles) {
    const line = asLine(exported(article));
    bytes += Buffer.byteLength(line);
    if (bytes > MOST_BYTES) break;
    lines.push(line);
  }
  return {
    articles: lines.join(''),
    questions: questions.map(asLine).join(''),
    articlesLeftOut: view.size - lines.length,
  };
}

function exported(article: Article) {
  const { id, published, text, blocks } = article;
  const whole = blocks.map(({ start, end }) => text.slice(start, end)).join(BLOCK_GAP);
  return { id, title: displayTitle(article), date: published, text: whole };
}

function placeIn(article: Article, { start, end }: Quote): Place | null {
  let offset = 0;
  for (const block of article.blocks) {
    const moved = offset - block.start;
    if (start >= block.start && end <= block.end)
      return { article: article.id, start: start + moved, end: end + moved };
    offset += block.end - block.start + BLOCK_GAP.length;
  }
  return null;
}

function newestFirst(a: Article, b: Article): number {
  const [one, other] = [a.published ?? '', b.published ?? ''];
  return one === other ? 0 : one > other ? -1 : 1;
}

function asLine(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
