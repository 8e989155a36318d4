/** Stores, lists and deletes a server's reports, and its settings. */

import { groupQuestions } from '../health/question-groups.ts';
import type { Library } from '../library.ts';
import { type Report, reportKey } from '../report.ts';
import { withChanges } from '../server-settings.ts';
import { MAX_REPORTS } from './limits.ts';
import type { Mutex } from './mutex.ts';
import { type ExportViews, exportReports } from './report-export.ts';
import type { ReportStore } from './report-store.ts';
import type { SettingsStore } from './settings-store.ts';

/** How many characters all reports of a server may have together. */
const MAX_CHARACTERS = 1_000_000;
/** The maximum lengths of the parts of a report, in characters: longer than any form allows. */
const MAX_LENGTHS = { question: 500, shown: 40, wrong: 1_000, better: 2_000 } as const;

/**
 * Implements the methods for reports and settings: see `Library`. Changes of a server run one after another.
 *
 * @param exportViewsOf returns the views for an export of a server's reports
 */
export function manageReports(
  exportViewsOf: (server: string) => ExportViews,
  store: ReportStore,
  settingsStore: SettingsStore,
  withLock: Mutex,
): Pick<
  Library,
  | 'report'
  | 'reports'
  | 'questionGroups'
  | 'closeReports'
  | 'forgetReports'
  | 'exportReports'
  | 'settings'
  | 'changeSettings'
> {
  async function keep(report: Report, server: string): Promise<void> {
    const before = await store.read(server);
    // Of two with the same content only the newer is kept.
    const key = reportKey(report);
    const after = newest([...before.filter((one) => reportKey(one) !== key), report]);
    if (after.length === before.length + 1) await store.append(server, report);
    else await store.replace(server, after);
  }

  async function dropQuestions(server: string): Promise<void> {
    const before = await store.read(server);
    const reported = before.filter(({ kind }) => kind === 'reported');
    if (reported.length < before.length) await store.replace(server, reported);
  }

  return {
    async report(report, server) {
      if (report.kind !== 'reported' && !(await settingsStore.read(server)).keepsQuestions) return false;
      await withLock(server, () => keep(shortened(report), server));
      return true;
    },

    reports: (server) => withLock(server, async () => (await store.read(server)).toReversed()),

    closeReports: (keys, server) =>
      withLock(server, async () => {
        const before = await store.read(server);
        const after = before.filter((report) => !keys.includes(reportKey(report)));
        if (after.length < before.length) await store.replace(server, after);
        return before.length - after.length;
      }),

    async questionGroups(server) {
      const reports = await withLock(server, () => store.read(server));
      const unanswered = reports.filter(({ kind }) => kind === 'unanswered').reverse();
      return groupQuestions(unanswered, ({ question }) => question);
    },

    forgetReports: (server) =>
      withLock(server, async () => {
        const { length } = await store.read(server);
        if (length > 0) await store.replace(server, []);
        return length;
      }),

    // Only the reading takes the lock, so that reports need not wait for an export.
    exportReports: async (server) =>
      exportReports(await withLock(server, () => store.read(server)), exportViewsOf(server)),

    settings: (server) => settingsStore.read(server),

    changeSettings: (server, changes) =>
      withLock(server, async () => {
        const settings = withChanges(await settingsStore.read(server), changes);
        await settingsStore.write(server, settings);
        if (!settings.keepsQuestions) await dropQuestions(server);
        return settings;
      }),
  };
}

/** The newest reports, within the limits. */
function newest(reports: readonly Report[]): Report[] {
  const counts = { reported: 0, unanswered: 0, rejected: 0 };
  let characters = 0;
  const kept = [...reports].reverse().filter((report) => {
    const { kind, question, wrong, better } = report;
    characters += question.length + wrong.length + better.length;
    return ++counts[kind] <= MAX_REPORTS && characters <= MAX_CHARACTERS;
  });
  return kept.reverse();
}

function shortened({ kind, question, day, verdict, shown, wrong, better }: Report): Report {
  return {
    kind,
    question: question.slice(0, MAX_LENGTHS.question),
    day,
    verdict,
    shown: shown?.slice(0, MAX_LENGTHS.shown) ?? null,
    wrong: wrong.slice(0, MAX_LENGTHS.wrong),
    better: better.slice(0, MAX_LENGTHS.better),
  };
}
