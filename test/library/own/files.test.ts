import { expect, it } from 'vitest';
import { appendLine, move, told, writeWhole } from '../../../src/library/own/files.ts';

// A folder that nobody makes another in, whoever they are.
it.skipIf(process.platform !== 'linux')('a disk that takes no folder is told in words', async () => {
  const file = '/sys/verbatim/articles/fair.txt';
  for (const work of [
    () => writeWhole(file, 'The fair opened.'),
    () => appendLine(file, 'The fair opened.'),
    () => move(import.meta.filename, file),
  ])
    await expect(told(work)).rejects.toThrow(
      'I may not write to my data folder. Tell whoever runs me; nothing was changed.',
    );
});
