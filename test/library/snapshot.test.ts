import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ArticleFolder } from '../../src/articles/folder.ts';
import { AnalysedArticle } from '../../src/library/analysed-article.ts';
import type { ArticleSegment } from '../../src/library/article-segment.ts';
import { Collection } from '../../src/library/collection.ts';
import { reindex } from '../../src/library/merge-policy.ts';
import { Snapshot } from '../../src/library/snapshot/snapshot.ts';
import { STRUCTURED } from './contract/articles.ts';
import { checkDamaged } from './damaged-snapshot.ts';

const NOTHING = new Collection(null, [], []);

let root: string;
const folder = () => path.join(root, 'articles');
const snapshotFolder = () => path.join(root, 'snapshot');

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** Written an hour ago, so that it is known to be complete. */
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

function collected(
  content: ReturnType<ArticleFolder['content']>,
  ready: readonly ArticleSegment[],
): Collection {
  const steps = reindex(content, NOTHING, ready);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** A start: what the snapshot gives, and what comes of the files as they are now. */
async function start() {
  const snapshot = new Snapshot(snapshotFolder());
  const kept = await snapshot.load();
  const articles = new ArticleFolder(folder());
  articles.remember(kept?.files ?? []);
  const { changed } = await articles.look([''], true);
  const collection = collected(articles.content(), kept?.articleSegments ?? []);
  // What was written a moment ago by the clock of the disk is looked at again before it is known.
  await new Promise((resolve) => setTimeout(resolve, 2_600));
  await articles.look();
  return {
    kept,
    changed: changed.sort(),
    collection,
    save: () => snapshot.save(collection, articles.known()),
  };
}

/** All that a shelf holds. */
function contentsOf({ segments: stands }: Collection) {
  return stands.map(
    ({ articleSegment: { articles, segment, starts, ends, digest }, ordinals: places, tombstones: out }) => ({
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
      places,
      out,
    }),
  );
}

describe('a snapshot', () => {
  it('gives back the very shelves that were kept, and no file is read again', async () => {
    await writeAll(4);
    const first = await start();
    expect(first).toMatchObject({ kept: null, changed: ['0.txt', '1.txt', '2.txt', '3.txt'] });
    await first.save();
    const second = await start();
    expect(second.changed).toEqual([]);
    expect(contentsOf(second.collection)).toEqual(contentsOf(first.collection));
  }, 20_000);

  it('gives back what each stretch of an article is', async () => {
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
      const { blocks, starts, ends } = new AnalysedArticle(article);
      expect(articleSegment.analysedAt(number)).toMatchObject({ blocks, starts, ends });
    }
  }, 20_000);

  it('costs one article where one has changed, and keeps the others as they are', async () => {
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

  it('is made anew, and said to be, whatever is wrong with it: the articles are served as without it', async () => {
    await checkDamaged(25);
  }, 120_000);

  it('leaves no files that no shelf needs', async () => {
    await writeAll(2);
    const first = await start();
    await first.save();
    await appendFile(path.join(snapshotFolder(), '.shelves'), 'half of a list');
    await mkdir(path.join(snapshotFolder(), '.any'));
    await first.save();
    expect((await readdir(snapshotFolder())).length).toBe(1 + first.collection.segments.length);
  }, 20_000);
});
