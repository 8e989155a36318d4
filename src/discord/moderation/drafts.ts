import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Draft } from '../../library/library.ts';
import { UserError } from '../user-error.ts';

/** What moderators have written down and not published yet: it outlives a restart. */
export interface Drafts {
  /**
   * Keeps a draft, in the place of an earlier one when its id is given.
   *
   * @returns its id
   */
  keep(server: string, draft: Draft, id?: string): Promise<string>;
  /** Null when there is none of that id in that server. */
  find(server: string, id: string): Promise<Draft | null>;
  /** Forgets a draft, if it is there. */
  forget(server: string, id: string): Promise<void>;
}

/** So many days is a draft kept, and so many of a server: the oldest make room. */
const DAYS_KEPT = 30;
const MOST_OF_A_SERVER = 20;
const DAY_MS = 24 * 60 * 60 * 1_000;

const ID = /^[0-9a-f]{16}$/;
const SERVER = /^\d{1,20}$/;

/** As it stands in a file. */
type Kept = Omit<Draft, 'text'> & { text: string | { name: string; base64: string } };

/**
 * Keeps drafts as files.
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
    return told(async () => {
      const json = await readFile(fileOf(server, id), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      return json === null ? null : fromKept(JSON.parse(json) as Kept);
    });
  }

  return {
    find,

    async forget(server, id) {
      if (ID.test(id)) await told(() => rm(fileOf(server, id), { force: true }));
    },

    keep: (server, draft, id = newId()) =>
      told(async () => {
        const file = fileOf(server, id);
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(`${file}.new`, JSON.stringify(toKept(draft)), { mode: 0o600 });
        await rename(`${file}.new`, file);
        await makeRoom(folder, server);
        return id;
      }),
  };
}

/** Whatever a disk refuses, in a line for people. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new UserError('I cannot use my data folder, so nothing was kept. Tell whoever runs me.');
  }
}

async function makeRoom(folder: string, server: string): Promise<void> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const written = await stat(path.join(folder, name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      );
      return { name, written };
    }),
  );
  const old = files.filter(({ written }) => written < Date.now() - DAYS_KEPT * DAY_MS);
  const many = files
    .filter(({ name }) => name.startsWith(`${server}-`))
    .sort((a, b) => b.written - a.written)
    .slice(MOST_OF_A_SERVER);
  for (const { name } of [...old, ...many]) await rm(path.join(folder, name), { force: true });
}

function newId(): string {
  return randomBytes(8).toString('hex');
}

function nameOf(server: string, id: string): string {
  if (!SERVER.test(server)) throw new Error('not the id of a server');
  return `${server}-${id}.json`;
}

function toKept({ text, ...rest }: Draft): Kept {
  if (typeof text === 'string') return { ...rest, text };
  return { ...rest, text: { name: text.name, base64: Buffer.from(text.bytes).toString('base64') } };
}

function fromKept({ text, ...rest }: Kept): Draft {
  if (typeof text === 'string') return { ...rest, text };
  return { ...rest, text: { name: text.name, bytes: Buffer.from(text.base64, 'base64') } };
}
