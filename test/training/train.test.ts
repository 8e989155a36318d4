import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readModel } from '../../src/retrieval/model.ts';
import { readWeights, writeWeights } from '../../src/retrieval/weights-file.ts';
import { FOLDS } from '../../src/training/hold-out.ts';
import { tinySet } from './tiny-set.ts';

const run = promisify(execFile);
const VECTORS = {
  made: 'by hand',
  words: { words: ['bridge', 'harbour', 'mayor'] },
  numbers: { vectors: Int8Array.of(100, 0, 80, 60, 0, 100) },
};
const EMBEDDINGS = {
  made: 'by hand',
  words: { terms: ['bridg', 'harbour'] },
  numbers: { vectors: Int8Array.of(100, 0, 80, 60), scales: Float32Array.of(0.5, 1) },
};

describe('training', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'train-'));
    const { articles, questions } = tinySet('tiny', 10, 2);
    await mkdir(path.join(folder, 'tiny'));
    const lines = (values: object[]) => values.map((value) => JSON.stringify(value)).join('\n');
    const rows = articles.map(({ id, title, text }) => ({ id, title, date: null, text }));
    await writeFile(path.join(folder, 'tiny', 'articles.jsonl'), lines(rows));
    await writeFile(path.join(folder, 'tiny', 'questions.jsonl'), lines(questions));
    for (let fold = 0; fold < FOLDS; fold++)
      await writeFile(path.join(folder, `embeddings-${fold}.bin`), writeWeights(EMBEDDINGS));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** Trains into a folder of its own, and reads the files. */
  async function train(out: string, ...options: string[]) {
    const into = path.join(folder, out);
    await mkdir(into);
    await writeFile(path.join(into, 'vectors.bin'), writeWeights(VECTORS));
    const script = [
      '--import',
      'tsx',
      'src/training/train.ts',
      '--out',
      into,
      '--embeddings',
      folder,
      ...options,
      path.join(folder, 'tiny'),
    ];
    const { stdout } = await run(process.execPath, script);
    const read = (name: string) => readFile(path.join(into, `${name}.bin`));
    const [vectors, associations, network] = await Promise.all(
      ['vectors', 'associations', 'network'].map(read),
    );
    const embeddings = writeWeights(EMBEDDINGS);
    return {
      stdout,
      files: { vectors: vectors!, associations: associations!, embeddings, network: network! },
    };
  }

  it('writes the same bytes from the same seed', { timeout: 120_000 }, async () => {
    const [one, two] = await Promise.all([train('one', '--seed', '3'), train('two', '--seed', '3')]);
    expect(one.files).toEqual(two.files);
    expect(one.stdout).toBe(two.stdout);
    expect(one.stdout).toMatch(/^Learned the associations of 40 questions\.\nOn \d+ questions held back, /);
    expect(readWeights(one.files.network).made).toBe(
      'npm run train -- --seed 3 tiny (40 questions, weight 1)',
    );
    const { network, lexicon } = readModel(one.files);
    expect(network.parameters.every(Number.isFinite)).toBe(true);
    expect(lexicon.translationsOf('@when')).not.toBeNull();
  });

  it('prints its usage without a set', { timeout: 60_000 }, async () => {
    const failed = run(process.execPath, ['--import', 'tsx', 'src/training/train.ts']);
    await expect(failed).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Usage: npm run train/),
    });
  });
});
