/** /library remove, /library list, changes of the folders, and permissions. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { seen } from '../../../discord/rendered-message.ts';
import { FILES } from '../example-articles.ts';
import { Stage, seenBy, shown } from '../stage.ts';
import { MILL, moderatorOn, NO_ARTICLES } from './moderator.ts';

const data = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
const stage = new Stage(FILES, data);
// A new bot for each test, as the bot limits what one person may do in a short time.
beforeEach(() => stage.restart());

const { fill, previewMill, listArticles, press, remove, lastNotice } = moderatorOn(stage);
const QUESTION = 'When did the mill of Aske burn down?';
describe('/library remove', () => {
  it('asks first, and can be undone, also after a restart', async () => {
    await press(await previewMill(), 'Publish');
    const asking = await shown(stage.sam.run('library remove', { article: 'mill' }));
    expect(seen(asking)).toEqual([
      '(only you)',
      '### Remove this article?',
      '**The mill is gone**',
      'published 4 May 2024 · 3 sentences',
      '-# You can undo it until you remove another.',
      '[Remove] [Keep]',
    ]);
    expect(seen(await press(asking, 'Keep'))).toEqual(['(only you)', '### Kept', 'Nothing was removed.']);
    expect((await listArticles())[3]).toBe('**The mill is gone**');

    const removed = await remove('mill');
    expect(seen(removed)).toEqual([
      '(only you)',
      '### Removed',
      '**The mill is gone**',
      'published 4 May 2024 · 3 sentences',
      '-# Its quotes are no longer given as answers.',
      '[Undo]',
    ]);
    expect((await seenBy(stage.mira.run('ask', { question: QUESTION }))).join()).not.toContain('burned down');
    await stage.restart();
    expect(seen(await press(removed, 'Undo'))).toEqual([
      '(only you)',
      '### Put back',
      '**The mill is gone**',
      'published 4 May 2024 · 3 sentences',
      '-# Members of this server find it again.',
    ]);
    expect((await listArticles())[3]).toBe('**The mill is gone**');
    await remove('mill');
  });

  it('puts back only what was removed last', async () => {
    await press(await previewMill(), 'Publish');
    await press(
      await fill({ title: 'The other mill', date: '2024-05-05', text: `${MILL} Again.` }),
      'Publish',
    );
    const first = await remove('The mill is gone');
    await remove('The other mill');
    await stage.sam.press(first, 'Undo');
    expect(await lastNotice()).toEqual([
      '(only you)',
      'Another article was removed after this one, and only the last can be put back.',
    ]);
    expect((await listArticles()).at(-1)).toBe(NO_ARTICLES);
  });

  it('completes the server’s own articles alone, and removes no other', async () => {
    await press(await previewMill(), 'Publish');
    expect(await stage.sam.complete('library remove', { article: '' }, 'article')).toMatchObject({
      kind: 'choices',
      choices: [{ name: 'The mill is gone · published 4 May 2024' }],
    });
    expect(await seenBy(stage.sam.run('library remove', { article: 'A bridge for Lindholm' }))).toEqual([
      '(only you)',
      'No article of this server fits “A bridge for Lindholm”. Choose one from the list that opens as you type, or look through /library list.',
    ]);
    await remove('mill');
  });
});

describe('/library list', () => {
  it('lists the server’s own articles, and says how many there may be', async () => {
    expect(await listArticles()).toEqual([
      '(only you)',
      '### Articles of this server',
      '-# 0 of at most 500, each of up to 200,000 characters',
      NO_ARTICLES,
    ]);
    await press(await previewMill(), 'Publish');
    const list = await shown(stage.sam.run('library list'));
    expect(seen(list)).toEqual([
      '(only you)',
      '### Articles of this server',
      '-# 1 of at most 500, each of up to 200,000 characters',
      '**The mill is gone**',
      '-# published 4 May 2024 · 3 sentences · of this server',
      '[Read]',
    ]);
    await remove('mill');
  });
});

describe('the folders', () => {
  it('are read again when files come and go, within seconds, while it runs', {
    timeout: 60_000,
  }, async () => {
    // The rate at which one person may ask.
    const SOON = { timeout: 30_000, interval: 1_000 };
    const answer = async () =>
      (await seenBy(stage.local.people.theo.withBot.run('ask', { question: QUESTION })))[1];
    const seed = path.join(data, 'seeds', 'mill.txt');
    await writeFile(seed, MILL);
    await expect
      .poll(answer, SOON)
      .toBe('> The mill of Aske burned down on **3 May 2024**. Nobody was hurt. It had stood for 200 years.');
    await rm(seed);
    await expect.poll(answer, SOON).not.toContain('mill of Aske');

    const folder = path.join(data, 'servers', stage.local.servers.newsroom.id, 'articles');
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'mill.txt'), `Title: The mill is gone\n\n${MILL}`);
    await expect.poll(async () => (await listArticles())[3], SOON).toBe('**The mill is gone**');
    await rm(path.join(folder, 'mill.txt'));
    await expect.poll(async () => (await listArticles()).at(-1), SOON).toBe(NO_ARTICLES);
  });
});

describe('whoever may not manage the server', () => {
  const NO = ['(only you)', 'Only those who may manage this server can do that.'];

  it('is not offered these commands', () => {
    expect(stage.theo.commands.map(({ name }) => name)).not.toContain('library');
    expect(stage.sam.commands.map(({ name }) => name)).toContain('library');
  });

  it('is refused them where the server shows them to everyone', async () => {
    const command = stage.local.commands.in(null).find(({ name }) => name === 'library')!;
    stage.local.commands.change(null, command, { default_member_permissions: null });
    const subcommands = [
      ['library add', {}],
      ['library remove', { article: 'mill' }],
      ['library list', {}],
      ['library reports', {}],
      ['library figures', {}],
    ] as const;
    for (const [name, options] of subcommands)
      expect(await seenBy(stage.theo.run(name, options))).toEqual(NO);
  });

  it('is refused what the buttons do', async () => {
    const preview = await previewMill();
    // Takes the permission from the same person.
    const role = stage.local.servers.newsroom.roles.find(({ name }) => name === 'Moderator')!;
    const { permissions } = role;
    role.permissions = '0';
    for (const button of ['Publish', 'Change', 'Discard'])
      expect(await seenBy(stage.sam.press(preview, button))).toEqual(NO);
    role.permissions = permissions;
    await press(preview, 'Discard');
  });
});
