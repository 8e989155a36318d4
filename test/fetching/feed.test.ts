import { describe, expect, it } from 'vitest';
import { readFeed } from '../../src/fetching/feed.ts';

const read = (text: string) => readFeed(Buffer.from(text), 'https://a.test/feed');

describe('a feed', () => {
  it('of RSS has whole texts before summaries, and days as they are written', () => {
    const feed = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title>
      <item><title>One &amp; two</title><link>/1</link><guid isPermaLink="false">g1</guid><pubDate>Tue, 03 Mar 2026 23:30:00 -0500</pubDate><description>Short</description><content:encoded><![CDATA[<p>Whole</p>]]></content:encoded></item>
      <item><guid>https://a.test/2</guid><description>&lt;p&gt;Two&lt;/p&gt;</description></item>
      <item><description>Nothing tells it from the others</description></item></channel></rss>`;
    expect(read(feed)).toEqual([
      {
        id: 'g1',
        title: 'One & two',
        published: '2026-03-03',
        link: 'https://a.test/1',
        html: '<p>Whole</p>',
      },
      { id: 'https://a.test/2', title: null, published: null, link: 'https://a.test/2', html: '<p>Two</p>' },
    ]);
  });

  it('of Atom has titles and contents of each type', () => {
    const entry = (number: number, title: string, rest: string) =>
      `<entry><id>urn:${number}</id>${title}<link rel="self" href="/self"/><link href="/${number}"/>${rest}</entry>`;
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>
      ${entry(1, '<title type="html">A &lt;b&gt;bold&lt;/b&gt; &amp;amp; long</title>', '<published>2026-03-03T23:30:00-05:00</published><updated>2026-04-01T00:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>x <b>y</b></p></div></content>')}
      ${entry(2, '<title>1 &lt; 2</title>', '<updated>2026-04-01T00:00:00Z</updated><summary>1 &lt; 2\n\nsecond</summary>')}</feed>`;
    expect(read(feed)).toEqual([
      {
        id: 'urn:1',
        title: 'A bold & long',
        published: '2026-03-03',
        link: 'https://a.test/1',
        html: expect.stringContaining('<p>x <b>y</b></p>'),
      },
      {
        id: 'urn:2',
        title: '1 < 2',
        published: '2026-04-01',
        link: 'https://a.test/2',
        html: '<p>1 &lt; 2</p>\n<p>second</p>',
      },
    ]);
  });

  it('of JSON has HTML or plain text', () => {
    const items = [
      {
        id: '1',
        url: 'https://a.test/1',
        title: 'One',
        content_html: '<p>x</p>',
        date_published: '2026-03-03T23:30:00-05:00',
      },
      { id: 2, content_text: 'a < b' },
    ];
    expect(read(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'T', items }))).toEqual([
      { id: '1', title: 'One', published: '2026-03-03', link: 'https://a.test/1', html: '<p>x</p>' },
      { id: '2', title: null, published: null, link: null, html: '<p>a &lt; b</p>' },
    ]);
  });

  it('that is none, or declares entities, is refused', () => {
    expect(() => read('<html><body>Hello</body></html>')).toThrow('it is no feed');
    expect(() => read('{')).toThrow('it is no feed');
    expect(() => read(`${'<a>'.repeat(100_000)}`)).toThrow('it is no feed');
    expect(() => read('<!DOCTYPE a [<!ENTITY b "c">]><rss><channel/></rss>')).toThrow('it declares entities');
  });
});
