import { describe, expect, it } from 'vitest';
import { BadSources } from '../../src/fetching/bad-sources.ts';
import { parseSources } from '../../src/fetching/sources.ts';

function problemsOf(text: string): readonly string[] {
  try {
    parseSources(text);
  } catch (error) {
    if (error instanceof BadSources) return error.problems;
    throw error;
  }
  return [];
}

const DAY = 86_400_000;

describe('the file of sources', () => {
  it('lists pages, sitemaps, feeds and repositories, and the hosts for links', () => {
    const { sources, links } = parseSources(`
links: [Example.org, news.example.org]
sources:
  - name: handbook
    sitemap: https://example.org/sitemap.xml
    every: 6h
    include: /handbook/
    exclude: [/handbook/old/, "*.pdf$"]
    part: "#content"
    limit: 50
  - { name: news, feed: "https://example.org/feed", follow: true }
  - { name: docs, repository: "https://example.org/main.zip", folder: /docs/, pages: "https://example.org/blob/" }
  - { name: hours, page: "https://example.org/hours" }
`);
    expect(links).toEqual(['example.org', 'news.example.org']);
    expect(sources.map(({ isWanted, settings, ...rest }) => rest)).toEqual([
      {
        name: 'handbook',
        kind: 'sitemap',
        address: 'https://example.org/sitemap.xml',
        every: 6 * 3_600_000,
        part: 'content',
        limit: 50,
        follow: false,
        folder: '',
        pages: null,
      },
      expect.objectContaining({ name: 'news', kind: 'feed', every: 86_400_000, limit: 500, follow: true }),
      expect.objectContaining({
        name: 'docs',
        kind: 'repository',
        folder: 'docs',
        pages: 'https://example.org/blob/',
      }),
      expect.objectContaining({ name: 'hours', kind: 'page', part: null }),
    ]);
  });

  it('says how often the pages of articles are looked at, or that they never are', () => {
    const checks = ['check: 6h', 'check: never', ''].map((text) => parseSources(text).check);
    expect(checks).toEqual([DAY / 4, Infinity, DAY]);
  });

  it('has patterns as robots.txt has them', () => {
    const [source] = parseSources(
      'sources: [{ name: a, page: "http://a.test/", include: [/b/, /c*d], exclude: ["*.pdf$", /b/x.y] }]',
    ).sources;
    const paths = ['/b/1', '/b', '/c12d/x', '/c', '/b/1.pdf', '/b/1.pdf/2', '/b/x.y1', '/b/xzy'];
    expect(paths.filter((path) => source!.isWanted(path))).toEqual([
      '/b/1',
      '/c12d/x',
      '/b/1.pdf/2',
      '/b/xzy',
    ]);
  });

  it('may be empty, or have no sources', () => {
    expect(parseSources('')).toEqual({ sources: [], links: [], check: DAY });
    expect(parseSources('sources:\nlinks:\n')).toEqual({ sources: [], links: [], check: DAY });
  });

  it.each([
    ['sources: [', 1, /^Flow sequence/],
    ['- a', 1, /^the file is no list of fields, such as "sources: …"\.$/],
    ['source: []', 1, /^"source" is no field of the file: there are sources, links, check\.$/],
    [
      'check: daily',
      1,
      /^check is "daily": write never, or a number and m, h, d or w, from 15m on, such as 6h\.$/,
    ],
    [
      'links:\n  - https://example.org/',
      2,
      /^"https:\/\/example.org\/" is no name of a host, such as example.org\.$/,
    ],
    ['sources:\n  - news', 2, /^a source is no list of fields/],
    [
      'sources:\n  - name: a',
      2,
      /^a source has exactly one of page, sitemap, feed, repository, with its address\.$/,
    ],
    ['sources:\n  - page: http://a.test/\n    feed: http://a.test/', 2, /^a source has exactly one of/],
    [
      'sources:\n  - page: http://a.test/',
      2,
      /^a source has no name: write up to 40 small letters, digits and hyphens\.$/,
    ],
    ['sources:\n  - name: ../a\n    page: http://a.test/', 2, /^name is "\.\.\/a": write up to 40/],
    ['sources:\n  - name: a\n    page: ftp://a.test/', 3, /^page is "ftp:\/\/a.test\/": write an address/],
    ['sources:\n  - name: a\n    page: http://me:secret@a.test/', 3, /without a password/],
    [
      'sources:\n  - name: a\n    page: http://a.test/\n    every: 2x',
      4,
      /^every is "2x": write a number and m, h, d or w, from 15m on, such as 6h\.$/,
    ],
    ['sources:\n  - name: a\n    page: http://a.test/\n    every: 1m', 4, /^every is "1m"/],
    ['sources:\n  - name: a\n    page: http://a.test/\n    include: b', 4, /^"b" is no pattern of paths/],
    ['sources:\n  - name: a\n    page: http://a.test/\n    part: a b', 4, /^part is "a b": write the id/],
    [
      'sources:\n  - name: a\n    page: http://a.test/\n    limit: 0',
      4,
      /^limit is "0": write a number from 1 to 10000\.$/,
    ],
    ['sources:\n  - name: a\n    page: http://a.test/\n    follow: true', 4, /^only a feed has follow\.$/],
    [
      'sources:\n  - name: a\n    feed: http://a.test/\n    follow: maybe',
      4,
      /^follow is "maybe": write true or false\.$/,
    ],
  ])('names the line of what is wrong: %j', (text, line, problem) => {
    const [first, ...others] = problemsOf(text);
    expect(others).toEqual([]);
    const [, number, rest] = /^sources\.yaml, line (\d+): (.+)$/.exec(first ?? '') ?? [];
    expect(Number(number)).toBe(line);
    expect(rest).toMatch(problem);
  });

  it('names all problems at once, and names that are given twice', () => {
    const twice =
      'sources:\n  - { name: a, page: "http://a.test/" }\n  - { name: a, page: "http://b.test/" }';
    expect(problemsOf(twice)).toEqual(['sources.yaml: two sources are called a: rename one.']);
    expect(problemsOf('sources:\n  - { name: A, page: "a" }\nlinks: [b]')).toHaveLength(3);
  });
});
