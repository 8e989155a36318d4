import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { parseArticle } from '../../../src/articles/parse.ts';
import { STEP_MS } from '../../../src/library/cooperative-scheduler.ts';
import { createLibrary } from '../../../src/library/in-process-library.ts';
import type { ReportSet } from '../../../src/library/report.ts';
import { type QuestionSet, readSet } from '../../../src/training/question-set.ts';
import { REPORTED, STORM } from './report-fixtures.ts';

/** The set as training and evaluation read it. */
async function asSet({ articles, questions }: ReportSet): Promise<QuestionSet> {
  const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  try {
    await writeFile(path.join(folder, 'articles.jsonl'), articles);
    await writeFile(path.join(folder, 'questions.jsonl'), questions);
    return await readSet(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('reports as an evaluation set', () => {
  it('have the sentence that answers if the reporter knew it, by its words or its citation', async () => {
    const library = createLibrary([parseArticle('storm.txt', STORM)]);
    const [shown] = (await library.ask('When did the storm close the harbour?', { server: '1' })).answers;
    const better = 'nobody was hurt because the ferries had left the day before';
    await library.report({ ...REPORTED, shown: shown!.citation, better }, '1');
    await library.report({ ...REPORTED, question: 'When was the storm?', better: shown!.citation }, '1');
    await library.report({ ...REPORTED, question: 'Why?', better: 'Nothing of the kind stands there.' }, '1');
    await library.changeSettings('1', { keepsQuestions: true });
    const rejected = { ...REPORTED, kind: 'rejected', shown: shown!.citation, wrong: '' } as const;
    await library.report({ ...rejected, question: 'Who left?' }, '1');
    const set = await library.exportReports('1');
    const { articles, questions } = await asSet(set);

    expect(articles).toMatchObject([
      { id: 'storm.txt', title: 'Storm closes harbour', published: '2024-02-02' },
    ]);
    const text = articles[0]!.text;
    expect(text).toBe(STORM.slice(STORM.indexOf('A storm')));
    const exported = questions.map(({ id, question, asked, answers }) => ({
      id,
      question,
      asked,
      answers: answers.map(({ article, start, end }) => [article, text.slice(start, end)]),
    }));
    expect(exported).toEqual([
      {
        id: 'reported-1',
        question: 'When did the ferries leave?',
        asked: '2024-03-01',
        answers: [['storm.txt', 'Nobody was hurt, because the ferries had left the day before.']],
      },
      {
        id: 'reported-2',
        question: 'When was the storm?',
        asked: '2024-03-01',
        answers: [['storm.txt', 'A storm closed the harbour of Varde on Thursday.']],
      },
      { id: 'reported-3', question: 'Why?', asked: '2024-03-01', answers: [] },
      { id: 'rejected-4', question: 'Who left?', asked: '2024-03-01', answers: [] },
    ]);
    expect(JSON.parse(set.questions.split('\n')[0]!)).toMatchObject({
      kind: 'reported',
      verdict: 'answered',
      shown: { article: 'storm.txt', start: 0, end: 48 },
      wrong: 'It says nothing of ferries.',
    });
  });

  it('have as many articles as can be sent, with those that reports refer to first', async () => {
    const old = parseArticle('old.txt', `Date: 1 May 1999\n\nThe oldest bell of Varde is called Ada.`);
    const long = Array.from({ length: 5 }, (_, i) =>
      parseArticle(`${i}.txt`, `Date: ${i + 1} May 2024\n\n${'語'.repeat(690_000)}.`),
    );
    const library = createLibrary([...long, old]);
    await library.report({ ...REPORTED, better: 'The oldest bell of Varde is called Ada.' }, '1');
    const { articles, articlesLeftOut } = await library.exportReports('1');
    const ids = articles.split('\n').flatMap((line) => (line ? [JSON.parse(line).id] : []));
    expect({ ids, articlesLeftOut }).toEqual({
      ids: ['old.txt', '4.txt', '3.txt', '2.txt'],
      articlesLeftOut: 2,
    });
  }, 60_000);

  it('are exported in steps, between which other work gets a turn', async () => {
    const text = `Date: 1 May 1999\n\n${'The oldest bell of Varde is called Ada. '.repeat(50)}`;
    const library = createLibrary(Array.from({ length: 100 }, (_, i) => parseArticle(`${i}.txt`, text)));
    // Each look at the clock is half a step later, however fast the machine is.
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
      now += STEP_MS / 2;
      return now;
    });
    let [turns, isOver] = [0, false];
    const exported = library.exportReports('1').finally(() => {
      isOver = true;
    });
    for (; !isOver; turns++) await setImmediate();
    clock.mockRestore();
    expect((await exported).articlesLeftOut).toBe(0);
    expect(turns).toBeGreaterThan(10);
  });
});
