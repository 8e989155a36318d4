/** Checks a folder of articles before it is served: what will not be found, or found twice. */

import type { Article } from '../../articles/article.ts';
import { ancestorsOf } from '../../articles/block-tree.ts';
import { asksQuestion, labelsOthers } from '../../articles/document.ts';
import type { Content } from '../../articles/folder.ts';
import type { Day } from '../../day.ts';
import type { Span } from '../../span.ts';
import { AnalysedArticle } from '../analysed-article.ts';
import type { CooperativeTask } from '../cooperative-scheduler.ts';
import type { Library } from '../library.ts';
import { checkArticles } from './check-articles.ts';
import { type SentenceRef, sentenceText } from './checked-article.ts';

/** Something in a file that its author should look at. */
export interface LintFinding {
  /** The path of the file in its folder. */
  file: string;
  /** An offset in the text of its article, which tells the line; null for the file as a whole. */
  at: number | null;
  kind: LintKind;
  /** What it is and what to do, in one line. */
  message: string;
}

export type LintKind =
  | 'unreadable'
  | 'no-day'
  | 'no-title'
  | 'future-day'
  | 'expired'
  | 'long-paragraph'
  | 'lost-table'
  | 'lost-list'
  | 'duplicate'
  | 'contradiction'
  | 'unanswered-heading';

/** In characters: nobody writes longer paragraphs, whose breaks were probably lost. From 1,500 to 5,000. */
const MAX_PARAGRAPH = 2_500;
/** Two rows of three cells, or more. */
const TABLE_OF_BARS = /(?:\|[^|]*){6}/;
const TABLE_OF_TABS = /(?:\t[^\t]*){4}/;
/** Bullets or numbers within a line. */
const INLINE_BULLETS = /\s[•▪◦‣·]\s+\p{L}/gu;
const INLINE_NUMBERS = /(?:^|\s)1[.)]\s.{3,300}\s2[.)]\s.{3,300}\s3[.)]\s/s;
/** Asking takes a tenth of a second; the questions of very large folders are not all asked. */
const MAX_QUESTIONS = 500;
const LONGEST_SHOWN = 60;

/**
 * Checks files each by itself, and against each other.
 *
 * @param today the present day, for days in the future and expiries in the past
 */
export function* lintFiles({ articles, problems }: Content, today: Day): CooperativeTask<LintFinding[]> {
  const found: LintFinding[] = problems.map(({ file, reason }) => finding(file, null, 'unreadable', reason));
  for (const article of articles) {
    found.push(...lintHeader(article, today), ...lintStructure(article));
    yield;
  }
  const analysed = articles.map((article) => new AnalysedArticle(article));
  const { duplicates, contradictions } = yield* checkArticles(analysed);
  for (const { kind, articles: pair } of duplicates) {
    const [one, other] = pair.map((number) => articles[number]!.id) as [string, string];
    const says = kind === 'part' ? `is nearly all in ${other}` : `says nearly the same as ${other}`;
    found.push(finding(one, null, 'duplicate', `${says}: keep one of them`));
  }
  const quoted = ({ article, sentence }: SentenceRef) => shown(sentenceText(analysed[article]!, sentence));
  for (const { kind, sentences } of contradictions) {
    if (kind === 'superseded') continue;
    const [one, other] = sentences;
    found.push(
      finding(
        articles[one.article]!.id,
        analysed[one.article]!.starts[one.sentence]!,
        'contradiction',
        `${quoted(one)} is contradicted by ${quoted(other)} in ${articles[other.article]!.id}: correct one of them`,
      ),
    );
  }
  return found;
}

/**
 * Asks each heading that is a question of a library with only these articles, and finds those that are not answered from
 * below themselves.
 */
export async function lintQuestions(
  articles: readonly Article[],
  library: Pick<Library, 'ask'>,
): Promise<LintFinding[]> {
  const found: LintFinding[] = [];
  let asked = 0;
  for (const article of articles)
    for (const [number, block] of article.blocks.entries()) {
      if (!asksQuestion(block, article.text) || !labelsOthers(article.blocks, number)) continue;
      if (++asked > MAX_QUESTIONS) return found;
      const question = article.text.slice(block.start, block.end);
      const { verdict, answers } = await library.ask(question, { server: null }, 1);
      const [first] = answers;
      const isBelow = first?.article === article.id && isBelowBlock(article, number, first.start);
      if (verdict !== 'none' && isBelow) continue;
      const instead =
        verdict === 'none' || !first
          ? 'finds no answer'
          : `is answered by ${shown(first.quote)} in ${first.article}`;
      found.push(
        finding(
          article.id,
          block.start,
          'unanswered-heading',
          `${shown(question)} ${instead}: say it in the first sentence below, with the words of the question`,
        ),
      );
    }
  return found;
}

function lintHeader({ id, title, published, expires }: Article, today: Day): LintFinding[] {
  const found: LintFinding[] = [];
  if (title === null)
    found.push(
      finding(id, null, 'no-title', 'has no title: begin it with a heading, or "title:" in its header'),
    );
  if (published === null)
    found.push(
      finding(id, null, 'no-day', 'has no day: add a line such as "Published 3 May 2024" below its title'),
    );
  else if (published > today)
    found.push(
      finding(id, null, 'future-day', `is published on ${published}, which is still to come: correct it`),
    );
  if (expires !== undefined && expires <= today)
    found.push(
      finding(id, null, 'expired', `is out of date since ${expires}: bring it up to date, or take it away`),
    );
  return found;
}

function lintStructure({ id, text, blocks }: Article): LintFinding[] {
  const found: LintFinding[] = [];
  const long: Span[] = [];
  for (const { kind, start, end } of blocks) {
    if (kind !== 'paragraph' && kind !== 'answer') continue;
    const words = text.slice(start, end);
    const add = (lintKind: LintKind, message: string) => found.push(finding(id, start, lintKind, message));
    if (words.length > MAX_PARAGRAPH) long.push({ start, end });
    if (TABLE_OF_BARS.test(words) || TABLE_OF_TABS.test(words))
      add(
        'lost-table',
        `${shown(words)} is a table that is read as prose: write it with a line of | --- | below its first`,
      );
    if ((words.match(INLINE_BULLETS)?.length ?? 0) > 1 || INLINE_NUMBERS.test(words))
      add('lost-list', `${shown(words)} is a list that is read as prose: begin a line with each item`);
  }
  const [first, ...others] = long;
  if (first) {
    // A book may have many: one line names the file.
    const more = others.length > 0 ? `, and ${others.length} more of that kind` : '';
    const says = `has a paragraph of ${first.end - first.start} characters${more}: divide it where its breaks were`;
    found.push(finding(id, first.start, 'long-paragraph', says));
  }
  return found;
}

function finding(file: string, at: number | null, kind: LintKind, message: string): LintFinding {
  return { file, at, kind, message };
}

function isBelowBlock({ blocks }: Article, number: number, start: number): boolean {
  const at = blocks.findIndex((block) => start >= block.start && start < block.end);
  return at >= 0 && ancestorsOf(blocks, at).includes(number);
}

/** The opening words of a text on one line, in quotation marks. */
function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `“${line.length <= LONGEST_SHOWN ? line : `${line.slice(0, LONGEST_SHOWN).trimEnd()}…`}”`;
}
