import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HostQueues } from '../../src/fetching/host-queues.ts';
import { createHttpClient } from '../../src/fetching/http-get.ts';
import { PoliteClient } from '../../src/fetching/polite-client.ts';
import { type Answer, openOver, Web } from './web.ts';

const web = new Web();
let client: PoliteClient;
let queues: HostQueues;
beforeAll(() => web.listen());
afterAll(() => web.close());
beforeEach(() => {
  queues = new HostQueues(web.clock);
  client = new PoliteClient(createHttpClient('Verbatim/1', web.network()), queues, web.clock.now);
});

const get = (host: string, at = '/') => client.get(web.url(host, at), { types: /./, maxBytes: 1_000 });
const text = (body: string): Answer => ({ headers: { 'content-type': 'text/plain' }, body });

describe('a robots.txt', () => {
  it('is followed for the name of this program, else for all', async () => {
    web.set('own.test', {
      '/robots.txt': text('User-agent: *\nDisallow: /\n\nUser-agent: verbatim\nDisallow: /a\nAllow: /a/b'),
      '/b': text('b'),
      '/a/b': text('ab'),
    });
    expect([
      await get('own.test', '/b'),
      await get('own.test', '/a/b'),
      await get('own.test', '/a'),
    ]).toMatchObject([
      { kind: 'read' },
      { kind: 'read' },
      { kind: 'refused', reason: 'the robots.txt of own.test forbids it' },
    ]);
    expect(web.take('own.test')).toEqual(['/b', '/a/b']);
  });

  it('is read once a day, and forbids everything while its host cannot answer', async () => {
    web.set('fickle.test', { '/robots.txt': { status: 500 }, '/': text('x') });
    expect(await get('fickle.test')).toEqual({
      kind: 'failed',
      reason: 'the robots.txt of fickle.test cannot be read',
    });
    web.set('fickle.test', { '/robots.txt': text('User-agent: *\nDisallow:') });
    for (let times = 0; times < 3; times++) expect(await get('fickle.test')).toMatchObject({ kind: 'read' });
    const count = () =>
      web.arrived.filter((one) => one.host === 'fickle.test' && one.path === '/robots.txt').length;
    expect(count()).toBe(2);
    web.pass(2);
    await get('fickle.test');
    expect(count()).toBe(3);
  });

  it('that is much too long is followed as far as it is read', async () => {
    const body = `User-agent: *\nDisallow: /a\n${'# more\n'.repeat(100_000)}Disallow: /b`;
    web.set('long.test', { '/robots.txt': text(body), '/a': text('a'), '/b': text('b') });
    expect([await get('long.test', '/a'), await get('long.test', '/b')]).toMatchObject([
      { kind: 'refused' },
      { kind: 'read' },
    ]);
  });
});

describe('a host', () => {
  it('is told who asks, and given no cookies back', async () => {
    web.set('name.test', {
      '/': { headers: { 'content-type': 'text/plain', 'set-cookie': 'a=1' }, body: 'x' },
    });
    await get('name.test');
    await get('name.test');
    const last = web.arrived.findLast((one) => one.host === 'name.test')!;
    expect(last.headers).toMatchObject({ 'user-agent': 'Verbatim/1' });
    expect(last.headers).not.toHaveProperty('cookie');
  });

  it.each([
    ['in seconds', () => '600'],
    ['as a time', () => new Date(web.clock.now() + 600_000).toUTCString()],
  ])('that asks to be left alone is, for as long as it says: %s', async (_, retryAfter) => {
    web.set('busy.test', { '/': { status: 429, headers: { 'retry-after': retryAfter() } }, '/b': text('b') });
    expect(await get('busy.test')).toEqual({ kind: 'failed', reason: 'the answer is 429' });
    web.take('busy.test');
    expect(await get('busy.test', '/b')).toMatchObject({
      kind: 'failed',
      reason: expect.stringMatching(/^busy\.test is left alone for (?:9|10) min$/),
    });
    expect(web.take('busy.test')).toEqual([]);
    await web.clock.sleep(600_000);
    expect(await get('busy.test', '/b')).toMatchObject({ kind: 'read' });
  });

  it('that fails three times in a row is left alone, ever longer, until it answers', async () => {
    web.set('down.test', { '/robots.txt': text(''), '/': { status: 500 } });
    const waits: number[] = [];
    for (let round = 0; round < 3; round++) {
      for (let times = 0; times < 5; times++) await get('down.test');
      waits.push(Math.ceil((queues.states()['down.test']!.closedUntil - web.clock.now()) / 60_000));
      await web.clock.sleep(waits.at(-1)! * 60_000);
    }
    expect(waits).toEqual([1, 2, 4]);
    expect(web.take('down.test')).toHaveLength(5);
    web.set('down.test', { '/': text('up') });
    expect(await get('down.test')).toMatchObject({ kind: 'read' });
    expect(queues.states()).not.toHaveProperty('down.test');
  });

  it('is left alone after a new start as well', async () => {
    web.set('closed.test', { '/': { status: 503, headers: { 'retry-after': '86400' } } });
    const sources = `sources: [{ name: closed, page: "${web.url('closed.test')}" }]`;
    const { fetching, root, list } = await openOver(web, sources);
    await fetching.round('all');
    web.take('closed.test');
    await fetching.close();
    const again = await openOver(web, sources, web.network(), root);
    await again.fetching.round('all');
    expect(web.take('closed.test')).toEqual([]);
    await list('sources: []');
  });
});

describe('a source', () => {
  it('is read when it is due, and taken away with its articles when it is listed no more', async () => {
    web.set('hours.test', { '/': text('The office opens at nine.') });
    const { fetching, list } = await openOver(
      web,
      `sources: [{ name: hours, page: "${web.url('hours.test')}", every: 1d }]`,
    );
    const read = async () =>
      (await fetching.round('due')).sources.map(({ source, articles }) => [source, articles]);
    expect(await read()).toEqual([['hours', 1]]);
    expect(await read()).toEqual([]);
    web.pass(1);
    expect(await read()).toEqual([['hours', 1]]);
    await list('sources: []');
    expect(await fetching.round('due')).toEqual({ sources: [], removed: ['hours'], nextAt: null });
  });

  it('of which there was never an article leaves nothing either', async () => {
    const { fetching, list, root } = await openOver(
      web,
      `sources: [{ name: none, page: "${web.url('hours.test', '/none')}" }]`,
    );
    expect((await fetching.round('all')).sources).toMatchObject([{ articles: 0 }]);
    await list('sources: []');
    expect(await fetching.round('due')).toMatchObject({ removed: ['none'] });
    expect(await readdir(path.join(root, '.state'))).toEqual(['.hosts.json']);
  });

  it('is read anew when it is described otherwise', async () => {
    const html =
      '<html><body><div id="a"><p>The first part.</p></div><div id="b"><p>The second part.</p></div></body></html>';
    web.set('parts.test', { '/': html });
    const of = (part: string) =>
      `sources: [{ name: parts, page: "${web.url('parts.test')}", part: ${part} }]`;
    const { fetching, list } = await openOver(web, of('a'));
    await fetching.round('all');
    await list(of('b'));
    expect((await fetching.round('due')).sources[0]).toMatchObject({ changed: 1 });
    expect((await fetching.round('due')).sources).toEqual([]);
  });
});

describe('a feed', () => {
  it('may call its entries anything', async () => {
    const item = (id: string) =>
      `<item><guid isPermaLink="false">${id}</guid><title>${id}</title><description>The ${id} of the ferry.</description></item>`;
    const body = `<rss version="2.0"><channel>${['__proto__', 'constructor', '../../up'].map(item).join('')}</channel></rss>`;
    web.set('odd.test', { '/feed': { headers: { 'content-type': 'text/xml' }, body } });
    const { fetching } = await openOver(
      web,
      `sources: [{ name: odd, feed: "${web.url('odd.test', '/feed')}" }]`,
    );
    expect((await fetching.round('all')).sources).toMatchObject([{ added: 3, articles: 3, problems: [] }]);
    expect((await fetching.round('all')).sources).toMatchObject([{ added: 0, changed: 0, articles: 3 }]);
    expect({}).not.toHaveProperty('file');
  });

  it('is asked again for an entry whose page could not be read', async () => {
    const feed =
      '<rss version="2.0"><channel><item><link>/1</link><description>Short.</description></item></channel></rss>';
    web.set('late.test', {
      '/feed': { headers: { 'content-type': 'text/xml' }, body: feed },
      '/1': { status: 500 },
    });
    const { fetching } = await openOver(
      web,
      `sources: [{ name: late, feed: "${web.url('late.test', '/feed')}", follow: true }]`,
    );
    expect((await fetching.round('all')).sources).toMatchObject([{ added: 0, articles: 0 }]);
    web.set('late.test', { '/1': '<p>The whole text of the entry.</p>' });
    expect((await fetching.round('all')).sources).toMatchObject([{ added: 1, articles: 1, problems: [] }]);
  });
});

describe('a quote', () => {
  it('is still on its page, or not, or its page is gone or cannot be read', async () => {
    web.set('quotes.test', {
      '/hours':
        '<p>The office opens at “nine”,\n  and closes at five. It is in Aske. The office is large.</p>',
      '/fees':
        '<p>Fees of the harbour for a day.</p><table><tr><th>Boat</th><th>Fee</th></tr><tr><td>Sloop</td><td>300</td></tr><tr><td>Ketch (small)</td><td>40</td></tr></table>',
      '/list':
        '<ul><li>Ring the bell</li><li>Pay the old ferryman before noon</li><li>Wait</li></ul><pre>cast off --all\n  steer north</pre>',
      '/picture.txt': { headers: { 'content-type': 'text/plain' }, body: new Uint8Array([0, 1, 2, 0]) },
      '/down': { status: 500 },
    });
    const { fetching } = await openOver(web, 'links: [quotes.test]');
    const check = (at: string, quote = 'opens at "nine", and closes') =>
      fetching.checkQuote(web.url('quotes.test', at), quote);
    expect(await check('/hours')).toEqual({ kind: 'there' });
    expect(await check('/hours', 'The office opens at ten, and closes at four.')).toEqual({
      kind: 'changed',
      now: 'The office opens at “nine”, and closes at five.',
    });
    expect(await check('/fees', 'Sloop\t30')).toEqual({ kind: 'changed', now: 'Sloop\t300' });
    expect(await check('/fees', 'Ketch (small)\t40')).toEqual({ kind: 'there' });
    expect(await check('/list', 'Pay the old ferryman before ten')).toEqual({
      kind: 'changed',
      now: 'Pay the old ferryman before noon',
    });
    expect(await check('/list', 'cast off --all\n  steer south')).toEqual({
      kind: 'changed',
      now: 'cast off --all\n  steer north',
    });
    expect(await check('/hours', 'The ferry leaves at ten.')).toEqual({ kind: 'missing' });
    expect(await check('/picture.txt')).toEqual({ kind: 'missing' });
    expect(await check('/nothing')).toEqual({ kind: 'gone' });
    expect(await check('/down')).toEqual({ kind: 'unreachable' });
    web.set('other.test', { '/': '<p>opens at "nine", and closes</p>' });
    expect(await fetching.checkQuote(web.url('other.test'), 'opens')).toEqual({
      kind: 'notAllowed',
    });
    expect(web.take('other.test')).toEqual([]);
  });

  it('may be looked for on the hosts of sources and links, which are not asked for that', async () => {
    const { fetching, list } = await openOver(
      web,
      'links: [links.test]\nsources: [{ name: news, feed: "https://news.test/feed" }]',
    );
    const answers = await Promise.all(
      ['http://links.test/hours', 'https://news.test/1', 'https://other.test/', 'storm.md', ''].map(
        (address) => fetching.mayRead(address),
      ),
    );
    expect(answers).toEqual([true, true, false, false, false]);
    expect([...web.take('links.test'), ...web.take('news.test')]).toEqual([]);
    await list('links: [');
    expect(await fetching.mayRead('http://links.test/hours')).toBe(false);
  });
});
