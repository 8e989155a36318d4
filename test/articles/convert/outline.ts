/** Shows what a file is read as, for tests. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Article } from '../../../src/articles/article.ts';
import { BadFile } from '../../../src/articles/decode.ts';
import { parseFile } from '../../../src/articles/parse.ts';

/** A line for each block: its kind with its level or number, and its text or cells. */
export function outlineOf({ text, blocks }: Article): string[] {
  return blocks.map(({ kind, level, number, start, end, cells }) => {
    const content =
      cells?.map((cell) => text.slice(cell.start, cell.end)).join(' | ') ?? text.slice(start, end);
    return `${kind}${level || ''}${number === undefined ? '' : ` #${number}`}: ${content}`;
  });
}

/** What a file is read as: its title, its day, its address, and its blocks. */
export async function readAs(name: string, bytes: Uint8Array | string) {
  const article = await parseFile(name, Buffer.from(bytes as string));
  const { title, published, source } = article;
  return { title, published, source, blocks: outlineOf(article) };
}

/** In milliseconds of the processor: about a second is meant, and what is quadratic takes a minute. */
const TOO_SLOW = 8_000;

/** Checks that some work is done soon, whatever else the machine does. */
export async function expectSoon<Result>(work: () => Promise<Result>): Promise<Result> {
  const began = process.cpuUsage();
  try {
    return await work();
  } finally {
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1000).toBeLessThan(TOO_SLOW);
  }
}

/** The one line for a file that cannot be read. */
export async function reasonFor(name: string, bytes: Uint8Array | string): Promise<string> {
  const error = await expectSoon(() =>
    parseFile(name, Buffer.from(bytes as string)).then(
      () => null,
      (reason) => reason,
    ),
  );
  expect(error).toBeInstanceOf(BadFile);
  expect(error.message).toMatch(/^[^\n]{20,120}$/);
  return error.message;
}

/**
 * Reads a file with bytes that are changed or cut off: it is an article, or named with a reason, and soon.
 *
 * @param packed the file of which the bytes are a part; by default, they are the whole
 */
export async function expectSafe(
  name: string,
  whole: Uint8Array,
  numRuns = 60,
  packed: (part: Buffer) => Buffer = (part) => part,
): Promise<void> {
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { maxLength: 8 }),
      fc.option(fc.nat(whole.length)),
      async (changes, end) => {
        const bytes = Buffer.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        const error = await expectSoon(() =>
          parseFile(name, packed(bytes.subarray(0, end ?? bytes.length))).then(
            () => null,
            (reason) => reason,
          ),
        );
        if (error !== null) expect(error).toBeInstanceOf(BadFile);
      },
    ),
    { numRuns },
  );
}
