import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What Linux tells of a running process under a name, such as `Uid`: the first word of it. See proc(5). */
export function statusOf({ pid }: ChildProcess, name: string): string {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return new RegExp(`^${name}:\\s+(\\S+)`, 'm').exec(status)![1]!;
}

/** What a running process holds in memory, in MB: now, or the most that it ever held. */
export function megabytesOf(child: ChildProcess, what: 'VmRSS' | 'VmHWM'): number {
  return Math.round(Number(statusOf(child, what)) / 1024);
}
