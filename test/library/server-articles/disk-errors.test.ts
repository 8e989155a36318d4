import { writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { withDiskErrorsAsFailures } from '../../../src/library/server-articles/disk-errors.ts';

it.skipIf(process.platform !== 'linux')('a full disk is told in one clear line', async () => {
  // A file to which nothing can be written for want of room.
  await expect(withDiskErrorsAsFailures(() => writeFile('/dev/full', 'The fair opened.'))).rejects.toThrow(
    'There is no room left on my disk. Tell whoever runs me; nothing was changed.',
  );
});

it('what is no fault of the disk is passed on', async () => {
  const fault = new TypeError('a fault of ours');
  await expect(withDiskErrorsAsFailures(() => Promise.reject(fault))).rejects.toBe(fault);
});
