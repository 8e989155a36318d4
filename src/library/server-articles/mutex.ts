/** Makes a change to what a server keeps when those before it have been made. */
export type Mutex = <T>(server: string, change: () => Promise<T>) => Promise<T>;

/** One change of a server follows another: where this process alone makes any. */
export function serverMutex(): Mutex {
  const turns = new Map<string, Promise<unknown>>();
  return (server, change) => {
    const changed = (turns.get(server) ?? Promise.resolve()).then(change);
    const done = changed
      .catch(() => {})
      .then(() => {
        if (turns.get(server) === done) turns.delete(server);
      });
    turns.set(server, done);
    return changed;
  };
}
