import { describe, expect, it } from 'vitest';
import { BadFile } from '../../../src/articles/decode.ts';
import { parseFile } from '../../../src/articles/parse.ts';
import { expectSoon } from '../convert/outline.ts';
import { HOSTILE } from './hostile-files.ts';

describe.each(Object.entries(HOSTILE))('%s that is made to do harm', (_, files) => {
  it.each(files.map((file) => [file.what, file] as const))(
    'is read, or named with one line, and soon: one that %s',
    { timeout: 120_000 },
    async (__, { name, bytes, reason }) => {
      const content = bytes();
      const error: unknown = await expectSoon(() =>
        parseFile(name, content).then(
          () => null,
          (failure) => failure,
        ),
      );
      if (error === null) expect(reason).toBeNull();
      else {
        expect(error).toBeInstanceOf(BadFile);
        expect((error as BadFile).message).toMatch(/^[^\n]{20,120}$/);
        if (reason) expect((error as BadFile).message).toMatch(reason);
      }
    },
  );
});
