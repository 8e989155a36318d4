/** Stores reports as files. */

import { appendLineDurably, OWNER_ONLY } from '../../atomic-write.ts';
import { parseDay } from '../../day.ts';
import { objectIn, toLines } from '../json.ts';
import { REPORT_KINDS, type Report } from '../report.ts';
import { withDiskErrorsAsFailures } from './disk-errors.ts';
import type { ReportStore } from './report-store.ts';
import { diskValues, fileInFolders } from './server-values.ts';

/**
 * Stores reports in the folder of each server: `reports.jsonl`, one on each line, oldest first. A line that is no report,
 * such as one that was cut off by a crash, is skipped.
 *
 * @param root the folder of servers
 */
export function diskReportStore(root: string): ReportStore {
  const fileOf = fileInFolders(root, 'reports.jsonl');
  const { read, replace } = diskValues<readonly Report[], string>(fileOf, parseReports, toLines);
  return {
    read,
    replace,
    append: (server, report) =>
      withDiskErrorsAsFailures(() => appendLineDurably(fileOf(server), JSON.stringify(report), OWNER_ONLY)),
  };
}

function parseReports(lines: string): Report[] {
  return lines.split('\n').flatMap((line) => parseReport(line) ?? []);
}

function parseReport(line: string): Report | null {
  const { question, day, verdict, shown, wrong, better, ...rest } = objectIn(line);
  const parsedDay = typeof day === 'string' ? parseDay(day) : null;
  const kind = REPORT_KINDS.find((one) => one === rest.kind);
  if (!kind) return null;
  if (verdict !== 'answered' && verdict !== 'unsure' && verdict !== 'none') return null;
  if (typeof question !== 'string' || typeof wrong !== 'string' || typeof better !== 'string') return null;
  if (!parsedDay || (shown !== null && typeof shown !== 'string')) return null;
  return { kind, question, day: parsedDay, verdict, shown, wrong, better };
}
