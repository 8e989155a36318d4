import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { createLibrary } from '../../src/library/embedded.ts';
import { LibraryFailure } from '../../src/library/library.ts';
import { openLibrary } from '../../src/library/threaded.ts';

const FILES = {
  'bridge.txt': `Date: 5 May 2024
Title: A bridge for Lindholm

The council of Lindholm met on Friday. It approved a new bridge across the Aske, which will cost 12 million crowns.

Mayor Ada Berg said that the bridge would open in the spring of 2026.`,
  'storm.md': `# Storm closes harbour

*2 February 2024*

A storm closed the harbour of Varde on Thursday. Nobody was hurt, because the ferries had left the day before.`,
};

const SCOPE = { server: null };

const articles = Object.entries(FILES).map(([id, text]) => parseArticle(id, text));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  for (const [name, text] of Object.entries(FILES)) await writeFile(path.join(folder, name), text);
});
afterAll(() => rm(folder, { recursive: true }));

describe('a library', () => {
  it('has another revision when any article has another letter', async () => {
    const revision = async (list: typeof articles) => (await createLibrary(list).status(null)).revision;
    const [first, second] = articles as [(typeof articles)[0], (typeof articles)[0]];
    const changed = parseArticle(second.id, `${second.text}!`);
    expect(await revision([first, changed])).not.toBe(await revision([first, second]));
    expect(await revision([first, second])).toBe(await revision([first, second]));
  });
});

describe('a library in a worker', () => {
  it('cannot be opened without its folder, and says so in one line', async () => {
    const missing = openLibrary({ seeds: path.join(folder, 'missing'), data: null });
    await expect(missing).rejects.toThrow(LibraryFailure);
    await expect(missing).rejects.toThrow(/^[^\n]*missing[^\n]*$/);
  });

  it('is replaced when a call takes too long, and answers the next', async () => {
    const library = await openLibrary({ seeds: folder, data: null }, { limits: { ask: 1 } });
    const first = library.ask('bridge '.repeat(200_000), SCOPE);
    await expect(first).rejects.toThrow('That question took too long.');
    const patient = await openLibrary({ seeds: folder, data: null });
    expect((await patient.ask('bridge', SCOPE)).answers.length).toBeGreaterThan(0);
    await Promise.all([library.close(), patient.close()]);
  }, 30_000);
});
