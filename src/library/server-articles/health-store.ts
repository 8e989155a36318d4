/** The interface of stores for what is noted of the health of servers' articles, a store in memory, and one in files. */

import path from 'node:path';
import { OWNER_ONLY, writeAtomically } from '../../atomic-write.ts';
import { type Day, parseDay } from '../../day.ts';
import { folderOf } from './disk-article-store.ts';
import { readIfPresent, withDiskErrorsAsFailures } from './disk-errors.ts';

/** How often articles of a server were quoted in answers. */
export interface QuoteCounts {
  /** The day of the first answer that is counted; null when there is none. */
  since: Day | null;
  /** How many answers are counted. */
  answers: number;
  /** By the key of the article, those that were quoted longest ago first. */
  quoted: Record<string, number>;
}

/** What is noted of the health of a server's articles. */
export interface HealthNotes extends QuoteCounts {
  /** The keys of the findings that moderators have dismissed, oldest first. */
  dismissed: string[];
}

/** Stores notes. When a call resolves, its result is durable. */
export interface HealthStore {
  read(server: string): Promise<HealthNotes>;
  /** Notes that a finding is dismissed, and keeps the `max` that were dismissed last. */
  dismiss(server: string, key: string, max: number): Promise<void>;
  /** Adds to the counts, of which the `max` articles are kept that were quoted last. */
  addQuotes(server: string, counts: QuoteCounts, max: number): Promise<void>;
  /** Replaces all notes of a server. */
  replace(server: string, notes: HealthNotes): Promise<void>;
}

export const NO_NOTES: Readonly<HealthNotes> = { dismissed: [], since: null, answers: 0, quoted: {} };

/** The key of a finding: see `findingKey`. */
const FINDING_KEY = /^[0-9a-f]{12}$/;
const ARTICLE_KEY = /^[0-9a-z]{10}$/;

/** Whether there is nothing to store. */
export function isEmpty({ dismissed, answers }: HealthNotes): boolean {
  return dismissed.length === 0 && answers === 0;
}

/** Stores notes for as long as the library is open. */
export function memoryHealthStore(notesOf = new Map<string, HealthNotes>()): HealthStore {
  return storeOver(
    async (server) => notesOf.get(server) ?? NO_NOTES,
    async (server, notes) => {
      notesOf.set(server, notes);
    },
  );
}

/**
 * Stores notes as `health.json` in the folder of each server. What is no key or no count is skipped.
 *
 * @param root the folder of servers
 */
export function diskHealthStore(root: string): HealthStore {
  const fileOf = (server: string) => path.join(root, folderOf(server), 'health.json');
  return storeOver(
    (server) => withDiskErrorsAsFailures(async () => parseNotes((await readIfPresent(fileOf(server))) ?? '')),
    (server, notes) =>
      withDiskErrorsAsFailures(() =>
        writeAtomically(fileOf(server), `${JSON.stringify(notes, null, 2)}\n`, OWNER_ONLY),
      ),
  );
}

function storeOver(
  read: (server: string) => Promise<HealthNotes>,
  replace: (server: string, notes: HealthNotes) => Promise<void>,
): HealthStore {
  return {
    read,
    replace,
    async dismiss(server, key, max) {
      const notes = await read(server);
      const others = notes.dismissed.filter((one) => one !== key);
      await replace(server, { ...notes, dismissed: [...others, key].slice(-max) });
    },
    async addQuotes(server, counts, max) {
      const notes = await read(server);
      await replace(server, { ...notes, ...withCounts(notes, counts, max) });
    },
  };
}

function withCounts(before: QuoteCounts, added: QuoteCounts, max: number): QuoteCounts {
  const quoted = new Map(Object.entries(before.quoted));
  for (const [key, count] of Object.entries(added.quoted)) {
    const sum = (quoted.get(key) ?? 0) + count;
    quoted.delete(key);
    quoted.set(key, sum);
  }
  return {
    since: before.since ?? added.since,
    answers: before.answers + added.answers,
    quoted: Object.fromEntries([...quoted].slice(-max)),
  };
}

function parseNotes(json: string): HealthNotes {
  const { dismissed, since, answers, quoted } = parseObject(json);
  return {
    dismissed: (Array.isArray(dismissed) ? dismissed : []).filter((key) => FINDING_KEY.test(String(key))),
    since: typeof since === 'string' ? parseDay(since) : null,
    answers: isCount(answers) ? answers : 0,
    // Keys of ten characters may be numbers, which objects put first: their order is only which are dropped.
    quoted: Object.fromEntries(
      Object.entries(Object(quoted) as Record<string, unknown>).filter(
        (entry): entry is [string, number] => ARTICLE_KEY.test(entry[0]) && isCount(entry[1]),
      ),
    ),
  };
}

function parseObject(json: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(json));
  } catch {
    return {};
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
