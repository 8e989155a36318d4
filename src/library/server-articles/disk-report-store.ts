/** Stores reports as files. */

import path from 'node:path';
import { appendLineDurably, OWNER_ONLY, writeAtomically } from '../../atomic-write.ts';
import { parseDay } from '../../day.ts';
import { REPORT_KINDS, type Report } from '../report.ts';
import { folderOf } from './disk-article-store.ts';
import { readIfPresent, withDiskErrorsAsFailures } from './disk-errors.ts';
import type { ReportStore } from './report-store.ts';

/**
 * Stores reports in the folder of each server: `reports.jsonl`, one on each line, oldest first. A line that is no report,
 * such as one that was cut off by a crash, is skipped.
 *
 * @param root the folder of servers
 */
export function diskReportStore(root: string): ReportStore {
  const fileOf = (server: string) => path.join(root, folderOf(server), 'reports.jsonl');
  return {
    read: (server) =>
      withDiskErrorsAsFailures(async () =>
        ((await readIfPresent(fileOf(server))) ?? '').split('\n').flatMap((line) => readReport(line) ?? []),
      ),
    append: (server, report) =>
      withDiskErrorsAsFailures(() => appendLineDurably(fileOf(server), JSON.stringify(report), OWNER_ONLY)),
    replace: (server, reports) =>
      withDiskErrorsAsFailures(() =>
        writeAtomically(
          fileOf(server),
          reports.map((one) => `${JSON.stringify(one)}\n`).join(''),
          OWNER_ONLY,
        ),
      ),
  };
}

function readReport(line: string): Report | null {
  const { question, day, verdict, shown, wrong, better, ...rest } = parseObject(line) ?? {};
  const parsedDay = typeof day === 'string' ? parseDay(day) : null;
  const kind = REPORT_KINDS.find((one) => one === rest.kind);
  if (!kind) return null;
  if (verdict !== 'answered' && verdict !== 'unsure' && verdict !== 'none') return null;
  if (typeof question !== 'string' || typeof wrong !== 'string' || typeof better !== 'string') return null;
  if (!parsedDay || (shown !== null && typeof shown !== 'string')) return null;
  return { kind, question, day: parsedDay, verdict, shown, wrong, better };
}

function parseObject(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
