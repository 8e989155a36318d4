/** The interface of stores for reports, and a store in memory. */

import type { Report } from '../report.ts';
import { memoryValues } from './server-values.ts';

/** Stores servers' reports. When a call resolves, its result is durable. */
export interface ReportStore {
  /** Returns a server's reports, oldest first. */
  read(server: string): Promise<readonly Report[]>;
  append(server: string, report: Report): Promise<void>;
  /** Replaces all reports of a server. */
  replace(server: string, reports: readonly Report[]): Promise<void>;
}

/** Stores reports for as long as the library is open. */
export function memoryReportStore(reports = new Map<string, readonly Report[]>()): ReportStore {
  const { read, replace, update } = memoryValues<readonly Report[], string>(reports, []);
  return { read, replace, append: (server, report) => update(server, (before) => [...before, report]) };
}
