import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../src/articles/parse.ts';
import { sourceLine } from '../../../src/discord/card/quote.ts';
import { bibtexReference } from '../../../src/discord/card/reference.ts';
import { english } from '../../../src/i18n/translator.ts';
import { createLibrary } from '../../../src/library/in-process-library.ts';
import { expectSafe, readAs, reasonFor } from './outline.ts';
import { contentOf, type PdfOptions, type Placed, pdfOf, streamOf } from './pdf-writer.ts';

const MEBIBYTE = 2 ** 20;

/** Lines below each other, the first at a height. */
const lines = (y: number, texts: readonly string[], x = 72): Placed[] =>
  texts.map((text, i) => ({ x, y: y - 12 * i, text }));
const footer = (page: number): Placed[] => [
  { x: 72, y: 40, text: 'Lindholm Council Report', size: 8 },
  { x: 500, y: 40, text: `Page ${page} of 2`, size: 8 },
];
const row = (y: number, cells: readonly string[], isBold = false): Placed[] =>
  cells.map((text, i) => ({ x: 72 + 150 * i, y, text, isBold }));

const FIRST: Placed[] = [
  { x: 72, y: 700, text: 'A bridge for Lindholm', size: 20 },
  { x: 72, y: 670, text: 'Published: 5 May 2024' },
  ...lines(640, [
    'The council met on Friday evening in the old town hall, and it heard from the engi-',
    'neers who had planned the bridge. It approved a well-known plan. The ferry remains',
  ]),
  ...footer(1),
];
const SECOND: Placed[] = [
  ...lines(700, [
    'free until the bridge is open, as it has been for years. Nobody voted against the well-',
    'known plan of the engineers.',
  ]),
  { x: 72, y: 650, text: 'Opening hours', isBold: true },
  ...lines(630, ['\x95 Bring a coat, since the wind on the quay is strong in', '  every season.'], 80),
  ...lines(600, ['1. Ring the bell.', '2. Wait for the ferry.'], 80),
  ...row(560, ['Day', 'Hours', 'Price'], true),
  ...row(546, ['Monday', '9 to 5', '3 crowns']),
  ...row(532, ['Sunday', 'closed', '']),
  ...footer(2),
];
const PAGES = [FIRST, SECOND];
const TITLED = { info: "/Title (A bridge for Lindholm) /CreationDate (D:20200102233000-11'00')" };

const read = (pages: readonly (readonly Placed[] | string)[], options?: PdfOptions, name = 'a.pdf') =>
  readAs(name, pdfOf(pages, options));

describe('a PDF', { timeout: 60_000 }, () => {
  it('is read as its readers see it, by the places of its text', async () => {
    expect(await read(PAGES, TITLED)).toEqual({
      title: 'A bridge for Lindholm',
      published: '2024-05-05',
      source: null,
      blocks: [
        'paragraph: The council met on Friday evening in the old town hall, and it heard from the engineers who had planned the bridge. It approved a well-known plan. The ferry remains free until the bridge is open, as it has been for years.',
        'paragraph: Nobody voted against the well-known plan of the engineers.',
        'heading2: Opening hours',
        'item1: Bring a coat, since the wind on the quay is strong in every season.',
        'item1 #1: Ring the bell.',
        'item1 #2: Wait for the ferry.',
        'columns: Day | Hours | Price',
        'row: Monday | 9 to 5 | 3 crowns',
        'row: Sunday | closed | ',
      ],
    });
  });

  it('has quotes with the page on which they begin, up to the card', async () => {
    const options = {
      ...TITLED,
      catalog: '/PageLabels << /Nums [0 << /S /r /St 4 >> 1 << /S /D /St 12 >>] >>',
    };
    const article = await parseFile('a.pdf', pdfOf(PAGES, options));
    const library = createLibrary([article]);
    const quoteFor = async (question: string) => (await library.ask(question, { server: null })).answers[0]!;
    const ferry = await quoteFor('Who remains free until the bridge is open?');
    const monday = await quoteFor('What is the price on Monday?');
    await library.close();
    expect(ferry.quote).toBe('The ferry remains free until the bridge is open, as it has been for years.');
    expect(sourceLine(english, ferry)).toBe('-# A bridge for Lindholm · page iv · published 5 May 2024');
    expect(monday.page).toBe('12');
    expect(bibtexReference({ ...monday, file: 'a.pdf' })).toContain('pages = {12},');
  });

  it('has two columns one after another, below what crosses them', async () => {
    const left = [
      'The council met on Friday and',
      'it approved a bridge across the',
      'river, which had been planned',
      'for many years by engineers',
      'from the northern harbours.',
    ];
    const right = [
      'The ferry is free until then,',
      'as it has been for years now,',
      'and the residents who asked',
      'about prices heard that none',
      'will be raised this summer.',
    ];
    const { blocks } = await read([
      [
        {
          x: 72,
          y: 700,
          text: 'A bridge for Lindholm, and what it means for the ferry of the town',
          size: 14,
        },
        ...lines(660, left),
        ...lines(657, right, 320),
      ],
    ]);
    expect(blocks).toEqual([`paragraph: ${left.join(' ')}`, `paragraph: ${right.join(' ')}`]);
  });

  it('has three columns one after another', async () => {
    const textsOf = (name: string) =>
      Array.from({ length: 6 }, (_, i) => `the ${name} ${i} of the old council`);
    const page = [
      { x: 72, y: 700, text: 'A bridge for Lindholm', size: 20 },
      ...lines(640, textsOf('first'), 72),
      ...lines(640, textsOf('second'), 240),
      ...lines(640, textsOf('third'), 408),
    ];
    expect(await read([page])).toMatchObject({
      blocks: [`paragraph: ${['first', 'second', 'third'].flatMap(textsOf).join(' ')}`],
    });
  });

  it('has years that are divided after their dash', async () => {
    const page = lines(640, ['The old ferry sailed for three years, from 1911\x96', '14, and was sold.']);
    expect(await read([page])).toMatchObject({
      blocks: ['paragraph: The old ferry sailed for three years, from 1911–14, and was sold.'],
    });
  });

  it('has headings above smaller text, and notes without the mark before them', async () => {
    const small = (y: number, texts: string[]) => lines(y, texts).map((line) => ({ ...line, size: 9 }));
    const page = [
      { x: 72, y: 720, text: 'A bridge for Lindholm', size: 20 },
      { x: 200, y: 690, text: 'Abstract', size: 9, isBold: true },
      ...small(676, [
        'The council met on Friday evening in the old town hall, and approved the bridge that had',
        'been planned for years. Nobody voted against it.',
      ]),
      ...lines(630, [
        'The ferry remains free until the bridge is open, as it has been for years. It goes from the',
        'old quay every hour, and from the new one every second hour in summer. A ticket is sold on',
        'board by the crew, who also answer questions about the bridge and its history.',
      ]),
      { x: 72, y: 400, text: 'Fare', size: 9, isBold: true },
      { x: 72, y: 388, text: 'in crowns', size: 9 },
      { x: 72, y: 104, text: '2', size: 6 },
      ...small(100, ['The council has five members.']).map((line) => ({ ...line, x: 76 })),
      { x: 72, y: 80, text: '3The ferry is older than the quay.', size: 8 },
      { x: 72, y: 64, text: '1', size: 6 },
      { x: 75, y: 60, text: '/2 of a crown is paid for a bicycle.', size: 9 },
    ];
    expect(await read([page])).toMatchObject({
      title: 'A bridge for Lindholm',
      blocks: [
        'heading2: Abstract',
        'paragraph: The council met on Friday evening in the old town hall, and approved the bridge that had been planned for years. Nobody voted against it.',
        'paragraph: The ferry remains free until the bridge is open, as it has been for years. It goes from the old quay every hour, and from the new one every second hour in summer. A ticket is sold on board by the crew, who also answer questions about the bridge and its history.',
        'paragraph: Fare',
        'paragraph: in crowns',
        'paragraph: The council has five members.',
        'paragraph: The ferry is older than the quay.',
        'paragraph: 1/2 of a crown is paid for a bicycle.',
      ],
    });
  });

  it('has a title whose lines stand far from each other', async () => {
    const { title, blocks } = await read([
      [
        { x: 250, y: 720, text: 'LINDHOLM', size: 24 },
        { x: 250, y: 664, text: 'BRIDGE', size: 24 },
        ...lines(600, ['The council met on Friday evening in the old town hall, and approved it.']),
      ],
    ]);
    expect({ title, blocks }).toEqual({
      title: 'LINDHOLM BRIDGE',
      blocks: ['paragraph: The council met on Friday evening in the old town hall, and approved it.'],
    });
  });

  it('has rows of tables without the marks of notes that are raised beside their last cells', async () => {
    const mark = (y: number, cells: number, text: string): Placed => ({
      x: 72 + 150 * cells + 15,
      y: y + 4,
      text,
      size: 6,
    });
    const { blocks } = await read([
      [
        {
          x: 72,
          y: 700,
          text: 'The council met on Friday evening in the old town hall, and it approved it.',
        },
        ...row(640, ['Day', 'Hours', 'Fare'], true),
        ...row(620, ['Monday', '9 to 5', 'one']),
        mark(620, 2, '1'),
        ...row(600, ['Sunday', '9 to 2', 'two']),
        mark(600, 2, '2'),
      ],
    ]);
    expect(blocks.slice(1)).toEqual([
      'columns: Day | Hours | Fare',
      'row: Monday | 9 to 5 | one',
      'row: Sunday | 9 to 2 | two',
    ]);
  });

  it('has the names of columns beside an empty corner', async () => {
    const cells = [['Monday', 'open', 'two'] as const, ['Sunday', 'closed', 'none'] as const];
    const { blocks } = await read([
      [
        {
          x: 72,
          y: 700,
          text: 'The council met on Friday evening in the old town hall, and it approved it.',
        },
        ...row(640, ['', 'Quay', 'Boats'], true).slice(1),
        ...cells.flatMap((texts, i) => row(620 - 20 * i, texts)),
      ],
    ]);
    expect(blocks.slice(1)).toEqual([
      'columns:  | Quay | Boats',
      'row: Monday | open | two',
      'row: Sunday | closed | none',
    ]);
  });

  it('has no names of columns in a first row with a sentence', async () => {
    const { blocks } = await read([
      [
        {
          x: 72,
          y: 700,
          text: 'The council met on Friday evening in the old town hall, and it approved it.',
        },
        ...row(640, ['Esc', 'Menu', 'Brings up the menu.']),
        ...row(620, ['F1', 'Help', 'Shows the help.']),
        ...row(600, ['F2', 'Save', 'Saves the game.']),
      ],
    ]);
    expect(blocks.slice(1)).toEqual([
      'row: Esc | Menu | Brings up the menu.',
      'row: F1 | Help | Shows the help.',
      'row: F2 | Save | Saves the game.',
    ]);
  });

  it('has the rows of a group, which is named in the first of them', async () => {
    const { blocks } = await read([
      [
        {
          x: 72,
          y: 700,
          text: 'The council met on Friday evening in the old town hall, and it approved it.',
        },
        ...row(640, ['Boat', 'Berth', 'Fee'], true),
        ...row(628, ['Ferry', 'North', '12']),
        ...row(616, ['', 'South', '9.50']),
        ...row(604, ['Barge', 'East, beside', '30']),
        ...row(592, ['', 'the crane', '']),
      ].filter(({ text }) => text !== ''),
    ]);
    expect(blocks.slice(1)).toEqual([
      'columns: Boat | Berth | Fee',
      'row: Ferry | North | 12',
      'row:  | South | 9.50',
      'row: Barge | East, beside the crane | 30',
    ]);
  });

  it('has tables whose cells go on at the distance of its lines', async () => {
    const wide = (y: number, texts: readonly string[]): Placed[] =>
      texts.map((text, i) => ({ x: 72, y: y - 16 * i, text }));
    const cells = (y: number, left: string, right: string): Placed[] => [
      ...(left ? [{ x: 72, y, text: left }] : []),
      { x: 200, y, text: right },
    ];
    const { blocks } = await read([
      [
        ...wide(700, [
          'The council met on Friday evening in the old town hall, and it heard from the people',
          'who had planned the bridge for years. Nobody voted against it, and the ferry remains',
          'free until it is open.',
        ]),
        ...cells(630, 'Quay', 'Where the ferry lies at night, and where'),
        ...cells(614, '', 'its passengers wait.'),
        ...cells(592, 'Bell', 'Rings once.'),
        ...cells(570, 'Mast', 'Has a lamp.'),
        ...cells(554, '', 'Has a flag.'),
        { x: 400, y: 554, text: 'Red' },
      ],
    ]);
    expect(blocks.slice(1)).toEqual([
      'row: Quay | Where the ferry lies at night, and where its passengers wait. | ',
      'row: Bell | Rings once. | ',
      'row: Mast | Has a lamp. | ',
      'row:  | Has a flag. | Red',
    ]);
  });

  it('has numbered headings directly below the end of a sentence', async () => {
    const page = [
      { x: 72, y: 720, text: 'A bridge for Lindholm', size: 20 },
      ...lines(690, [
        'The council met on Friday evening in the old town hall, and approved the bridge that had',
      ]),
      ...lines(678, ['been planned for years.']),
      { x: 72, y: 666, text: '2. Opening hours', isBold: true },
      ...lines(654, [
        'The ferry remains free until the bridge is open, as it has been for years. It goes from the',
      ]),
      ...lines(642, ['old quay every hour, and more often than']),
      { x: 72, y: 630, text: '12 Crossings', isBold: true },
      ...lines(618, ['on Sundays.']),
    ];
    expect(await read([page])).toMatchObject({
      title: 'A bridge for Lindholm',
      blocks: [
        'paragraph: The council met on Friday evening in the old town hall, and approved the bridge that had been planned for years.',
        'heading2: 2. Opening hours',
        'paragraph: The ferry remains free until the bridge is open, as it has been for years. It goes from the old quay every hour, and more often than',
        'paragraph: 12 Crossings',
        'paragraph: on Sundays.',
      ],
    });
  });

  it('has no title in what its program wrote for one, and the day of its making where none is given', async () => {
    for (const title of ['Microsoft Word - minutes.doc', 'untitled', 'minutes_2024.pdf'])
      expect(
        await read(
          [[{ x: 72, y: 700, text: 'The bridge', size: 20 }, ...lines(660, ['It rained on Friday.'])]],
          {
            info: `/Title (${title}) /CreationDate (D:20200102233000-11'00')`,
          },
        ),
      ).toMatchObject({
        title: 'The bridge',
        published: '2020-01-02',
        blocks: ['paragraph: It rained on Friday.'],
      });
  });

  it('has the headings, lists and tables of its structure where it is tagged', async () => {
    const marked = (id: number, y: number, text: string) =>
      `/P << /MCID ${id} >> BDC ${contentOf([{ x: 72, y, text }])} EMC`;
    const content = [
      `/Artifact BMC ${contentOf([{ x: 72, y: 780, text: 'Council of Lindholm' }])} EMC`,
      marked(0, 700, 'The bridge'),
      marked(1, 688, 'It rained on Friday.'),
      marked(2, 676, '1.'),
      marked(3, 664, 'Ring the bell.'),
      marked(4, 652, 'Day'),
      marked(5, 640, 'Hours'),
      marked(6, 628, 'Monday'),
      marked(7, 616, '9 to 5'),
    ].join('\n');
    const node = (role: string, parent: number, kids: string) =>
      `<< /Type /StructElem /S /${role} /P ${parent} 0 R /Pg 10 0 R /K ${kids} >>`;
    const { title, blocks } = await read([content], {
      catalog: '/MarkInfo << /Marked true >> /StructTreeRoot 50 0 R',
      page: () => '/StructParents 0',
      objects: {
        50: '<< /Type /StructTreeRoot /K [51 0 R 52 0 R 53 0 R 54 0 R] /ParentTree << /Nums [0 [51 0 R 52 0 R 56 0 R 57 0 R 59 0 R 60 0 R 62 0 R 63 0 R]] >> /RoleMap << /Heading /H1 >> >>',
        51: node('Heading', 50, '0'),
        52: node('P', 50, '1'),
        53: node('L', 50, '[55 0 R]'),
        54: node('Table', 50, '[58 0 R 61 0 R]'),
        55: node('LI', 53, '[56 0 R 57 0 R]'),
        56: node('Lbl', 55, '2'),
        57: node('LBody', 55, '3'),
        58: node('TR', 54, '[59 0 R 60 0 R]'),
        59: node('TH', 58, '4'),
        60: node('TH', 58, '5'),
        61: node('TR', 54, '[62 0 R 63 0 R]'),
        62: node('TD', 61, '6'),
        63: node('TD', 61, '7'),
      },
    });
    expect({ title, blocks }).toEqual({
      title: 'The bridge',
      blocks: [
        'paragraph: It rained on Friday.',
        'item1 #1: Ring the bell.',
        'columns: Day | Hours',
        'row: Monday | 9 to 5',
      ],
    });
  });

  it('has headings in lines of another font where its structure names none', async () => {
    const marked = (id: number, texts: Placed[]) => `/P << /MCID ${id} >> BDC ${contentOf(texts)} EMC`;
    const prose = [
      'The council met on Friday evening in the old town hall, and approved the bridge that had',
      'been planned for years. Nobody voted against it.',
    ];
    const content = [
      marked(0, [{ x: 72, y: 700, text: 'The bridge', isBold: true }]),
      marked(1, lines(688, prose)),
      marked(2, [{ x: 72, y: 650, text: 'It is free.', isBold: true }]),
      marked(3, lines(638, prose)),
      marked(4, [{ x: 72, y: 600, text: 'North quay', isBold: true }]),
      marked(5, [{ x: 72, y: 588, text: 'South quay' }]),
    ].join('\n');
    const numbers = [0, 1, 2, 3, 4, 5];
    const { title, blocks } = await read([content], {
      catalog: '/MarkInfo << /Marked true >> /StructTreeRoot 50 0 R',
      page: () => '/StructParents 0',
      objects: {
        50: `<< /Type /StructTreeRoot /K [${numbers.map((id) => `${51 + id} 0 R`).join(' ')}] /ParentTree << /Nums [0 [${numbers.map((id) => `${51 + id} 0 R`).join(' ')}]] >> >>`,
        ...Object.fromEntries(
          numbers.map((id) => [51 + id, `<< /Type /StructElem /S /P /P 50 0 R /Pg 10 0 R /K ${id} >>`]),
        ),
      },
    });
    expect(title).toBe('The bridge');
    expect(blocks).toEqual([
      `paragraph: ${prose.join(' ')}`,
      'paragraph: It is free.',
      `paragraph: ${prose.join(' ')}`,
      'paragraph: North quay',
      'paragraph: South quay',
    ]);
  });

  it('has headings in lines that are much larger, below its cover, where its structure names others', async () => {
    const marked = (id: number, text: string, size = 10) =>
      `/P << /MCID ${id} >> BDC ${contentOf([{ x: 72, y: 700 - 40 * id, text, size }])} EMC`;
    const pages = [
      [marked(0, 'The bridge', 24), marked(1, 'Draft for the council', 18)].join('\n'),
      [
        marked(0, 'Revision history', 18),
        marked(1, 'Nobody voted against it on Friday.'),
        marked(2, 'Ships'),
      ].join('\n'),
    ];
    const elements = [
      ['H1', 10, 0],
      ['P', 10, 1],
      ['P', 12, 0],
      ['P', 12, 1],
      ['P', 12, 2],
    ] as const;
    const kids = elements.map((_, i) => `${51 + i} 0 R`);
    const { title, blocks } = await read(pages, {
      catalog: '/MarkInfo << /Marked true >> /StructTreeRoot 50 0 R',
      page: (i) => `/StructParents ${i}`,
      objects: {
        50: `<< /Type /StructTreeRoot /K [${kids.join(' ')}] /ParentTree << /Nums [0 [${kids.slice(0, 2).join(' ')}] 1 [${kids.slice(2).join(' ')}]] >> >>`,
        ...Object.fromEntries(
          elements.map(([role, page, id], i) => [
            51 + i,
            `<< /Type /StructElem /S /${role} /P 50 0 R /Pg ${page} 0 R /K ${id} >>`,
          ]),
        ),
      },
    });
    expect({ title, blocks }).toEqual({
      title: 'The bridge',
      blocks: [
        'paragraph: Draft for the council',
        'heading2: Revision history',
        'paragraph: Nobody voted against it on Friday.',
        'paragraph: Ships',
      ],
    });
  });

  it('is read though its table of objects is wrong, it has scripts and files, and an empty password', async () => {
    const whole = pdfOf(PAGES, {
      ...TITLED,
      catalog:
        '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /Names << /EmbeddedFiles << /Names [(x.exe) 60 0 R] >> >>',
      objects: { 60: '<< /Type /Filespec /F (x.exe) /EF << /F 61 0 R >> >>', 61: streamOf('MZ') },
    });
    const broken = Buffer.from(whole.toString('latin1').replace(/startxref\n\d+/, 'startxref\n7'), 'latin1');
    for (const bytes of [whole, broken, encrypted('')])
      expect((await readAs('a.pdf', bytes)).blocks.at(-1)).toMatch(/^row: Sunday|^paragraph: It rained/);
  });

  it('is read from the right where its letters run so', async () => {
    const codes = [...'שלום'].map((letter) => letter.codePointAt(0)!);
    const map = codes.map(
      (code, i) => `<${(0x41 + i).toString(16)}> <${code.toString(16).padStart(4, '0')}>`,
    );
    const { blocks } = await read([[{ x: 72, y: 700, text: 'DCBA' }]], {
      font: '/ToUnicode 40 0 R',
      objects: {
        40: streamOf(
          `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange ${map.length} beginbfchar ${map.join(' ')} endbfchar endcmap`,
        ),
      },
    });
    expect(blocks).toEqual(['paragraph: שלום']);
  });

  it('has the ligatures of TeX that have no meaning of their own', async () => {
    const codes = Array.from({ length: 95 }, (_, i) => 0x20 + i).concat(0x0e, 0x1b, 0x1c);
    const map = codes.map((code) => {
      const hex = code.toString(16).padStart(2, '0');
      return `<${hex}> <00${hex}>`;
    });
    const text = 'The o\x0ece was di\x1berent, and nobody could de\x1cne it.';
    const { blocks } = await read([[{ x: 72, y: 700, text }]], {
      font: '/ToUnicode 40 0 R',
      objects: {
        40: streamOf(
          `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange ${map.length} beginbfchar ${map.join(' ')} endbfchar endcmap`,
        ),
      },
    });
    expect(blocks).toEqual(['paragraph: The office was different, and nobody could define it.']);
  });

  it('has lists behind the signs of slides and of Wingdings', async () => {
    const signs = ['▶', '➔', '\uf076'];
    const map = signs.map((sign, i) => `<${(0x41 + i).toString(16)}> <${sign.charCodeAt(0).toString(16)}>`);
    const { blocks } = await read(
      [['A', 'B', 'C'].map((text, i) => ({ x: 72, y: 700 - 24 * i, text: `${text} 9` }))],
      {
        font: '/ToUnicode 40 0 R',
        objects: {
          40: streamOf(
            `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange ${map.length + 2} beginbfchar ${map.join(' ')} <20> <0020> <39> <0039> endbfchar endcmap`,
          ),
        },
      },
    );
    expect(blocks).toEqual(['item1: 9', 'item1: 9', 'item1: 9']);
  });

  const spaces = Buffer.alloc(64 * MEBIBYTE, ' ');
  const loop = (kids: string) => ({ 2: `<< /Type /Pages /Count 2 /Kids [${kids}] >>` });
  it.each<[string, () => Buffer, RegExp]>([
    ['has a password', () => encrypted('secret'), /^is protected by a password: save it without one$/],
    ['holds only pictures', () => pdfOf(['q 10 0 0 10 0 0 cm Q']), /^holds pictures of text: .*\(OCR\)$/],
    ['is cut off', () => pdfOf(PAGES).subarray(0, 400), /^is not a PDF|^holds pictures/],
    ['is only its mark', () => Buffer.from('%PDF-1.7\n'), /^is not a PDF/],
    ['is a text', () => Buffer.from('The council met on Friday.'), /^is not a PDF, as its name says/],
    [
      'has 10,000 pages',
      () => pdfOf(Array.from({ length: 10_000 }, () => '')),
      /^has more than 500 pages: split it|^has too many parts/,
    ],
    [
      'says that it has more pages than it has',
      () => pdfOf([], { objects: loop('') }),
      /^is not a PDF|^holds/,
    ],
    ['has pages in a circle', () => pdfOf([], { objects: loop('2 0 R 2 0 R') }), /^is not a PDF|^holds/],
    ['inflates to 64 MiB', () => pdfOf([spaces]), /^holds more than 12 MiB when it is unpacked/],
    [
      'inflates to 64 MiB before it is damaged',
      () => pdfOf([''], { objects: { 11: streamOf('', '', damagedEnd(deflateSync(spaces))) } }),
      /^holds more than 12 MiB/,
    ],
    [
      'is compressed twice',
      () =>
        pdfOf([''], {
          objects: {
            11: streamOf('', '/Filter [/FlateDecode /FlateDecode]', deflateSync(deflateSync(spaces))),
          },
        }),
      /^is written in a way that is not read/,
    ],
    [
      'hides its filter in another object',
      () => pdfOf([''], { objects: { 11: streamOf('x', '/Filter 70 0 R'), 70: '/FlateDecode' } }),
      /^is written in a way that is not read/,
    ],
    [
      'says that a page is a picture, which inflates to 64 MiB',
      () => pdfOf([''], { objects: { 11: streamOf(spaces, '/Subtype /Image') } }),
      /^holds pictures of text/,
    ],
    [
      'has fonts that do not say what their letters are',
      () =>
        pdfOf([[{ x: 72, y: 700, text: 'ABCD'.repeat(20) }]], {
          font: '/ToUnicode 40 0 R',
          objects: {
            40: streamOf(
              'begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <41> <44> <e000> endbfrange endcmap',
            ),
          },
        }),
      /^has fonts that do not say what their letters are/,
    ],
    [
      'has a table of letters with a billion of them',
      () =>
        pdfOf([[{ x: 72, y: 700, text: 'It rained.' }]], {
          font: '/ToUnicode 40 0 R',
          objects: {
            40: streamOf(
              `begincmap 100 beginbfrange ${'<00000000> <00ff ffff> <0041> '.repeat(100)} endbfrange endcmap`,
            ),
          },
        }),
      /^is written in a way that is not read/,
    ],
    [
      'has a page with a number of 70 million letters',
      () => pdfOf(PAGES, { catalog: '/PageLabels << /Nums [0 << /S /A /St 2000000000 >>] >>' }),
      /^is written in a way that is not read/,
    ],
    [
      'has widths for two billion letters',
      () =>
        pdfOf(PAGES, { objects: { 3: '<< /Type /Font /Subtype /Type0 /W [0 [500] 1 2000000000 500] >>' } }),
      /^is written in a way that is not read/,
    ],
    [
      'has forms within forms, a billion in all',
      () =>
        pdfOf(['/X Do'], {
          page: () => '/Resources << /XObject << /X 100 0 R >> >>',
          objects: Object.fromEntries(
            Array.from({ length: 9 }, (_, i) => [
              100 + i,
              streamOf(
                i === 8 ? 'BT /F1 10 Tf 72 700 Td (a) Tj ET' : '/X Do '.repeat(10),
                `/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> /XObject << /X ${101 + i} 0 R >> >>`,
              ),
            ]),
          ),
        }),
      /^takes too long to read/,
    ],
    [
      'has 200,000 pieces of text',
      () =>
        pdfOf([`BT /F1 10 Tf ${'1 0 0 1 72 700 Tm (a) Tj 1 0 0 1 300 600 Tm (b) Tj '.repeat(100_000)} ET`]),
      /^has too many parts/,
    ],
    [
      'has text without an end',
      () =>
        pdfOf([
          `BT /F1 10 Tf ${[700, 600]
            .map((y) => `1 0 0 1 72 ${y} Tm (${'word '.repeat(18)}) Tj `)
            .join('')
            .repeat(14_000)} ET`,
        ]),
      /^has more than 2,048 KiB of text/,
    ],
    [
      'is nested a hundred thousand deep',
      () => pdfOf([''], { objects: { 11: `${'['.repeat(100_000)}${']'.repeat(100_000)}` } }),
      /^is nested too deeply|^is not a PDF|^holds pictures/,
    ],
  ])('is named with one line when it %s', async (_, bytes, reason) => {
    expect(await reasonFor('a.pdf', bytes())).toMatch(reason);
  });

  it('is an article or named with a reason, whatever bytes are changed', async () => {
    await expectSafe('a.pdf', pdfOf(PAGES, TITLED), 25);
  });
});

/** Clears the checksum at the end of a compressed stream, and what is before it. */
function damagedEnd(deflated: Buffer): Buffer {
  return Buffer.concat([deflated.subarray(0, -12), Buffer.alloc(12, 0xff)]);
}

/** A page that is encrypted with a password: algorithms 2 and 4 of ISO 32000-1, 7.6.3, revision 2: RC4 of 40 bits. */
function encrypted(password: string): Buffer {
  const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
  const padded = Buffer.concat([Buffer.from(password), padding]).subarray(0, 32);
  const id = Buffer.from('0123456789abcdef');
  const md5 = (...parts: Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest();
  const owner = rc4(md5(padded).subarray(0, 5), padded);
  const permissions = Buffer.from('fcffffff', 'hex');
  const key = md5(padded, owner, permissions, id).subarray(0, 5);
  const user = rc4(key, padding);
  const object = Buffer.from('0b00000000', 'hex');
  const content = rc4(
    md5(key, object).subarray(0, 10),
    Buffer.from(contentOf([{ x: 72, y: 700, text: 'It rained on Friday.' }])),
  );
  return pdfOf([''], {
    objects: {
      11: Buffer.concat([
        Buffer.from(`<< /Length ${content.length} >>\nstream\n`),
        content,
        Buffer.from('\nendstream'),
      ]),
    },
    trailer: `/ID [<${id.toString('hex')}> <${id.toString('hex')}>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> /P -4 >>`,
  });
}

/** RC4, which Node.js no longer has. */
function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  const swap = (a: number, b: number) => {
    [state[a], state[b]] = [state[b]!, state[a]!];
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 255;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return data.map((byte) => {
    i = (i + 1) & 255;
    j = (j + state[i]!) & 255;
    swap(i, j);
    return byte ^ state[(state[i]! + state[j]!) & 255]!;
  }) as Buffer;
}
