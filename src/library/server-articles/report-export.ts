/** Exports reports as an evaluation set. */

import type { Article } from '../../articles/article.ts';
import { displayTitle } from '../../articles/title.ts';
import type { Quote } from '../answers.ts';
import { compareNewestFirst } from '../article-list/title-index.ts';
import { type CooperativeTask, runCooperatively, sortCooperatively } from '../cooperative-scheduler.ts';
import { findSources } from '../quotation-sources.ts';
import { citeSentence } from '../read-article.ts';
import type { Report, ReportSet } from '../report.ts';
import type { ServerView } from '../server-view.ts';

/** The size of the file of articles, in bytes, so that it can be sent where the limit is 10 MB. */
export const MAX_EXPORT_BYTES = 8_000_000;
const BLOCK_SEPARATOR = '\n\n';

/** A sentence by its UTF-16 offsets in the exported text of its article. */
interface ExportedSpan {
  article: string;
  start: number;
  end: number;
}

/** The views of a server that an export needs. */
export interface ExportViews {
  /** Loads a view with the articles that may contain any of these texts, which are citations or sentences. */
  around(texts: readonly string[]): Promise<ServerView>;
  /** Loads a view with the articles of these ids, and with the newest, up to the size of an export. */
  newest(ids: readonly string[]): Promise<ServerView>;
}

/**
 * Exports a server's reports as an evaluation set over the articles that it sees: see `ReportSet`. The exported text of
 * an article is that of its blocks, so that its offsets differ from those in its file. It runs cooperatively.
 *
 * @param reports oldest first
 */
export async function exportReports(
  reports: readonly Report[],
  { around, newest }: ExportViews,
): Promise<ReportSet> {
  const referredTo = new Set<string>();
  const questions: string[] = [];
  for (const { kind, question, day, verdict, shown, wrong, better } of reports) {
    const view = await around([shown ?? '', better]);
    const answer = await runCooperatively(spanOf(better, view));
    const shownSpan = await runCooperatively(spanOf(shown ?? '', view));
    for (const one of [answer, shownSpan]) if (one) referredTo.add(one.article);
    const id = `${kind}-${questions.length + 1}`;
    const answers = answer ? [answer] : [];
    questions.push(
      asLine({ id, question, asked: day, answers, kind, verdict, shown: shownSpan, wrong, better }),
    );
  }
  const view = await newest([...referredTo]);
  const articles = await runCooperatively(articleLines(view, referredTo));
  return {
    articles: articles.join(''),
    questions: questions.join(''),
    articlesLeftOut: view.size - articles.length,
  };
}

/** The span of the sentence that a report names, by its citation or verbatim. */
function* spanOf(text: string, view: ServerView): CooperativeTask<ExportedSpan | null> {
  const quote = yield* quoteOf(text, view);
  const found = quote && (yield* view.find(quote.article));
  return found ? spanInExport(found.article, quote) : null;
}

function* quoteOf(text: string, view: ServerView): CooperativeTask<Quote | null> {
  if (text.trim() === '') return null;
  const scope = { server: view.own.server };
  const cited = yield* citeSentence(view, text, scope);
  if (cited) return cited.state === 'same' ? cited.quote : null;
  const sources = yield* findSources(view, text, scope);
  return sources.find(({ exact }) => exact)?.quote ?? null;
}

/** The lines of the articles: first those that reports refer to, then the newest. */
function* articleLines(view: ServerView, referredTo: ReadonlySet<string>): CooperativeTask<string[]> {
  const sorted = yield* sortCooperatively(
    Array.from(view.articles(), ({ article }) => article),
    (a, b) => Number(referredTo.has(b.id)) - Number(referredTo.has(a.id)) || compareNewestFirst(a, b),
  );
  const lines: string[] = [];
  let bytes = 0;
  for (const article of sorted) {
    const line = asLine(exported(article));
    bytes += Buffer.byteLength(line);
    if (bytes > MAX_EXPORT_BYTES) break;
    lines.push(line);
    yield;
  }
  return lines;
}

function exported(article: Article) {
  const { id, published, text, blocks } = article;
  const body = blocks.map(({ start, end }) => text.slice(start, end)).join(BLOCK_SEPARATOR);
  return { id, title: displayTitle(article), date: published, text: body };
}

function spanInExport(article: Article, { start, end }: Quote): ExportedSpan | null {
  let offset = 0;
  for (const block of article.blocks) {
    const shift = offset - block.start;
    if (start >= block.start && end <= block.end)
      return { article: article.id, start: start + shift, end: end + shift };
    offset += block.end - block.start + BLOCK_SEPARATOR.length;
  }
  return null;
}

function asLine(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
