/** The part of the contract that is about reports. */

import { describe, expect, it } from 'vitest';
import { type Report, reportKey } from '../../../src/library/report.ts';
import { REPORTED as WRONG } from '../server-articles/report-fixtures.ts';
import type { Subject } from './subject.ts';

const REPORTED: Report = {
  ...WRONG,
  better: 'Nobody was hurt, because the ferries had left the day before.',
};
const UNANSWERED: Report = { ...REPORTED, kind: 'unanswered', verdict: 'none', wrong: '', better: '' };
const REJECTED: Report = { ...REPORTED, kind: 'rejected', wrong: '', better: '' };

export function describeReports(subject: Subject): void {
  describe('with reports', () => {
    it('stores reports for the moderators of that server, newest first, until they delete them', async () => {
      const { library } = subject;
      const later = { ...REPORTED, question: 'Who left?' };
      expect(await library.report(REPORTED, '200')).toBe(true);
      expect(await library.report(later, '200')).toBe(true);
      expect(await library.reports('200')).toEqual([later, REPORTED]);
      expect(await library.reports('201')).toEqual([]);
      expect(await library.forgetReports('200')).toBe(2);
      expect(await library.reports('200')).toEqual([]);
    });

    it('deletes a report that is closed, once', async () => {
      const { library } = subject;
      const others = ['Who left?', 'Who stayed?'].map((question) => ({ ...REPORTED, question }));
      for (const report of [others[0]!, REPORTED, others[1]!]) await library.report(report, '206');
      const key = reportKey(REPORTED);
      expect(await library.closeReports([key], '207')).toBe(0);
      expect(await library.closeReports(['0'], '206')).toBe(0);
      expect(await library.closeReports([key, '0'], '206')).toBe(1);
      expect(await library.closeReports([key], '206')).toBe(0);
      expect(await library.reports('206')).toEqual([others[1], others[0]]);
      await library.report(REPORTED, '206');
      expect(await library.reports('206')).toEqual([REPORTED, others[1], others[0]]);
    });

    it('has questions that found nothing in groups of what they are about', async () => {
      const { library } = subject;
      await library.changeSettings('208', { keepsQuestions: true });
      const asked = (question: string) => ({ ...UNANSWERED, question });
      const [first, other, last] = ['When is the fair?', 'Who is the mayor?', 'when’s the fair'].map(asked);
      for (const report of [first!, other!, REPORTED, last!]) await library.report(report, '208');
      expect(await library.questionGroups('208')).toEqual([[last, first], [other]]);
      expect(await library.closeReports([last!, first!].map(reportKey), '208')).toBe(2);
      expect(await library.questionGroups('208')).toEqual([[other]]);
    });

    it('stores questions that found nothing, or whose answer was rejected, only where that is switched on', async () => {
      const { library } = subject;
      for (const one of [UNANSWERED, REJECTED]) expect(await library.report(one, '202')).toBe(false);
      await library.changeSettings('202', { keepsQuestions: true });
      expect((await library.settings('202')).keepsQuestions).toBe(true);
      expect((await library.settings('203')).keepsQuestions).toBe(false);
      for (const one of [UNANSWERED, REJECTED]) expect(await library.report(one, '202')).toBe(true);
      await library.report(REPORTED, '202');
      expect(await library.reports('202')).toEqual([REPORTED, REJECTED, UNANSWERED]);
      await library.changeSettings('202', { keepsQuestions: false });
      expect((await library.settings('202')).keepsQuestions).toBe(false);
      expect(await library.reports('202')).toEqual([REPORTED]);
    });

    it('keeps the newest 500 of each kind', async () => {
      const { library } = subject;
      for (let i = 0; i < 502; i++) await library.report({ ...REPORTED, question: `Question ${i}?` }, '204');
      const reports = await library.reports('204');
      expect(reports).toHaveLength(500);
      expect(reports.at(-1)?.question).toBe('Question 2?');
    }, 60_000);

    it('exports them as an evaluation set', async () => {
      for (const library of [subject.library, subject.reference]) {
        await library.add({ title: 'The fair', date: '', source: '', text: 'It has 27 stalls.' }, '205');
        await library.report(REPORTED, '205');
        await library.report({ ...REPORTED, better: 'it has 27 stalls' }, '205');
      }
      const set = await subject.library.exportReports('205');
      expect(set).toEqual(await subject.reference.exportReports('205'));
      const lines = (text: string) =>
        text
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line));
      const articles = lines(set.articles);
      expect(articles).toHaveLength(6);
      expect(lines(set.questions)).toMatchObject([
        { id: 'reported-1', question: REPORTED.question, answers: [{ article: 'storm.md' }] },
        { id: 'reported-2', answers: [{ article: '.own/undated-the-fair.txt', start: 0, end: 17 }] },
      ]);
    });
  });
}
