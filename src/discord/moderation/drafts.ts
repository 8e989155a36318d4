/** Stores the drafts of moderators. */

import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { FOR_ME, writeAtomically } from '../../atomic-write.ts';
import type { Draft } from '../../library/library.ts';
import { UserError } from '../user-error.ts';

/** The unpublished drafts of moderators, which survive a restart. */
export interface Drafts {
  /**
   * Stores a draft; with an id, it replaces that draft.
   *
   * @returns its id
   */
  keep(server: string, draft: Draft, id?: string): Promise<string>;
  /** The draft of an id in a server, or null. */
  find(server: string, id: string): Promise<Draft | null>;
  /** Deletes a draft, if it exists. */
  forget(server: string, id: string): Promise<void>;
}

/** Drafts expire after this many days, and when a server has more than this many, the oldest are deleted. */
const DAYS_KEPT = 30;
const MAX_PER_SERVER = 20;
const DAY_MS = 24 * 60 * 60 * 1_000;

const ID = /^[0-9a-f]{16}$/;
const SERVER = /^\d{1,20}$/;

/** A draft in its file. */
type StoredDraft = Omit<Draft, 'text'> & { text: string | { name: string; base64: string } };

/**
 * Opens the store of drafts.
 *
 * @param data the folder that the bot writes to; null keeps them in memory
 */
export function openDrafts(data: string | null): Drafts {
  return data === null ? inMemory() : inFolder(path.join(data, '.drafts'));
}

function inMemory(): Drafts {
  const kept = new Map<string, Draft>();
  return {
    async keep(server, draft, id = newId()) {
      kept.set(nameOf(server, id), draft);
      return id;
    },
    find: async (server, id) => kept.get(nameOf(server, id)) ?? null,
    async forget(server, id) {
      kept.delete(nameOf(server, id));
    },
  };
}

function inFolder(folder: string): Drafts {
  const fileOf = (server: string, id: string) => path.join(folder, nameOf(server, id));

  async function find(server: string, id: string): Promise<Draft | null> {
    if (!ID.test(id)) return null;
    return withUserError(async () => {
      const json = await readFile(fileOf(server, id), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      return json === null ? null : deserialize(JSON.parse(json) as StoredDraft);
    });
  }

  return {
    find,

    async forget(server, id) {
      if (ID.test(id)) await withUserError(() => rm(fileOf(server, id), { force: true }));
    },

    keep: (server, draft, id = newId()) =>
      withUserError(async () => {
        const file = fileOf(server, id);
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeAtomically(file, JSON.stringify(serialize(draft)), FOR_ME);
        await deleteOld(folder, server);
        return id;
      }),
  };
}

/** Turns file system errors into a message for the person. */
async function withUserError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new UserError('I cannot use my data folder, so nothing was kept. Tell whoever runs me.');
  }
}

async function deleteOld(folder: string, server: string): Promise<void> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const modified = await stat(path.join(folder, name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      );
      return { name, modified };
    }),
  );
  const old = files.filter(({ modified }) => modified < Date.now() - DAYS_KEPT * DAY_MS);
  const excess = files
    .filter(({ name }) => name.startsWith(`${server}-`))
    .sort((a, b) => b.modified - a.modified)
    .slice(MAX_PER_SERVER);
  for (const { name } of [...old, ...excess]) await rm(path.join(folder, name), { force: true });
}

function newId(): string {
  return randomBytes(8).toString('hex');
}

function nameOf(server: string, id: string): string {
  if (!SERVER.test(server)) throw new Error('not the id of a server');
  return `${server}-${id}.json`;
}

function serialize({ text, ...rest }: Draft): StoredDraft {
  if (typeof text === 'string') return { ...rest, text };
  return { ...rest, text: { name: text.name, base64: Buffer.from(text.bytes).toString('base64') } };
}

function deserialize({ text, ...rest }: StoredDraft): Draft {
  if (typeof text === 'string') return { ...rest, text };
  return { ...rest, text: { name: text.name, bytes: Buffer.from(text.base64, 'base64') } };
}
