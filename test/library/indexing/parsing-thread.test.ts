import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { BadFile } from '../../../src/articles/decode.ts';
import { parseArticle } from '../../../src/articles/parse.ts';
import { AnalysedArticle } from '../../../src/library/analysed-article.ts';
import { type ArticleSegment, indexArticles } from '../../../src/library/article-segment.ts';
import { ParsingThread, readHere, writeInThisThread } from '../../../src/library/indexing/parsing-thread.ts';
import { type Draft, LibraryFailure } from '../../../src/library/library.ts';

const PATIENT = 180_000;
/** Long enough to be read elsewhere. */
const TEXT = Array.from(
  { length: 400 },
  (_, i) => `On ${1 + (i % 28)} May 1990 the council of Lindholm met about bridge number ${i}.`,
).join('\n\n');
const DRAFT: Draft = { title: 'The council', date: '2024-05-05', source: '', text: TEXT };

function expectSame(one: ArticleSegment, other: ArticleSegment): void {
  for (const part of ['articles', 'starts', 'ends', 'digest', 'segment'] as const)
    expect(one[part]).toEqual(other[part]);
}

describe('a text that is read in a thread of its own', () => {
  const aside = new ParsingThread();
  afterAll(() => aside.close());

  it('is read as it is here, while this thread goes on', { timeout: PATIENT }, async () => {
    let turns = 0;
    const turning = setInterval(() => turns++, 1);
    const there = await aside.write(DRAFT);
    clearInterval(turning);
    const here = await writeInThisThread(DRAFT);
    expect(there.written).toEqual(here.written);
    expectSame(there.articleSegment, here.articleSegment);
    expect(turns).toBeGreaterThan(0);
    const article = parseArticle('a.txt', TEXT);
    expect(await aside.parse('a.txt', TEXT)).toEqual(article);
    expectSame(await aside.read('a.txt', Buffer.from(TEXT)), await readHere('a.txt', Buffer.from(TEXT)));
    const [articleSegment, ...more] = await aside.shelve([article]);
    expectSame(articleSegment!, indexArticles([new AnalysedArticle(article)]));
    expect([articleSegment!.articles[0] === article, more]).toEqual([true, []]);
  });

  it('is read by another thread when the one before has died at rest', { timeout: PATIENT }, async () => {
    const post = vi.spyOn(Worker.prototype, 'postMessage');
    await aside.parse('a.txt', TEXT);
    const died = post.mock.contexts.at(-1)! as Worker;
    await died.terminate();
    expect(await aside.parse('a.txt', TEXT)).toEqual(parseArticle('a.txt', TEXT));
    expect(post.mock.contexts.at(-1)).not.toBe(died);
    post.mockRestore();
  });

  it('is refused in the same words', { timeout: PATIENT }, async () => {
    const bad = { ...DRAFT, text: { name: 'a.txt', bytes: new Uint8Array(30_000) } };
    const refusal = new LibraryFailure(
      (await writeInThisThread(bad).catch((error: Error) => error.message)) as string,
    );
    await expect(aside.write(bad)).rejects.toThrow(refusal);
    await expect(aside.read('a.txt', bad.text.bytes)).rejects.toThrow(refusal);
    await expect(aside.parse('a.txt', `Title: Nothing\n${' '.repeat(30_000)}`)).rejects.toThrow(BadFile);
  });

  it('is refused when it takes too much memory, and the next is read', { timeout: PATIENT }, async () => {
    // Of ever new words.
    const items = Array.from({ length: 9_000 }, (_, i) => `<li>a${i} b${i} c${i}.`).join('');
    const page = `<!doctype html><title>Items</title>${items}${'<li>'.repeat(39_000)}`;
    const text = { name: 'a.html', bytes: Buffer.from(page) };
    const outcomes: unknown[] = [];
    // How much a thread takes by itself, each version of Node.js knows.
    for (const maxOldGenerationSizeMb of [16, 20, 24]) {
      const narrow = new ParsingThread({ maxOldGenerationSizeMb });
      const tasks = [narrow.write({ ...DRAFT, text }), narrow.write(DRAFT)];
      const told = tasks.map((task) =>
        task.then(
          ({ written }) => written.form.title,
          ({ message }) => message,
        ),
      );
      outcomes.push(await Promise.all(told));
      await narrow.close();
    }
    expect(outcomes).toContainEqual([expect.stringContaining('takes too long to read'), 'The council']);
  });
});
