import { type FSWatcher, watch } from 'node:fs';
import path from 'node:path';
import type { ArticleFolder } from './folder.ts';

/** How a folder is watched; times in milliseconds. */
export interface Watching {
  /** From the first sign of a change to the look that it leads to: what is written at once is read at once. */
  delay: number;
  /** From one look at everything to the next, for disks that tell of nothing. */
  poll: number;
  /** Whether the system is asked to tell of changes. */
  events: boolean;
}

const USUAL: Watching = { delay: 100, poll: 5_000, events: true };
/** Looking at everything takes at most one part of the time in so many. */
const POLL_SHARE = 20;

/**
 * Looks at a folder again whenever something in it may have changed: when the system tells of it, folder by folder
 * (of single files no system tells for many), and from time to time in any case.
 *
 * @param onChange hears which paths have changed; the next look waits for it
 * @returns ends it
 */
export function watchFolder(
  folder: ArticleFolder,
  onChange: (changed: string[]) => Promise<void>,
  watching: Partial<Watching> = {},
): () => void {
  const { delay, poll, events } = { ...USUAL, ...watching };
  const watchers = new Map<string, { number: number; watcher: FSWatcher }>();
  const touched = new Set<string>();
  let looking = false;
  let closed = false;
  let next: NodeJS.Timeout | undefined;
  let nextPoll: NodeJS.Timeout | undefined;

  function touch(inside: string): void {
    touched.add(inside);
    if (!looking && !closed) next ??= setTimeout(lookAgain, delay).unref();
  }

  async function lookAgain(): Promise<void> {
    next = undefined;
    looking = true;
    const paths = touched.has('') ? [''] : [...touched];
    touched.clear();
    const began = performance.now();
    const { changed, unsettled } = await folder.look(paths);
    if (paths[0] === '') pollIn(Math.max(poll, POLL_SHARE * (performance.now() - began)));
    if (events && !closed) follow();
    if (changed.length > 0 && !closed) await onChange(changed);
    looking = false;
    for (const one of [...unsettled, ...touched]) touch(one);
  }

  function pollIn(milliseconds: number): void {
    clearTimeout(nextPoll);
    if (!closed) nextPoll = setTimeout(touch, milliseconds, '').unref();
  }

  /** Watches the folders that there are now, and no others. */
  function follow(): void {
    for (const [inside, { number }] of watchers) if (folder.folders.get(inside) !== number) leave(inside);
    for (const [inside, number] of folder.folders) if (!watchers.has(inside)) begin(inside, number);
  }

  function begin(inside: string, number: number): void {
    try {
      const watcher = watch(path.join(folder.root, inside), { persistent: false }, (_, name) => {
        if (name === null) touch(inside);
        else if (!name.startsWith('.')) touch(inside ? `${inside}/${name}` : name);
      });
      watcher.on('error', () => leave(inside));
      watchers.set(inside, { number, watcher });
      // For what came into it before it was watched.
      touched.add(inside);
    } catch {
      // It has gone, or the system allows no more: it is looked at from time to time all the same.
    }
  }

  function leave(inside: string): void {
    watchers.get(inside)?.watcher.close();
    watchers.delete(inside);
  }

  if (events) follow();
  touch('');
  return () => {
    closed = true;
    clearTimeout(next);
    clearTimeout(nextPoll);
    for (const inside of [...watchers.keys()]) leave(inside);
  };
}
