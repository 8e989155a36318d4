/** Watches a folder of articles for changes. */
import { type FSWatcher, watch } from 'node:fs';
import path from 'node:path';
import type { ArticleFolder } from './folder.ts';

/** Options of `watchFolder`; times in milliseconds. */
export interface Watching {
  /** From the first event of a change to the scan, so that files written together are read together. */
  delay: number;
  /** From one scan of the whole folder to the next, for disks without events. */
  poll: number;
  /** Whether events of the file system are used. */
  events: boolean;
}

const DEFAULTS: Watching = { delay: 100, poll: 5_000, events: true };
/** Scans of the whole folder take at most this fraction of the time: one part in 20. */
const POLL_SHARE = 20;

/**
 * Scans a folder again whenever something in it may have changed: on events of the file system, for which each
 * subfolder is watched (systems limit the number of watches, so single files are not), and at intervals in any case.
 *
 * @param onChange receives the paths that have changed; the next scan waits for it
 * @returns a function that stops watching
 */
export function watchFolder(
  folder: ArticleFolder,
  onChange: (changed: string[]) => Promise<void>,
  watching: Partial<Watching> = {},
): () => void {
  const { delay, poll, events } = { ...DEFAULTS, ...watching };
  const watchers = new Map<string, { number: number; watcher: FSWatcher }>();
  const pending = new Set<string>();
  let isScanning = false;
  let closed = false;
  let next: NodeJS.Timeout | undefined;
  let nextPoll: NodeJS.Timeout | undefined;

  function schedule(inside: string): void {
    pending.add(inside);
    if (!isScanning && !closed) next ??= setTimeout(scan, delay).unref();
  }

  async function scan(): Promise<void> {
    next = undefined;
    isScanning = true;
    const paths = pending.has('') ? [''] : [...pending];
    pending.clear();
    const began = performance.now();
    const { changed, unsettled } = await folder.look(paths);
    if (paths[0] === '') pollIn(Math.max(poll, POLL_SHARE * (performance.now() - began)));
    if (events && !closed) updateWatchers();
    if (changed.length > 0 && !closed) await onChange(changed);
    isScanning = false;
    for (const one of [...unsettled, ...pending]) schedule(one);
  }

  function pollIn(milliseconds: number): void {
    clearTimeout(nextPoll);
    if (!closed) nextPoll = setTimeout(schedule, milliseconds, '').unref();
  }

  /** Watches exactly the folders that exist now. */
  function updateWatchers(): void {
    for (const [inside, { number }] of watchers) if (folder.folders.get(inside) !== number) unwatch(inside);
    for (const [inside, number] of folder.folders) if (!watchers.has(inside)) watchSubfolder(inside, number);
  }

  function watchSubfolder(inside: string, number: number): void {
    try {
      const watcher = watch(path.join(folder.root, inside), { persistent: false }, (_, name) => {
        if (name === null) schedule(inside);
        else if (!name.startsWith('.')) schedule(inside ? `${inside}/${name}` : name);
      });
      watcher.on('error', () => unwatch(inside));
      watchers.set(inside, { number, watcher });
      // For files added before the folder was watched.
      pending.add(inside);
    } catch {
      // The folder is gone, or the system allows no more watches: polling still covers it.
    }
  }

  function unwatch(inside: string): void {
    watchers.get(inside)?.watcher.close();
    watchers.delete(inside);
  }

  if (events) updateWatchers();
  schedule('');
  return () => {
    closed = true;
    clearTimeout(next);
    clearTimeout(nextPoll);
    for (const inside of [...watchers.keys()]) unwatch(inside);
  };
}
