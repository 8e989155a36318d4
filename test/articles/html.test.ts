import { describe, expect, it } from 'vitest';
import { BadFile } from '../../src/articles/decode.ts';
import { decodeHtml, readHtml } from '../../src/articles/html.ts';

const NO_HEAD = { title: null, published: null, source: null };
const SENTENCE = 'The ferry sailed on Sunday with forty people on board, and the quay was full of music. ';
const textOf = (html: string) => readHtml(html).text;

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
  it('becomes what its article says, paragraph by paragraph, and nothing around it', () => {
    expect(readHtml(PAGE)).toEqual({
      text: [
        'The ferry & its crew arrived on Sunday, after years.',
        'It “sails” at 9 café time.',
        'Day Hour',
        'Monday 9',
        SENTENCE.repeat(3).trim(),
      ].join('\n\n'),
      head: { title: 'A ferry at last', published: '2023-06-19', source: 'https://news.example/ferry' },
    });
  });

  it('keeps lines, items and quotations apart', () => {
    const html =
      '<p>a<br>b<br/>c</p><ul><li>one<li>two</ul><pre>x   y\n z</pre><blockquote>q</blockquote>d<hr>e';
    expect(textOf(html)).toBe('a\nb\nc\n\none\n\ntwo\n\nx y\nz\n\nq\n\nd\n\ne');
  });

  it('may be without any frame', () => {
    expect(readHtml('just text & more <b>bold')).toEqual({ text: 'just text & more bold', head: NO_HEAD });
  });

  it('shows what it consists of when everything in it is set aside as around an article', () => {
    expect(textOf('<aside><p>The ferry sailed.</p></aside>')).toBe('The ferry sailed.');
    expect(textOf('<body class="sidebar"><p>The ferry sailed.</p></body>')).toBe('The ferry sailed.');
  });

  it.each([
    ['script', '<script>alert("</p>")</script>'],
    ['script in a script', '<script><script>alert(1)</script>'],
    ['style', '<style>p { }</style>'],
    ['comment', '<!-- <p>said</p> -->'],
    ['hidden', '<p hidden>said</p><p style="color:red; display: none">said</p>'],
    ['pictures with titles', '<svg><title>Facebook</title><text>said</text></svg>'],
    ['no script, template, frame', '<noscript>a</noscript><template>b</template><iframe>c</iframe>'],
    ['form', '<textarea>said</textarea><select><option>said</option></select>'],
    ['handlers', '<img src=x onerror=alert(1) alt="said"><a href="javascript:alert(1)"></a>'],
    ['CDATA', '<![CDATA[said]]>'],
    ['processing', '<?php said ?>'],
  ])('shows nothing that a reader does not see: %s', (_, unseen) => {
    expect(readHtml(`<p>before</p>${unseen}<p>after</p>`)).toEqual({
      text: 'before\n\nafter',
      head: NO_HEAD,
    });
  });

  it('shows markup that is written as text, as text', () => {
    expect(textOf('<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; &nosuch; &copy 2020')).toBe(
      '<script>alert(1)</script> &amp; &nosuch; © 2020',
    );
  });

  it('has no characters that no text has', () => {
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
  ])('was published on the day that its head or its top gives: %s', (head, day) => {
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
  ])('has the title that it shows: %s', (head, title) => {
    expect(readHtml(`${head}<p>The ferry sailed.</p>`).head.title).toBe(title);
  });

  it.each(['javascript:alert(1)', '/ferry', 'https://user:secret@news.example/', ''])(
    'has no source that is no address of a page: %s',
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
  ])('without text is refused: %s', (html) => {
    expect(() => readHtml(html)).toThrow(BadFile);
    expect(() => readHtml(html)).toThrow('is a page that shows no text: copy the text itself');
  });

  it.each([
    ['<div>', 300_000],
    ['<', 1_000_000],
    ['<p a=', 300_000],
    ['&amp', 300_000],
    ['<!--', 300_000],
    ['<svg><title>', 100_000],
    ['</div>', 300_000],
    ['a - ', 300_000],
    ['<title>a - ', 100_000],
    [' ', 1_900_000],
    ['<p class="', 200_000],
  ])(
    'that is made to cost time is read in time that grows with its length: %s',
    (piece, count) => {
      const html = piece.repeat(count);
      expect(textOf(`<p>seen</p>${html}`)).toMatch(/^seen/);
    },
    30_000,
  );
});

describe('the letters of a page', () => {
  it.each([
    ['<meta charset=windows-1252><p>caf\xe9 \x93a\x94', 'café “a”'],
    ['<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>caf\xe9', 'café'],
    ['<META CHARSET="UTF-8"><p>caf\xc3\xa9', 'café'],
    ['<meta charset="shift_jis"><p>\x83t\x83F\x83\x8a\x81[', 'フェリー'],
    ['<p>caf\xc3\xa9', 'café'],
    ['\xff\xfe<\0p\0>\0a\0', 'a'],
  ])('are read in the encoding that it names: %s', (bytes, text) => {
    expect(textOf(decodeHtml(Buffer.from(bytes, 'latin1')))).toBe(text);
  });

  it.each([
    ['<meta charset="nonsense-9"><p>x', 'is not in NONSENSE-9, as it says: save it again as UTF-8'],
    ['<meta charset="shift_jis"><p>\x83', 'is not in SHIFT_JIS, as it says: save it again as UTF-8'],
    ['<meta charset="utf-8"><p>caf\xe9', 'is not UTF-8: save it again as UTF-8'],
  ])('are refused when they are not in it: %s', (bytes, reason) => {
    expect(() => decodeHtml(Buffer.from(bytes, 'latin1'))).toThrow(reason);
  });
});
