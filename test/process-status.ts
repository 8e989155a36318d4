/** Reads the status of a running process on Linux. */
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The first word of a field of /proc/PID/status, such as `Uid`: see proc(5). */
export function statusOf({ pid }: ChildProcess, name: string): string {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return new RegExp(`^${name}:\\s+(\\S+)`, 'm').exec(status)![1]!;
}

/** The resident memory of a process in MB: the current one, or its peak. */
export function megabytesOf(child: ChildProcess, what: 'VmRSS' | 'VmHWM'): number {
  return Math.round(Number(statusOf(child, what)) / 1024);
}
