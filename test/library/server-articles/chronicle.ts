/** An article in editions, each of whose sentences names its edition, for tests of what is killed. */

import { type FolderLocation, openFolders } from '../../../src/library/folder-library.ts';
import type { Library } from '../../../src/library/library.ts';
import { type DatabaseLocation, openDatabase } from '../../../src/library/postgres/open.ts';

export const SERVER_ID = '1';
/** Where its library is. */
export type Place = FolderLocation | DatabaseLocation;

/** Sentences in an edition: enough that a file cut off in the middle would show. */
const SENTENCES = 60;
export function openPlace(place: Place): Promise<Library> {
  if ('database' in place) return openDatabase({ ...place, reader: false });
  return openFolders({ ...place, reader: false }, () => {}, { events: false });
}

/** The text of an edition of the chronicle: each of its sentences names the edition. */
export const textOf = (edition: number): string =>
  Array.from({ length: SENTENCES }, (_, i) => `Page ${i} of the chronicle is of edition ${edition}.`).join(
    ' ',
  );

/** The edition of an article: see `editionIn`. */
export function editionOf(blocks: readonly { sentences: readonly { sentence: string }[] }[]): number | null {
  return editionIn(blocks.flatMap(({ sentences }) => sentences.map(({ sentence }) => sentence)).join(' '));
}

/** The edition that all sentences of a text name; null when they name several, or some are missing. */
export function editionIn(text: string): number | null {
  const editions = [...text.matchAll(/of edition (\d+)\./g)].map(([, edition]) => Number(edition));
  return new Set(editions).size === 1 && editions.length === SENTENCES ? editions[0]! : null;
}
