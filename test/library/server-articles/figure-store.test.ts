import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskFigureStore, type FigureStore } from '../../../src/library/server-articles/figure-store.ts';

const WEEK = { week: '2026-11-23', answered: 1, unsure: 2, none: 3, helpful: 4, unhelpful: -1 } as const;
const ARTICLE = { article: '0123456789', week: '2026-11-23', quoted: 1, helpful: 4, unhelpful: 0 } as const;
const FIGURES = { weeks: [WEEK], articles: [ARTICLE] };

let root: string;
let store: FigureStore;
const file = () => path.join(root, '1', 'figures.json');
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  await mkdir(path.join(root, '1'));
  store = diskFigureStore(root);
});
afterEach(() => rm(root, { recursive: true }));

describe('the figures of a server on disk', () => {
  it('are in a file that only the bot reads', async () => {
    await store.add('1', FIGURES);
    expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual(FIGURES);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  it.each(['null', '[]', '7', '"x"', '{"weeks": [', '', '{"weeks": 7, "articles": {}}'])(
    'are none when the file holds %j, and are counted again',
    async (content) => {
      await writeFile(file(), content);
      expect(await store.read('1')).toEqual({ weeks: [], articles: [] });
      await store.add('1', FIGURES);
      expect(await store.read('1')).toEqual(FIGURES);
    },
  );

  it.each([
    [null, null],
    [
      { ...WEEK, week: '2026-13-01' },
      { ...ARTICLE, week: 20_261_123 },
    ],
    [
      { ...WEEK, none: '3' },
      { ...ARTICLE, quoted: 0.5 },
    ],
    [
      { ...WEEK, unhelpful: 1e300 },
      { ...ARTICLE, article: 7 },
    ],
  ])('are read without what is no count: %j, %j', async (week, article) => {
    await writeFile(file(), JSON.stringify({ weeks: [week, WEEK], articles: [article, ARTICLE] }));
    expect(await store.read('1')).toEqual(FIGURES);
  });

  it('are refused for a server id that is a path', async () => {
    await expect(store.add('../1', FIGURES)).rejects.toThrow('letters and digits');
  });
});
