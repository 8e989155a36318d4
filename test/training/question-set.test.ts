import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answersQuestion, readLines, readSet } from '../../src/training/question-set.ts';

describe('a set of questions', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'set-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const write = (name: string, text: string) => writeFile(path.join(folder, name), text);

  it('is read from two files of JSON lines', async () => {
    const question = { id: 'q', question: 'Who?', answers: [{ article: 'a', start: 0, end: 3 }] };
    await write(
      'articles.jsonl',
      '{"id":"a","title":"T","date":"2023-06-18","text":"Ada.\\n\\nBerg."}\n\n{"id":"b","title":null,"date":null,"text":""}\n',
    );
    await write('questions.jsonl', JSON.stringify(question));
    expect(await readSet(`${folder}/`)).toEqual({
      name: path.basename(folder),
      articles: [
        {
          id: 'a',
          title: 'T',
          published: '2023-06-18',
          source: null,
          text: 'Ada.\n\nBerg.',
          blocks: [
            { kind: 'paragraph', parent: -1, level: 0, start: 0, end: 4 },
            { kind: 'paragraph', parent: -1, level: 0, start: 6, end: 11 },
          ],
        },
        { id: 'b', title: null, published: null, source: null, text: '', blocks: [] },
      ],
      questions: [question],
    });
  });

  it('rejects a line that is not JSON, with file and line number', async () => {
    await write('lines.jsonl', '{}\n\n{"half\n{}');
    const file = path.join(folder, 'lines.jsonl');
    await expect(readLines(file)).rejects.toThrow(new Error(`${file}:3 is not JSON`));
    await expect(readSet(folder)).rejects.toThrow(/articles\.jsonl/);
  });
});

describe('a sentence', () => {
  const question = {
    id: 'q',
    question: 'Who?',
    answers: [
      { article: 'a', start: 10, end: 20 },
      { article: 'b', start: 0, end: 1 },
    ],
  };

  it.each([
    ['a', 10, 20, true],
    ['a', 9, 21, true],
    ['a', 11, 20, false],
    ['a', 10, 19, false],
    ['b', 10, 20, false],
    ['b', 0, 5, true],
    ['c', 0, 90, false],
  ])('answers when it contains a whole answer: article %s, from %i to %i', (article, start, end, answers) => {
    expect(answersQuestion({ article, start, end }, question)).toBe(answers);
  });
});
