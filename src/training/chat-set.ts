/** Reads sets of questions about files as people write them. */

import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Article } from '../articles/article.ts';
import { labelsOthers } from '../articles/document.ts';
import { readFolder } from '../articles/folder.ts';
import { AnalysedArticle } from '../library/analysed-article.ts';
import { excerptAt, MAX_EXCERPT_LENGTH } from '../library/excerpt.ts';
import { excerptInText } from '../library/excerpt-text.ts';
import { type Question, type QuestionSet, readLines, readSet } from './question-set.ts';

/** A question of a chat set: an excerpt of `file` is an answer if it contains every text of `says`. */
export interface ChatQuestion {
  id: string;
  question: string;
  kind: string;
  answers: { file: string; says: string[] }[];
  /** The id of the question that it follows up: it cannot be answered by itself. */
  follows?: string;
}

/** Reads a set of either format: with offsets (see `readSet`), or with files as people write them (see `readChatSet`). */
export async function readAnySet(folder: string): Promise<QuestionSet> {
  return existsSync(path.join(folder, 'articles')) ? readChatSet(folder) : readSet(folder);
}

/**
 * Reads a chat set (see test/eval/README.md): a folder with files in `articles/` as people write them, and questions in
 * the language of chat. The answers are located in the articles as the product shows them.
 *
 * @throws Error when a file is missing, or a line of it is not JSON
 */
export async function readChatSet(folder: string): Promise<QuestionSet> {
  const { articles } = await readFolder(path.join(folder, 'articles'));
  const questions = await readLines<ChatQuestion>(path.join(folder, 'questions.jsonl'));
  const excerpts = new Map(articles.map((article) => [path.basename(article.id), excerptsOf(article)]));
  return {
    name: path.basename(path.resolve(folder)),
    articles,
    questions: questions.flatMap(({ id, question, answers, follows }): Question[] => {
      if (follows !== undefined) return [];
      const right = answers.flatMap(({ file, says }) =>
        (excerpts.get(file) ?? []).filter(({ text }) => says.every((part) => text.includes(normalize(part)))),
      );
      const spans = right.map(({ article, start, end }) => ({ article, start, end }));
      return answers.length > 0 && right.length === 0 ? [] : [{ id, question, answers: spans }];
    }),
  };
}

interface Excerpt {
  article: string;
  start: number;
  end: number;
  text: string;
}

function excerptsOf(article: Article): Excerpt[] {
  const analysed = new AnalysedArticle(article);
  const { blocks } = article;
  const sentences = Array.from(analysed.starts, (start, sentence) => ({ start, sentence })).filter(
    ({ sentence }) => {
      const block = analysed.blockOf(sentence);
      // A label with blocks below it is not quoted.
      return !labelsOthers(blocks, block);
    },
  );
  return sentences.map(({ start, sentence }) => ({
    article: article.id,
    start,
    end: analysed.ends[sentence]!,
    text: normalize(excerptInText(excerptAt(analysed, sentence))).slice(0, MAX_EXCERPT_LENGTH),
  }));
}

/** The form in which texts are compared: without markup, with straight quotation marks, in lower case. */
export function normalize(text: string): string {
  return text
    .replace(/[*_`~|>#\\[\]]/g, '')
    .replace(/[’‘]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
