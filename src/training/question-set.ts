/** Reads sets of questions. */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Article } from '../articles/article.ts';
import type { Block } from '../articles/document.ts';
import { paragraphsOf } from '../articles/paragraphs.ts';
import { type Day, parseDay } from '../day.ts';
import type { Span } from '../span.ts';

/** Articles and questions about them: a folder in the format of test/eval/README.md, with two files of JSON lines. */
export interface QuestionSet {
  name: string;
  articles: Article[];
  questions: Question[];
}

export interface Question {
  id: string;
  question: string;
  /** The spans of the answers, of which any will do; none when the articles do not answer. */
  answers: (Span & { article: string })[];
  /** The article that an unanswerable question was asked about, if that is known. */
  about?: string;
  /** The day on which it was asked, if that is known. */
  asked?: Day;
}

/**
 * Reads the set in a folder.
 *
 * @throws Error when a file is missing, or a line of it is not JSON
 */
export async function readSet(folder: string): Promise<QuestionSet> {
  const articles = await readLines<{ id: string; title: string | null; date: string | null; text: string }>(
    path.join(folder, 'articles.jsonl'),
  );
  const questions = await readLines<Question>(path.join(folder, 'questions.jsonl'));
  return {
    name: path.basename(path.resolve(folder)),
    articles: articles.map(({ id, title, date, text }) => ({
      id,
      title,
      published: date ? parseDay(date) : null,
      source: null,
      text,
      blocks: proseBlocks(text),
    })),
    questions,
  };
}

/** The paragraphs of a text that is known to be prose. */
function proseBlocks(text: string): Block[] {
  return paragraphsOf(text, 0).map((span) => ({ ...span, kind: 'paragraph', parent: -1, level: 0 }));
}

/**
 * The values of a file with one JSON value per line.
 *
 * @throws Error with the name of the file and the number of the line that is not JSON
 */
export async function readLines<T>(file: string): Promise<T[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line) as T];
    } catch {
      throw new Error(`${file}:${i + 1} is not JSON`);
    }
  });
}

/** Whether a sentence of an article contains one of the answers. */
export function answersQuestion(sentence: Span & { article: string }, { answers }: Question): boolean {
  return answers.some(
    ({ article, start, end }) =>
      sentence.article === article && sentence.start <= start && sentence.end >= end,
  );
}
