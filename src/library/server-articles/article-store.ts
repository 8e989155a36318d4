/** A file that was taken away. */
export interface RemovedFile {
  name: string;
  bytes: Uint8Array;
}

/** Where servers keep articles of their own: a file each. What it has done is in the library when it resolves. */
export interface ArticleStore {
  /**
   * Keeps a new file.
   *
   * @param name its name; where that is taken, a number is put behind it
   * @returns the name that it got
   */
  add(server: string, name: string, text: string): Promise<string>;
  /** Takes a file away, to be put back by `undo` until the next is taken away. */
  remove(server: string, name: string): Promise<void>;
  /** What was taken away last, or null. */
  removed(server: string): Promise<RemovedFile | null>;
  /** Puts that back; the name that it has now, or null when there is nothing. */
  undo(server: string): Promise<string | null>;
}

/** What the articles of a server's own shelf are called: no path in a folder of articles starts with a dot. */
const OWN = '.own/';

export function idOf(name: string): string {
  return OWN + name;
}

export function nameOf(id: string): string {
  return id.slice(OWN.length);
}

/** The name, with a number behind it where it is taken. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let number = 2;
  const numbered = () => name.replace(/(?=\.\w+$)/, `-${number}`);
  while (taken.has(numbered())) number++;
  return numbered();
}
