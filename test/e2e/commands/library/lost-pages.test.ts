/** /library health: articles whose page is gone or changed, and reading the page again. */

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fetching } from '../../../../src/fetching/fetching.ts';
import { checkPages } from '../../../../src/fetching/page-round.ts';
import { seen } from '../../../discord/rendered-message.ts';
import { articleHtml, openOver, Web } from '../../../fetching/web.ts';
import { FILES } from '../example-articles.ts';
import { Stage, seenBy, shown } from '../stage.ts';
import { moderatorOn } from './moderator.ts';

const stage = new Stage(FILES);
const { press } = moderatorOn(stage);
const web = new Web();
const FAIR =
  'The fair of Aske has 27 stalls and one big wheel. It lasts for three days. Children pay nothing.';
const HEADING = '### Pages gone or changed';
const NOTE = '-# The page that an article is from is gone, or does not say the same any more';
const BUTTONS = '[Read] [Read the page again] [Change] [Remove] [Keep]';

let fetching: Fetching;
let list: (text: string) => Promise<void>;
beforeAll(async () => {
  await web.listen();
  const opened = await openOver(web, 'links: [council.test]');
  fetching = opened.fetching;
  list = opened.list;
  stage.pages = fetching;
});
afterAll(() => web.close());
// A new bot and library for each test, as the bot limits what one person may do in a short time.
beforeEach(async () => {
  setPage(FAIR);
  await list('links: [council.test]');
  stage.replace(FILES);
  await stage.restart();
  const preview = await shown(stage.sam.run('library link', { address: address() }));
  await press(preview, 'Publish');
});

const address = () => web.url('council.test', '/fair');
const server = () => stage.local.servers.newsroom.id;
const setPage = (text: string) =>
  web.set('council.test', { '/fair': articleHtml('The fair of Aske', text, '2026-06-01') });
/** The present day in words; what is seen of the day on which the web was asked. */
const day = () => {
  const [, month, date] = new Date(web.clock.now()).toISOString().slice(0, 10).split('-').map(Number);
  const names = ['March', 'April'];
  return `${date} ${names[month! - 3]} 2026`;
};

/** Looks at the pages that are due, and then lets a day pass, and a little more. */
async function check(): Promise<void> {
  await checkPages(fetching, stage.library, () => false, web.clock.now);
  web.pass(1.01);
}

const overview = () => shown(stage.sam.run('library health'));
const findings = async () => press(await overview(), 'v1:health:page:0');

describe('an article from a page', () => {
  it('is not named while the page has its sentences', async () => {
    await check();
    expect(seen(await overview())).not.toContain('**Pages gone or changed** · 1');
  });

  it('is named with the sentences that the page has no more, until its present text is published', async () => {
    await check();
    setPage(FAIR.replace('27', '31').replace('three days', 'a *week*'));
    const looked = day();
    await check();
    expect(seen(await overview())).toContain('**Pages gone or changed** · 1');
    const page = await findings();
    expect(seen(page)).toEqual([
      '(only you)',
      HEADING,
      NOTE,
      '---',
      '**The fair of Aske**',
      '-# published 1 June 2026',
      `2 of 3 sentences are not on the page any more (as of ${looked}).`,
      '> The fair of Aske has 27 stalls and one big wheel.',
      '> It lasts for three days.',
      `[Source](${address()})`,
      BUTTONS,
      '---',
      '[Overview]',
    ]);

    const preview = await press(page, 'Read the page again');
    expect(seen(preview)).toEqual([
      '(only you)',
      '### Change this article?',
      '**The fair of Aske**',
      '2 sentences changed',
      '**Before**',
      '> The fair of Aske has **27** stalls and one big wheel.',
      '**After**',
      '> The fair of Aske has **31** stalls and one big wheel.',
      '**Before**',
      '> It lasts for **three days.**',
      '**After**',
      '> It lasts for **a \\*week\\*.**',
      '-# Nothing has changed yet. What the article says now stays in its history.',
      '[Publish] [Change] [Discard]',
    ]);
    const published = await press(preview, 'Publish');
    expect(seen(published)[1]).toBe('### Changed');
    expect(seen(await press(published, 'History')).join('\n')).toContain('**27** stalls');
    expect(seen(await overview())).not.toContain('**Pages gone or changed** · 1');
    await check();
    expect(seen(await overview())).not.toContain('**Pages gone or changed** · 1');
    const { answers } = await stage.library.ask('How many stalls are there?', { server: server() });
    expect(answers[0]!.quote).toBe('The fair of Aske has 31 stalls and one big wheel.');
  });

  it('keeps the title and the expiry that moderators have given it', async () => {
    const [entry] = await stage.library.articles({ server: server(), own: true });
    const { version, text } = (await stage.library.editable(entry!.key, server()))!;
    const draft = { title: 'Our fair', date: '', expires: '2030-01-01', source: address(), text };
    await stage.library.edit(entry!.key, draft, server(), version);
    await check();
    expect(seen(await overview())).not.toContain('**Pages gone or changed** · 1');
    setPage(FAIR.replace('27', '31'));
    await check();
    await press(await press(await findings(), 'Read the page again'), 'Publish');
    expect(await stage.library.editable(entry!.key, server())).toMatchObject({
      title: 'Our fair',
      date: '2026-06-01',
      source: address(),
      entry: { expired: '2030-01-01' },
      text: expect.stringContaining('31 stalls'),
    });
    await check();
    expect(seen(await overview())).not.toContain('**Pages gone or changed** · 1');
  });

  it('is named since the day on which its page was first gone, when it was gone twice', async () => {
    web.remove('council.test', '/fair');
    const first = day();
    await check();
    expect(seen(await overview())).not.toContain('**Pages gone or changed** · 1');
    await check();
    const page = await findings();
    expect(seen(page).slice(4, 9)).toEqual([
      '**The fair of Aske**',
      '-# published 1 June 2026',
      `The page has been gone since ${first}.`,
      `[Source](${address()})`,
      BUTTONS,
    ]);
    expect(await seenBy(stage.sam.press(page, 'Read the page again'))).toEqual([
      '(only you)',
      'There is no page at this address, or not any more. Check the address.',
    ]);
    expect(seen(await press(page, 'Keep'))).toContain('Nothing to tidy up was found.');
    await check();
    expect(seen(await overview())).not.toContain('**Pages gone or changed** · 1');
  });

  it('is named when its page cannot be read for a week', async () => {
    web.set('council.test', { '/robots.txt': { body: 'User-agent: *\nDisallow: /\n' } });
    web.pass(1);
    const first = day();
    await check();
    web.pass(7);
    await check();
    web.remove('council.test', '/robots.txt');
    // As of the present day, which is later than the web's.
    expect(seen(await findings())[6]).toBe(
      `The page has not been readable since ${first}: its site does not answer, or does not let programs read it.`,
    );
  });

  it('can be changed and removed from there, and read again only on sites for links', async () => {
    setPage('There is no fair.');
    await check();
    await list(`sources: [{ name: council, page: "${address()}" }]`);
    const page = await findings();
    expect(seen(page)).toContain('[Read] [Change] [Remove] [Keep]');
    const form = await stage.sam.press(page, 'Change');
    expect(form).toMatchObject({ kind: 'modal', modal: { title: 'Change an article of this server' } });
    await press(await press(page, 'Remove'), 'Remove');
    expect(seen(await press(page, 'Overview'))).not.toContain('**Pages gone or changed** · 1');
  });
});
