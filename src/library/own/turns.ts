/** Makes a change to what a server keeps when those before it have been made. */
export type Turns = <T>(server: string, change: () => Promise<T>) => Promise<T>;

/** One change follows another, whatever the server: where this process alone makes any. */
export function oneAfterAnother(): Turns {
  let turn: Promise<unknown> = Promise.resolve();
  return (_, change) => {
    const changed = turn.then(change);
    turn = changed.catch(() => {});
    return changed;
  };
}
