/** The contracts of the libraries in memory and over folders. Those over a database are in postgres/library.test.ts. */

import { it } from 'vitest';
import { openFolders } from '../../src/library/folder-library.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';
import { shippedModel } from '../../src/library/shipped-model.ts';
import { openLibrary } from '../../src/library/threaded-library.ts';
import { articlesOf } from './contract/articles.ts';
import { describePersistence } from './contract/persistence.ts';
import { addAsPreviewed, DOUBTFUL } from './contract/server-articles.ts';
import { describeLibrary } from './contract.ts';
import { newFolders } from './folders.ts';

describeLibrary('a library in this thread', async (files) =>
  createLibrary(articlesOf(files), [], shippedModel(false)),
);

describeLibrary('a library over folders', async (files) =>
  openFolders({ ...(await newFolders(files)), reader: false }),
);

describeLibrary('a library in a worker, over folders', async (files) =>
  openLibrary({ ...(await newFolders(files)), reader: false }),
);

it('a library in this thread adds drafts as previewed, or rejects them, whatever their titles and formats', async () => {
  await addAsPreviewed(createLibrary([], [], shippedModel(false)), '1', DOUBTFUL);
});

describePersistence('a library over folders', async (files) => {
  const folders = await newFolders(files);
  return () => openFolders(folders);
});

describePersistence('a library in a worker, over folders', async (files) => {
  const folders = await newFolders(files);
  return () => openLibrary(folders);
});
