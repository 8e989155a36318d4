/** 27. A folder that changes while people ask. */

import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { openLibrary } from '../../../src/library/threaded-library.ts';

const FILES = Number(process.env.CHANGED_FILES ?? 40);
const EVERY_MS = 50;
/** Between questions: without a rest, they would keep two cores busy all the time. */
const REST_MS = 15;
const textOf = (name: string, version: number) =>
  `Title: ${name}\n\nThe lamp ${name} burns with oil number ${version}. It stands in room ${version}.`;

it('27. a folder that changes while people ask: every answer is of one version, and the last is served', {
  timeout: 300_000,
}, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  const written = new Map<string, string[]>();
  const put = async (name: string, version: number) => {
    const text = textOf(name, version);
    written.set(name, [...(written.get(name) ?? []), text]);
    await writeFile(path.join(folder, `.${name}.new`), text);
    await rename(path.join(folder, `.${name}.new`), path.join(folder, `${name}.txt`));
  };
  await put('first', 0);
  const library = await openLibrary({ seeds: folder, data: null, reader: false });
  let isDone = false;
  const questions = (async () => {
    let asked = 0;
    for (; !isDone; asked += 1) {
      const { answers } = await library.ask('Which oil burns in the lamp?', { server: null });
      for (const { article, quote, start, end, after } of answers) {
        const versions = written.get(article.replace('.txt', ''))!;
        const version = versions.find(
          (text) => text.slice(start, end) === quote && (after === null || text.includes(after)),
        );
        expect(version).toBeDefined();
      }
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
    }
    return asked;
  })();
  for (let count = 0; count < FILES; count += 1) {
    await put(`lamp${count}`, count);
    if (count % 3 === 0) await put('first', count + 1);
    if (count % 5 === 4) await rm(path.join(folder, `lamp${count - 2}.txt`));
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  const remaining = FILES + 1 - Math.floor(FILES / 5);
  await vi.waitUntil(async () => (await library.status(null)).articles === remaining, {
    timeout: 120_000,
    interval: 100,
  });
  const [last] = (await library.ask(`What does lamp${FILES - 2} burn?`, { server: null })).answers;
  expect(last?.quote).toBe(`The lamp lamp${FILES - 2} burns with oil number ${FILES - 2}.`);
  isDone = true;
  expect(await questions).toBeGreaterThan(10);
  await library.close();
  await rm(folder, { recursive: true });
});
