import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDrafts } from '../../../src/discord/moderation/drafts.ts';

const DRAFT = { title: 'The mill', date: '', source: '', text: 'The mill burned.' };
const REFUSED = {
  name: 'UserError',
  message: 'I cannot use my data folder, so nothing was kept. Tell whoever runs me.',
};

let data: string;
beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
});
afterEach(() => rm(data, { recursive: true }));

const UPLOAD = { ...DRAFT, text: { name: 'mill.txt', bytes: Buffer.from([0, 10, 255, 10, 123]) } };

it.each([
  ['a text', DRAFT],
  ['an uploaded file', UPLOAD],
])('with %s is found until it is forgotten, also after a restart', async (_, draft) => {
  const id = await openDrafts(data).keep('1', draft);
  expect(await openDrafts(data).find('1', id)).toEqual(draft);
  expect(await openDrafts(data).find('2', id)).toBeNull();
  await openDrafts(data).forget('1', id);
  await openDrafts(data).forget('1', id);
  expect(await openDrafts(data).find('1', id)).toBeNull();
});

it.each([
  ['in a folder', () => data],
  ['in memory', () => null],
])('several are kept together %s, and may become fewer', async (_, where) => {
  const drafts = openDrafts(where());
  const empty = { ...DRAFT, text: { name: 'empty.txt', bytes: Buffer.alloc(0) } };
  const id = await drafts.keep('1', [UPLOAD, DRAFT, empty, UPLOAD]);
  expect(await drafts.findAll('1', id)).toEqual([UPLOAD, DRAFT, empty, UPLOAD]);
  expect(await drafts.find('1', id)).toEqual(UPLOAD);
  await drafts.keep('1', [DRAFT, UPLOAD], id);
  expect(await drafts.findAll('1', id)).toEqual([DRAFT, UPLOAD]);
  await drafts.forget('1', id);
  expect(await drafts.findAll('1', id)).toEqual([]);
});

it('that version 0.2 has kept are found', async () => {
  const id = '0123456789abcdef';
  const header = JSON.stringify({ ...UPLOAD, text: { name: 'mill.txt' } });
  await mkdir(path.join(data, '.drafts'));
  await writeFile(
    path.join(data, '.drafts', `1-${id}.draft`),
    Buffer.concat([Buffer.from(`${header}\n`), UPLOAD.text.bytes]),
  );
  expect(await openDrafts(data).find('1', id)).toEqual(UPLOAD);
});

it('reports a data folder that cannot be used, for every operation', async () => {
  await writeFile(path.join(data, '.drafts'), 'a file in the place of a folder');
  await expect(openDrafts(data).keep('1', DRAFT)).rejects.toMatchObject(REFUSED);
  await expect(openDrafts(data).find('1', '0'.repeat(16))).rejects.toMatchObject(REFUSED);
  await rm(path.join(data, '.drafts'));
  await mkdir(path.join(data, '.drafts', `1-${'0'.repeat(16)}.draft`), { recursive: true });
  await expect(openDrafts(data).forget('1', '0'.repeat(16))).rejects.toMatchObject(REFUSED);
});

it('deletes all that is older than thirty days, and nothing else', async () => {
  const drafts = openDrafts(data);
  await drafts.forgetOld();
  const [old, fresh] = [await drafts.keep('1', DRAFT), await drafts.keep('2', DRAFT)];
  const aged = async (id: string, days: number) => {
    const at = new Date(Date.now() - days * 24 * 60 * 60 * 1_000);
    for (const name of await readdir(path.join(data, '.drafts')))
      if (name.includes(id)) await utimes(path.join(data, '.drafts', name), at, at);
  };
  await aged(old, 31);
  await aged(fresh, 29);
  await drafts.forgetOld();
  expect(await drafts.find('1', old)).toBeNull();
  expect(await drafts.find('2', fresh)).toEqual(DRAFT);
});
