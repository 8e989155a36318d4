import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { appendLineDurably, FOR_ME, writeAtomically } from '../../atomic-write.ts';
import { parseDay } from '../../day.ts';
import type { Report } from '../report.ts';
import { folderOf } from './disk-article-store.ts';
import { withDiskErrorsInWords } from './disk-errors.ts';
import type { ReportStore } from './report-store.ts';

/**
 * Keeps reports in the folder of each server: `reports.jsonl`, one on each line, the oldest first, and `settings.json`.
 * A line that is no report, such as one that was cut off when the machine stopped, is passed over.
 *
 * @param root the folder of servers
 */
export function diskReportStore(root: string): ReportStore {
  const fileOf = (server: string) => path.join(root, folderOf(server), 'reports.jsonl');
  const settingsOf = (server: string) => path.join(root, folderOf(server), 'settings.json');
  return {
    read: (server) =>
      withDiskErrorsInWords(async () =>
        (await textOf(fileOf(server))).split('\n').flatMap((line) => readReport(line) ?? []),
      ),
    append: (server, report) =>
      withDiskErrorsInWords(() => appendLineDurably(fileOf(server), JSON.stringify(report), FOR_ME)),
    replace: (server, reports) =>
      withDiskErrorsInWords(() =>
        writeAtomically(fileOf(server), reports.map((one) => `${JSON.stringify(one)}\n`).join(''), FOR_ME),
      ),
    keepsQuestions: (server) =>
      withDiskErrorsInWords(async () => asObject(await textOf(settingsOf(server)))?.keepsQuestions === true),
    setKeepsQuestions: (server, on) =>
      withDiskErrorsInWords(() =>
        writeAtomically(settingsOf(server), `${JSON.stringify({ keepsQuestions: on }, null, 2)}\n`),
      ),
  };
}

/** The letters of a file; none when there is no such file. */
async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
}

function readReport(line: string): Report | null {
  const { kind, question, day, verdict, shown, wrong, better } = asObject(line) ?? {};
  const on = typeof day === 'string' ? parseDay(day) : null;
  if (kind !== 'reported' && kind !== 'unanswered') return null;
  if (verdict !== 'answered' && verdict !== 'unsure' && verdict !== 'none') return null;
  if (typeof question !== 'string' || typeof wrong !== 'string' || typeof better !== 'string') return null;
  if (!on || (shown !== null && typeof shown !== 'string')) return null;
  return { kind, question, day: on, verdict, shown, wrong, better };
}

function asObject(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
