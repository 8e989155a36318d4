import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { parseArticle } from '../../../src/articles/parse.ts';
import { AnalysedArticle } from '../../../src/library/analysed-article.ts';
import { type ArticleSegment, indexArticles } from '../../../src/library/article-segment.ts';
import { ParsingThread, parserInThisThread } from '../../../src/library/indexing/parsing-thread.ts';
import { type Draft, LibraryFailure } from '../../../src/library/library.ts';
import { odtOf } from '../../articles/convert/zip.ts';

const PATIENT = 180_000;
/** Long enough to be parsed in the other thread. */
const TEXT = Array.from(
  { length: 400 },
  (_, i) => `On ${1 + (i % 28)} May 1990 the council of Lindholm met about bridge number ${i}.`,
).join('\n\n');
const DRAFT: Draft = { title: 'The council', date: '2024-05-05', source: '', text: TEXT };

function expectSame(one: ArticleSegment, other: ArticleSegment): void {
  for (const part of ['articles', 'starts', 'ends', 'digest', 'segment'] as const)
    expect(one[part]).toEqual(other[part]);
}

describe('a text that is parsed in a thread of its own', () => {
  const parsingThread = new ParsingThread();
  afterAll(() => parsingThread.close());

  it('gives the same result as in this thread, which is not blocked', { timeout: PATIENT }, async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    const draft = { ...DRAFT, date: '02/03/2024' };
    const there = await parsingThread.parseDraft(draft, 'dmy');
    clearInterval(timer);
    const here = await parserInThisThread.parseDraft(draft, 'dmy');
    expect(there.written.form.published).toBe('2024-03-02');
    expect(there.written).toEqual(here.written);
    expectSame(there.articleSegment, here.articleSegment);
    expect(ticks).toBeGreaterThan(0);
    const article = parseArticle('a.txt', TEXT);
    const bytes = Buffer.from(TEXT);
    expectSame(
      await parsingThread.parseFile('a.txt', bytes),
      await parserInThisThread.parseFile('a.txt', bytes),
    );
    const [articleSegment, ...more] = await parsingThread.index([article]);
    expectSame(articleSegment!, indexArticles([new AnalysedArticle(article)]));
    expect([articleSegment!.articles[0] === article, more]).toEqual([true, []]);
  });

  it('is read by another thread when the one before has died at rest', { timeout: PATIENT }, async () => {
    const post = vi.spyOn(Worker.prototype, 'postMessage');
    const parse = () => parsingThread.parseFile('a.txt', Buffer.from(TEXT));
    const before = await parse();
    const died = post.mock.contexts.at(-1)! as Worker;
    await died.terminate();
    expectSame(await parse(), before);
    expect(post.mock.contexts.at(-1)).not.toBe(died);
    post.mockRestore();
  });

  it('is converted there however short it is, as it may inflate to much more', {
    timeout: PATIENT,
  }, async () => {
    const post = vi.spyOn(Worker.prototype, 'postMessage');
    const draft = { ...DRAFT, title: '', text: { name: 'fair.odt', bytes: odtOf('The fair', 'It opened.') } };
    const { written } = await parsingThread.parseDraft(draft, null);
    expect(written).toMatchObject({ article: { title: 'The fair', text: 'It opened.' } });
    expect(written.name).toMatch(/\.html$/);
    expect(post).toHaveBeenCalledWith({ draft, order: null });
    post.mockRestore();
  });

  it('is rejected with the same message', { timeout: PATIENT }, async () => {
    const bad = { ...DRAFT, text: { name: 'a.txt', bytes: new Uint8Array(30_000) } };
    const refusal = new LibraryFailure('badText.control');
    await expect(parserInThisThread.parseDraft(bad, null)).rejects.toThrow(refusal);
    await expect(parsingThread.parseDraft(bad, null)).rejects.toThrow(refusal);
    await expect(parsingThread.parseFile('a.txt', bad.text.bytes)).rejects.toThrow(refusal);
  });

  it('is rejected when it takes too much memory, and the next one is parsed', {
    timeout: PATIENT,
  }, async () => {
    // Every word is different, and there are many: the memory is full in a moment, before much of it is collected.
    const items = Array.from({ length: 40_000 }, (_, i) => `<li>a${i} b${i} c${i}.`).join('');
    const page = `<!doctype html><title>Items</title>${items}`;
    const text = { name: 'a.html', bytes: Buffer.from(page) };
    const outcomes: unknown[] = [];
    // How much memory an idle thread takes depends on the version of Node.js.
    for (const maxOldGenerationSizeMb of [20, 24, 16]) {
      const narrow = new ParsingThread({ maxOldGenerationSizeMb });
      const tasks = [narrow.parseDraft({ ...DRAFT, text }, null), narrow.parseDraft(DRAFT, null)];
      const results = tasks.map((task) =>
        task.then(
          ({ written }) => written.form.title,
          ({ message }) => message,
        ),
      );
      const [first, second] = await Promise.all(results);
      outcomes.push([first, second]);
      await narrow.close();
      if (first !== second && second === DRAFT.title) break;
    }
    expect(outcomes).toContainEqual([expect.stringContaining('takes too long to read'), 'The council']);
  });
});
