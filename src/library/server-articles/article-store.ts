/** The interface of stores for servers' own articles. */

import { MAX_VERSION_BYTES, MAX_VERSIONS } from './limits.ts';

/** A file that was removed. */
export interface RemovedFile {
  name: string;
  bytes: Uint8Array;
}

/** Stores servers' own articles, each as a file. When a call resolves, the library serves its result. */
export interface ArticleStore {
  /**
   * Stores a new file.
   *
   * @param name its name, to which a number is appended if it is taken
   * @returns the name of the stored file
   */
  add(server: string, name: string, text: string): Promise<string>;
  /** Removes a file, which `undo` can restore until the next removal. */
  remove(server: string, name: string): Promise<void>;
  /** Returns the file that was removed last, or null. */
  removed(server: string): Promise<RemovedFile | null>;
  /** Restores the file that was removed last, with its versions, and returns its new name, or null when there is none. */
  undo(server: string): Promise<string | null>;
  /** Returns the content of a file, or null when there is none. */
  read(server: string, name: string): Promise<Uint8Array | null>;
  /**
   * Replaces the content of a file, completely or not at all. What it had becomes a version; of these the newest are kept,
   * `MAX_VERSIONS` of the file and `MAX_VERSION_BYTES` of the server.
   */
  replace(server: string, name: string, content: string | Uint8Array): Promise<void>;
  /** Lists the former versions of a file by when they were replaced, in milliseconds since 1970, newest first. */
  versions(server: string, name: string): Promise<number[]>;
  /** Returns the content of a version, or null when there is none. */
  version(server: string, name: string, replaced: number): Promise<Uint8Array | null>;
}

/** Stands for the name of the file that was removed last, where its versions are: no file's name starts with a dot. */
export const REMOVED = '.removed';

/** When a version is replaced: now, but later than the one before it, so that each has a moment of its own. */
export function momentAfter(last: number | undefined): number {
  return Math.max(Date.now(), (last ?? 0) + 1);
}

/** A former version of a file. */
export interface FormerVersion {
  name: string;
  /** When it was replaced, in milliseconds since 1970. */
  replaced: number;
  bytes: Uint8Array;
}

/** A version, and its size in bytes. */
export interface SizedVersion {
  name: string;
  replaced: number;
  size: number;
}

/** The versions of a server that are beyond the limits after one of a file has been added, which is always kept. */
export function versionsToDrop<Version extends SizedVersion>(
  all: readonly Version[],
  name: string,
): Version[] {
  const counts = { ofFile: 0, bytes: 0 };
  return all
    .toSorted((a, b) => b.replaced - a.replaced)
    .filter((version, index) => {
      if (version.name === name) counts.ofFile++;
      counts.bytes += version.size;
      const isTooMany = version.name === name && counts.ofFile > MAX_VERSIONS;
      return index > 0 && (isTooMany || counts.bytes > MAX_VERSION_BYTES);
    });
}

/** The prefix of the ids of servers' own articles: no path in the folder of seeds starts with a dot. */
const OWN_PREFIX = '.own/';

/** The id of the article in a file. */
export function idOf(name: string): string {
  return OWN_PREFIX + name;
}

/** The name of an article's file. */
export function nameOf(id: string): string {
  return id.slice(OWN_PREFIX.length);
}

/** The name, or if it is taken, the first free name with a number appended. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let number = 2;
  const numbered = () => name.replace(/(?=\.\w+$)/, `-${number}`);
  while (taken.has(numbered())) number++;
  return numbered();
}
