import { describe, expect, it } from 'vitest';
import { BadText } from '../../src/articles/decode.ts';
import { decodeHtml, readHtml } from '../../src/articles/html.ts';
import { blocksOf } from './html/blocks-of.ts';

const NO_HEAD = { title: null, published: null, source: null };
const HALF_MIB = 512 * 1024;
const SENTENCE = 'The ferry sailed on Sunday with forty people on board, and the quay was full of music. ';
const textOf = (html: string) => readHtml(html).document.text;

const PAGE = `<!doctype html>
<html><head>
  <title>A ferry at last | The Varde News</title>
  <meta property="article:published_time" content="2023-06-19T23:30:00-05:00">
  <link rel="canonical" href="https://news.example/ferry">
  <style>p { color: red }</style>
  <script>document.write("<p>written</p>")</script>
</head><body>
  <nav><ul><li><a href="/">Home</a><li><a href="/news">News</a></ul></nav>
  <div class="cookie-banner cookies">We use cookies.</div>
  <article>
    <h1>A ferry at last</h1>
    <p>The ferry &amp; its crew arrived&nbsp;on <b>Sunday</b>,
       after&#32;years.
    <p>It &#8220;sails&#8221; at 9 caf&eacute; time.</p>
    <aside><p>Read also: The bridge.</p></aside>
    <figure><img src="x.png" alt="A ferry"><figcaption>Photo: Ada</figcaption></figure>
    <table><tr><th>Day</th><th>Hour</th></tr><tr><td>Monday</td><td>9</td></tr></table>
    <p>${SENTENCE.repeat(3)}</p>
    <div class="share-buttons share"><a href="#">Share this</a></div>
  </article>
  <form><button>Subscribe</button></form>
  <footer>© 2023 The Varde News</footer>
</body></html>`;

describe('a page', () => {
  it('becomes its article, paragraph by paragraph, without its surroundings', () => {
    expect(textOf(PAGE)).toBe(
      [
        'The ferry & its crew arrived on Sunday, after years.',
        'It “sails” at 9 café time.',
        'Day\tHour\nMonday\t9',
        SENTENCE.repeat(3).trim(),
      ].join('\n\n'),
    );
    expect(blocksOf(PAGE)).toEqual([
      '0 paragraph: The ferry & its crew arrived on Sunday, after years.',
      '1 paragraph: It “sails” at 9 café time.',
      '2 columns: Day | Hour',
      '3 row: Monday | 9 < 2',
      `4 paragraph: ${SENTENCE.repeat(3).trim()}`,
    ]);
    expect(readHtml(PAGE).head).toEqual({
      title: 'A ferry at last',
      published: '2023-06-19',
      source: 'https://news.example/ferry',
    });
  });

  it.each([
    '<meta property="article:expiration_time" content="2026-04-01T10:00:00Z">',
    '<script type="application/ld+json">{"@type": "Article", "expires": "2026-04-01"}</script>',
  ])('reads the day of expiry from %s, and none from what caches are told', (head) => {
    expect(readHtml(`<html><head>${head}</head><body><p>Text.</p></body></html>`).head.expires).toBe(
      '2026-04-01',
    );
    expect(readHtml('<meta name="expires" content="1 Jan 1980"><p>Text.</p>').head.expires).toBeUndefined();
  });

  it('keeps lines, items and quotations apart', () => {
    const html =
      '<p>a<br>b<br/>c</p><ul><li>one<li>two</ul><pre>x   y\n z</pre><blockquote>q</blockquote>d<hr>e';
    expect(textOf(html)).toBe('a\nb\nc\n\none\ntwo\n\nx   y\n z\n\nq\n\nd\n\ne');
  });

  it('may be text without html and body tags', () => {
    expect(readHtml('just text & more <b>bold')).toEqual({
      created: null,
      updated: null,
      document: {
        text: 'just text & more bold',
        blocks: [{ kind: 'paragraph', start: 0, end: 21, parent: -1, level: 0 }],
      },
      head: NO_HEAD,
    });
  });

  it('is read as a whole when everything in it would be excluded', () => {
    expect(textOf('<aside><p>The ferry sailed.</p></aside>')).toBe('The ferry sailed.');
    expect(textOf('<body class="sidebar"><p>The ferry sailed.</p></body>')).toBe('The ferry sailed.');
  });

  it.each([
    ['script', '<script>alert("</p>")</script>'],
    ['script in a script', '<script><script>alert(1)</script>'],
    ['style', '<style>p { }</style>'],
    ['comment', '<!-- <p>said</p> -->'],
    ['hidden paragraphs', '<p hidden>said</p><p style="color:red; display: none">said</p>'],
    ['pictures with titles', '<svg><title>Facebook</title><text>said</text></svg>'],
    ['noscript, template, iframe', '<noscript>a</noscript><template>b</template><iframe>c</iframe>'],
    ['form', '<textarea>said</textarea><select><option>said</option></select>'],
    ['handlers', '<img src=x onerror=alert(1) alt="said"><a href="javascript:alert(1)"></a>'],
    ['what is struck out', '<p><del>said</del> <s>said</s></p><ul><li><strike>said</strike></li></ul>'],
    ['CDATA', '<![CDATA[said]]>'],
    ['processing instruction', '<?php said ?>'],
  ])('excludes what is not visible: %s', (_, invisible) => {
    const page = readHtml(`<p>before</p>${invisible}<p>after</p>`);
    expect(page.document.text).toBe('before\n\nafter');
    expect(page.head).toEqual(NO_HEAD);
  });

  it('keeps escaped markup as text', () => {
    expect(textOf('<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; &nosuch; &copy 2020')).toBe(
      '<script>alert(1)</script> &amp; &nosuch; © 2020',
    );
  });

  it('has no control characters', () => {
    expect(textOf('<p>a&#0;b\u0001c\u009bd&#xD800;e&#x110000;f')).toMatch(/^a\P{Cc}?bcd\P{Cc}e\P{Cc}f$/u);
  });

  it.each([
    ['<meta name="date" content="2023-06-19">', '2023-06-19'],
    ['<meta itemprop="datePublished" content="19 June 2023">', '2023-06-19'],
    [
      '<script type="application/ld+json">{"datePublished": "2023-06-19T00:10:00+14:00"}</script>',
      '2023-06-19',
    ],
    ['<time datetime="2023-06-19">yesterday</time>', '2023-06-19'],
    ['<time datetime="19:30">half past seven</time>', null],
    ['<meta name="date" content="2023-02-30">', null],
    [`<p>${SENTENCE.repeat(6)}</p><time datetime="2020-01-01">then</time>`, null],
  ])('has the day of its metadata, or of a time element above its text: %s', (head, day) => {
    expect(readHtml(`${head}<p>The ferry sailed.</p>`).head.published).toBe(day);
  });

  it.each([
    ['<title>Ferry sails to Varde – The News</title>', 'Ferry sails to Varde'],
    ['<title>Sea - Air</title>', 'Sea - Air'],
    ['<title>A &amp; B sail to Varde</title>', 'A & B sail to Varde'],
    ['<meta property="og:title" content="The ferry"><title>Other</title>', 'The ferry'],
    ['<h1>The <i>ferry</i></h1>', 'The ferry'],
    ['<svg><title>Icon</title></svg>', null],
    [`<title>${'x'.repeat(300)}</title>`, null],
  ])('has a title, without the name of the site: %s', (head, title) => {
    expect(readHtml(`${head}<p>The ferry sailed.</p>`).head.title).toBe(title);
  });

  it.each(['javascript:alert(1)', '/ferry', 'https://user:secret@news.example/', ''])(
    'has no source when the canonical address is not that of a page: %s',
    (address) => {
      expect(readHtml(`<link rel="canonical" href="${address}"><p>Text.</p>`).head.source).toBeNull();
    },
  );

  it.each([
    '',
    ' \n',
    '<script>alert(1)</script>',
    '<title>Only a title</title>',
    '<img src=x>',
    '<!-- a -->',
  ])('without text is rejected: %s', (html) => {
    expect(() => readHtml(html)).toThrow(BadText);
    expect(() => readHtml(html)).toThrow('is a page that shows no text: copy the text itself');
  });

  it.each([
    ['<div>', ''],
    ['<', ''],
    ['<p a=', ''],
    ['<p class="', ''],
    ['<p class="share toc" id="a b" style="c">d', ''],
    ['<!--', ''],
    ['&amp', ''],
    [' ', ''],
    ['a - ', '<title>'],
    ['<svg><title>', ''],
    ['</div>', ''],
    ['<b>a', ''],
    ['a</i></b>', '<b><p>'.repeat(200)],
    ['<p>a', ''],
    ['a<br><br>', ''],
    ['<ul><li>a', ''],
    ['<li>a', '<ol start=999999999>'],
    ['<dt>a', '<dl>'],
    ['<details><summary>a</summary>b', ''],
    ['<h2>a?</h2>b<h1>c', ''],
    ['<tr><td>a<td>b', '<table>'],
    ['<td>a', '<table><tr>'],
    ['<table><tr><th>a<td>b', ''],
    ['<td colspan=999999999 rowspan=999999999>a<tr><td>b', '<table><tr>'],
    ['<tr><td>b', `<table><tr>${'<td rowspan=999999999>a'.repeat(200)}`],
    ['<tr><td>b', `<table><tr>${'<td colspan=1000>'.repeat(20)}<td rowspan=999999999>${'a '.repeat(2_000)}`],
    ['<p>Q: a?<br>A: b', ''],
    ['<sup><a href=#a>[1]</a></sup>2', ''],
    ['<a href=a>b', ''],
    ['<article>a</article>', ''],
  ])(
    'that repeats %j after %j is read in time proportional to its length',
    // A slow run may be chance, and is repeated.
    { retry: 2, timeout: 60_000 },
    (piece, before) => {
      const time = (length: number) => {
        const html = `<p>seen</p>${before}${piece.repeat(length / piece.length)}`;
        const start = process.cpuUsage();
        expect(textOf(html)).toMatch(/^(?:seen|c$)/m);
        return milliseconds(start);
      };
      time(HALF_MIB / 16);
      const [eighth, half] = [time(HALF_MIB / 8), time(HALF_MIB / 2)];
      // For four times the length, six times the time is accepted, and 125 ms for garbage collection.
      expect(half).toBeLessThan(6 * eighth + 125);
      expect(half).toBeLessThan(1_000);
    },
  );

  it('of 2 MiB, nested ten thousand deep, is read within seconds', () => {
    const html = '<ul><li>a'.repeat(10_000) + '<p>word</p>'.repeat((4 * HALF_MIB - 90_000) / 11);
    const start = process.cpuUsage();
    expect(readHtml(html).document.blocks).toHaveLength(10_000 + 182_468);
    expect(milliseconds(start)).toBeLessThan(6_000);
  }, 60_000);
});

/** The processor time since a start, in milliseconds, without that of other processes. */
function milliseconds(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

describe('the text of a page', () => {
  it.each([
    ['<meta charset=windows-1252><p>caf\xe9 \x93a\x94', 'café “a”'],
    ['<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>caf\xe9', 'café'],
    ['<META CHARSET="UTF-8"><p>caf\xc3\xa9', 'café'],
    ['<meta charset="shift_jis"><p>\x83t\x83F\x83\x8a\x81[', 'フェリー'],
    ['<p>caf\xc3\xa9', 'café'],
    // The encoding is named after the 1,024 bytes that browsers read.
    [`<script>${'x'.repeat(5_000)}</script><meta charset=windows-1252><p>caf\xe9 \x93a\x94`, 'café “a”'],
    // adbar/trafilatura's tests: one U+007F in a script; one invalid byte.
    ['<meta charset=utf-8><script>a="\x7f"</script><p>caf\xc3\xa9', 'café'],
    ['<meta charset=utf-8><p>caf\xc3\xa9 \xc3 au lait', 'café au lait'],
    ['<meta charset=utf-8><p>A long caf\xe9', 'A long café'],
    ['\xff\xfe<\0p\0>\0a\0', 'a'],
  ])('is decoded in the encoding that it names: %s', (bytes, text) => {
    expect(textOf(decodeHtml(Buffer.from(bytes, 'latin1')).text)).toBe(text);
  });

  it.each([
    ['<meta charset="nonsense-9"><p>x', 'is not in NONSENSE-9, as it says: save it again as UTF-8'],
    ['<meta charset="shift_jis"><p>\x83\xff\xff', 'is not in SHIFT_JIS, as it says: save it again as UTF-8'],
    ['\xe9\xe8\xe7<p>', 'is not UTF-8: save it again as UTF-8'],
  ])('is rejected when it is not valid in that encoding: %s', (bytes, reason) => {
    expect(() => decodeHtml(Buffer.from(bytes, 'latin1'))).toThrow(reason);
  });
});
