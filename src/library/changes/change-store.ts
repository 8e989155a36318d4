/** The interface of stores for changes of articles, a store in memory, and one in files. */

import { existsSync } from 'node:fs';
import path from 'node:path';
import { OWNER_ONLY, writeAtomically } from '../../atomic-write.ts';
import { parseDay } from '../../day.ts';
import { readCitation } from '../citation.ts';
import { folderOf } from '../server-articles/disk-article-store.ts';
import { readIfPresent, withDiskErrorsAsFailures } from '../server-articles/disk-errors.ts';
import type { ArticleChange, FactChange } from './article-change.ts';

/** Stores the changes of collections: the seeds (`server` null), and servers' own articles. */
export interface ChangeStore {
  /** Returns the changes of a collection, oldest first. */
  read(server: string | null): Promise<ArticleChange[]>;
  /** Replaces all changes of a collection. */
  replace(server: string | null, changes: readonly ArticleChange[]): Promise<void>;
}

/** Stores changes for as long as the library is open. */
export function memoryChangeStore(
  changesOf = new Map<string | null, readonly ArticleChange[]>(),
): ChangeStore {
  return {
    read: async (server) => [...(changesOf.get(server) ?? [])],
    async replace(server, changes) {
      changesOf.set(server, changes);
    },
  };
}

/**
 * Stores changes as `changes.jsonl` in the folder of each server, and those of the seeds in the data folder itself: one on
 * each line, oldest first. A line that is no change is skipped. What changes while a server's folder is being deleted is
 * not stored: it would outlive the folder.
 *
 * @param data the data folder
 */
export function diskChangeStore(data: string): ChangeStore {
  const fileOf = (server: string | null) =>
    path.join(server === null ? data : path.join(data, 'servers', folderOf(server)), 'changes.jsonl');
  return {
    read: (server) =>
      withDiskErrorsAsFailures(async () =>
        ((await readIfPresent(fileOf(server))) ?? '').split('\n').flatMap((line) => parseChange(line) ?? []),
      ),
    replace: (server, changes) =>
      withDiskErrorsAsFailures(async () => {
        const file = fileOf(server);
        if (server !== null && !existsSync(path.dirname(file))) return;
        await writeAtomically(
          file,
          changes.map((change) => `${JSON.stringify(change)}\n`).join(''),
          OWNER_ONLY,
        );
      }),
  };
}

const KINDS = ['added', 'changed', 'removed'] as const;

function parseChange(line: string): ArticleChange | null {
  const { at, key, title, published, facts, ...rest } = objectIn(line);
  const kind = KINDS.find((one) => one === rest.kind);
  const day = typeof published === 'string' ? parseDay(published) : null;
  if (!kind || !Number.isSafeInteger(at) || typeof key !== 'string' || typeof title !== 'string') return null;
  if ((published !== null && !day) || !Array.isArray(facts) || !facts.every(isFact)) return null;
  return { at: at as number, kind, key, title, published: day, facts };
}

function isFact(value: unknown): value is FactChange {
  const { before, after, citation } = Object(value) as Record<string, unknown>;
  return (
    typeof before === 'string' &&
    typeof after === 'string' &&
    typeof citation === 'string' &&
    readCitation(citation) !== null
  );
}

function objectIn(json: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(json));
  } catch {
    return {};
  }
}
