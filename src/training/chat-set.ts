import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Article } from '../articles/article.ts';
import { labelsOthers } from '../articles/document.ts';
import { readFolder } from '../articles/folder.ts';
import { AnalysedArticle } from '../library/analysed-article.ts';
import { LONGEST_EXCERPT, excerptAt, excerptInText } from '../library/excerpt.ts';
import { type Question, type QuestionSet, readLines, readSet } from './question-set.ts';

/** A question of a chat set: an answer is what is shown of a file and holds every text of `says`. */
interface ChatQuestion {
  id: string;
  question: string;
  kind: string;
  answers: { file: string; says: string[] }[];
  /** The id of the question that it goes on from: it is no question by itself. */
  follows?: string;
}

/** Reads a set of either form: of offsets (see `readSet`), or of files as people write them (see `readChatSet`). */
export async function readAnySet(folder: string): Promise<QuestionSet> {
  return existsSync(path.join(folder, 'articles')) ? readChatSet(folder) : readSet(folder);
}

/**
 * Reads a chat set (see test/eval/README.md): a folder with files in `articles/` as people write them, and questions in
 * the language of chat. What answers a question is found in the articles as the product shows them.
 *
 * @throws Error when a file is missing, or a line of it is not JSON
 */
export async function readChatSet(folder: string): Promise<QuestionSet> {
  const { articles } = await readFolder(path.join(folder, 'articles'));
  const questions = await readLines<ChatQuestion>(path.join(folder, 'questions.jsonl'));
  const units = new Map(articles.map((article) => [path.basename(article.id), unitsOf(article)]));
  return {
    name: path.basename(path.resolve(folder)),
    articles,
    questions: questions.flatMap(({ id, question, answers, follows }): Question[] => {
      if (follows !== undefined) return [];
      const right = answers.flatMap(({ file, says }) =>
        (units.get(file) ?? []).filter(({ shown }) => says.every((part) => shown.includes(plain(part)))),
      );
      const narrowest = right.map(({ article, start, end }) => ({ article, start, end }));
      return answers.length > 0 && right.length === 0 ? [] : [{ id, question, answers: narrowest }];
    }),
  };
}

interface Unit {
  article: string;
  start: number;
  end: number;
  shown: string;
}

function unitsOf(article: Article): Unit[] {
  const analysed = new AnalysedArticle(article);
  const { blocks } = article;
  const sentences = Array.from(analysed.starts, (start, sentence) => ({ start, sentence })).filter(
    ({ sentence }) => {
      const block = analysed.blockOf(sentence);
      // A label is not quoted while something stands below it.
      return !labelsOthers(blocks, block);
    },
  );
  return sentences.map(({ start, sentence }) => ({
    article: article.id,
    start,
    end: analysed.ends[sentence]!,
    shown: plain(excerptInText(excerptAt(analysed, sentence))).slice(0, LONGEST_EXCERPT),
  }));
}

/** As texts are compared: without marks, quotation marks of one kind, in small letters. */
function plain(text: string): string {
  return text
    .replace(/[*_`~|>#\\[\]]/g, '')
    .replace(/[’‘]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
