import { describe, expect, it } from 'vitest';
import { expectSafe, expectSoon, readAs, reasonFor } from './outline.ts';

const ARTICLE = `= A bridge for Lindholm
Ada Lund <ada@lindholm-post.example>
v1.0, 2024-05-05
:source: https://www.lindholm-post.example/bridge

The council met on *Friday*. It approved {lt}a bridge{gt} & a ferry. The ferry is <free>.footnote:[All day.]

== Opening hours

. Bring a coat.
. Go.

NOTE: It is cold.

[WARNING]
====
It is slippery.

And dark.
====

.Hours
|===
|Day |Hours

|Monday |9 to 5
|===

----
ferry --now <here>
----
`;

describe('AsciiDoc', () => {
  it('is read as its readers see it', async () => {
    expect(await readAs('a.adoc', ARTICLE)).toEqual({
      title: 'A bridge for Lindholm',
      published: '2024-05-05',
      source: 'https://www.lindholm-post.example/bridge',
      blocks: [
        'paragraph: By Ada Lund',
        'paragraph: The council met on Friday. It approved <a bridge> & a ferry. The ferry is <free>.',
        'heading2: Opening hours',
        'item1 #1: Bring a coat.',
        'item1 #2: Go.',
        'paragraph: Note: It is cold.',
        'paragraph: Warning: It is slippery.',
        'paragraph: And dark.',
        'paragraph: Hours',
        'columns: Day | Hours',
        'row: Monday | 9 to 5',
        'code: ferry --now <here>',
        'item1 #1: All day.',
      ],
    });
  });

  it('has the day of the e-mail that it was sent in', async () => {
    const mail =
      'From: Ada Lund <ada@lindholm-post.example>\nDate: Sun, 5 May 2024 10:00:00 +0200\nAbstract: The council\n met on Friday.\n\n';
    expect(await readAs('a.adoc', `${mail}Bridges\n=======\n\nThe ferry is free.\n`)).toMatchObject({
      title: 'Bridges',
      published: '2024-05-05',
    });
  });

  it('may have its day alone below its title', async () => {
    expect(await readAs('a.asc', '= The mill\n2024-05-05\n\nThe mill burned.\n')).toMatchObject({
      title: 'The mill',
      published: '2024-05-05',
      blocks: ['paragraph: The mill burned.'],
    });
  });

  it('reads no other file, and runs nothing', async () => {
    const text =
      'It rained.\n\ninclude::/etc/passwd[]\n\nimage::https://x.example/a.png[]\n\n+++<script>alert(1)</script>+++ It stopped.';
    expect((await readAs('a.asciidoc', text)).blocks).toEqual([
      'paragraph: It rained.',
      'paragraph: It stopped.',
    ]);
  });

  it.each([
    ['is long', 'The council met. '.repeat(20_000), /^has more than 256 KiB of text/],
    ['is a ZIP', 'PK\x03\x04\0\0', /^is not a text/],
    ['is empty', '\n\n', /^is empty/],
    ['says nothing', '====\n'.repeat(4_000), /^is a page that shows no text/],
    ['has marks without an end', '*a _b `c #d '.repeat(20_000), /^has more marks in a paragraph/],
    ['has more cells than anybody writes', `|===\n${'|a b\n'.repeat(30_000)}`, /^has more than 8,000 cells/],
    ['has more sections than anybody writes', '== Rain\n\n'.repeat(20_000), /^has too many parts/],
    ['opens brackets', '['.repeat(250_000), /^has no text/],
  ])('is named with one line when it %s', async (_, bytes, reason) => {
    expect(await reasonFor('a.adoc', bytes)).toMatch(reason);
  });

  it.each([
    [
      'attributes of attributes',
      `= Title\n:a: ha\n${':a: {a}{a}{a}{a}{a}{a}{a}{a}{a}{a}\n'.repeat(30)}\nIt rained {a}`,
    ],
    [
      'lists in lists',
      Array.from({ length: 1_000 }, (_, i) => `${'*'.repeat((i % 120) + 1)} It rained.`).join('\n'),
    ],
    ['sections', `${'== Rain\n\n'.repeat(4_400)}It rained.`],
    ['items', `${'* It *rained* all day, and `all` night long.\n'.repeat(4_000)}\nIt rained.`],
    ['cells', `|===\n${'|a '.repeat(7_900)}\n|===\n\nIt rained.`],
    ['marks', `${'*a _b `c #d '.repeat(800)}\n\nIt rained.`],
  ])('is read in time whatever it has of %s', async (_, text) => {
    const { blocks } = await expectSoon(() => readAs('a.adoc', text));
    expect(blocks.at(-1)).toContain('rained');
  });

  it('is an article or named with a reason, whatever bytes are changed', async () => {
    await expectSafe('a.adoc', Buffer.from(ARTICLE));
  });
});
