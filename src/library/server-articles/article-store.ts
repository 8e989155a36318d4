/** The interface of stores for servers' own articles. */

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
  /** Restores the file that was removed last, and returns its new name, or null when there is none. */
  undo(server: string): Promise<string | null>;
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
