import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readSet } from '../../src/training/question-set.ts';

const TRAINING = 'src/training/news';
const folders = [
  ...(await readdir(TRAINING)).map((name) => path.join(TRAINING, name)),
  'test/eval/news',
  'test/eval/news-2',
  'test/eval/news-3',
];

it.each(folders)(
  '%s has answers within articles that were published by the day of the question',
  async (folder) => {
    const { articles, questions } = await readSet(folder);
    const byId = new Map(articles.map((article) => [article.id, article]));
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    for (const { question, asked, answers } of questions) {
      expect(question.trim()).toBe(question);
      expect(asked).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      for (const { article, start, end } of answers) {
        const { text, published } = byId.get(article)!;
        expect(published! <= asked!, `${question} ${article}`).toBe(true);
        expect(text.slice(start, end)).toMatch(/^\S(?:.*\S)?$/s);
      }
    }
  },
);
