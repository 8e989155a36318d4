/** Damages snapshots in random ways, and checks that the library starts and answers all the same. */

import { execFileSync } from 'node:child_process';
import {
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { ArticleFolder } from '../../../src/articles/folder.ts';
import { AnalysedArticle } from '../../../src/library/analysed-article.ts';
import { indexArticles } from '../../../src/library/article-segment.ts';
import { Collection } from '../../../src/library/collection.ts';
import { openFolders } from '../../../src/library/folder-library.ts';
import { Snapshot } from '../../../src/library/snapshot/snapshot.ts';
import { withoutTombstones } from '../../../src/library/tombstones.ts';
import { FILES, STRUCTURED } from '../contract/articles.ts';

/** Damage that a power cut, a disk or a person may do to a file; offsets are shares of its length. */
type Damage =
  | { kind: 'bits'; at: number; mask: number }
  | { kind: 'zeros' | 'cut'; from: number; to: number }
  | { kind: 'lengths'; value: number }
  | { kind: 'longer'; by: number }
  | { kind: 'empty' | 'all zeros' | 'text' | 'gone' | 'swapped' | 'folder' | 'pipe' | 'link' | 'loop' };

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const damage: fc.Arbitrary<Damage> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('bits'), at: share, mask: fc.integer({ min: 1, max: 255 }) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('zeros', 'cut'), from: share, to: share }) },
  fc.record({ kind: fc.constant('lengths'), value: fc.nat(0xffff_ffff) }),
  fc.record({ kind: fc.constant('longer'), by: fc.integer({ min: 1, max: 9_000 }) }),
  fc.record({
    kind: fc.constantFrom('empty', 'all zeros', 'text', 'gone', 'swapped', 'folder', 'pipe', 'link', 'loop'),
  }),
) as fc.Arbitrary<Damage>;

/** Which of a snapshot's files (the manifest is the last), or the folder of the snapshot. */
const target = fc.constantFrom(0, 1, 2, 'snapshot' as const);

const QUESTIONS = [
  'When was Varde founded?',
  'How much does a rowing boat pay?',
  'Who opened the lighthouse?',
];

/**
 * Opens a library over damaged snapshots: each time it starts, reports the damage, and answers as without a snapshot.
 */
export async function checkDamaged(runs: number): Promise<void> {
  const root = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  try {
    const seeds = await writeSeeds(path.join(root, 'seeds'));
    await writeSnapshot(seeds, path.join(root, 'intact'));
    const expected = await openAndAsk(seeds, path.join(root, 'none'));
    expect(expected.problems).toEqual([]);
    await copyInto(path.join(root, 'data'), path.join(root, 'intact'));
    expect(await openAndAsk(seeds, path.join(root, 'data'))).toEqual(expected);
    await fc.assert(
      fc.asyncProperty(target, damage, async (which, how) => {
        const data = await mkdtemp(path.join(root, 'data-'));
        const snapshot = path.join(data, 'snapshot');
        await copyInto(data, path.join(root, 'intact'));
        const isOther = await damageFile(snapshot, which, how);
        const { problems, ...answered } = await openAndAsk(seeds, data);
        expect(answered).toEqual({ ...expected, problems: undefined });
        const problem = {
          file: snapshot,
          reason: expect.stringMatching(/.: it is made anew$/),
          isServed: true,
        };
        expect(problems).toEqual(isOther ? [problem] : []);
        // The next start finds an intact snapshot, or none.
        expect((await openAndAsk(seeds, data, [])).problems).toEqual([]);
        await rm(data, { recursive: true });
      }),
      { numRuns: runs },
    );
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Writes files with a modification time of an hour ago, so that they count as complete. */
async function writeSeeds(seeds: string): Promise<string> {
  const anHourAgo = Date.now() / 1_000 - 3_600;
  for (const [name, text] of Object.entries({ ...FILES, ...STRUCTURED })) {
    const file = path.join(seeds, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
    await utimes(file, anHourAgo, anHourAgo);
  }
  // Some file systems have a time resolution of two seconds.
  await new Promise((resolve) => setTimeout(resolve, 2_600));
  return seeds;
}

/** Writes a snapshot of two segments. */
async function writeSnapshot(seeds: string, folder: string): Promise<void> {
  const articles = new ArticleFolder(seeds);
  await articles.look();
  const all = articles.content().articles.map((article) => new AnalysedArticle(article));
  const liveSegments = [all.slice(0, 3), all.slice(3)].map((some) => withoutTombstones(indexArticles(some)));
  await new Snapshot(folder).save(new Collection(null, liveSegments, []), articles.known());
}

const copyInto = (data: string, intact: string) =>
  cp(intact, path.join(data, 'snapshot'), { recursive: true });

async function openAndAsk(seeds: string, data: string, questions = QUESTIONS) {
  const library = await openFolders({ seeds, data, reader: false }, () => {}, { events: false });
  const { problems, revision, sentences } = await library.status(null);
  const answers = [];
  for (const question of questions) answers.push(await library.ask(question, { server: null }));
  await library.close();
  return { problems, revision, sentences, answers };
}

/** @returns whether the file has changed */
async function damageFile(snapshot: string, which: number | 'snapshot', how: Damage): Promise<boolean> {
  const files = (await readdir(snapshot)).sort().map((name) => path.join(snapshot, name));
  const file = which === 'snapshot' ? snapshot : files[which]!;
  const bytes = await readFile(which === 'snapshot' ? files[2]! : file);
  if (how.kind === 'swapped' && which !== 'snapshot') {
    const other = files[(which + 1) % files.length]!;
    await rename(other, `${file}.other`);
    await rename(file, other);
    await rename(`${file}.other`, file);
    return true;
  }
  await rm(file, { recursive: true });
  // Without its manifest, which is the last of its files, it is none.
  const isNone = which === 'snapshot' && (how.kind === 'gone' || how.kind === 'folder');
  if (how.kind === 'gone') return !isNone && which !== 2;
  if (how.kind === 'folder') await mkdir(file);
  else if (how.kind === 'pipe') execFileSync('mkfifo', [file]);
  else if (how.kind === 'link') await symlink('/dev/zero', file);
  else if (how.kind === 'loop') await symlink(file, file);
  else await writeFile(file, damaged(bytes, how));
  return !isNone && (which === 'snapshot' || !(await isFileOf(file, bytes)));
}

async function isFileOf(file: string, bytes: Buffer): Promise<boolean> {
  return (await lstat(file)).isFile() && (await readFile(file)).equals(bytes);
}

function damaged(bytes: Buffer, how: Damage): Buffer {
  const at = (share: number) => Math.floor(share * bytes.length);
  const [from, to] = 'from' in how ? [at(how.from), at(how.to)].sort((a, b) => a - b) : [0, 0];
  if (how.kind === 'zeros') return Buffer.from(bytes).fill(0, from, to);
  if (how.kind === 'cut') return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  if (how.kind === 'longer') return Buffer.concat([bytes, Buffer.alloc(how.by)]);
  if (how.kind === 'all zeros') return Buffer.alloc(bytes.length);
  if (how.kind === 'empty') return Buffer.alloc(0);
  if (how.kind === 'text') return Buffer.from('no snapshot of ours');
  const changed = Buffer.from(bytes);
  if (how.kind === 'lengths') changed.writeUInt32LE(how.value);
  if (how.kind === 'bits') changed[at(how.at)]! ^= how.mask;
  return changed;
}
