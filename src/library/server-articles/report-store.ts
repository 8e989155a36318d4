/** The interface of stores for reports, and a store in memory. */

import type { Report } from '../report.ts';

/** Stores servers' reports. When a call resolves, its result is durable. */
export interface ReportStore {
  /** Returns a server's reports, oldest first. */
  read(server: string): Promise<Report[]>;
  append(server: string, report: Report): Promise<void>;
  /** Replaces all reports of a server. */
  replace(server: string, reports: readonly Report[]): Promise<void>;
}

/** Stores reports for as long as the library is open. */
export function memoryReportStore(reports = new Map<string, readonly Report[]>()): ReportStore {
  return {
    read: async (server) => [...(reports.get(server) ?? [])],
    async append(server, report) {
      reports.set(server, [...(reports.get(server) ?? []), report]);
    },
    async replace(server, all) {
      reports.set(server, [...all]);
    },
  };
}
