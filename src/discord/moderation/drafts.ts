import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Draft } from '../../library/library.ts';
import { UserError } from '../command.ts';

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
  /** Finds a draft and forgets it, for one of those who ask at the same time. */
  take(server: string, id: string): Promise<Draft | null>;
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
    async take(server, id) {
      const draft = kept.get(nameOf(server, id)) ?? null;
      kept.delete(nameOf(server, id));
      return draft;
    },
  };
}

function inFolder(folder: string): Drafts {
  const fileOf = (server: string, id: string) => path.join(folder, nameOf(server, id));

  async function find(server: string, id: string): Promise<Draft | null> {
    if (!ID.test(id)) return null;
    return unlessGone(async () => fromKept(JSON.parse(await readFile(fileOf(server, id), 'utf8')) as Kept));
  }

  return {
    find,

    async take(server, id) {
      const draft = await find(server, id);
      // Of two who take it at once, one finds no file to remove.
      return draft && unlessGone(() => rm(fileOf(server, id)).then(() => draft));
    },

    async keep(server, draft, id = newId()) {
      const file = fileOf(server, id);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(`${file}.new`, JSON.stringify(toKept(draft)), { mode: 0o600 });
        await rename(`${file}.new`, file);
      } catch (error) {
        if (!isRefused(error)) throw error;
        throw new UserError('I cannot write to my data folder, so nothing was kept. Tell whoever runs me.');
      }
      await makeRoom(folder, server);
      return id;
    },
  };
}

async function unlessGone<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
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

function isRefused(error: unknown): boolean {
  return ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR'].includes(
    String((error as NodeJS.ErrnoException).code),
  );
}
