import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAnySet, readChatSet } from '../../src/training/chat-set.ts';

const FAQ = `# Playing

**Q: How do I claim land?**

With a **golden shovel**. It costs nothing.

## Ranks

| Rank | Hours |
| --- | --- |
| Scout | 10 |
| Ranger | 40 |
`;
const RULES = `Rules

1. Be kind.
2. No “griefing”, please.
`;
const QUESTIONS = [
  {
    id: 'land',
    question: 'how do i claim',
    kind: 'how',
    answers: [{ file: 'faq.md', says: ['golden shovel'] }],
  },
  {
    id: 'free',
    question: 'is it free',
    kind: 'yes',
    answers: [{ file: 'faq.md', says: ['How do I claim land', 'It costs nothing'] }],
  },
  {
    id: 'rank',
    question: 'hours for ranger',
    kind: 'how many',
    answers: [{ file: 'faq.md', says: ['Rank: Ranger', 'hours: 40'] }],
  },
  {
    id: 'rule',
    question: 'can i grief',
    kind: 'what',
    answers: [{ file: 'rules.txt', says: ['no "griefing"'] }],
  },
  { id: 'none', question: 'who is the owner', kind: 'who', answers: [] },
  { id: 'lost', question: 'where', kind: 'where', answers: [{ file: 'faq.md', says: ['nobody says this'] }] },
  { id: 'nofile', question: 'where', kind: 'where', answers: [{ file: 'other.md', says: ['kind'] }] },
  {
    id: 'later',
    question: 'and then',
    kind: 'what',
    answers: [{ file: 'faq.md', says: ['shovel'] }],
    follows: 'land',
  },
];

describe('a chat set', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'chat-'));
    await mkdir(path.join(folder, 'articles'));
    await writeFile(path.join(folder, 'articles', 'faq.md'), FAQ);
    await writeFile(path.join(folder, 'articles', 'rules.txt'), RULES);
    await writeFile(
      path.join(folder, 'questions.jsonl'),
      QUESTIONS.map((question) => JSON.stringify(question)).join('\n'),
    );
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('has its files as articles, and locates its answers in them', async () => {
    const { name, articles, questions } = await readChatSet(`${folder}/`);
    expect(name).toBe(path.basename(folder));
    expect(articles.map(({ id }) => id)).toEqual(['faq.md', 'rules.txt']);
    const answers = questions.map(({ id, question, answers }) => [
      id,
      question,
      answers.map(({ article, start, end }) =>
        articles.find((one) => one.id === article)!.text.slice(start, end),
      ),
    ]);
    expect(answers).toEqual([
      // An answer includes what is shown with its sentence; labels are not quoted.
      ['land', 'how do i claim', ['With a golden shovel.', 'It costs nothing.']],
      ['free', 'is it free', ['With a golden shovel.', 'It costs nothing.']],
      ['rank', 'hours for ranger', ['Ranger\t40']],
      ['rule', 'can i grief', ['No “griefing”, please.']],
      ['none', 'who is the owner', []],
    ]);
  });

  it('leaves out questions whose answers are not in the articles, and follow-up questions', async () => {
    const { questions } = await readChatSet(folder);
    expect(questions.map(({ id }) => id)).toEqual(['land', 'free', 'rank', 'rule', 'none']);
  });

  it('is distinguished from a set of offsets by its folder of articles', async () => {
    expect(await readAnySet(folder)).toEqual(await readChatSet(folder));
    const offsets = path.join(folder, 'offsets');
    await mkdir(offsets);
    await writeFile(
      path.join(offsets, 'articles.jsonl'),
      JSON.stringify({ id: 'a', title: null, date: null, text: 'Ada.' }),
    );
    await writeFile(path.join(offsets, 'questions.jsonl'), '');
    expect(await readAnySet(offsets)).toMatchObject({
      name: 'offsets',
      articles: [{ id: 'a' }],
      questions: [],
    });
    await expect(readAnySet(path.join(folder, 'nowhere'))).rejects.toThrow(/articles\.jsonl/);
  });
});
