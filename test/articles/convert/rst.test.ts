import { describe, expect, it } from 'vitest';
import { expectSafe, expectSoon, readAs, reasonFor } from './outline.ts';

const ARTICLE = `=====================
A bridge for Lindholm
=====================

:Author: Ada Lund
:Date: 2024-05-05
:Source: https://www.lindholm-post.example/bridge

The council met on **Friday** [1]_. It approved a \`bridge <https://x.example>\`_ & a
*ferry*. The ferry is \`\`<free>\`\`.

Opening hours
-------------

1. Bring a coat.

====== ======
Day    Hours
====== ======
Monday 9 to 5
====== ======

.. [1] All day.
`;

const blocksOf = async (text: string) => (await readAs('a.rst', text)).blocks;

describe('reStructuredText', () => {
  it('is read as its readers see it', async () => {
    expect(await readAs('a.rst', ARTICLE)).toEqual({
      title: 'A bridge for Lindholm',
      published: '2024-05-05',
      source: 'https://www.lindholm-post.example/bridge',
      blocks: [
        'paragraph: Author: Ada Lund',
        'paragraph: The council met on Friday. It approved a bridge & a ferry. The ferry is <free>.',
        'heading2: Opening hours',
        'item1 #1: Bring a coat.',
        'columns: Day | Hours',
        'row: Monday | 9 to 5',
        'paragraph: All day.',
      ],
    });
  });

  it('has lists in lists, which go on over blank lines', async () => {
    const text =
      '1. First\n   goes on.\n\n   - inner\n   - other\n\n#. Second.\n\n* One\n\n* Two\n\nA. Lund wrote it.\n';
    expect(await blocksOf(text)).toEqual([
      'item1 #1: First goes on.',
      'item2: inner',
      'item2: other',
      'item1 #2: Second.',
      'item1: One',
      'item1: Two',
      'paragraph: A. Lund wrote it.',
    ]);
  });

  it('has tables of every kind', async () => {
    const grid =
      '+-----+-------+\n| Day | Hours |\n+=====+=======+\n| Mon | 9 to  |\n|     | five  |\n+-----+-------+\n';
    const list =
      '.. list-table:: Prices\n   :header-rows: 1\n\n   * - Item\n     - Price\n   * - Boat\n     - 5 kr\n';
    const csv = '.. csv-table::\n   :header: "A", "B"\n\n   "x, y", z\n';
    expect(await blocksOf([grid, list, csv].join('\n'))).toEqual([
      'columns: Day | Hours',
      'row: Mon | 9 to five',
      'paragraph: Prices',
      'columns: Item | Price',
      'row: Boat | 5 kr',
      'columns: A | B',
      'row: x, y | z',
    ]);
  });

  it('has notes, code, definitions, options and quotations', async () => {
    const text = `.. note:: Bring a coat.
   It is cold.

.. code-block:: python
   :linenos:

   if x:
       go()

Like this::

    a < b

Term : kind
    Its meaning.

-v, --verbose   Be loud.

.. versionadded:: 2.0
   The ferry.

.. function:: go(where)

   Goes there.

    Said by someone.

>>> 1 + 1
2

| One line
| Another
`;
    expect(await blocksOf(text)).toEqual([
      'paragraph: Note: Bring a coat. It is cold.',
      'code: if x:\n    go()',
      'paragraph: Like this:',
      'code: a < b',
      'term: Term',
      'definition: Its meaning.',
      'term: -v, --verbose',
      'definition: Be loud.',
      'paragraph: New in version 2.0: The ferry.',
      'term: go(where)',
      'definition: Goes there.',
      'quotation: Said by someone.',
      'code: >>> 1 + 1\n2',
      'paragraph: One line\nAnother',
    ]);
  });

  it('keeps the words of references, roles and substitutions, and no comments, targets or other files', async () => {
    const text = `.. |town| replace:: Lindholm
.. _here: https://x.example
.. A comment
   over two lines.
.. include:: /etc/passwd
.. image:: x.png

See |town|, here_, \`the ferry\`_, :doc:\`the guide <guide>\`, \\*stars\\*, 2*3*4 and snake_case.
`;
    expect(await blocksOf(text)).toEqual([
      'paragraph: See Lindholm, here, the ferry, the guide, *stars*, 2*3*4 and snake_case.',
    ]);
  });

  it.each([
    ['is long', 'The council met. '.repeat(20_000), /^has more than 256 KiB of text/],
    ['is a ZIP', 'PK\x03\x04\0\0', /^is not a text/],
    ['is empty', '\n\n', /^is empty/],
    ['says nothing', '====\n'.repeat(50_000), /^has no text/],
  ])('is named with one line when it %s', async (_, bytes, reason) => {
    expect(await reasonFor('a.rst', bytes)).toMatch(reason);
  });

  it('has the title and the day of the comments above it', async () => {
    const comments =
      '.. title: Ferries & fares\n.. slug: fares\n.. date: 2012-03-13 12:00:00 UTC-03:00\n.. tags:\n';
    expect(
      await readAs(
        'a.rst',
        `${comments}\nIt sails.\n\nFares\n=====\n\nOne crown.\n\nHours\n=====\n\nAt nine.\n`,
      ),
    ).toEqual({
      title: 'Ferries & fares',
      published: '2012-03-13',
      source: null,
      blocks: [
        'paragraph: It sails.',
        'heading2: Fares',
        'paragraph: One crown.',
        'heading2: Hours',
        'paragraph: At nine.',
      ],
    });
  });

  it('has the title and the day of the fields or the e-mail above it', async () => {
    const read = (above: string) => readAs('a.rst', `${above}\n\nFares\n=====\n\nOne crown.\n`);
    const facts = { title: 'Ferries', published: '2012-03-13' };
    const mail = 'Number: 7\nTitle: Ferries\nAuthor: Ada Lund,\n  Bo Moe\nCreated: 13-Mar-2012';
    expect(await read(mail)).toEqual({
      ...facts,
      source: null,
      blocks: [
        'paragraph: Number: 7',
        'paragraph: Title: Ferries',
        'paragraph: Author: Ada Lund, Bo Moe',
        'paragraph: Created: 13-Mar-2012',
        'heading2: Fares',
        'paragraph: One crown.',
      ],
    });
    expect(await read(':Title: Ferries\n:Date: 2012-03-13')).toMatchObject(facts);
    expect(await read('Note: it sails.\nIt is free.')).toMatchObject({ title: 'Fares', published: null });
  });

  it.each([
    ['Version: 3.0\n\nPublication date March 19, 2015', '2015-03-19'],
    [
      ':Contact: mail@example.org\n:Date: $Date: 2026-05-27 19:20:40 +0200 (Mi, 27. Mai 2026) $',
      '2026-05-27',
    ],
    ['Ada Lund\n\n31 May 2022', '2022-05-31'],
    ['Superseded on 1 May 2022 by another.', null],
  ])('has the day that stands on its cover: %j', async (cover, day) => {
    const { published } = await readAs('a.rst', `Ferries\n=======\n\n${cover}\n\nThe ferry sails at nine.\n`);
    expect(published).toBe(day);
  });

  it.each([
    '- ',
    '1. ',
    'a\n b\n',
    'x::\n\n y\n',
    '+--+\n| a\n',
    '== ==\na b\n',
    ':a: b\n',
    'a_ ',
    '**a',
    '`a <',
    '.. a::\n\n b\n',
  ])('is read in time however often it has %j', async (piece) => {
    const text = `${piece.repeat(60_000 / piece.length)}\n\nIt rained.`;
    expect((await expectSoon(() => readAs('a.rst', text))).blocks).not.toEqual([]);
  });

  it('is an article or named with a reason, whatever bytes are changed', async () => {
    await expectSafe('a.rst', Buffer.from(ARTICLE), 150);
  });
});
