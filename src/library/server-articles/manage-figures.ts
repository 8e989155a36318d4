/** Adds up and returns a server's figures. */

import { shownOf } from '../figures.ts';
import type { Library } from '../library.ts';
import type { FigureStore } from './figure-store.ts';
import type { Mutex } from './mutex.ts';

/** Implements the methods for figures: see `Library`. Changes of a server run one after another. */
export function manageFigures(store: FigureStore, withLock: Mutex): Pick<Library, 'figures' | 'addFigures'> {
  return {
    figures: async (server) => shownOf(await store.read(server)),
    addFigures: (added, server) => withLock(server, () => store.add(server, added)),
  };
}
