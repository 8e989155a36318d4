/** /library edit and /library history, and what citations say after an edit. */

import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { APIMessage } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Inputs } from '../../../../src/local/members/fill-modal.ts';
import { seen } from '../../../discord/rendered-message.ts';
import { FILES } from '../example-articles.ts';
import { footer, formIn, quoteButtons, Stage, seenBy, shown } from '../stage.ts';
import { MILL, moderatorOn } from './moderator.ts';

const data = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
const stage = new Stage(FILES, data);

const { fill, previewMill, press, remove, lastNotice } = moderatorOn(stage);
// A new bot for each test, as the bot limits what one person may do in a short time.
beforeEach(async () => {
  await stage.restart();
  await press(await previewMill(), 'Publish');
  await stage.restart();
});
afterEach(() => remove('mill'));

const EDITED =
  'The mill of Aske burned down on 4 May 2024. Nobody was hurt. It is being rebuilt, says Ada Berg.';
const QUESTION = 'When did the mill of Aske burn down?';
const NOTE = '-# Nothing has changed yet. What the article says now stays in its history.';
const DONE =
  '-# Members of this server find it so from now on. [/library history] shows what it was, and leads back to it.';
const PREVIEW = [
  '(only you)',
  '### Change this article?',
  '**The mill is gone**',
  '2 sentences changed',
  '**Before**',
  '> The mill of Aske burned down on **3** May 2024.',
  '**After**',
  '> The mill of Aske burned down on **4** May 2024.',
  '**Before**',
  '> It **had stood for 200 years.**',
  '**After**',
  '> It **is being rebuilt, says Ada Berg.**',
  NOTE,
  '[Publish] [Change] [Discard]',
];
/** A moment, as Discord gets it. */
const MOMENT = '<t:\\d{10}:f>';
const matching = (pattern: string) => expect.stringMatching(new RegExp(`^${pattern}$`));

const openEdit = () => formIn(stage.sam.run('library edit', { article: 'mill' }));
const edit = async (inputs: Inputs) => shown(stage.sam.submit(await openEdit(), inputs));
const history = () => shown(stage.sam.run('library history', { article: 'mill' }));
const publish = async (inputs: Inputs) => press(await edit(inputs), 'Publish');
const answer = async () => (await seenBy(stage.mira.run('ask', { question: QUESTION }))).slice(1, 3);

/** The citation of the answer that a card shows. */
const citationOn = (message: APIMessage) =>
  /`([0-9a-z]{10}\.[0-9a-z.]+)`/.exec(seen(message).join('\n'))![1]!;

describe('/library edit', () => {
  it('opens a form with the article, shows what would change, and publishes that', async () => {
    const form = await openEdit();
    expect(form).toMatchObject({
      title: 'Change an article of this server',
      components: [
        { component: { value: 'The mill is gone' } },
        { component: { value: '2024-05-04' } },
        { component: { custom_id: 'source' } },
        {
          description: 'Empty: the text stays as it is. Up to 4,000 characters: longer ones as a file',
          component: { value: MILL },
        },
        { label: 'Or a file' },
      ],
    });
    const preview = await shown(stage.sam.submit(form, { text: EDITED }));
    expect(seen(preview)).toEqual(PREVIEW);
    expect(await answer()).toEqual([
      '> The mill of Aske burned down on **3 May 2024**. Nobody was hurt. It had stood for 200 years.',
      '-# The mill is gone · published 4 May 2024',
    ]);
    expect(seen(await press(preview, 'Publish'))).toEqual([
      '(only you)',
      '### Changed',
      '**The mill is gone**',
      'published 4 May 2024 · 3 sentences',
      DONE,
      '[Read] [History]',
    ]);
    expect(await seenBy(stage.mira.run('ask', { question: QUESTION }))).toEqual([
      `### ${QUESTION}`,
      '> The mill of Aske burned down on **4 May 2024**. Nobody was hurt. It is being rebuilt, says Ada Berg.',
      '-# The mill is gone · published 4 May 2024',
      footer(),
      ...quoteButtons(),
    ]);
    expect(await readdir(path.join(data, '.drafts'))).toEqual([]);
  });

  it('changes the title, the day and the source alone, and the draft again before it is published', async () => {
    const preview = await edit({ title: 'The mill', date: '5 May 2024', source: 'https://mill.example/a_b' });
    expect(seen(preview).slice(2, -2)).toEqual([
      '**The mill is gone**',
      '**Title** The mill is gone → The mill',
      '**Date of publication** published 4 May 2024 → published 5 May 2024',
      '**Source** no source → https\\://mill.example/a\\_b',
      'No sentence changes.',
    ]);
    await stage.restart();
    const form = await formIn(stage.sam.press(preview, 'Change'));
    expect(form.components).toMatchObject([
      { component: { value: 'The mill' } },
      { component: { value: '5 May 2024' } },
      { component: { value: 'https://mill.example/a_b' } },
      { component: { value: MILL } },
      {},
    ]);
    const again = await shown(
      stage.sam.submit(form, { title: 'A mill', date: '5 May 2024', source: '', text: '' }),
    );
    expect(again.id).toBe(preview.id);
    expect(seen(await press(again, 'Publish')).slice(1, 4)).toEqual([
      '### Changed',
      '**A mill**',
      'published 5 May 2024 · 3 sentences',
    ]);
  });

  it('tells the second of two moderators what has been changed, and loses nothing of theirs', async () => {
    const first = await openEdit();
    const second = await openEdit();
    const late = await shown(stage.sam.submit(await openEdit(), { text: `${MILL} It rained.` }));
    await press(await shown(stage.sam.submit(first, { text: EDITED })), 'Publish');
    const warned = [
      '**Please check**',
      '- The article has been changed since you opened the form. Compare yours with what it says now, and publish it if you still want to.',
      NOTE,
      '[Publish] [Change] [Discard]',
    ];
    await stage.restart();
    // Whoever has the form open still, and whoever has a preview.
    const preview = await shown(stage.sam.submit(second, { text: `${MILL} It snowed.` }));
    expect(seen(preview).slice(3)).toEqual([
      '1 sentence changed · 2 sentences added · 1 sentence removed',
      '**Before**',
      '> The mill of Aske burned down on **4** May 2024.',
      '**After**',
      '> The mill of Aske burned down on **3** May 2024.',
      '**Removed**',
      '> It is being rebuilt, says Ada Berg.',
      '**Added**',
      '> It had stood for 200 years.',
      '**Added**',
      '> It snowed.',
      ...warned,
    ]);
    const warnedLate = await press(late, 'Publish');
    expect(seen(warnedLate).slice(-4)).toEqual(warned);
    expect(seen(warnedLate)).toContain('> It rained.');
    expect(seen(await press(warnedLate, 'Publish'))[1]).toBe('### Changed');
    await stage.restart();
    await press(preview, 'Discard');
    expect((await answer())[0]).toContain('3 May 2024');
  });

  it('says what is wrong with an edit, and keeps it', async () => {
    const preview = await edit({ text: '***' });
    expect(seen(preview)).toEqual([
      '(only you)',
      '### Not an article yet',
      expect.stringMatching(/no text/),
      '-# Nothing is lost: press Change, and the form opens with what you filled in.',
      '[Change] [Discard]',
    ]);
    const form = await formIn(stage.sam.press(preview, 'Change'));
    expect(form.components[3]).toMatchObject({ component: { value: '***' } });
    const better = await shown(stage.sam.submit(form, { text: EDITED }));
    expect(seen(better).slice(3)).toEqual(PREVIEW.slice(3));
    await stage.restart();
    const discarded = ['(only you)', '### Discarded', 'Nothing was published.'];
    expect(seen(await press(better, 'Discard'))).toEqual(discarded);
    expect((await answer())[0]).toContain('3 May 2024');
  });

  it('shows the way to the file of an article that is too long for a form', async () => {
    const long = Array.from({ length: 300 }, (_, i) => `The wheel ${i} of the mill turns.`).join(' ');
    await press(await edit({ file: [{ name: 'mill.txt', content: long }] }), 'Publish');
    await stage.restart();
    const card = await shown(stage.sam.run('library edit', { article: 'mill' }));
    expect(seen(card)).toEqual([
      '(only you)',
      '### Change an article of this server',
      '**The mill is gone**',
      'published 4 May 2024 · 300 sentences',
      `Its text has ${long.length.toLocaleString('en')} characters, more than a form takes. Get the file, change it there, and choose it in the form. What stays empty in the form remains as it is.`,
      '[Get the file] [Open the form] [History]',
    ]);
    const file = await shown(stage.sam.press(card, 'Get the file'));
    expect(seen(file)).toEqual(['(only you)', '[file 2024-05-04-the-mill-is-gone.txt]']);
    const { url } = file.attachments[0]!;
    expect(await (await fetch(url)).text()).toBe(`Title: The mill is gone\nDate: 2024-05-04\n\n${long}`);
    const form = await formIn(stage.sam.press(card, 'Open the form'));
    expect(form.components[3]).toMatchObject({
      description: `Its ${long.length.toLocaleString('en')} characters are too many for a form. Empty: it stays as it is, or choose a file`,
    });
    const renamed = await shown(stage.sam.submit(form, { title: 'The mill turns' }));
    expect(seen(await press(renamed, 'Publish')).slice(2, 4)).toEqual([
      '**The mill turns**',
      'published 4 May 2024 · 300 sentences',
    ]);
  });

  it('changes the articles of the server alone', async () => {
    expect(await seenBy(stage.sam.run('library edit', { article: 'A bridge for Lindholm' }))).toEqual([
      '(only you)',
      'No article of this server fits “A bridge for Lindholm”. Choose one from the list that opens as you type, or look through /library list.',
    ]);
  });
});

describe('/library history', () => {
  it('says of an article that it has not been changed', async () => {
    expect(seen(await history())).toEqual([
      '(only you)',
      '### History',
      '**The mill is gone**',
      'published 4 May 2024 · 3 sentences',
      '-# Version 1 of 1 · as it is now',
      'It has not been changed since it was added.',
      '[Get the file] [Change]',
    ]);
  });

  it('shows each version with what it changed, and goes back to one, which can be undone', async () => {
    await publish({ text: EDITED, title: 'The mill' });
    await stage.restart();
    const now = await history();
    expect(seen(now)).toEqual([
      '(only you)',
      '### History',
      '**The mill**',
      'published 4 May 2024 · 3 sentences',
      matching(`-# Version 2 of 2 · since ${MOMENT} · as it is now`),
      '**Title** The mill is gone → The mill',
      ...PREVIEW.slice(3, 12),
      '[Older]',
      '[Get the file] [Change]',
    ]);
    const older = await press(now, 'Older');
    expect(seen(older)).toEqual([
      '(only you)',
      '### History',
      '**The mill is gone**',
      'published 4 May 2024 · 3 sentences',
      matching(`-# Version 1 of 2 · until ${MOMENT}`),
      'The oldest version that is kept.',
      '[Newer]',
      '[Back to this version] [Get the file]',
    ]);
    const file = await shown(stage.sam.press(older, 'Get the file'));
    expect(await (await fetch(file.attachments[0]!.url)).text()).toContain(MILL);
    await stage.restart();
    const back = await press(older, 'Back to this version');
    expect(seen(back)).toEqual([
      '(only you)',
      '### Back to an earlier version',
      '**The mill is gone**',
      'published 4 May 2024 · 3 sentences',
      DONE,
      '[Read] [History]',
    ]);
    expect((await answer())[0]).toContain('3 May 2024');
    const again = await press(await press(back, 'History'), 'Older');
    expect(seen(again)[4]).toMatch(/^-# Version 2 of 3 /);
    await stage.restart();
    await press(again, 'Back to this version');
    expect((await answer())[0]).toContain('4 May 2024');
  });

  it('is gone with the article', async () => {
    const card = await history();
    await remove('mill');
    await stage.sam.press(card, 'Change');
    expect(await lastNotice()).toEqual([
      '(only you)',
      'That article is no longer here: it was removed, or its file is gone.',
    ]);
    await press(await fill({ title: 'The mill is gone', date: '4 May 2024', text: MILL }), 'Publish');
  });
});

describe('a citation of a sentence that was edited', () => {
  const cite = async (id: string) => seenBy(stage.theo.run('cite', { id }));

  it('shows the sentence as it was, and the one in its place', async () => {
    const citation = citationOn(await shown(stage.mira.run('ask', { question: QUESTION })));
    await publish({ text: EDITED, date: '6 May 2024' });
    expect(await cite(citation)).toEqual([
      '### Changed since',
      `The article has changed since \`${citation}\` was cited: that sentence is no longer in it.`,
      matching(`Until ${MOMENT} the article said:`),
      '> The mill of Aske burned down on 3 May 2024.',
      '-# The mill is gone · published 4 May 2024',
      `-# \`${citation}\``,
      'In its place now:',
      '> The mill of Aske burned down on 4 May 2024.',
      '-# The mill is gone · published 6 May 2024',
      matching('-# `[0-9a-z]{10}\\.0\\.[0-9a-z]{7}`'),
      '[Context] [Read] [Copy]',
    ]);
  });

  it('says that it was taken out', async () => {
    const citation = citationOn(await shown(stage.mira.run('ask', { question: QUESTION })));
    await publish({ text: 'Nobody was hurt. It had stood for 200 years.' });
    expect(await cite(citation)).toEqual([
      '### Changed since',
      `The article has changed since \`${citation}\` was cited: that sentence is no longer in it.`,
      matching(`Until ${MOMENT} the article said:`),
      '> The mill of Aske burned down on 3 May 2024.',
      '-# The mill is gone · published 4 May 2024',
      `-# \`${citation}\``,
      'It was taken out then, and nothing stands in its place.',
      '[Read]',
    ]);
  });

  it('is that of the nearest sentence where no version has it', async () => {
    const citation = citationOn(await shown(stage.mira.run('ask', { question: QUESTION })));
    const folder = path.join(data, 'servers', stage.local.servers.newsroom.id, 'articles');
    await writeFile(
      path.join(folder, '2024-05-04-the-mill-is-gone.txt'),
      `Title: The mill is gone\n\n${EDITED}`,
    );
    await expect
      .poll(() => cite(citation), { timeout: 30_000, interval: 500 })
      .toContain(
        `The article has changed since \`${citation}\` was cited: that sentence is no longer in it. What stands nearest to it now:`,
      );
  });
});

it('finds the source of a sentence that was edited, with the version that has it', async () => {
  const said = stage.theo.say('The mill of Aske burned down on 3 May 2024.');
  await publish({ text: EDITED });
  expect(await seenBy(stage.mira.useOnMessage('Find the source', said))).toEqual([
    '(only you)',
    '### Source',
    matching(`The article said this until ${MOMENT}:`),
    '> The mill of Aske burned down on 3 May 2024.',
    '',
    'Quoted nearly; where the message differs, the article says “4”, here in **bold**:',
    '> The mill of Aske burned down on **4** May 2024.',
    matching('-# The mill is gone · published 4 May 2024 · `[0-9a-z.]+`'),
    '[Context] [Read]',
  ]);
});
