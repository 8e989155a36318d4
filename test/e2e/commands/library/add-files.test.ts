/** /library add, with several files */

import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../../../src/library/library.ts';
import { zipOf } from '../../../articles/convert/zip.ts';
import { seen } from '../../../discord/rendered-message.ts';
import { FILES } from '../example-articles.ts';
import { formIn, Stage, seenBy, shown } from '../stage.ts';
import { MILL, moderatorOn, NO_ARTICLES } from './moderator.ts';

const data = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
const stage = new Stage(FILES, data);
// A new bot for each test, as the bot limits what one person may do in a short time.
beforeEach(() => stage.restart());

const { fill, lastNotice, listArticles, press, remove } = moderatorOn(stage);

const article = (title: string, text: string) => `# ${title}\n\n*4 May 2024*\n\n${text}`;
const QUAY =
  'The quay of Aske was mended in June 2024. It had been shut for a year. Boats moor there for nothing.';
const MILL_FILE = { name: 'mill.md', content: article('The mill is gone', MILL) };
const QUAY_FILE = { name: 'quay.md', content: article('The quay is mended', QUAY) };
const UNDATED = {
  name: 'inn.txt',
  content: 'The inn\n\nThe inn has ten rooms. It has a bar. It opens at noon.',
};
const BROKEN = { name: 'photo.png', content: 'x' };
const LARGE = { name: 'large.txt', content: 'The mill burned. '.repeat(130_000) };
const NOTE =
  '-# Nothing is published yet. The day and the source of the form are those of each; its title and text are not used for several.';

const drafts = () => readdir(path.join(data, '.drafts'));
const leaveOut = (message: Awaited<ReturnType<typeof fill>>, place: number) => {
  const select = JSON.stringify(message.components).match(/v1:leave-out:[0-9a-f]{16}:\d+/)![0];
  return shown(stage.sam.choose(message, select, [String(place)]));
};

describe('/library add, with several files', () => {
  it('shows what each would become, and says of each what is wrong with it', async () => {
    const preview = await fill({ file: [MILL_FILE, UNDATED, BROKEN, LARGE] });
    expect(seen(preview)).toEqual([
      '(only you)',
      '### Publish these 2 articles?',
      '**The mill is gone** · published 4 May 2024 · 3 sentences',
      '**The inn** · undated · 3 sentences',
      '⚠️ No date was found: the article will be undated.',
      '**photo.png**',
      expect.stringMatching(/^⚠️ The file is of/),
      '**large.txt**',
      expect.stringMatching(/^⚠️ large.txt is larger than 2 MB/),
      NOTE,
      '[Publish all 2] [Publish the one without a remark] [Discard]',
      expect.stringContaining('Leave one out'),
    ]);
    await press(preview, 'Discard');
    expect(await drafts()).toEqual([]);
  });

  it('says what is wrong with the first where none can be taken', async () => {
    await stage.sam.submit(await formIn(stage.sam.run('library add')), { file: [LARGE, LARGE] });
    expect(await lastNotice()).toEqual([
      '(only you)',
      expect.stringMatching(/^large.txt is larger than 2 MB/),
    ]);
    expect(await drafts()).toEqual([]);
  });

  it('publishes all that are articles, and keeps the others as drafts, also after a restart', async () => {
    const preview = await fill({ file: [MILL_FILE, UNDATED, BROKEN] });
    await stage.restart();
    const published = await press(preview, 'Publish all 2');
    expect(seen(published)).toEqual([
      '(only you)',
      '### 2 articles are published',
      '-# Members of this server find them from now on. [/library remove] takes any of them away again.',
      '- The mill is gone',
      '- The inn',
      '**One is not published, and still a draft:**',
      '- photo.png',
      expect.stringMatching(/^⚠️ The file is of/),
      '[Show these] [Discard]',
    ]);
    expect(await drafts()).toHaveLength(1);
    expect(seen(await press(published, 'Show these')).slice(1, 3)).toEqual([
      '### Not an article yet',
      '**photo.png**',
    ]);
    await press(published, 'Discard');
    await remove('The mill is gone');
    await remove('The inn');
  });

  it('publishes only those without a remark where that is pressed', async () => {
    const preview = await fill({ file: [MILL_FILE, UNDATED] });
    const published = await press(preview, 'Publish the one without a remark');
    expect(seen(published)).toEqual([
      '(only you)',
      '### One article is published',
      '-# Members of this server find them from now on. [/library remove] takes any of them away again.',
      '- The mill is gone',
      '**One is not published, and still a draft:**',
      '- inn.txt',
      '⚠️ No date was found: the article will be undated.',
      '[Show these] [Discard]',
    ]);
    await press(published, 'Discard');
    await remove('The mill is gone');
  });

  it('leaves one out, until none is left', async () => {
    const preview = await fill({ file: [MILL_FILE, QUAY_FILE, UNDATED] });
    const less = await leaveOut(preview, 0);
    expect(seen(less).slice(1, 4)).toEqual([
      '### Publish these 2 articles?',
      '**The quay is mended** · published 4 May 2024 · 3 sentences',
      '**The inn** · undated · 3 sentences',
    ]);
    const least = await leaveOut(await leaveOut(less, 1), 0);
    expect(seen(least)).toEqual(['(only you)', '### Discarded', 'Nothing was published.']);
    expect(await drafts()).toEqual([]);
  });

  it('takes the articles of a ZIP, with the day and the source of the form for each', async () => {
    const content = zipOf({
      'news/mill.md': `# The mill is gone\n\n${MILL}`,
      'news/quay.md': `# The quay is mended\n\n${QUAY}`,
      'cover.png': 'x',
    });
    const preview = await fill({
      date: '5 May 2024',
      source: 'https://news.example/aske',
      file: [{ name: 'news.zip', content }],
    });
    expect(seen(preview).slice(1, 4)).toEqual([
      '### Publish these 2 articles?',
      '**The mill is gone** · published 5 May 2024 · 3 sentences',
      '**The quay is mended** · published 5 May 2024 · 3 sentences',
    ]);
    await press(preview, 'Publish all 2');
    expect(await seenBy(stage.mira.run('ask', { question: 'When was the quay of Aske mended?' }))).toContain(
      '-# The quay is mended · published 5 May 2024',
    );
    await remove('The mill is gone');
    await remove('The quay is mended');
    expect((await listArticles()).at(-1)).toBe(NO_ARTICLES);
  });

  it('says how many are too many, in a ZIP and beside others', async () => {
    const many = (count: number) =>
      zipOf(
        Object.fromEntries(
          Array.from({ length: count }, (_, i) => [`${i}.txt`, `The mill has ${i} wheels.`]),
        ),
      );
    const one = await fill({ file: [{ name: 'many.zip', content: many(21) }] });
    expect(seen(one).slice(1, 3)).toEqual([
      '### Not an article yet',
      'The file holds 21 files that can be read: at most 20 are added together.',
    ]);
    await press(one, 'Discard');
    const broken = await fill({ file: [{ name: 'many.zip', content: many(2).subarray(0, 90) }] });
    expect(seen(broken)[2]).toBe('The file is not a ZIP, as its name says, or is damaged: save it again.');
    await press(broken, 'Discard');
    const preview = await fill({ file: [{ name: 'many.zip', content: many(20) }, MILL_FILE] });
    expect(seen(preview)[1]).toBe('### Publish these 20 articles?');
    expect(seen(preview)).toContain(
      '⚠️ Left out: at most 20 articles of 10 MB together are added at a time. Add it after them.',
    );
    await press(preview, 'Discard');
  });

  it('says what failed in the middle, and publishes the others', async () => {
    const twice = { ...QUAY_FILE, name: 'again.md' };
    const preview = await fill({ file: [QUAY_FILE, twice, MILL_FILE] });
    expect(seen(await press(preview, 'Publish all 3')).slice(1)).toEqual([
      '### 2 articles are published',
      expect.stringContaining('[/library remove]'),
      '- The quay is mended',
      '- The mill is gone',
      '**One is not published, and still a draft:**',
      '- again.md',
      '⚠️ The same text is there already: “The quay is mended”.',
      '[Show these] [Discard]',
    ]);
    await remove('The mill is gone');
    await remove('The quay is mended');
  });

  it('loses nothing when the bot fails in the middle', async () => {
    const preview = await fill({ file: [MILL_FILE, QUAY_FILE] });
    const { library } = stage;
    let count = 0;
    stage.library = Object.assign(Object.create(library) as Library, {
      add: (...args: Parameters<Library['add']>) => {
        if (++count === 2) throw new Error('as in a crash');
        return library.add(...args);
      },
    });
    await stage.sam.press(preview, 'Publish all 2');
    await lastNotice();
    stage.library = library;
    await stage.restart();
    expect(seen(await press(preview, 'Publish all 2')).slice(1, 7)).toEqual([
      '### One article is published',
      expect.stringContaining('[/library remove]'),
      '- The quay is mended',
      '**One is not published, and still a draft:**',
      '- mill.md',
      '⚠️ The same text is there already: “The mill is gone”.',
    ]);
    stage.lines.length = 0;
    await remove('The mill is gone');
    await remove('The quay is mended');
  });
});
