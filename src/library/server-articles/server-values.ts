/** Keeps a value for each server, in memory or in files. */

import path from 'node:path';
import { OWNER_ONLY, writeAtomically } from '../../atomic-write.ts';
import { folderOf } from './disk-article-store.ts';
import { readIfPresent, withDiskErrorsAsFailures } from './disk-errors.ts';

/** A value for each server. When a call resolves, its result is durable. */
export interface ServerValues<Value, Server> {
  read(server: Server): Promise<Value>;
  replace(server: Server, value: Value): Promise<void>;
  /** Replaces a value by what `change` makes of it; where that is the same object, nothing is written. */
  update(server: Server, change: (value: Value) => Value): Promise<void>;
}

/** Keeps values for as long as the library is open; `none` is that of a server without one. */
export function memoryValues<Value, Server>(
  values: Map<Server, Value>,
  none: Value,
): ServerValues<Value, Server> {
  const read = (server: Server) => values.get(server) ?? none;
  return {
    read: async (server) => read(server),
    async replace(server, value) {
      values.set(server, value);
    },
    async update(server, change) {
      const changed = change(read(server));
      if (changed !== read(server)) values.set(server, changed);
    },
  };
}

/**
 * Keeps values in files that only the bot may read.
 *
 * @param fileOf the path of a server's file
 * @param parse makes a value of the text of a file, which is empty where there is none
 */
export function diskValues<Value, Server>(
  fileOf: (server: Server) => string,
  parse: (text: string) => Value,
  serialize: (value: Value) => string,
): ServerValues<Value, Server> {
  const read = async (server: Server) => parse((await readIfPresent(fileOf(server))) ?? '');
  const write = (server: Server, value: Value) =>
    writeAtomically(fileOf(server), serialize(value), OWNER_ONLY);
  return {
    read: (server) => withDiskErrorsAsFailures(() => read(server)),
    replace: (server, value) => withDiskErrorsAsFailures(async () => write(server, value)),
    update: (server, change) =>
      withDiskErrorsAsFailures(async () => {
        const before = await read(server);
        const changed = change(before);
        if (changed !== before) await write(server, changed);
      }),
  };
}

/** The path of a file in the folder of each server, by its name in it. */
export function fileInFolders(root: string, name: string): (server: string) => string {
  return (server) => path.join(root, folderOf(server), name);
}
