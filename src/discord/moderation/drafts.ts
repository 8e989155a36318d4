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
   * Stores a draft, or several together; with an id, they replace what has that id.
   *
   * @returns their id
   */
  keep(server: string, drafts: Draft | readonly Draft[], id?: string): Promise<string>;
  /** The draft of an id in a server, or null. */
  find(server: string, id: string): Promise<Draft | null>;
  /** The drafts that were stored together; none when there are none of that id. */
  findAll(server: string, id: string): Promise<readonly Draft[]>;
  /** Deletes what has an id, if it exists. */
  forget(server: string, id: string): Promise<void>;
  /** Deletes all drafts that have expired. */
  forgetOld(): Promise<void>;
}

/** Drafts expire after this many days, and when a server has more than this many, the oldest are deleted. */
export const DRAFT_DAYS = 30;
export const MAX_DRAFTS = 20;
const DAY_MS = 24 * 60 * 60 * 1_000;

const ID = /^[0-9a-f]{16}$/;
const SERVER = /^\d{1,20}$/;

/**
 * The drafts of a file are its first line, as a JSON list; the bytes of uploaded files follow, one after another. Up to
 * version 0.2 it was one draft, whose file was the rest.
 */
type DraftHeader = Omit<Draft, 'text'> & { text: string | { name: string; size?: number } };

/**
 * Opens the store of drafts.
 *
 * @param data the folder that the bot writes to; null keeps them in memory
 */
export function openDrafts(data: string | null): Drafts {
  return data === null ? inMemory() : inFolder(path.join(data, '.drafts'));
}

function inMemory(): Drafts {
  const kept = new Map<string, { drafts: Draft[]; at: number }>();
  const findAll = (server: string, id: string) => kept.get(nameOf(server, id))?.drafts ?? [];
  return {
    async keep(server, drafts, id = newId()) {
      kept.set(nameOf(server, id), { drafts: [drafts].flat(), at: Date.now() });
      return id;
    },
    find: async (server, id) => findAll(server, id)[0] ?? null,
    findAll: async (server, id) => findAll(server, id),
    async forget(server, id) {
      kept.delete(nameOf(server, id));
    },
    async forgetOld() {
      for (const [name, { at }] of kept) if (isOld(at)) kept.delete(name);
    },
  };
}

function inFolder(folder: string): Drafts {
  const fileOf = (server: string, id: string) => path.join(folder, nameOf(server, id));

  async function findAll(server: string, id: string): Promise<Draft[]> {
    if (!ID.test(id)) return [];
    return withUserError(async () => {
      const bytes = await readFile(fileOf(server, id)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      return bytes ? deserialize(bytes) : [];
    });
  }

  return {
    find: async (server, id) => (await findAll(server, id))[0] ?? null,
    findAll,

    async forget(server, id) {
      if (ID.test(id)) await withUserError(() => rm(fileOf(server, id), { force: true }));
    },

    async forgetOld() {
      for (const { name, modified } of await filesIn(folder))
        if (isOld(modified)) await rm(path.join(folder, name), { force: true });
    },

    keep: (server, drafts, id = newId()) =>
      withUserError(async () => {
        const file = fileOf(server, id);
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeAtomically(file, serialize([drafts].flat()), OWNER_ONLY);
        await deleteOld(folder, server);
        return id;
      }),
  };
}

/** The error for a draft that has expired, or was published or dropped. */
export function draftGone(): UserError {
  return new UserError('error.draftGone');
}

/** Turns file system errors into a message for the person. */
async function withUserError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new UserError('error.dataFolder');
  }
}

interface DraftFile {
  name: string;
  /** Milliseconds since 1970. */
  modified: number;
}

/** The files of drafts; none when there is no folder yet. */
async function filesIn(folder: string): Promise<DraftFile[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return Promise.all(
    names.map(async (name) => {
      const modified = await stat(path.join(folder, name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      );
      return { name, modified };
    }),
  );
}

async function deleteOld(folder: string, server: string): Promise<void> {
  const files = await filesIn(folder);
  const excess = files
    .filter(({ name }) => name.startsWith(`${server}-`))
    .sort((a, b) => b.modified - a.modified)
    .slice(MAX_DRAFTS);
  for (const { name } of [...files.filter(({ modified }) => isOld(modified)), ...excess])
    await rm(path.join(folder, name), { force: true });
}

function isOld(modified: number): boolean {
  return modified < Date.now() - DRAFT_DAYS * DAY_MS;
}

function newId(): string {
  return randomBytes(8).toString('hex');
}

function nameOf(server: string, id: string): string {
  if (!SERVER.test(server)) throw new Error('not the id of a server');
  return `${server}-${id}.draft`;
}

/** The parts of a file: the bytes of uploads are not in its JSON, where they would take several times their size. */
function serialize(drafts: readonly Draft[]): Uint8Array[] {
  const headers = drafts.map(
    ({ text, ...rest }): DraftHeader => ({
      ...rest,
      text: typeof text === 'string' ? text : { name: text.name, size: text.bytes.length },
    }),
  );
  const files = drafts.flatMap(({ text }) => (typeof text === 'string' ? [] : text.bytes));
  return [Buffer.from(`${JSON.stringify(headers)}\n`), ...files];
}

function deserialize(bytes: Buffer): Draft[] {
  let at = bytes.indexOf('\n') + 1;
  const headers: DraftHeader[] = [JSON.parse(bytes.toString('utf8', 0, at))].flat();
  return headers.map(({ text, ...rest }) => {
    if (typeof text === 'string') return { ...rest, text };
    const start = at;
    at += text.size ?? bytes.length - start;
    return { ...rest, text: { name: text.name, bytes: bytes.subarray(start, at) } };
  });
}
