import type { Article } from '../../articles/article.ts';
import { displayTitle } from '../../articles/title.ts';
import type { Quote } from '../answers.ts';
import { comesFirst } from '../article-list/title-index.ts';
import { type CooperativeTask, runCooperatively, sortCooperatively } from '../cooperative-scheduler.ts';
import { findSources } from '../quotation-sources.ts';
import { citeSentence } from '../read-article.ts';
import type { Report, ReportSet } from '../report.ts';
import type { ServerView } from '../server-view.ts';

/** The file of articles is no larger, so that it can be sent where files of 10 MB can. */
export const MOST_BYTES = 8_000_000;
const BLOCK_GAP = '\n\n';

/** Where an answer stands, in the text as it is exported. */
interface Place {
  article: string;
  start: number;
  end: number;
}

/** Views of what a server sees, as far as an export needs them. */
export interface Exported {
  /** One with the articles in which any of these texts, citations or sentences, may stand. */
  around(texts: readonly string[]): Promise<ServerView>;
  /** One with the articles of these ids, and the newest: as many as are exported. */
  newest(ids: readonly string[]): Promise<ServerView>;
}

/**
 * A server's reports as an evaluation set, over the articles that it sees: see `ReportSet`. Of an article stands there
 * what is quoted of it, its blocks without its header, so that its offsets are others than in its file. It is long work,
 * and done in steps.
 *
 * @param reports the oldest first
 */
export async function exportReports(
  reports: readonly Report[],
  { around, newest }: Exported,
): Promise<ReportSet> {
  const spokenOf = new Set<string>();
  const questions: string[] = [];
  for (const { kind, question, day, verdict, shown, wrong, better } of reports) {
    const view = await around([shown ?? '', better]);
    const answer = await runCooperatively(placeOf(better, view));
    const place = await runCooperatively(placeOf(shown ?? '', view));
    for (const one of [answer, place]) if (one) spokenOf.add(one.article);
    const id = `${kind}-${questions.length + 1}`;
    const answers = answer ? [answer] : [];
    questions.push(asLine({ id, question, asked: day, answers, kind, verdict, shown: place, wrong, better }));
  }
  const view = await newest([...spokenOf]);
  const articles = await runCooperatively(articlesOf(view, spokenOf));
  return {
    articles: articles.join(''),
    questions: questions.join(''),
    articlesLeftOut: view.size - articles.length,
  };
}

/** Where the sentence stands that a report names, by its citation or to the letter. */
function* placeOf(text: string, view: ServerView): CooperativeTask<Place | null> {
  const quote = yield* quoteOf(text, view);
  const found = quote && (yield* view.find(quote.article));
  return found ? placeIn(found.article, quote) : null;
}

function* quoteOf(text: string, view: ServerView): CooperativeTask<Quote | null> {
  if (text.trim() === '') return null;
  const scope = { server: view.own.server };
  const cited = yield* citeSentence(view, text, scope);
  if (cited) return cited.state === 'same' ? cited.quote : null;
  const sources = yield* findSources(view, text, scope);
  return sources.find(({ exact }) => exact)?.quote ?? null;
}

/** The lines of the articles, those that reports speak of first, and then the newest. */
function* articlesOf(view: ServerView, spokenOf: ReadonlySet<string>): CooperativeTask<string[]> {
  const sorted = yield* sortCooperatively(
    Array.from(view.articles(), ({ article }) => article),
    (a, b) => Number(spokenOf.has(b.id)) - Number(spokenOf.has(a.id)) || comesFirst(a, b),
  );
  const lines: string[] = [];
  let bytes = 0;
  for (const article of sorted) {
    const line = asLine(exported(article));
    bytes += Buffer.byteLength(line);
    if (bytes > MOST_BYTES) break;
    lines.push(line);
    yield;
  }
  return lines;
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

function asLine(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
