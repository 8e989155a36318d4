/** Stores the former versions of servers' own articles as files. */

import { type Dirent, existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { writeAtomically } from '../../atomic-write.ts';
import { momentAfter, type SizedVersion, versionsToDrop } from './article-store.ts';
import { bytesIfPresent } from './disk-errors.ts';

/*
 * In the folder of a server, `versions/NAME/2026-11-29T20-18-48-123Z.txt` is what the article in `articles/NAME` was until
 * that moment.
 */

/** A version's file without its extension: when it was replaced, in UTC. */
const MOMENT = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z(?:\.\w+)?$/;

/** A file with a version. */
export interface VersionFile extends SizedVersion {
  file: string;
}

/**
 * The former versions of servers' own articles, each a file that is written completely or not at all.
 *
 * @param folderIn the folder of the versions of a server
 */
export function diskVersions(folderIn: (server: string) => string) {
  const versionsOf = (server: string, name: string) => path.join(folderIn(server), name);

  async function files(server: string, name: string): Promise<{ file: string; replaced: number }[]> {
    const folder = versionsOf(server, name);
    const found = (await entriesIn(folder)).flatMap(({ name: file }) => {
      const replaced = momentOf(file);
      return replaced === null ? [] : [{ file: path.join(folder, file), replaced }];
    });
    return found.sort((a, b) => b.replaced - a.replaced);
  }

  /** All versions of a server. */
  async function all(server: string): Promise<VersionFile[]> {
    const folder = folderIn(server);
    const found: VersionFile[] = [];
    for (const entry of await entriesIn(folder, true)) {
      const replaced = entry.isFile() ? momentOf(entry.name) : null;
      if (replaced === null) continue;
      const file = path.join(entry.parentPath, entry.name);
      const name = path.relative(folder, entry.parentPath).replaceAll(path.sep, '/');
      found.push({ name, replaced, file, size: (await stat(file)).size });
    }
    return found;
  }

  return {
    all,

    /**
     * Adds a version of a file that is about to be replaced, and drops those beyond the limits.
     *
     * @param replaced when it is replaced: now by default
     * @returns a function that takes it back
     */
    async add(server: string, name: string, content: Uint8Array, replaced?: number) {
      const [newest] = await files(server, name);
      // What is replaced now may be there already: after a crash in the middle of a replacement.
      if (newest && replaced === undefined && (await bytesIfPresent(newest.file))?.equals(content))
        await rm(newest.file, { force: true });
      const moment = replaced ?? momentAfter(newest?.replaced);
      const file = path.join(versionsOf(server, name), fileName(moment, name));
      await writeAtomically(file, content);
      for (const one of versionsToDrop(await all(server), name)) await rm(one.file, { force: true });
      return { takeBack: () => rm(file, { force: true }) };
    },

    /** When each version of a file was replaced, in milliseconds since 1970, newest first. */
    list: async (server: string, name: string) => (await files(server, name)).map(({ replaced }) => replaced),

    /** The content of a version; null when there is none. */
    async read(server: string, name: string, replaced: number): Promise<Buffer | null> {
      const found = (await files(server, name)).find((one) => one.replaced === replaced);
      return found ? bytesIfPresent(found.file) : null;
    },

    /** Moves the versions of a file to another name, in place of those that are there; where it has none, nothing moves. */
    async move(server: string, from: string, to: string): Promise<void> {
      const [source, target] = [versionsOf(server, from), versionsOf(server, to)];
      if (!existsSync(source)) return;
      await rm(target, { recursive: true, force: true });
      await rename(source, target);
    },

    forget: (server: string, name: string) => rm(versionsOf(server, name), { recursive: true, force: true }),
  };
}

export type DiskVersions = ReturnType<typeof diskVersions>;

function fileName(replaced: number, name: string): string {
  return new Date(replaced).toISOString().replace(/[:.]/g, '-') + path.extname(name);
}

function momentOf(file: string): number | null {
  const [, day, hour, minute, second, thousandths] = MOMENT.exec(file) ?? [];
  const moment = Date.parse(`${day}T${hour}:${minute}:${second}.${thousandths}Z`);
  return Number.isNaN(moment) ? null : moment;
}

async function entriesIn(folder: string, recursive = false): Promise<Dirent[]> {
  return readdir(folder, { withFileTypes: true, recursive }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}
