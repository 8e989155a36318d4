/** A process that edits an article of a server again and again, while questions are asked, until it is killed. */

import { editionOf, openPlace, type Place, SERVER_ID, textOf } from './chronicle.ts';

/** What it tells its parent: that an edition is about to be written, or stands. */
export interface Told {
  edition: number;
  stands: boolean;
}

const library = await openPlace(JSON.parse(process.argv[2]!) as Place);
const tell = (told: Told) => void process.send!(told);
const scope = { server: SERVER_ID };

async function askAlong(): Promise<never> {
  for (;;) await library.ask('What does the first page of the chronicle say?', scope);
}
void askAlong();

const [entry] = await library.articles({ ...scope, own: true });
const { blocks } = (await library.read(entry!.key, scope))!;
for (let edition = editionOf(blocks)! + 1; ; edition++) {
  const { version, title, date, source } = (await library.editable(entry!.key, SERVER_ID))!;
  tell({ edition, stands: false });
  await library.edit(entry!.key, { title, date, source, text: textOf(edition) }, SERVER_ID, version);
  tell({ edition, stands: true });
}
