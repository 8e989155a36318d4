import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Answers } from '../../src/library/answers.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';
import type { Library } from '../../src/library/library.ts';
import { shippedModel } from '../../src/library/shipped-model.ts';
import { openLibrary } from '../../src/library/threaded-library.ts';
import { articlesOf, FILES, type Files } from './contract/articles.ts';
import { newFolders } from './folders.ts';

const ALL = { server: null };
/** A change is served within seconds; a busy machine takes longer. */
const SOON = { timeout: 20_000, interval: 50 };
const QUESTION = 'When did the storm close the harbour?';

// Without the reader: it takes longest, and what is tested is which articles are served.
const model = shippedModel(false);
let folders: { seeds: string; data: string };
let library: Library;
beforeAll(async () => {
  folders = await newFolders(FILES);
  library = await openLibrary({ ...folders, reader: false });
}, 60_000);
afterAll(() => library.close());

const write = (name: string, text: string) => writeFile(path.join(folders.seeds, name), text);
async function servesAs(files: Files): Promise<void> {
  const { revision } = await createLibrary(articlesOf(files), [], model).status(null);
  await vi.waitFor(async () => expect((await library.status(null)).revision).toBe(revision), SOON);
}
// Each test begins with the same files.
afterEach(async () => {
  for (const name of await readdir(folders.seeds))
    if (!Object.keys(FILES).some((file) => file.startsWith(name))) await rm(path.join(folders.seeds, name));
  for (const [name, text] of Object.entries(FILES)) await write(name, text);
  await servesAs(FILES);
}, 60_000);

describe('the articles in a folder', { timeout: 60_000 }, () => {
  it('are served within seconds after a change: new, changed, renamed and removed ones', async () => {
    const storm = FILES['storm.md']!.replace('Thursday', 'Wednesday');
    await write('storm.md', storm);
    await write('new.txt', 'A circus came to Varde in 2025.');
    const { 'bells.txt': bells, ...rest } = FILES;
    await servesAs({ ...FILES, 'storm.md': storm, 'new.txt': 'A circus came to Varde in 2025.' });
    expect((await library.ask(QUESTION, ALL)).answers[0]?.quote).toBe(
      'A storm closed the harbour of Varde on Wednesday.',
    );
    expect((await library.ask('When did the circus come?', ALL)).answers[0]?.article).toBe('new.txt');

    await rename(path.join(folders.seeds, 'bells.txt'), path.join(folders.seeds, 'rung.txt'));
    await rm(path.join(folders.seeds, 'new.txt'));
    await servesAs({ ...rest, 'rung.txt': bells!, 'storm.md': storm });
    expect(await library.read('bells.txt', ALL)).toBeNull();
  });

  it('are listed as problems when they cannot be read, and served when they can', async () => {
    await write('storm.md', '');
    await vi.waitFor(async () => {
      const { problems, articles } = await library.status(null);
      expect({ problems, articles }).toEqual({
        problems: [{ file: 'storm.md', reason: expect.stringContaining('is empty') }],
        articles: 4,
      });
    }, SOON);
    await write('storm.md', FILES['storm.md']!);
    await servesAs(FILES);
    expect((await library.status(null)).problems).toEqual([]);
  });

  it('answer from one consistent version, whatever changes meanwhile', async () => {
    const versions = ['Monday', 'Tuesday', 'Wednesday'].map(
      (day): Files => ({
        ...FILES,
        'storm.md': FILES['storm.md']!.replace('Thursday', day),
        'news/2023-06-19-visit.txt': FILES['news/2023-06-19-visit.txt']!.replace('Sunday', day),
      }),
    );
    const expected = new Map<string, Answers>();
    const texts: Map<string, string>[] = [];
    for (const files of [FILES, ...versions]) {
      const articles = articlesOf(files);
      const answers = await createLibrary(articles, [], model).ask(QUESTION, ALL);
      expected.set(answers.revision, answers);
      texts.push(new Map(articles.map(({ id, text }) => [id, text])));
    }
    const seen = new Set<string>();
    let isOver = false;
    const asking = (async () => {
      while (!isOver) {
        const answers = await library.ask(QUESTION, ALL);
        // A version in which only one of the two files has changed is not among the expected ones.
        const expectedAnswers = expected.get(answers.revision);
        if (expectedAnswers) expect(answers).toEqual(expectedAnswers);
        for (const { quote, article, start, end } of answers.answers)
          expect(texts.some((one) => one.get(article)?.slice(start, end) === quote)).toBe(true);
        seen.add(answers.revision);
        // More would ask the same version, which takes all of a core.
        await setTimeout(5);
      }
    })();
    for (const files of versions) {
      await write('storm.md', files['storm.md']!);
      await write('news/2023-06-19-visit.txt', files['news/2023-06-19-visit.txt']!);
      await servesAs(files);
    }
    isOver = true;
    await asking;
    expect(seen.size).toBeGreaterThan(1);
  });
});
