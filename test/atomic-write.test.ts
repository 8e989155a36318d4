import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { appendLineDurably, moveDurably, writeAllAtomically, writeAtomically } from '../src/atomic-write.ts';
import { withDiskErrorsAsFailures } from '../src/library/server-articles/disk-errors.ts';

describe('a file that is written whole or not at all', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  afterAll(() => rm(folder, { recursive: true }));

  it('holds its parts in order, for those alone who may read it', async () => {
    const file = path.join(folder, 'new', 'fair.txt');
    await writeAtomically(file, [Buffer.from('The fair '), Buffer.from('opened.')], 0o600);
    expect(await readFile(file, 'utf8')).toBe('The fair opened.');
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(path.dirname(file))).toEqual(['fair.txt']);
  });

  it('stays as it was when writing fails, and nothing is left beside it', async () => {
    const file = path.join(folder, 'kept.txt');
    await writeAtomically(file, 'The fair opened.');
    const failing = {
      *[Symbol.iterator]() {
        yield Buffer.from('The');
        throw new Error('no more');
      },
    };
    await expect(writeAtomically(file, failing)).rejects.toThrow('no more');
    expect(await readFile(file, 'utf8')).toBe('The fair opened.');
    expect(await readdir(folder)).not.toContain('.kept.txt');
  });

  it('is written with others, of which one that fails keeps none from being there', async () => {
    const fileOf = (name: string) => path.join(folder, 'several', name);
    await mkdir(fileOf('in-the-way.txt'), { recursive: true });
    const files = ['first.txt', 'in-the-way.txt', 'last/one.txt'].map((name) => {
      return { file: fileOf(name), data: `It is ${name}.` };
    });
    await expect(writeAllAtomically(files)).rejects.toThrow('in-the-way.txt');
    expect(await readFile(fileOf('first.txt'), 'utf8')).toBe('It is first.txt.');
    expect(await readFile(fileOf('last/one.txt'), 'utf8')).toBe('It is last/one.txt.');
    expect((await readdir(fileOf('.'))).sort()).toEqual(['first.txt', 'in-the-way.txt', 'last']);
  });

  it.skipIf(process.platform === 'win32')('is not written through a link that lies in wait', async () => {
    const other = path.join(folder, 'other.txt');
    await writeFile(other, 'Not yours.');
    await symlink(other, path.join(folder, '.linked.txt'));
    await writeAtomically(path.join(folder, 'linked.txt'), 'The fair opened.');
    expect(await readFile(other, 'utf8')).toBe('Not yours.');
  });

  it('replaces what a crash left beside it', async () => {
    await mkdir(path.join(folder, '.left.txt'));
    await writeAtomically(path.join(folder, 'left.txt'), 'The fair opened.');
    expect(await readFile(path.join(folder, 'left.txt'), 'utf8')).toBe('The fair opened.');
  });

  // A folder that nobody makes another in, whoever they are.
  it.skipIf(process.platform !== 'linux')('tells a disk that takes no folder in words', async () => {
    const file = '/sys/verbatim/articles/fair.txt';
    for (const work of [
      () => writeAtomically(file, 'The fair opened.'),
      () => appendLineDurably(file, 'The fair opened.'),
      () => moveDurably(import.meta.filename, file),
    ])
      await expect(withDiskErrorsAsFailures(work)).rejects.toThrow(
        'I may not write to my data folder. Tell whoever runs me; nothing was changed.',
      );
  });
});
