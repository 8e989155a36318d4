/** /library add */

import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../../../src/library/library.ts';
import type { Inputs } from '../../../../src/local/members/fill-modal.ts';
import { odtOf, zipOf } from '../../../articles/convert/zip.ts';
import { seen } from '../../../discord/rendered-message.ts';
import { FILES } from '../example-articles.ts';
import { footer, formIn, quoteButtons, Stage, seenBy, shown } from '../stage.ts';
import { MILL, moderatorOn, NO_ARTICLES } from './moderator.ts';

const data = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
const stage = new Stage(FILES, data);
// A new bot for each test, as the bot limits what one person may do in a short time.
beforeEach(() => stage.restart());

const { fill, previewMill, listArticles, press, remove, lastNotice } = moderatorOn(stage);
const QUESTION = 'When did the mill of Aske burn down?';
const PREVIEW = [
  '(only you)',
  '### Publish this article?',
  '**The mill is gone**',
  'published 4 May 2024 · 3 sentences · no source',
  'It begins:',
  `> ${MILL}`,
  '-# Nothing is published yet. Members of this server will find it, and nobody else.',
  '[Publish] [Change] [Set an expiry] [Discard]',
];

describe('/library add', () => {
  it('opens a form that says its limits', async () => {
    expect(await formIn(stage.sam.run('library add'))).toMatchObject({
      title: 'Add an article to this server',
      components: [
        { label: 'Title', description: 'Empty: read from the text' },
        {
          label: 'Date of publication',
          description: 'Such as 2023-06-19 or 19 June 2023. Empty: read from the text',
        },
        { label: 'Source', description: 'The web address where it was published, if there is one' },
        {
          label: 'Text',
          description: 'Up to 4,000 characters: longer ones as a file. Room left for 2,000,000',
        },
        {
          label: 'Or files, up to 10',
          description: '.docx, .odt, .html, .md, .txt, .csv and more, up to 2 MB and 200,000 characters',
        },
      ],
    });
  });

  it('shows what it understood, and publishes only when that is pressed', async () => {
    const preview = await previewMill();
    expect(seen(preview)).toEqual(PREVIEW);
    expect((await seenBy(stage.mira.run('ask', { question: QUESTION }))).join()).not.toContain(
      'mill of Aske burned',
    );

    const published = await press(preview, 'Publish');
    expect(seen(published)).toEqual([
      '(only you)',
      '### Published',
      '**The mill is gone**',
      'published 4 May 2024 · 3 sentences',
      '-# Members of this server find it from now on. [/library remove] takes it away again.',
      '[Read]',
    ]);
    expect(await seenBy(stage.mira.run('ask', { question: QUESTION }))).toEqual([
      `### ${QUESTION}`,
      '> The mill of Aske burned down on **3 May 2024**. Nobody was hurt. It had stood for 200 years.',
      '-# The mill is gone · published 4 May 2024',
      footer(),
      ...quoteButtons(),
    ]);
    expect((await seenBy(stage.sam.press(published, 'Read'))).slice(0, 3)).toEqual([
      '(only you)',
      '### The mill is gone',
      '-# published 4 May 2024',
    ]);
    await remove('mill');
  });

  it('keeps the article as a file in the seeds’ format, which that server alone sees', async () => {
    await press(await previewMill(), 'Publish');
    const folder = path.join(data, 'servers', stage.local.servers.newsroom.id, 'articles');
    expect(await readdir(folder)).toEqual(['2024-05-04-the-mill-is-gone.txt']);
    expect(await readFile(path.join(folder, '2024-05-04-the-mill-is-gone.txt'), 'utf8')).toBe(
      `Title: The mill is gone\nDate: 2024-05-04\n\n${MILL}`,
    );
    const { sam, theo } = stage.local.people;
    for (const elsewhere of [sam.in(stage.local.channels.history), theo.withBot])
      expect((await seenBy(elsewhere.run('articles'))).join()).not.toContain('mill');
    await remove('mill');
  });

  it('takes a file, and reads from it what the form leaves empty', async () => {
    const page =
      '<!doctype html><html><head><title>The mill is gone</title><meta property="article:published_time" content="2024-05-04T10:00:00Z"></head>' +
      `<body><article><h1>The mill is gone</h1><p>${MILL}</p></article></body></html>`;
    const files = [
      { name: 'mill.html', content: page },
      { name: 'mill.md', content: `# The mill is gone\n\n*4 May 2024*\n\n${MILL}` },
      { name: '2024-05-04 mill.txt', content: `The mill is gone\n\n${MILL}` },
      { name: 'mill.odt', content: odtOf('The mill is gone', '4 May 2024', MILL) },
      { name: 'mill.zip', content: zipOf({ 'mill.md': `# The mill is gone\n\n*4 May 2024*\n\n${MILL}` }) },
    ];
    for (const file of files) expect(seen(await fill({ file: [file] }))).toEqual(PREVIEW);
  });

  it('names what is doubtful, and opens the form again with all that was filled in', async () => {
    const preview = await fill({ date: 'the day after', source: 'the paper', text: 'The mill burned.' });
    expect(seen(preview)).toEqual([
      '(only you)',
      '### Publish this article?',
      '**The mill burned.**',
      'undated · 1 sentence · no source',
      'It begins:',
      '> The mill burned.',
      '**Please check**',
      '- “the day after” is no day that I can read: write it as 2023-06-19 or 19 June 2023.',
      '- “the paper” is no address of a page: it has to start with https\\://.',
      '- No date was found: the article will be undated.',
      '- No title was found: the words that the article opens with will stand for it.',
      '- The text is very short: one sentence.',
      '-# Nothing is published yet. Members of this server will find it, and nobody else.',
      '[Publish] [Change] [Set an expiry] [Discard]',
    ]);
    await stage.restart();
    const form = await formIn(stage.sam.press(preview, 'Change'));
    expect(form).toMatchObject({
      components: [
        {},
        { component: { value: 'the day after' } },
        { component: { value: 'the paper' } },
        { component: { value: 'The mill burned.' } },
        {},
      ],
    });
    const changed = await stage.sam.submit(form, {
      title: 'The mill is gone',
      date: '4 May 2024',
      source: '',
      text: MILL,
    });
    expect(seen(await shown(changed))).toEqual(PREVIEW);
  });

  it('keeps the draft until the article stands', async () => {
    const preview = await previewMill();
    const drafts = () => readdir(path.join(data, '.drafts'));
    const before = await drafts();
    let during: string[] = [];
    const { library } = stage;
    stage.library = Object.assign(Object.create(library) as Library, {
      add: async (...args: Parameters<Library['add']>) => {
        const entry = await library.add(...args);
        during = await drafts();
        return entry;
      },
    });
    await press(preview, 'Publish');
    stage.library = library;
    expect(during).toEqual(before);
    expect(await drafts()).toHaveLength(before.length - 1);
    await remove('mill');
  });

  it('forgets what is discarded', async () => {
    const preview = await previewMill();
    expect(seen(await press(preview, 'Discard'))).toEqual([
      '(only you)',
      '### Discarded',
      'Nothing was published.',
    ]);
    expect((await listArticles()).at(-1)).toBe(NO_ARTICLES);
  });

  it.each([
    ['no text at all', { title: 'Nothing' }, 'It has no text yet: paste it into the form, or choose a file.'],
    [
      'a file that is not UTF-8',
      { file: [{ name: 'mill.txt', content: new Uint8Array([0x4d, 0xff, 0xfe, 0x41, 0xe9, 0x2e]) }] },
      /^The text is not UTF-8/,
    ],
    [
      'a file that is too large',
      { file: [{ name: 'mill.txt', content: 'The mill burned. '.repeat(130_000) }] },
      'mill.txt is larger than 2 MB, which is more than an article has. Upload its text alone.',
    ],
    [
      'a text that is too long',
      { file: [{ name: 'mill.txt', content: 'The mill burned. '.repeat(12_000) }] },
      'The text has more than 200,000 characters: split it into articles.',
    ],
  ])('says what is wrong with %s, and loses nothing', async (_, inputs, reason) => {
    const preview = await fill(inputs as Inputs);
    expect(seen(preview)).toEqual([
      '(only you)',
      '### Not an article yet',
      typeof reason === 'string' ? reason : expect.stringMatching(reason),
      '-# Nothing is lost: press Change, and the form opens with what you filled in.',
      '[Change] [Discard]',
    ]);
    await press(preview, 'Discard');
  });

  it('publishes nothing that is there already', async () => {
    const first = await press(await previewMill(), 'Publish');
    expect(seen(first)[1]).toBe('### Published');
    const again = await previewMill();
    expect(seen(again)).toContain('- The same text is there already: “The mill is gone”.');
    await stage.sam.press(again, 'Publish');
    expect(await lastNotice()).toEqual(['(only you)', 'The same text is there already: “The mill is gone”.']);
    expect(seen(stage.sam.messages.find(({ id }) => id === again.id)!)).toEqual(seen(again));
    await remove('mill');
  });
});
