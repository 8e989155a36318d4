import { readHeader } from '../../src/articles/header.ts';
import { paragraphsOf } from '../../src/articles/paragraphs.ts';
import { parseArticle } from '../../src/articles/parse.ts';
import { parseDay } from '../../src/day.ts';
import { resolveDates } from '../../src/language/dates.ts';
import { splitSentences } from '../../src/language/sentences.ts';
import { readLines } from '../../src/training/question-set.ts';
import { dateCaseIsRight } from './dates.ts';

/** How a file of single cases went: which are wrong, with what came out instead. */
export interface CaseFigures {
  right: number;
  of: number;
  wrong: unknown[];
}

/** Texts that must be split into just these sentences. */
export async function checkSentences(file: string): Promise<CaseFigures> {
  return check<{ text: string; sentences: string[] }>(file, ({ text, sentences }) => {
    const got = paragraphsOf(text, 0)
      .flatMap((paragraph) => splitSentences(text, paragraph))
      .map(({ start, end }) => text.slice(start, end));
    return { right: JSON.stringify(got) === JSON.stringify(sentences), got };
  });
}

/** Sentences whose dates must be resolved just so; FORMAT.md has the grammar of what is expected. */
export async function checkDates(file: string): Promise<CaseFigures> {
  return check<{ sentence: string; published: string; expect: string }>(
    file,
    ({ sentence, published, expect }) => {
      const got = resolveDates(sentence, parseDay(published));
      return { right: dateCaseIsRight(expect, got), got };
    },
  );
}

/** Files whose header must give this date and title, and leave this body. */
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

async function check<T>(
  file: string,
  run: (one: T) => { right: boolean; got: unknown },
): Promise<CaseFigures> {
  const cases = await readLines<T>(file);
  const results = cases.map((one) => ({ ...one, ...run(one) }));
  const wrong = results.filter(({ right }) => !right).map(({ right: _, ...rest }) => rest);
  return { right: results.length - wrong.length, of: results.length, wrong };
}
