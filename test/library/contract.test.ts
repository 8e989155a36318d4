/** The contracts of the libraries in memory and over folders. Those over a database are in postgres/library.test.ts. */

import { openFolders } from '../../src/library/folder-library.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';
import { openLibrary } from '../../src/library/threaded-library.ts';
import { articlesOf } from './contract/articles.ts';
import { describePersistence } from './contract/persistence.ts';
import { describeLibrary } from './contract.ts';
import { newFolders } from './folders.ts';

describeLibrary('a library in this thread', async (files) => createLibrary(articlesOf(files)));

describeLibrary('a library over folders', async (files) => openFolders(await newFolders(files)));

describeLibrary('a library in a worker, over folders', async (files) => openLibrary(await newFolders(files)));

describePersistence('a library over folders', async (files) => {
  const folders = await newFolders(files);
  return () => openFolders(folders);
});

describePersistence('a library in a worker, over folders', async (files) => {
  const folders = await newFolders(files);
  return () => openLibrary(folders);
});
