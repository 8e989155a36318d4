import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFolders } from '../../../src/library/folder-library.ts';
import type { Library } from '../../../src/library/library.ts';
import type { Report } from '../../../src/library/report.ts';
import { REPORTED, STORM } from './report-fixtures.ts';

const UNANSWERED: Report = {
  ...REPORTED,
  kind: 'unanswered',
  question: 'Who is the harbour master?',
  verdict: 'none',
  wrong: '',
};

let root: string;
let library: Library;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  await writeFile(path.join(root, 'storm.txt'), STORM);
  library = await open();
});
afterEach(async () => {
  await library.close();
  await rm(root, { recursive: true });
});

/** Opens a library whose data folder is within the folder of this test. */
function open(): Promise<Library> {
  return openFolders({ seeds: root, data: path.join(root, '.data') }, () => {}, { events: false });
}

const fileOf = (server: string) => path.join(root, '.data', 'servers', server, 'reports.jsonl');

describe('the reports of a server', () => {
  it('survive a restart, newest first, and are deleted by moderators', async () => {
    const later = { ...REPORTED, question: 'When did the storm end?', day: '2024-03-02' } as const;
    expect(await library.report(REPORTED, '1')).toBe(true);
    expect(await library.report(later, '1')).toBe(true);
    await library.close();
    library = await open();
    expect(await library.reports('1')).toEqual([later, REPORTED]);
    expect(await library.forgetReports('1')).toBe(2);
    expect(await library.reports('1')).toEqual([]);
    expect(await library.forgetReports('1')).toBe(0);
  });

  it('are seen in that server only', async () => {
    await library.report(REPORTED, '1');
    await library.changeSettings('1', { keepsQuestions: true });
    expect(await library.reports('2')).toEqual([]);
    expect((await library.settings('2')).keepsQuestions).toBe(false);
    expect(await library.exportReports('2')).toMatchObject({ questions: '' });
  });

  it('are lines of a file, in the order of their arrival', async () => {
    await library.report(REPORTED, '1');
    await library.report({ ...REPORTED, question: 'a\n"b"\u2028\ud800' }, '1');
    const lines = (await readFile(fileOf('1'), 'utf8')).split('\n');
    expect(lines.map((line) => line && JSON.parse(line))).toEqual([
      REPORTED,
      { ...REPORTED, question: 'a\n"b"\u2028\ud800' },
      '',
    ]);
  });

  it('are read without a line that was cut off by a crash, and the next one is intact', async () => {
    await library.report(REPORTED, '1');
    await appendFile(fileOf('1'), JSON.stringify(UNANSWERED).slice(0, 30));
    expect(await library.reports('1')).toEqual([REPORTED]);
    const next = { ...REPORTED, question: 'What is next?' };
    await library.report(next, '1');
    expect(await library.reports('1')).toEqual([next, REPORTED]);
  });

  it.each([
    'null',
    '[]',
    '{}',
    '"x"',
    JSON.stringify({ ...REPORTED, day: '2024-02-30' }),
    JSON.stringify({ ...REPORTED, kind: 'other' }),
    JSON.stringify({ ...REPORTED, question: 7 }),
    JSON.stringify({ ...REPORTED, verdict: 'maybe' }),
  ])('are read without the invalid line %s', async (line) => {
    await library.report(REPORTED, '1');
    await appendFile(fileOf('1'), `${line}\n`);
    expect(await library.reports('1')).toEqual([REPORTED]);
  });

  it('are stored once when they have the same content, as the newest', async () => {
    await library.report(REPORTED, '1');
    await library.report({ ...REPORTED, wrong: 'Something else.' }, '1');
    await library.report({ ...REPORTED, question: 'WHEN did the ferries leave?', day: '2024-03-09' }, '1');
    expect((await library.reports('1')).map(({ day, wrong }) => [day, wrong])).toEqual([
      ['2024-03-09', 'It says nothing of ferries.'],
      ['2024-03-01', 'Something else.'],
    ]);
  });

  it('are cut to the maximum lengths', async () => {
    const long = 'x'.repeat(100_000);
    await library.report({ ...REPORTED, question: long, shown: long, wrong: long, better: long }, '1');
    const [kept] = await library.reports('1');
    expect([kept!.question, kept!.shown, kept!.wrong, kept!.better].map((text) => text!.length)).toEqual([
      500, 40, 1_000, 2_000,
    ]);
  });

  it('drop the oldest of their kind when there are too many, and none of the other kind', async () => {
    const lines = Array.from({ length: 500 }, (_, i) =>
      JSON.stringify({ ...UNANSWERED, question: `Who is number ${i}?` }),
    );
    await library.report(REPORTED, '1');
    await library.changeSettings('1', { keepsQuestions: true });
    await appendFile(fileOf('1'), `${lines.join('\n')}\n`);
    await library.report({ ...UNANSWERED, question: 'Who is the last?' }, '1');
    const questions = (await library.reports('1')).map(({ question }) => question);
    expect(questions).toHaveLength(501);
    expect([questions[0], questions[499], questions[500]]).toEqual([
      'Who is the last?',
      'Who is number 1?',
      REPORTED.question,
    ]);
  });

  it('never fill a disk', async () => {
    const wrong = 'ß'.repeat(1_000);
    const better = '語'.repeat(2_000);
    const lines = Array.from({ length: 400 }, (_, i) =>
      JSON.stringify({ ...REPORTED, question: `${i}`, wrong, better }),
    );
    await library.report(REPORTED, '1');
    await writeFile(fileOf('1'), `${lines.join('\n')}\n`);
    await library.report({ ...REPORTED, wrong, better }, '1');
    expect((await stat(fileOf('1'))).size).toBeLessThan(4_000_000);
    expect((await library.reports('1'))[0]?.question).toBe(REPORTED.question);
  });

  it('are all stored when many arrive at the same time', async () => {
    const all = Array.from({ length: 40 }, (_, i) => ({ ...REPORTED, question: `Question ${i}?` }));
    await Promise.all(all.map((one) => library.report(one, '1')));
    expect((await library.reports('1')).reverse()).toEqual(all);
  });

  it('are rejected for a server id that is a path', async () => {
    await expect(library.report(REPORTED, '../1')).rejects.toThrow('letters and digits');
  });
});

describe('questions that find nothing', () => {
  it('are not stored until the server switches it on', async () => {
    expect((await library.settings('1')).keepsQuestions).toBe(false);
    expect(await library.report(UNANSWERED, '1')).toBe(false);
    expect(await library.reports('1')).toEqual([]);
    await library.changeSettings('1', { keepsQuestions: true });
    expect((await library.settings('1')).keepsQuestions).toBe(true);
    expect(await library.report(UNANSWERED, '1')).toBe(true);
    await library.close();
    library = await open();
    expect((await library.settings('1')).keepsQuestions).toBe(true);
    expect(await library.reports('1')).toEqual([UNANSWERED]);
  });

  it('are deleted when it is switched off, unlike reports of answers', async () => {
    await library.changeSettings('1', { keepsQuestions: true });
    await library.report(UNANSWERED, '1');
    await library.report(REPORTED, '1');
    await library.changeSettings('1', { keepsQuestions: false });
    expect(await library.reports('1')).toEqual([REPORTED]);
    expect(await library.report(UNANSWERED, '1')).toBe(false);
    expect(await readFile(fileOf('1'), 'utf8')).not.toContain(UNANSWERED.question);
  });

  it('are not stored when the settings cannot be read', async () => {
    await library.changeSettings('1', { keepsQuestions: true });
    await writeFile(path.join(root, '.data', 'servers', '1', 'settings.json'), '{"keepsQuest');
    expect((await library.settings('1')).keepsQuestions).toBe(false);
  });
});
