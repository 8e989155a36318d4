/** 2. No text triggers a slow regular expression. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/articles/parse.ts';
import { createLibrary } from '../../../src/library/in-process-library.ts';
import { openLibrary } from '../../../src/library/threaded-library.ts';
import { cpuTimeOf, EVERY_READ } from './hostile-text.ts';
import { FILES, QUESTION, smallLibrary } from './stage.ts';

/** Pieces that make regular expressions slow when they are repeated. */
const PIECES = [
  'a',
  'A',
  '1',
  '.',
  '-',
  '/',
  '//',
  '@',
  '#',
  ':',
  '?',
  '!',
  ' ',
  '\t',
  '\n',
  '_',
  '(',
  ')',
  '"',
  "'",
  ',',
  '%',
  '$',
  '&',
  '=',
  '+',
  'a.',
  'a-',
  '1.',
  '1-',
  '1,',
  'a@',
  'a.b',
  'http://',
  'https://',
  'www.',
  'abcd.efgh',
  ':)',
  ':-',
  '1 hour ',
  '1st ',
  'May ',
  'ab ',
  'U.S. ',
  'Mr. ',
  'é',
  'ß',
  '\u200b',
  '\u3000',
  '漢',
  '😀',
  'in 5 years ',
  'last ',
  'the day before ',
  '2024-05-05',
  '05/05',
  '“',
  '”',
  '…',
  'who ',
  "n't ",
];
/** Every how many pairs of pieces are tried; `npm run soak` tries all. */
const EVERY = Number(process.env.EVERY_PAIR ?? 12);
/** A guard: a slow pattern takes seconds at least. The collector of garbage counts as well. */
const MAX_CPU_MS = 1_000;
const SCOPE = { server: null };

/** An address that has hung wink for minutes: each further letter takes four times as long. */
const ADDRESSES = [7, 8, 9, 12, 40].map((count) => `//${'abcd.efgh'.repeat(count)}!`);

function* specimens(length: number): Generator<string> {
  for (const [index, first] of PIECES.entries())
    for (const [other, second] of PIECES.entries())
      if ((index * PIECES.length + other) % EVERY === 0) {
        const pair = first + second;
        yield `${pair.repeat(Math.ceil(length / pair.length)).slice(0, length - 1)}!`;
      }
}

describe('2. no text', () => {
  it.each([300, 2_000])(
    'of %i characters keeps the library busy as a question',
    { timeout: 900_000 },
    async (length) => {
      const library = smallLibrary();
      const withReader = smallLibrary(true);
      for (const one of [library, withReader]) await one.ask(QUESTION, SCOPE);
      let slowest = 0;
      for (const [i, text] of [...specimens(length), ...ADDRESSES].entries()) {
        const asked = i % EVERY_READ === 0 ? withReader : library;
        slowest = Math.max(slowest, await cpuTimeOf(() => asked.ask(text, SCOPE)));
      }
      console.log(`2. questions of ${length}: the slowest took ${Math.round(slowest)} ms of work`);
      expect(slowest).toBeLessThan(MAX_CPU_MS);
    },
  );

  it('keeps the library busy as an article, or as what is looked for', { timeout: 900_000 }, async () => {
    const library = smallLibrary();
    let slowest = 0;
    for (const text of [...specimens(6_000), ...ADDRESSES]) {
      slowest = Math.max(
        slowest,
        await cpuTimeOf(() => createLibrary([parseArticle('a.txt', `Words. ${text}`)])),
      );
      slowest = Math.max(slowest, await cpuTimeOf(() => library.sources(text, SCOPE)));
    }
    console.log(`2. articles of 6000: the slowest took ${Math.round(slowest)} ms of work`);
    expect(slowest).toBeLessThan(MAX_CPU_MS);
  });

  it('keeps others waiting: what takes too long is ended, and the next is answered at once', {
    timeout: 60_000,
    retry: 2,
  }, async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
    for (const [name, text] of Object.entries(FILES)) await writeFile(path.join(folder, name), text);
    // Neither the reader nor a stand-by worker, which take a second to load, matter here.
    const library = await openLibrary(
      { seeds: folder, data: null, reader: false },
      { limits: { ask: 20 }, standByAfterMs: 60_000 },
    );
    const quoted = 'A storm closed the harbour of Varde on Thursday.';
    expect(await library.sources(quoted, SCOPE)).toHaveLength(1);
    const long = library.ask('bridge '.repeat(400_000), SCOPE);
    const waiting = library.sources(quoted, SCOPE);
    await expect(long).rejects.toThrow('That question took too long. Please ask it in other words.');
    const ended = performance.now();
    expect(await waiting).toHaveLength(1);
    const took = performance.now() - ended;
    console.log(`2. answered ${Math.round(took)} ms after another was ended`);
    // It takes a second on an idle machine.
    expect(took).toBeLessThan(8_000);
    await library.close();
    await rm(folder, { recursive: true });
  });
});
