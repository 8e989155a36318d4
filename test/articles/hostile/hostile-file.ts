/** Files that are made to do harm, for tests and for `measure.ts`. */

/** A file that is made to do harm. */
export interface HostileFile {
  /** Continues "A file that …". */
  what: string;
  /** Its name, whose extension is that of its format. */
  name: string;
  bytes: () => Uint8Array;
  /** The one line for it; null when it is read. */
  reason: RegExp | null;
}

/** The files of a format: what each is, its content, and the reason that it is not read. */
export function filesOf(
  name: string,
  files: readonly [what: string, bytes: () => string | Uint8Array, reason: RegExp | null][],
): HostileFile[] {
  return files.map(([what, bytes, reason]) => ({
    what,
    name,
    bytes: () => Buffer.from(bytes() as string),
    reason,
  }));
}
