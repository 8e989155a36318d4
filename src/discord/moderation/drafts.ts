/** Stores the drafts of moderators. */

import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { OWNER_ONLY, writeAtomically } from '../../atomic-write.ts';
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

/** The first line of a draft's file, as JSON; the bytes of an uploaded file follow. */
type DraftHeader = Omit<Draft, 'text'> & { text: string | { name: string } };

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
      const bytes = await readFile(fileOf(server, id)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      return bytes && deserialize(bytes);
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
        await writeAtomically(file, serialize(draft), OWNER_ONLY);
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
  return `${server}-${id}.draft`;
}

/** The parts of a draft's file: those of an upload are not in its JSON, where they would take several times their size. */
function serialize({ text, ...rest }: Draft): Uint8Array[] {
  const line = (header: DraftHeader) => Buffer.from(`${JSON.stringify(header)}\n`);
  if (typeof text === 'string') return [line({ ...rest, text })];
  return [line({ ...rest, text: { name: text.name } }), text.bytes];
}

function deserialize(bytes: Buffer): Draft {
  const end = bytes.indexOf('\n');
  const { text, ...rest } = JSON.parse(bytes.toString('utf8', 0, end)) as DraftHeader;
  return { ...rest, text: typeof text === 'string' ? text : { ...text, bytes: bytes.subarray(end + 1) } };
}
