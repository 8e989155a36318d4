import { describe, expect, it } from 'vitest';
import { hostileArchives } from './hostile-archives.ts';
import { expectSafe, readAs, reasonFor } from './outline.ts';
import { zipOf } from './zip.ts';

const page = (title: string, body: string) => `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>${title}</title><link rel="stylesheet" href="x.css"/></head><body>${body}</body></html>`;

const item = (id: string, href: string, more = '') =>
  `<item id="${id}" href="${href}" media-type="application/xhtml+xml" ${more}/>`;

/** The parts of a book. */
const BOOK: Record<string, string> = {
  mimetype: 'application/epub+zip',
  'META-INF/container.xml':
    '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
  'OPS/book.opf': `<package xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
    <metadata><dc:title>A bridge for Lindholm</dc:title><dc:date opf:event="modification">2025-01-01</dc:date>
    <dc:date opf:event="published">2024-05-05T00:00:00Z</dc:date><dc:source>https://www.lindholm-post.example/bridge</dc:source></metadata>
    <manifest>${item('nav', 'nav.xhtml', 'properties="nav"')}${item('two', 'two.xhtml')}${item('one', 'chapter%201.xhtml#start')}</manifest>
    <spine><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/><itemref idref="one"/><itemref idref="gone"/></spine></package>`,
  'OPS/nav.xhtml': page('Contents', '<nav><ol><li><a href="two.xhtml">Opening hours</a></li></ol></nav>'),
  'OPS/chapter 1.xhtml': page(
    'One',
    `<ul><li><a href="two.xhtml">Opening hours</a></li></ul><section><h1>The council</h1><script src="x.js"/><p>The council met&nbsp;on Friday.<a epub:type="noteref" href="two.xhtml#n">1</a>
     It approved a bridge &amp; a caf&eacute;.<a id="page3"/><span epub:type="pagebreak">3</span> The ferry is free &lol;.</p></section>`,
  ),
  'OPS/two.xhtml': page(
    'Two',
    `<article><header><h1>Opening hours</h1></header><ul><li>Bring a coat.</li></ul>
     <table><thead><tr><th>Day</th><th>Hours</th></tr></thead><tbody><tr><td>Monday</td><td>9 to 5</td></tr></tbody></table>
     <aside epub:type="footnote"><p>It was late.</p></aside><img src="https://x.example/y.png" alt="Bridge"/></article>`,
  ),
};

describe('an e-book', () => {
  it('is read as its readers see it: its chapters in their order, each once', async () => {
    expect(await readAs('a.epub', zipOf(BOOK))).toEqual({
      title: 'A bridge for Lindholm',
      published: '2024-05-05',
      source: 'https://www.lindholm-post.example/bridge',
      blocks: [
        'heading2: The council',
        'paragraph: The council met on Friday. It approved a bridge & a café. The ferry is free &lol;.',
        'heading2: Opening hours',
        'item1: Bring a coat.',
        'columns: Day | Hours',
        'row: Monday | 9 to 5',
        'paragraph: It was late.',
      ],
    });
  });

  it('is read though its fonts are encrypted', async () => {
    const encryption = '<encryption><CipherReference URI="OPS/font.otf"/></encryption>';
    const bytes = zipOf({ ...BOOK, 'META-INF/encryption.xml': encryption });
    expect(await readAs('a.epub', bytes)).toMatchObject({ title: 'A bridge for Lindholm' });
  });

  it('is read though a chapter is nested or declares more than anybody writes', async () => {
    for (const chapter of [
      `${'<div>'.repeat(80_000)}It rained.`,
      '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><p>It rained.</p>',
    ])
      expect((await readAs('a.epub', zipOf({ ...BOOK, 'OPS/two.xhtml': chapter }))).blocks.at(-1)).toContain(
        'It rained.',
      );
  });

  it.each([
    ...hostileArchives(BOOK, 'OPS/book.opf'),
    [
      'is protected against copying',
      zipOf({ ...BOOK, 'META-INF/encryption.xml': '<e><CipherReference URI="OPS/two.xhtml"/></e>' }),
      /^is protected against copying/,
    ],
    [
      'has no chapters',
      zipOf({ ...BOOK, 'OPS/book.opf': '<package><spine/></package>' }),
      /^is a page that shows no text/,
    ],
    [
      'has more text than anybody reads',
      zipOf({ ...BOOK, 'OPS/two.xhtml': page('Two', `<p>${'word '.repeat(600_000)}</p>`) }),
      /^has more than 2,048 KiB of text/,
    ],
    [
      'has its package outside of it',
      zipOf({ ...BOOK, 'META-INF/container.xml': '<c><rootfile full-path="../../etc/passwd"/></c>' }),
      /^is not an e-book/,
    ],
  ])('is named with one line when it %s', async (_, bytes, reason) => {
    expect(await reasonFor('a.epub', bytes as Buffer)).toMatch(reason as RegExp);
  });

  it('is an article or named with a reason, whatever bytes are changed', async () => {
    await expectSafe('a.epub', zipOf(BOOK));
    await expectSafe('a.epub', Buffer.from(BOOK['OPS/book.opf']!), 60, (part) =>
      zipOf({ ...BOOK, 'OPS/book.opf': part }),
    );
    await expectSafe('a.epub', Buffer.from(BOOK['OPS/two.xhtml']!), 60, (part) =>
      zipOf({ ...BOOK, 'OPS/two.xhtml': part }),
    );
  });
});
