import type { Report } from '../report.ts';

/** Where the reports of servers are, and whether a server keeps its questions. What it has done stays when it resolves. */
export interface ReportStore {
  /** A server's reports, the oldest first. */
  read(server: string): Promise<Report[]>;
  /** Puts one behind the others. */
  append(server: string, report: Report): Promise<void>;
  /** Replaces them all. */
  replace(server: string, reports: readonly Report[]): Promise<void>;
  /** Whether questions that find nothing are kept: not, as long as nobody has said so. */
  keepsQuestions(server: string): Promise<boolean>;
  setKeepsQuestions(server: string, on: boolean): Promise<void>;
}

/** Keeps reports for as long as the library is open. */
export function memoryReportStore(): ReportStore {
  const reports = new Map<string, readonly Report[]>();
  const keeping = new Set<string>();
  return {
    read: async (server) => [...(reports.get(server) ?? [])],
    async append(server, report) {
      reports.set(server, [...(reports.get(server) ?? []), report]);
    },
    async replace(server, all) {
      reports.set(server, [...all]);
    },
    keepsQuestions: async (server) => keeping.has(server),
    async setKeepsQuestions(server, on) {
      if (on) keeping.add(server);
      else keeping.delete(server);
    },
  };
}
