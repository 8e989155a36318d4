/** A mutex for each server. */

/** Runs a change of a server's data after all earlier ones. */
export type Mutex = <T>(server: string, change: () => Promise<T>) => Promise<T>;

/** Creates a mutex for the changes of this process. */
export function serverMutex(): Mutex {
  /** The last change of each server. */
  const last = new Map<string, Promise<unknown>>();
  return (server, change) => {
    const changed = (last.get(server) ?? Promise.resolve()).then(change);
    const done = changed
      .catch(() => {})
      .then(() => {
        if (last.get(server) === done) last.delete(server);
      });
    last.set(server, done);
    return changed;
  };
}
