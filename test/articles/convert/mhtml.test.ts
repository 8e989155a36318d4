import { describe, expect, it } from 'vitest';
import { expectSafe, readAs, reasonFor } from './outline.ts';

const PAGE = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>A bridge for Lindholm | The Post</title>
<meta property="article:published_time" content="2024-05-05T10:00:00Z"></head><body><nav><a href="/">Home</a></nav>
<article><h1>A bridge for Lindholm</h1>
<p>The council met on Friday. It approved a bridge and a café. The ferry is free. ${'It was a long evening for all. '.repeat(8)}</p>
<h2>Opening hours</h2><ul><li>Bring a coat.</li></ul>
<table><tr><th>Day</th><th>Hours</th></tr><tr><td>Monday</td><td>9 to 5</td></tr></table></article></body></html>`;

/** A web archive as browsers save it, with a page, the page of a frame, and a picture. */
function archiveOf(page: string): string {
  const quoted = page.replace(/=/g, '=3D').replace(/é/g, '=C3=A9');
  return `From: <Saved by Blink>
Snapshot-Content-Location: https://www.lindholm-post.example/bridge
Subject: =?utf-8?Q?A=20bridge?=
Date: Fri, 10 May 2025 12:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----Boundary----"

------Boundary----
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://www.lindholm-post.example/bridge

${quoted}
------Boundary----
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://ads.example/

<!DOCTYPE html><html><body>Buy things now.</body></html>
------Boundary----
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://www.lindholm-post.example/bridge.png

iVBORw0KGgo=
------Boundary------
`.replace(/\n/g, '\r\n');
}

const part = (content: string) => `--a\nContent-Type: text/html\n\n${content}\n`;
const MIXED = 'Content-Type: multipart/mixed; boundary=a\n\n';

describe('a web archive', () => {
  it('is read as the page that was saved, without its frames, from where it was saved', async () => {
    const { blocks, ...head } = await readAs('a.mhtml', archiveOf(PAGE));
    expect(head).toEqual({
      title: 'A bridge for Lindholm',
      published: '2024-05-05',
      source: 'https://www.lindholm-post.example/bridge',
    });
    expect(blocks[0]).toMatch(
      /^paragraph: The council met on Friday\. It approved a bridge and a café\. The ferry/,
    );
    expect(blocks.slice(1)).toEqual([
      'heading2: Opening hours',
      'item1: Bring a coat.',
      'columns: Day | Hours',
      'row: Monday | 9 to 5',
    ]);
  });

  it('is undated where the page is: it was saved on another day than it was published', async () => {
    const bytes = archiveOf(PAGE.replace(/<meta property[^>]*>/, ''));
    expect(await readAs('a.mht', bytes)).toMatchObject({ published: null });
  });

  it('is from where the page says that it is, if it says so', async () => {
    const canonical = '<link rel="canonical" href="https://www.lindholm-post.example/news/1">';
    const bytes = archiveOf(PAGE.replace('</head>', `${canonical}</head>`));
    expect(await readAs('a.mht', bytes)).toMatchObject({
      source: 'https://www.lindholm-post.example/news/1',
    });
  });

  it.each([
    ['is a text', 'The council met on Friday.', /^is not a web archive/],
    ['is a ZIP', 'PK\x03\x04', /^is not a web archive/],
    ['is empty', '', /^is not a web archive/],
    ['is cut off in its header', archiveOf(PAGE).slice(0, 200), /^is not a web archive/],
    ['has no page', `${MIXED}--a\nContent-Type: image/png\n\nx\n--a--`, /^is not a web archive/],
    ['has parts in parts in parts', MIXED + `--a\n${MIXED}`.repeat(100_000), /^is not a web archive/],
    ['has 100,000 parts', MIXED + part('It rained.').repeat(100_000), /^is not a web archive/],
    ['has no headers of a page', 'A: b\n'.repeat(1_000_000), /^is not a web archive/],
    [
      'has headers without an end',
      `Content-Type: text/html\n${'A: b\n'.repeat(1_000_000)}`,
      /^has more than 80,000 lines/,
    ],
    ['has one header without an end', `A: ${'b'.repeat(4_000_000)}`, /^is not a web archive/],
    [
      'has more text than anybody reads',
      MIXED + part('a '.repeat(4_000_000)),
      /^has more than 2,048 KiB of text/,
    ],
    ['is bare bytes', '\0\x01\x02'.repeat(1_000), /^is not a web archive/],
    ['shows no text', MIXED + part('<html><body></body></html>'), /^is a page that shows no text/],
  ])('is named with one line when it %s', async (_, bytes, reason) => {
    expect(await reasonFor('a.mhtml', bytes)).toMatch(reason);
  });

  it('is an article or named with a reason, whatever bytes are changed', async () => {
    await expectSafe('a.mhtml', Buffer.from(archiveOf(PAGE)));
  });
});
