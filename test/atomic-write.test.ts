import { expect, it } from 'vitest';
import {
  appendLineDurably,
  moveDurably,
  withDiskErrorsInWords,
  writeAtomically,
} from '../../../src/library/server-articles/atomic-write.ts';

// A folder that nobody makes another in, whoever they are.
it.skipIf(process.platform !== 'linux')('a disk that takes no folder is told in words', async () => {
  const file = '/sys/verbatim/articles/fair.txt';
  for (const work of [
    () => writeAtomically(file, 'The fair opened.'),
    () => appendLineDurably(file, 'The fair opened.'),
    () => moveDurably(import.meta.filename, file),
  ])
    await expect(withDiskErrorsInWords(work)).rejects.toThrow(
      'I may not write to my data folder. Tell whoever runs me; nothing was changed.',
    );
});
