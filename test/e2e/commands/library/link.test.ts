/** /library link */

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { seen } from '../../../discord/rendered-message.ts';
import { articleHtml, openOver, Web } from '../../../fetching/web.ts';
import { FILES } from '../example-articles.ts';
import { formIn, Stage, seenBy, shown } from '../stage.ts';
import { moderatorOn } from './moderator.ts';

const stage = new Stage(FILES);
const { press, listArticles } = moderatorOn(stage);
const web = new Web();

beforeAll(async () => {
  await web.listen();
  web.set('council.test', {
    '/fair': articleHtml('The fair of Aske', FAIR, '2024-06-01'),
    '/moved': { status: 302, headers: { location: web.url('elsewhere.test', '/fair') } },
    '/picture': { headers: { 'content-type': 'image/png' }, body: 'PNG' },
    '/down': { status: 503 },
  });
  web.set('elsewhere.test', { '/fair': articleHtml('Elsewhere', 'This fair is elsewhere.') });
  stage.pages = (await openOver(web, 'links: [council.test]')).fetching;
});
afterAll(() => web.close());
// A new bot for each test, as the bot limits what one person may do in a short time.
beforeEach(() => stage.restart());

const FAIR =
  'The fair of Aske has 27 stalls and one big wheel. It lasts for three days. Children pay nothing.';
const link = (address: string) => stage.sam.run('library link', { address });

it('shows the article of a page with its title, day and source, and publishes it when that is pressed', async () => {
  const preview = await shown(link(web.url('council.test', '/fair')));
  expect(seen(preview)).toEqual([
    '(only you)',
    '### Publish this article?',
    '**The fair of Aske**',
    'published 1 June 2024 · 3 sentences',
    `[Source](${web.url('council.test', '/fair')})`,
    'It begins:',
    `> ${FAIR}`,
    '-# Nothing is published yet. Members of this server will find it, and nobody else.',
    '[Publish] [Change] [Set an expiry] [Discard]',
  ]);
  const form = await formIn(stage.sam.press(preview, 'Change'));
  const values = (form.components as { component: { value?: string } }[]).map(
    ({ component }) => component.value,
  );
  expect(values.slice(0, 3)).toEqual(['The fair of Aske', '2024-06-01', web.url('council.test', '/fair')]);

  await press(preview, 'Publish');
  expect((await listArticles()).join('\n')).toContain('The fair of Aske');
});

it.each([
  [
    'another site',
    () => web.url('elsewhere.test', '/fair'),
    'I may read pages of these sites only: council.test. Save other pages as a file, and add that.',
  ],
  [
    'what is no address',
    () => 'the fair',
    'I may read pages of these sites only: council.test. Save other pages as a file, and add that.',
  ],
  [
    'a redirect to another site',
    () => web.url('council.test', '/moved'),
    'This page must not be read by programs, or has no text that I can read. Save it as a file, and add that.',
  ],
  [
    'what is no text',
    () => web.url('council.test', '/picture'),
    'This page must not be read by programs, or has no text that I can read. Save it as a file, and add that.',
  ],
  [
    'a page that is not there',
    () => web.url('council.test', '/nothing'),
    'There is no page at this address, or not any more. Check the address.',
  ],
  [
    'a site that does not answer',
    () => web.url('council.test', '/down'),
    'The site does not answer just now. Please try again in a few minutes.',
  ],
])('says what is wrong with %s', async (_, address, message) => {
  expect(await seenBy(link(address()))).toEqual(['(only you)', message]);
});

it('asks only the sites that are allowed', () => {
  expect(new Set(web.arrived.map(({ host }) => host))).toEqual(new Set(['council.test']));
});

it('says that no site is allowed where nothing is fetched', async () => {
  stage.pages = null;
  await stage.restart();
  expect(await seenBy(link('http://council.test/fair'))).toEqual([
    '(only you)',
    'Here no website is allowed for this. Save the page as a file, and add that, or ask whoever runs me to allow the site.',
  ]);
});
