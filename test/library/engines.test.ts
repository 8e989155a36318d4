import { openFolders } from '../../src/library/folder-library.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';
import { openLibrary } from '../../src/library/threaded-library.ts';
import { articlesOf } from './contract/articles.ts';
import { describeLasting } from './contract/lasting.ts';
import { describeLibrary } from './contract.ts';
import { newFolders } from './folders.ts';

describeLibrary('a library in this thread', async (files) => createLibrary(articlesOf(files)));

describeLibrary('a library over folders', async (files) => openFolders(await newFolders(files)));

describeLibrary('a library in a worker, over folders', async (files) => openLibrary(await newFolders(files)));

describeLibrary('a library in a worker that writes nothing', async (files) =>
  openLibrary({ ...(await newFolders(files)), data: null }),
);

describeLasting('a library over folders', async (files) => {
  const folders = await newFolders(files);
  return () => openFolders(folders);
});

describeLasting('a library in a worker, over folders', async (files) => {
  const folders = await newFolders(files);
  return () => openLibrary(folders);
});
