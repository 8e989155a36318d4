/** Checks the product on files of single cases: sentences, dates, headers, negations. */
import { readHeader } from '../../src/articles/header.ts';
import { paragraphsOf } from '../../src/articles/paragraphs.ts';
import { parseArticle } from '../../src/articles/parse.ts';
import { parseDay } from '../../src/day.ts';
import { resolveDates } from '../../src/language/dates.ts';
import { splitSentences } from '../../src/language/sentences.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';
import { readLines } from '../../src/training/question-set.ts';
import { dateCaseIsRight } from './dates.ts';

/** The results of a file of cases; `wrong` has each wrong one with the actual result. */
export interface CaseFigures {
  right: number;
  of: number;
  wrong: unknown[];
}

/** Checks texts that must be split into exactly these sentences. */
export async function checkSentences(file: string): Promise<CaseFigures> {
  return check<{ text: string; sentences: string[] }>(file, ({ text, sentences }) => {
    const got = paragraphsOf(text, 0)
      .flatMap((paragraph) => splitSentences(text, paragraph))
      .map(({ start, end }) => text.slice(start, end));
    return { right: JSON.stringify(got) === JSON.stringify(sentences), got };
  });
}

/** Checks the dates of sentences; README.md has the grammar of the expected values. */
export async function checkDates(file: string): Promise<CaseFigures> {
  return check<{ sentence: string; published: string; expect: string }>(
    file,
    ({ sentence, published, expect }) => {
      const got = resolveDates(sentence, parseDay(published));
      return { right: dateCaseIsRight(expect, got), got };
    },
  );
}

/** Checks the date, the title and the start of the body of files with headers. */
export async function checkHeaders(file: string): Promise<CaseFigures> {
  return check<{
    file: string;
    raw: string;
    date: string | null;
    title: string | null;
    bodyStartsWith: string;
  }>(file, (expected) => {
    const { published, title } = parseArticle(expected.file, expected.raw);
    const body = expected.raw.slice(readHeader(expected.raw).bodyStart);
    const right =
      published === expected.date && title === expected.title && body.startsWith(expected.bodyStartsWith);
    return { right, got: { date: published, title, body: body.slice(0, 40) } };
  });
}

/** A question about an affirmed or a negated claim, and its expected answer. */
interface DenialCase {
  articles: string[];
  question: string;
  /** The start of the first quote, or its alternatives; omitted when any will do. */
  first?: string | string[];
  /** Whether the verdict is "answered"; omitted when it does not matter. */
  sure?: boolean;
}

/** Checks questions about articles that affirm one thing and negate another. */
export async function checkDenials(file: string): Promise<CaseFigures> {
  return check<DenialCase>(file, async ({ articles, question, first, sure }) => {
    const library = createLibrary(articles.map((text, i) => parseArticle(`${i}.md`, text)));
    const { verdict, answers } = await library.ask(question, { server: null });
    const quote = answers[0]?.quote ?? '';
    const isFirst = first === undefined || [first].flat().some((opening) => quote.startsWith(opening));
    const isSure = sure === undefined || (verdict === 'answered') === sure;
    return { right: isFirst && isSure, got: { verdict, quote } };
  });
}

async function check<T>(
  file: string,
  run: (one: T) => { right: boolean; got: unknown } | Promise<{ right: boolean; got: unknown }>,
): Promise<CaseFigures> {
  const cases = await readLines<T>(file);
  const results: (T & { right: boolean; got: unknown })[] = [];
  for (const one of cases) results.push({ ...one, ...(await run(one)) });
  const wrong = results.filter(({ right }) => !right).map(({ right: _, ...rest }) => rest);
  return { right: results.length - wrong.length, of: results.length, wrong };
}
