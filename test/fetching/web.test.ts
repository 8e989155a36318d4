/** A web of over 300 pages, feeds and lists that behaves badly, read three times. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFolder } from '../../src/articles/folder.ts';
import type { Fetching, RoundResult } from '../../src/fetching/fetching.ts';
import { zipOf } from '../articles/convert/zip.ts';
import { type Answer, articleHtml, openOver, pageOf, sitemapOf, Web } from './web.ts';

const PAGES = 240;
const web = new Web();
let fetching: Fetching;
let root: string;
const rounds: RoundResult[] = [];
/** The requests of each round by host, as "status path". */
const requests: Map<string, string[]>[] = [];

const HOSTS = [
  'handbook.test',
  'bad.test',
  'news.test',
  'blog.test',
  'docs.test',
  'down.test',
  'closed.test',
];
const text = (number: number, version = 1) =>
  `The ferry number ${number} crosses the fjord at half past nine, in version ${version} of the timetable.`;
const handbookPage = (number: number) => `/pages/${number}`;

beforeAll(async () => {
  await web.listen();
  const sources = `
sources:
  - { name: handbook, sitemap: "${web.url('handbook.test', '/sitemap.xml')}", exclude: /pages/old/ }
  - { name: bad, sitemap: "${web.url('bad.test', '/sitemap.xml')}" }
  - { name: news, feed: "${web.url('news.test', '/feed.xml')}", follow: true, limit: 12 }
  - { name: blog, feed: "${web.url('blog.test', '/atom.xml')}" }
  - { name: docs, repository: "${web.url('docs.test', '/main.zip')}", folder: docs, pages: "https://forge.test/docs/blob/main/" }
  - { name: down, page: "${web.url('down.test', '/hours')}" }
  - { name: closed, sitemap: "${web.url('closed.test', '/sitemap.xml')}" }
`;
  setHandbook();
  setBad();
  setNews(1, 10);
  setBlog(1);
  setDocs({
    'docs/ferries.md': 'The ferries of the north run all year.',
    'docs/trains.md': 'The trains wait.',
  });
  web.set('down.test', { '/hours': articleHtml('Hours', 'The harbour office is open from nine to five.') });
  web.set('closed.test', {
    '/robots.txt': { body: 'User-agent: *\nDisallow: /\n' },
    '/sitemap.xml': sitemapOf([[web.url('closed.test', '/secret'), '']]),
    '/secret': articleHtml('Secret', 'Nobody may read this page with a program.'),
  });
  const opened = await openOver(web, sources);
  fetching = opened.fetching;
  root = opened.root;

  await read();
  // After a day: pages have changed or are gone, others are new, a host is down.
  web.pass(1);
  for (const number of [3, 7]) setPage(number, 2);
  web.set('handbook.test', { [handbookPage(9)]: noise(text(9)) });
  web.remove('handbook.test', handbookPage(11));
  setPage(PAGES, 1);
  setSitemap([...numbers(PAGES + 1)].filter((number) => number !== 13));
  setNews(4, 15);
  setBlog(2);
  setDocs({
    'docs/ferries.md': 'The ferries of the north run in summer alone.',
    'docs/buses.md': 'The bus leaves at ten.',
  });
  web.set('down.test', { '/hours': { status: 503, headers: { 'retry-after': '7200' } } });
  await read();
  // After three more days: what is gone is still gone, and one page is back.
  web.pass(3);
  setPage(11, 1);
  await read();
}, 120_000);
afterAll(() => web.close());

async function read(): Promise<void> {
  rounds.push(await fetching.round('all'));
  const made = new Map<string, string[]>();
  for (const host of HOSTS) {
    const mine = web.arrived.filter((one) => one.host === host);
    made.set(
      host,
      mine.map(({ status, path: at }) => `${status} ${at}`),
    );
    for (const one of mine) web.arrived.splice(web.arrived.indexOf(one), 1);
    arrivedAt.set(host, [...(arrivedAt.get(host) ?? []), ...mine.map(({ at }) => at)]);
  }
  requests.push(made);
}
const arrivedAt = new Map<string, number[]>();

function* numbers(end: number): Generator<number> {
  for (let number = 0; number < end; number++) yield number;
}

function setPage(number: number, version: number): void {
  const html = articleHtml(`Ferry ${number}`, text(number, version), '2026-02-01');
  web.set('handbook.test', { [handbookPage(number)]: html });
}

/** A page of which only scripts and menus are others each time. */
function noise(sentence: string): Answer {
  let count = 0;
  return (_, response) => {
    const html = articleHtml('Ferry 9', sentence, '2026-02-01').replace('Home', `Home ${++count}`);
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(html.replace('</body>', `<script>visits(${count})</script></body>`));
  };
}

function setSitemap(listed: readonly number[]): void {
  const pages = listed.map((number) => [web.url('handbook.test', handbookPage(number)), ''] as const);
  const half = pages.length / 2;
  web.set('handbook.test', {
    '/one.xml': sitemapOf(pages.slice(0, half)),
    '/two.xml.gz': {
      headers: { 'content-type': 'application/gzip' },
      body: gzipSync(
        String(
          sitemapOf([
            ...pages.slice(half),
            [web.url('handbook.test', '/private/1'), ''],
            [web.url('handbook.test', '/pages/old/1'), ''],
            ['http://other.test/page', ''],
          ]).body,
        ),
      ),
    },
  });
}

function setHandbook(): void {
  for (const number of numbers(PAGES)) setPage(number, 1);
  setSitemap([...numbers(PAGES)]);
  web.set('handbook.test', {
    '/robots.txt': { body: 'User-agent: *\nCrawl-delay: 3\nDisallow: /private/\n' },
    '/private/1': articleHtml('Private', 'The staff meets on Mondays in the old boat house.'),
    '/pages/old/1': articleHtml('Old', 'The timetable of last year is no longer of use.'),
    '/sitemap.xml': {
      headers: { 'content-type': 'text/xml' },
      body: `<sitemapindex>${['/one.xml', '/two.xml.gz'].map((at) => `<sitemap><loc>${web.url('handbook.test', at)}</loc></sitemap>`).join('')}</sitemapindex>`,
    },
  });
}

/** Each page with what its problem is said to be; null for one that is read. */
const BAD: Record<string, string | null> = {
  '/good': null,
  '/moved': null,
  '/latin': null,
  '/plain': null,
  '/missing': 'the answer is 404',
  '/forbidden': 'the answer is 403',
  '/broken': 'the answer is 500',
  '/image': 'it is of the type image/png',
  '/untyped': 'it is of the type unknown',
  '/loop': 'it redirects more than 5 times',
  '/inside': '127.0.0.2 is not on the public internet',
  '/inside-by-name': 'inside.test is not on the public internet',
  '/nowhere': 'it redirects to no address',
  '/file': 'it redirects to file:',
  '/bomb': 'it holds more than 2 MB',
  '/large': 'it holds more than 2 MB',
  '/empty': 'it is a page that shows no text: copy the text itself',
  '/unknown-encoding': 'its encoding zstd is unknown',
  '/silent': 'it does not answer in time',
  '/good-again': null,
  '/cut': 'the connection was cut',
  '/last': null,
};

function setBad(): void {
  const html = { 'content-type': 'text/html' };
  web.names.set('inside.test', ['127.0.0.2', '::1']);
  web.set('bad.test', {
    '/sitemap.xml': sitemapOf(Object.keys(BAD).map((at) => [web.url('bad.test', at), ''])),
    '/good': articleHtml('Good', 'The lighthouse was painted red in May.'),
    '/good-again': articleHtml('Again', 'The lighthouse keeper has a boat of his own.'),
    '/last': articleHtml('Last', 'The last boat leaves the island at eleven.'),
    '/moved': { status: 301, headers: { location: '/moved/here' } },
    '/moved/here': articleHtml('Moved', 'The museum is in the old customs house now.'),
    '/latin': {
      headers: { 'content-type': 'text/html; charset=iso-8859-1' },
      body: Buffer.from(articleHtml('Latin', 'The café of the harbour opens at six.'), 'latin1'),
    },
    '/plain': {
      headers: { 'content-type': 'text/plain' },
      body: 'Plain words\n\nThe pier is closed on Sundays.',
    },
    '/forbidden': { status: 403 },
    '/broken': { status: 500 },
    '/image': { headers: { 'content-type': 'image/png' }, body: 'PNG' },
    '/untyped': { body: 'What is this?' },
    '/loop': { status: 302, headers: { location: '/loop' } },
    '/inside': { status: 302, headers: { location: `http://127.0.0.2:${web.port}/` } },
    '/inside-by-name': { status: 302, headers: { location: web.url('inside.test') } },
    '/nowhere': { status: 302 },
    '/file': { status: 302, headers: { location: 'file:///etc/passwd' } },
    '/bomb': {
      headers: { ...html, 'content-encoding': 'gzip' },
      body: gzipSync(Buffer.alloc(200 * 1024 * 1024)),
    },
    '/large': { headers: html, body: Buffer.alloc(3 * 1024 * 1024, 'a ') },
    '/empty': pageOf('<html><body><script>render()</script></body></html>'),
    '/unknown-encoding': { headers: { ...html, 'content-encoding': 'zstd' }, body: 'x' },
    '/silent': () => {},
    '/cut': (_, response) => {
      response.writeHead(200, { ...html, 'content-length': '5000' });
      response.write('<p>The half of it');
      setTimeout(() => response.destroy(), 20);
    },
  });
}

function setNews(first: number, last: number): void {
  const items: string[] = [];
  for (let number = last; number >= first; number--) {
    const at = `/news/${number}`;
    items.push(
      `<item><title>Item ${number}</title><link>${at}</link><guid isPermaLink="false">n${number}</guid><pubDate>Mon, 0${1 + (number % 8)} Jun 2026 23:30:00 -0700</pubDate><description>Short.</description></item>`,
    );
    web.set('news.test', {
      [at]: articleHtml(`Item ${number}`, `The council decided on matter ${number} at its meeting.`),
    });
  }
  web.set('news.test', {
    '/feed.xml': {
      headers: { 'content-type': 'application/rss+xml' },
      body: `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>${items.join('')}</channel></rss>`,
    },
  });
}

function setBlog(version: number): void {
  const entry = (number: number, of: number) =>
    `<entry><id>urn:b:${number}</id><title>Post ${number}</title><link href="/posts/${number}"/><published>2026-01-0${number}T10:00:00Z</published><content type="html">&lt;p&gt;Post ${number} tells of the herring, version ${of}.&lt;/p&gt;</content></entry>`;
  web.set('blog.test', {
    '/atom.xml': {
      headers: { 'content-type': 'application/atom+xml' },
      body: `<feed xmlns="http://www.w3.org/2005/Atom"><title>Blog</title>${entry(1, 1)}${entry(2, version)}${version > 1 ? entry(3, 1) : ''}</feed>`,
    },
  });
}

function setDocs(files: Record<string, string>): void {
  const entries = Object.entries(files).map(([name, body]) => [
    `repository-main/${name}`,
    `# ${name}\n\n${body}\n`,
  ]);
  const body = zipOf(
    Object.fromEntries([
      ...entries,
      ['repository-main/code.js', 'no()'],
      ['repository-main/README.md', 'Not here.'],
    ]),
  );
  web.set('docs.test', { '/main.zip': { headers: { 'content-type': 'application/zip' }, body } });
}

/** The articles of a source, as the library reads them: the last words of each text by its source. */
async function articlesOf(source: string): Promise<Map<string, string>> {
  const { articles, problems } = await readFolder(path.join(root, source));
  expect(problems).toEqual([]);
  return new Map(
    articles.map((article) => [article.source?.replace(`:${web.port}`, '') ?? '', article.text]),
  );
}

const outcome = (round: number, source: string) =>
  rounds[round]!.sources.find((one) => one.source === source)!;
const made = (round: number, host: string) => requests[round]!.get(host)!;

describe('the pages of a sitemap', () => {
  it('are read once, then those alone that have changed', () => {
    const counts = rounds.map((_, round) => {
      const { added, changed, removed, read: sent, articles } = outcome(round, 'handbook');
      return { added, changed, removed, sent, articles };
    });
    expect(counts).toEqual([
      { added: PAGES, changed: 0, removed: 0, sent: PAGES, articles: PAGES },
      // Two have changed, one is new, and one has other scripts.
      { added: 1, changed: 2, removed: 0, sent: 4, articles: PAGES + 1 },
      // The one that is out of the sitemap is gone; the one that was not found is back, as it was.
      { added: 0, changed: 0, removed: 1, sent: 1, articles: PAGES },
    ]);
  });

  it('are asked for with what is known of their versions', () => {
    const pages = made(1, 'handbook.test').filter((one) => one.includes('/pages/'));
    expect(pages.filter((one) => one.startsWith('200')).sort()).toEqual([
      '200 /pages/240',
      '200 /pages/3',
      '200 /pages/7',
      '200 /pages/9',
    ]);
    expect(pages.filter((one) => one.startsWith('404'))).toEqual(['404 /pages/11']);
    expect(pages.filter((one) => one.startsWith('304'))).toHaveLength(PAGES - 5);
  });

  it('are exactly those that the site has in the end', async () => {
    const expected = [...numbers(PAGES + 1)]
      .filter((number) => number !== 13)
      .map((number) => [
        `http://handbook.test${handbookPage(number)}`,
        text(number, [3, 7].includes(number) ? 2 : 1),
      ]);
    const found = await articlesOf('handbook');
    expect([...found].sort()).toEqual(expected.sort());
  });

  it('are not read where robots.txt, the operator or the site of the sitemap forbids it', () => {
    const all = rounds.flatMap((_, round) => made(round, 'handbook.test')).join('\n');
    expect(all).not.toMatch(/private|old/);
    expect(web.arrived.map(({ host }) => host)).not.toContain('other.test');
    expect(outcome(0, 'handbook').problems).toEqual([
      `${web.url('handbook.test', '/private/1')}: the robots.txt of handbook.test forbids it`,
    ]);
  });

  it('are named when they are gone, and when their articles are taken away', () => {
    const [missing, unlisted] = [11, 13].map((number) => web.url('handbook.test', handbookPage(number)));
    expect(rounds.map((_, round) => outcome(round, 'handbook').gone)).toEqual([
      [],
      [
        `${missing}: the answer is 404; unless it is back, its article stays until 2026-03-05`,
        `${unlisted}: it is listed no more; unless it is back, its article stays until 2026-03-05`,
      ],
      [`${unlisted}: it is listed no more since 2026-03-03; its article is taken away`],
    ]);
  });

  it('are kept in their former versions', async () => {
    const folder = path.join(root, '.versions', 'handbook');
    const kept = await readdir(folder, { recursive: true });
    const files = kept.filter((name) => name.endsWith('.html')).sort();
    expect(files.map((name) => name.replace(/-[a-p]+\//, '/'))).toEqual(['pages-3/1.html', 'pages-7/1.html']);
    expect(await readFile(path.join(folder, files[0]!), 'utf8')).toContain(text(3, 1));
  });
});

describe('a site that behaves badly', () => {
  it('has the pages that can be read', async () => {
    const found = await articlesOf('bad');
    expect([...found].sort()).toEqual([
      ['http://bad.test/good', 'The lighthouse was painted red in May.'],
      ['http://bad.test/good-again', 'The lighthouse keeper has a boat of his own.'],
      ['http://bad.test/last', 'The last boat leaves the island at eleven.'],
      ['http://bad.test/latin', 'The café of the harbour opens at six.'],
      ['http://bad.test/moved/here', 'The museum is in the old customs house now.'],
      ['http://bad.test/plain', expect.stringContaining('The pier is closed on Sundays.')],
    ]);
  });

  it('has each other page named with the reason', () => {
    const problems = Object.entries(BAD).flatMap(([at, reason]) =>
      reason === null ? [] : `${web.url('bad.test', at)}: ${reason}`,
    );
    expect(outcome(0, 'bad').problems).toEqual(problems);
    // What is missing is named once.
    expect(outcome(2, 'bad').problems).toEqual(problems.filter((one) => !one.endsWith('404')));
  });
});

describe('a feed', () => {
  it('has its entries read once, and keeps those that have left it up to its limit', async () => {
    expect(made(0, 'news.test').filter((one) => one.includes('/news/'))).toHaveLength(10);
    expect(
      made(1, 'news.test')
        .filter((one) => one.includes('/news/'))
        .sort(),
    ).toEqual(['200 /news/11', '200 /news/12', '200 /news/13', '200 /news/14', '200 /news/15']);
    expect(made(2, 'news.test')).toEqual(['404 /robots.txt', '304 /feed.xml']);
    const sources = [...(await articlesOf('news')).keys()].sort();
    expect(sources).toEqual(
      [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15].map((n) => `http://news.test/news/${n}`).sort(),
    );
  });

  it('gives each article the day that the entry has, as it is written', async () => {
    const { articles } = await readFolder(path.join(root, 'news'));
    const article = articles.find(({ title }) => title === 'Item 8');
    expect(article).toMatchObject({ published: '2026-06-01', source: web.url('news.test', '/news/8') });
  });

  it('with whole entries is asked for nothing else', async () => {
    expect(rounds.map((_, round) => made(round, 'blog.test'))).toEqual([
      ['404 /robots.txt', '200 /atom.xml'],
      ['404 /robots.txt', '200 /atom.xml'],
      ['404 /robots.txt', '304 /atom.xml'],
    ]);
    expect([...(await articlesOf('blog'))].sort()).toEqual([
      ['http://blog.test/posts/1', 'Post 1 tells of the herring, version 1.'],
      ['http://blog.test/posts/2', 'Post 2 tells of the herring, version 2.'],
      ['http://blog.test/posts/3', 'Post 3 tells of the herring, version 1.'],
    ]);
  });
});

it('a repository is one request, and its pages are those of its last version', async () => {
  expect(rounds.map((_, round) => made(round, 'docs.test'))).toEqual([
    ['404 /robots.txt', '200 /main.zip'],
    ['404 /robots.txt', '200 /main.zip'],
    ['404 /robots.txt', '304 /main.zip'],
  ]);
  expect([...(await articlesOf('docs'))].sort()).toEqual([
    ['https://forge.test/docs/blob/main/docs/buses.md', 'The bus leaves at ten.'],
    ['https://forge.test/docs/blob/main/docs/ferries.md', 'The ferries of the north run in summer alone.'],
  ]);
});

describe('a host that wants to be left alone', () => {
  it('is asked for nothing when its robots.txt forbids everything', () => {
    expect(rounds.flatMap((_, round) => made(round, 'closed.test'))).toEqual(
      Array(3).fill('200 /robots.txt'),
    );
    expect(outcome(2, 'closed')).toMatchObject({ articles: 0, failed: true });
  });

  it('keeps its articles while it is down', async () => {
    expect(outcome(1, 'down').problems).toEqual([`${web.url('down.test', '/hours')}: the answer is 503`]);
    expect([...(await articlesOf('down')).values()]).toEqual([
      'The harbour office is open from nine to five.',
    ]);
  });
});

describe('no host', () => {
  it('is asked two things at the same time', () => {
    expect(HOSTS.map((host) => [host, web.most.get(host)])).toEqual(HOSTS.map((host) => [host, 1]));
  });

  it('is asked before its pause is over', () => {
    const pauseOf = (host: string) => {
      const times = arrivedAt.get(host)!;
      return Math.min(...times.slice(1).map((at, index) => at - times[index]!));
    };
    expect(pauseOf('blog.test')).toBeGreaterThanOrEqual(1_000);
    expect(pauseOf('bad.test')).toBeGreaterThanOrEqual(1_000);
    // After robots.txt, which asks for three seconds.
    const times = arrivedAt.get('handbook.test')!.slice(2, 200);
    expect(Math.min(...times.slice(1).map((at, index) => at - times[index]!))).toBeGreaterThanOrEqual(3_000);
  });
});
