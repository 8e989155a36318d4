/** The interface of stores for changes of articles, a store in memory, and one in files. */

import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseDay } from '../../day.ts';
import { readCitation } from '../citation.ts';
import { objectIn, toLines } from '../json.ts';
import { folderOf } from '../server-articles/disk-article-store.ts';
import { diskValues, memoryValues } from '../server-articles/server-values.ts';
import type { ArticleChange, FactChange } from './article-change.ts';

/** Stores the changes of collections: the seeds (`server` null), and servers' own articles. */
export interface ChangeStore {
  /** Returns the changes of a collection, oldest first. */
  read(server: string | null): Promise<readonly ArticleChange[]>;
  /** Replaces all changes of a collection. */
  replace(server: string | null, changes: readonly ArticleChange[]): Promise<void>;
}

/** Stores changes for as long as the library is open. */
export function memoryChangeStore(
  changesOf = new Map<string | null, readonly ArticleChange[]>(),
): ChangeStore {
  return memoryValues(changesOf, []);
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
  const { read, replace } = diskValues<readonly ArticleChange[], string | null>(
    fileOf,
    parseChanges,
    toLines,
  );
  return {
    read,
    async replace(server, changes) {
      if (server === null || existsSync(path.dirname(fileOf(server)))) await replace(server, changes);
    },
  };
}

function parseChanges(lines: string): ArticleChange[] {
  return lines.split('\n').flatMap((line) => parseChange(line) ?? []);
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
