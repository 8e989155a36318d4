import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ArticleFolder } from '../../../src/articles/folder.ts';
import { AnalysedArticle } from '../../../src/library/analysed-article.ts';
import type { ArticleSegment } from '../../../src/library/article-segment.ts';
import { Collection } from '../../../src/library/collection.ts';
import { reindex } from '../../../src/library/merge-policy.ts';
import { Snapshot } from '../../../src/library/snapshot/snapshot.ts';
import { STRUCTURED } from '../contract/articles.ts';
import { checkDamaged } from './damaged-snapshot.ts';

const EMPTY = new Collection(null, [], []);

let root: string;
const folder = () => path.join(root, 'articles');
const snapshotFolder = () => path.join(root, 'snapshot');

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** Writes a file with a modification time of an hour ago, so that it counts as complete. */
async function write(name: string, text: string): Promise<void> {
  const file = path.join(folder(), name);
  await writeFile(file, text, { flush: true });
  const anHourAgo = Date.now() / 1000 - 3_600;
  await utimes(file, anHourAgo, anHourAgo);
}

async function writeAll(count: number): Promise<void> {
  await mkdir(folder(), { recursive: true });
  for (let i = 0; i < count; i++)
    await write(
      `${i}.txt`,
      `Date: 2024-05-0${i + 1}\nTitle: Storm ${i}\n\nA storm closed hall ${i} of Värde (VHC) on Friday. “Nobody” was hurt…\n\nIt rained.`,
    );
}

function reindexed(
  content: ReturnType<ArticleFolder['content']>,
  indexed: readonly ArticleSegment[],
): Collection {
  const steps = reindex(content, EMPTY, indexed);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Starts from the snapshot and the present files. */
async function start() {
  const snapshot = new Snapshot(snapshotFolder());
  const loaded = await snapshot.load();
  const articles = new ArticleFolder(folder());
  articles.remember(loaded?.files ?? []);
  const { changed } = await articles.look([''], true);
  const collection = reindexed(articles.content(), loaded?.articleSegments ?? []);
  // A file that was written a moment ago, by the clock of the disk, only counts as complete after another look.
  await new Promise((resolve) => setTimeout(resolve, 2_600));
  await articles.look();
  return {
    loaded,
    changed: changed.sort(),
    collection,
    save: () => snapshot.save(collection, articles.known()),
  };
}

/** All data of a collection's segments. */
function contentsOf({ segments: liveSegments }: Collection) {
  return liveSegments.map(
    ({ articleSegment: { articles, segment, starts, ends, digest }, ordinals, tombstones }) => ({
      articles: articles.map(({ id, title, published, source, text, blocks }) => ({
        id,
        title,
        published,
        source,
        text,
        blocks,
      })),
      segment,
      starts,
      ends,
      digest,
      ordinals,
      tombstones,
    }),
  );
}

describe('a snapshot', () => {
  it('restores the same segments, so that no file is read again', async () => {
    await writeAll(4);
    const first = await start();
    expect(first).toMatchObject({ loaded: null, changed: ['0.txt', '1.txt', '2.txt', '3.txt'] });
    await first.save();
    const second = await start();
    expect(second.changed).toEqual([]);
    expect(contentsOf(second.collection)).toEqual(contentsOf(first.collection));
  }, 20_000);

  it('restores blocks of every kind', async () => {
    await mkdir(folder(), { recursive: true });
    for (const [name, text] of Object.entries(STRUCTURED)) await write(path.basename(name), text);
    await write('wide.md', '- 北京\n\n| 語 | b |\n|---|---|\n| é | |\n');
    const first = await start();
    await first.save();
    const second = await start();
    expect(second.changed).toEqual([]);
    expect(contentsOf(second.collection)).toEqual(contentsOf(first.collection));
    const articles = [...second.collection.articles()].map(({ article }) => article);
    expect(new Set(articles.flatMap(({ blocks }) => blocks.map(({ kind }) => kind)))).toEqual(
      new Set([
        'paragraph',
        'turn',
        'question',
        'columns',
        'row',
        'term',
        'definition',
        'heading',
        'item',
        'answer',
        'code',
      ]),
    );
    for (const { articleSegment, number, article } of second.collection.articles()) {
      const { sentenceCounts, starts, ends } = new AnalysedArticle(article);
      expect(articleSegment.analysedAt(number)).toMatchObject({ sentenceCounts, starts, ends });
    }
  }, 20_000);

  it('restores all articles except those whose files have changed', async () => {
    await writeAll(4);
    await (await start()).save();
    await write('2.txt', 'The storm has passed over.');
    await rm(path.join(folder(), '3.txt'));
    const second = await start();
    expect(second.changed).toEqual(['2.txt', '3.txt']);
    const texts = second.collection.articles().map(({ article }) => article.text);
    expect(texts).toEqual(
      await Promise.all(['0.txt', '1.txt', '2.txt'].map((one) => readFile(path.join(folder(), one), 'utf8'))),
    );
    await second.save();
    expect((await start()).changed).toEqual([]);
  }, 30_000);

  it('is replaced when it is damaged in any way, which is reported, and the articles are served all the same', async () => {
    await checkDamaged(25);
  }, 120_000);

  it('deletes files that it does not need', async () => {
    await writeAll(2);
    const first = await start();
    await first.save();
    await appendFile(path.join(snapshotFolder(), '.shelves'), 'half of a list');
    await mkdir(path.join(snapshotFolder(), '.any'));
    await first.save();
    expect((await readdir(snapshotFolder())).length).toBe(1 + first.collection.segments.length);
  }, 20_000);
});
