/** What becomes of the pages that articles of servers are from, over a web on loopback and a library. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fetching } from '../../src/fetching/fetching.ts';
import { type CheckedLibrary, checkPages, pagesInWords } from '../../src/fetching/page-round.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';
import type { Library } from '../../src/library/library.ts';
import { articleHtml, openOver, pageOf, Web } from './web.ts';

const web = new Web();
const SENTENCES = ['The ferry leaves at nine.', 'A ticket costs 30.', 'Dogs travel free.'];
const TEXT = SENTENCES.join(' ');

let fetching: Fetching;
let list: (text: string) => Promise<void>;
beforeAll(async () => {
  await web.listen();
  const opened = await openOver(web, '');
  fetching = opened.fetching;
  list = opened.list;
});
afterAll(() => web.close());

describe('a look at a page', () => {
  beforeAll(() => list('links: [port.test]'));
  const check = (at: string, validators = {}) =>
    fetching.checkPage(web.url('port.test', at), SENTENCES, validators);

  it('tells which sentences it does not have, and not again while it is the same', async () => {
    web.set('port.test', { '/hours': articleHtml('Hours', TEXT.replace('30', '300')) });
    const first = await check('/hours');
    expect(first).toEqual({ kind: 'read', missing: [1], validators: { etag: expect.any(String) } });
    const { validators } = first as Extract<typeof first, { kind: 'read' }>;
    expect(await check('/hours', validators)).toEqual({ kind: 'unchanged' });
    web.set('port.test', { '/hours': articleHtml('Hours', TEXT) });
    expect(await check('/hours', validators)).toMatchObject({ kind: 'read', missing: [] });
  });

  it('finds what is a header there, and text of an article that was given another title', async () => {
    const body = `# Hours of the ferry\n\nPublished 3 May 2026\n\n${TEXT}`;
    web.set('port.test', {
      '/page.md': { headers: { 'content-type': 'text/markdown' }, body },
      '/page': articleHtml('Hours of the ferry', TEXT),
    });
    const sentences = ['Hours of the ferry', ...SENTENCES];
    for (const [at, text] of [
      ['/page.md', [...sentences, 'Published 3 May 2026']],
      ['/page', sentences],
    ] as const)
      expect(await fetching.checkPage(web.url('port.test', at), text, {})).toMatchObject({ missing: [] });
  });

  it('keeps no validators that are too long', async () => {
    const { headers, body } = pageOf(articleHtml('Hours', TEXT)) as { headers: object; body: string };
    web.set('port.test', { '/long': { headers: { ...headers, etag: `"${'x'.repeat(299)}"` }, body } });
    expect(await check('/long')).toEqual({ kind: 'read', missing: [], validators: {} });
  });

  it('finds none of them on a page without text', async () => {
    web.set('port.test', { '/empty': '<html><body></body></html>' });
    expect(await check('/empty')).toMatchObject({ kind: 'read', missing: [0, 1, 2] });
  });

  it('tells that it is gone, or cannot be read', async () => {
    web.set('port.test', {
      '/gone': { status: 410 },
      '/down': { status: 503 },
      '/picture': { headers: { 'content-type': 'image/png' }, body: 'PNG' },
      '/moved': { status: 301, headers: { location: web.url('other.test', '/') } },
      '/inside': { status: 301, headers: { location: 'http://127.0.0.2/' } },
    });
    web.set('other.test', { '/': articleHtml('Hours', TEXT) });
    const kinds = ['/gone', '/never', '/down', '/picture', '/moved', '/inside'].map(
      async (at) => (await check(at)).kind,
    );
    expect(await Promise.all(kinds)).toEqual(['gone', 'gone', ...Array(4).fill('unreachable')]);
    expect(web.take('other.test')).toEqual([]);
  });

  it('connects to nothing where the host is not allowed, or a robots.txt forbids it', async () => {
    web.set('shy.test', {
      '/robots.txt': { body: 'User-agent: *\nDisallow: /' },
      '/': articleHtml('A', TEXT),
    });
    await list('links: [port.test, shy.test]');
    for (const address of [web.url('other.test'), web.url('shy.test'), 'x', 'file:///etc/passwd'])
      expect(await fetching.checkPage(address, SENTENCES, {})).toEqual({ kind: 'unreachable' });
    expect([...web.take('other.test'), ...web.take('shy.test')]).toEqual([]);
  });
});

describe('the pages of the articles of servers', () => {
  let library: Library;
  beforeEach(() => {
    library = createLibrary([]);
  });
  const add = (server: string, host: string, at: number) =>
    library.add(
      { title: `${host} ${at}`, date: '', source: web.url(host, `/${at}`), text: `${TEXT} ${host} ${at}.` },
      server,
    );
  const look = (isStopped = () => false) => checkPages(fetching, library, isStopped, web.clock.now);

  it('are looked at when they are due, as often as the file says, ten of a host in a round', async () => {
    for (let at = 0; at < 13; at++) {
      web.set('big.test', { [`/${at}`]: articleHtml('Page', `${TEXT} big.test ${at}.`) });
      await add('1', 'big.test', at);
    }
    web.set('small.test', { '/0': articleHtml('Page', 'All is new.') });
    await add('2', 'small.test', 0);
    await add('2', 'other.test', 0);
    await list('links: [big.test, small.test]\ncheck: 6h');
    const none = { gone: 0, changed: 0, unreachable: 0 };
    expect(await look()).toEqual({ ...none, looked: 11, changed: 1, isMore: true });
    expect(await look()).toEqual({ ...none, looked: 3, isMore: false });
    expect(await look()).toEqual({ ...none, looked: 0, isMore: false });
    expect(web.take('big.test').sort()).toEqual(Array.from({ length: 13 }, (_, at) => `/${at}`).sort());
    expect(web.most.get('big.test')).toBe(1);
    expect(web.take('small.test')).toEqual(['/0']);
    web.pass(0.26);
    expect(await look()).toMatchObject({ looked: 11, changed: 0 });
    // They are asked for with what is known of their versions.
    const again = web.arrived.filter(({ host }) => ['big.test', 'small.test'].includes(host));
    expect(again.map(({ status }) => status)).toEqual(Array(11).fill(304));
    web.take('big.test');
    web.take('small.test');
    expect(web.take('other.test')).toEqual([]);
  });

  it('are not looked at where the file says never, and are forgotten then', async () => {
    const { key } = await add('1', 'small.test', 0);
    await list('links: [small.test]');
    await look();
    expect((await library.health('1', '2026-11-01')).findings).toMatchObject([{ kind: 'page' }]);
    await list('links: [small.test]\ncheck: never');
    web.take('small.test');
    expect(await look()).toMatchObject({ looked: 0 });
    expect(web.take('small.test')).toEqual([]);
    expect((await library.health('1', '2026-11-01')).findings).toEqual([]);
    expect(await library.pageOf(key, '1')).toMatchObject({ validators: {} });
  });

  it('are not gone on with when the bot stops, and skipped when their article is gone', async () => {
    await list('links: [small.test]');
    for (let at = 0; at < 3; at++) await add('1', 'small.test', at);
    expect(await look(() => true)).toMatchObject({ looked: 0 });
    const gone: CheckedLibrary = { ...library, duePages: library.duePages, pageOf: async () => null };
    expect(await checkPages(fetching, gone, () => false, web.clock.now)).toMatchObject({ looked: 0 });
    expect(web.take('small.test')).toEqual([]);
  });

  it('that end the thread by a fault do not hold up the others, nor does the end of the bot count', async () => {
    await list('links: [small.test]');
    for (let at = 0; at < 3; at++) await add('1', 'small.test', at);
    const failing = {
      pageChecks: fetching.pageChecks,
      checkPage: async () => {
        throw new Error('the thread that fetches has ended');
      },
    };
    // The bot stops when the first page has been asked for.
    let looks = 0;
    const stopped = checkPages(failing, library, () => looks++ > 0, web.clock.now);
    expect(await stopped).toMatchObject({ looked: 0 });
    const looked = () => checkPages(failing, library, () => false, web.clock.now);
    expect(await looked()).toMatchObject({ looked: 3, unreachable: 3 });
    expect(await looked()).toMatchObject({ looked: 0 });
  });

  it('are summed up in a line, if there were any', () => {
    const counts = { looked: 12, gone: 1, changed: 2, unreachable: 3, isMore: false };
    const line =
      'Looked at 12 page(s) that articles of servers are from: 1 gone, 2 without some of their sentences, 3 not to be read.';
    expect(pagesInWords(counts)).toEqual([{ isProblem: false, line }]);
    expect(pagesInWords({ ...counts, looked: 0 })).toEqual([]);
  });
});
