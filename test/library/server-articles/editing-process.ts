/** A process that edits an article of a server again and again, and reads it beside, until it is killed. */

import { setTimeout } from 'node:timers/promises';
import { LibraryFailure } from '../../../src/library/library.ts';
import { editionOf, openPlace, type Place, SERVER_ID, textOf } from './chronicle.ts';

/** What it tells its parent: that an edition is about to be written, or stands. */
export interface Told {
  edition: number;
  stands: boolean;
}

const library = await openPlace(JSON.parse(process.argv[2]!) as Place);
// Where the tests are ended, nobody would kill it.
process.on('disconnect', () => process.exit());
const tell = (told: Told) => void process.send!(told);
/** Between two readings, in milliseconds. */
const PAUSE_MS = 20;
const scope = { server: SERVER_ID };

/** Repeats some work; a machine that is too busy for it is asked again, as people do. */
async function again(work: () => Promise<unknown>): Promise<never> {
  for (;;)
    await work().catch((error) => {
      if (!(error instanceof LibraryFailure)) throw error;
    });
}

void again(async () => {
  const [found] = await library.articles(scope, 'chronicle');
  await library.read(found!.key, scope);
  await setTimeout(PAUSE_MS);
});
await again(async () => {
  const [entry] = await library.articles({ ...scope, own: true });
  const { blocks } = (await library.read(entry!.key, scope))!;
  const { version, title, date, source } = (await library.editable(entry!.key, SERVER_ID))!;
  const edition = editionOf(blocks)! + 1;
  tell({ edition, stands: false });
  await library.edit(entry!.key, { title, date, source, text: textOf(edition) }, SERVER_ID, version);
  tell({ edition, stands: true });
});
