import type { Library } from '../library.ts';
import { type Report, reportKey } from '../report.ts';
import type { Mutex } from './mutex.ts';
import { type Exported, exportReports } from './report-export.ts';
import type { ReportStore } from './report-store.ts';

/** So many are kept of each kind, of each server: the oldest make room. */
const MOST_OF_A_KIND = 500;
/** And so many characters of all of them together. */
const MOST_CHARACTERS = 1_000_000;
/** So many characters are kept of each part of a report: more than any form takes. */
const LONGEST = { question: 500, shown: 40, wrong: 1_000, better: 2_000 } as const;

/**
 * What members report and moderators read: see `Library`. One change of a server follows another.
 *
 * @param exportedFrom what a server's reports are exported with
 */
export function manageReports(
  exportedFrom: (server: string) => Exported,
  store: ReportStore,
  inTurn: Mutex,
): Pick<Library, 'report' | 'reports' | 'closeReport' | 'forgetReports' | 'exportReports' | 'keepQuestions'> {
  async function keep(report: Report, server: string): Promise<void> {
    const before = await store.read(server);
    const after = bounded([...before.filter((one) => !isSame(one, report)), report]);
    if (after.length === before.length + 1) await store.append(server, report);
    else await store.replace(server, after);
  }

  return {
    async report(report, server) {
      if (report.kind === 'unanswered' && !(await store.keepsQuestions(server))) return false;
      await inTurn(server, () => keep(shortened(report), server));
      return true;
    },

    reports: (server) => inTurn(server, async () => (await store.read(server)).reverse()),

    closeReport: (key, server) =>
      inTurn(server, async () => {
        const before = await store.read(server);
        const after = before.filter((report) => reportKey(report) !== key);
        if (after.length < before.length) await store.replace(server, after);
        return after.length < before.length;
      }),

    forgetReports: (server) =>
      inTurn(server, async () => {
        const { length } = await store.read(server);
        if (length > 0) await store.replace(server, []);
        return length;
      }),

    // Nobody who reports meanwhile waits for it.
    exportReports: async (server) =>
      exportReports(await inTurn(server, () => store.read(server)), exportedFrom(server)),

    keepQuestions: (server, on) =>
      inTurn(server, async () => {
        await store.setKeepsQuestions(server, on);
        if (on) return;
        const before = await store.read(server);
        const reported = before.filter(({ kind }) => kind === 'reported');
        if (reported.length < before.length) await store.replace(server, reported);
      }),
  };
}

/** The newest of them, as many as are kept. */
function bounded(reports: readonly Report[]): Report[] {
  const counts = { reported: 0, unanswered: 0 };
  let characters = 0;
  const kept = [...reports].reverse().filter((report) => {
    const { kind, question, wrong, better } = report;
    characters += question.length + wrong.length + better.length;
    return ++counts[kind] <= MOST_OF_A_KIND && characters <= MOST_CHARACTERS;
  });
  return kept.reverse();
}

/** What is said twice is kept once: as the newer. */
function isSame(one: Report, other: Report): boolean {
  return reportKey(one) === reportKey(other);
}

function shortened({ kind, question, day, verdict, shown, wrong, better }: Report): Report {
  return {
    kind,
    question: question.slice(0, LONGEST.question),
    day,
    verdict,
    shown: shown?.slice(0, LONGEST.shown) ?? null,
    wrong: wrong.slice(0, LONGEST.wrong),
    better: better.slice(0, LONGEST.better),
  };
}
