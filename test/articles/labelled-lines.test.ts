import { describe, expect, it } from 'vitest';
import { isTitledList, labelledLists } from '../../src/articles/labelled-lines.ts';
import { readMarkdown } from '../../src/articles/markdown.ts';
import { readPlainText } from '../../src/articles/plain-text.ts';

/** The items of the lists in a paragraph. */
function itemsIn(paragraph: string): string[] {
  const lines = paragraph.split('\n');
  return labelledLists(lines).flatMap(({ starts, end }) =>
    starts.map((start, i) => lines.slice(start, starts[i + 1] ?? end).join('\n')),
  );
}

/** Each block as a line: two spaces for each block that it is in, its kind and its text. */
function outlineOf({ text, blocks }: ReturnType<typeof readPlainText>): string[] {
  const depths: number[] = [];
  return blocks.map(({ kind, parent, start, end }) => {
    depths.push(parent < 0 ? 0 : depths[parent]! + 1);
    return `${'  '.repeat(depths.at(-1)!)}${kind}: ${text.slice(start, end).replace(/\s+/g, ' ')}`;
  });
}

describe('lines with a label each', () => {
  it.each([
    ['prices', ['sticker sheet = €4', 'enamel pin = 9 euros, two for 16', 'hoodie (black) = €38']],
    ['a raid plan', ['2 → Oda, Bram', '3 -> Pia', '4 => nobody yet']],
    ['a glossary', ['tank – takes the hits', 'dps - deals damage', 'off-tank — helps the tank']],
    ['settings', ['pvp: on', 'keep inventory: off', 'claim size: 500 blocks each']],
    ['staff', ['🗡 mod: Oda', 'admin: Bram', '<:leaf:123456789> helper: Pia', ':sword: guard: Lu']],
    ['staff of a kind', ['mod: Oda', 'mod: Bram', 'admin: Pia']],
    ['a programme', ['10:30 – doors', '11:00 talk by Oda', 'Saturday: the same again']],
    ['commands', ['`/home` – back to your bed', '!roll = a die', '#help → ask there']],
    [
      'questions',
      ['can i bring my dog? → on a lead', 'is there food? → waffles', 'parking? → behind the hall'],
    ],
    ['labels in bold', ['**Oda** – sound', '**Bram**: light', '__Pia__ = tickets']],
    ['values that a sentence would continue', ['lamp = on', 'fan = in', 'pump = by hand']],
    ['other languages', ['eintritt: 5 €', 'garderobe – 1 €', 'getränke = ab 2 €']],
  ])('are the items of a list: %s', (_, lines) => {
    expect(itemsIn(lines.join('\n'))).toEqual(lines);
  });

  it('may be among other lines, and be continued by indentation or where prose is wrapped', () => {
    expect(
      itemsIn(
        'who does what this year\noda – the doors, the lights in the hall, and\nall of the cables\nbram – sound\n  and the films\npia – tickets\nask us anything',
      ),
    ).toEqual([
      'oda – the doors, the lights in the hall, and\nall of the cables',
      'bram – sound\n  and the films',
      'pia – tickets',
    ]);
  });

  it.each([
    ['two of them', 'cake = €3\ntea = €2'],
    [
      'wrapped prose with a dash in each line',
      'the ferry was late – as it was most days when the\nwind came up – and nobody on the pier was very\nsorry – the inn had soup, and there was a good\nfire – so they stayed there until the next one',
    ],
    [
      'wrapped prose with a colon in each line',
      'we had three rules: no running in the long hall,\nno shouting: not even on the last day of school,\nand one more: whoever rang the bell had to climb',
    ],
    [
      'verse',
      'he went – the door stood wide –\nand she – a shadow – turned\nto sea – the lamp – the tide\nand all – that ever burned',
    ],
    ['a chat', 'oda: hi all\nbram: hello\noda: is it on today\npia: yes'],
    ['the header of a mail', 'from: Oda Lund\nto: the choir\nsubject: Monday\ndate: 3 May'],
    ['code', 'const a = 3;\nlet b = a;\nlet c = b;'],
    ['calls', 'a = read(1)\nb = next(a)\nc = last(b)'],
    ['JSON', '"port": "25565",\n"name": "hill",\n"slots": "20"'],
    ['addresses of pages', 'https://hill.example/a\nhttps://hill.example/b\nhttps://hill.example/c'],
    ['an address', 'Oda Lund\n12 Mill Lane\nOrley'],
    ['comparisons', 'a == b\na >= c\na != d'],
    [
      'members of a program',
      'the field opt->value has it\nand opt->next the one below\nor opt->last the end',
    ],
    ['labels alone', 'sound:\nlight:\ndoors:'],
  ])('are no list: %s', (_, text) => {
    expect(itemsIn(text)).toEqual([]);
  });

  const LIST =
    'who does what\noda – the doors\nbram – sound\npia – tickets\n\nThe hall is cold. Bring a coat.';
  const BLOCKS = [
    'paragraph: who does what',
    '  item: oda – the doors',
    '  item: bram – sound',
    '  item: pia – tickets',
  ];

  it('become items below the line that introduces them, in plain text and in Markdown', () => {
    const text = `${LIST}\n\nIt was built in 1861.`;
    const prose = ['paragraph: The hall is cold. Bring a coat.', 'paragraph: It was built in 1861.'];
    expect(outlineOf(readPlainText(text))).toEqual([...BLOCKS, ...prose]);
    expect(outlineOf(readMarkdown(text))).toEqual([...BLOCKS, ...prose]);
  });

  it('are no items where they are rows of a table', () => {
    const text = 'name   | price\n-------|------\nx: one | 3 €\ny: two | 4 €\nz: six | 5 €';
    expect(readPlainText(text).blocks.map(({ kind }) => kind)).toEqual(['columns', 'row', 'row', 'row']);
  });

  it('are items with and without an emoji, also in plain text', () => {
    const text = '🗡 mod: Oda\nadmin: Bram\n🌸 helper: Pia\nask them anything';
    const items = ['item: 🗡 mod: Oda', 'item: admin: Bram', 'item: 🌸 helper: Pia'];
    expect(outlineOf(readPlainText(text))).toEqual([...items, 'paragraph: ask them anything']);
    expect(outlineOf(readMarkdown(text))).toEqual([...items, 'paragraph: ask them anything']);
  });
});

it('lines with labels after a blank line are a list of their own, and a timetable goes on', () => {
  const roles = 'Roles\nmod: Oda\nadmin: Bram\nhelper: Pia\n\nprize: a crown\ntheme: fog\nlimit: three';
  expect(outlineOf(readPlainText(roles))).toEqual([
    'paragraph: Roles',
    ...['mod: Oda', 'admin: Bram', 'helper: Pia'].map((line) => `  item: ${line}`),
    ...['prize: a crown', 'theme: fog', 'limit: three'].map((line) => `item: ${line}`),
  ]);
  const day = 'Programme\n10:00 doors\n11:00 talk\n12:00 lunch\n\n14:00 games\n15:00 prizes\n16:00 end';
  expect(outlineOf(readPlainText(day)).slice(1)).toEqual(
    ['10:00 doors', '11:00 talk', '12:00 lunch', '14:00 games', '15:00 prizes', '16:00 end'].map(
      (line) => `  item: ${line}`,
    ),
  );
});

it.each([
  ['Markdown', readMarkdown],
  ['plain text', readPlainText],
])('in %s, a day names the times below it', (_, read) => {
  const timetable = ['Monday', '18:00 Juniors with Oda', '19:30 Masters', 'Sat 3 May:', '10:00 Open water'];
  expect(outlineOf(read(timetable.join('\n')))).toEqual([
    'paragraph: Monday',
    '  item: 18:00 Juniors with Oda',
    '  item: 19:30 Masters',
    'paragraph: Sat 3 May:',
    '  item: 10:00 Open water',
  ]);
});

it.each([
  ['Markdown', readMarkdown],
  ['plain text', readPlainText],
])('in %s, a short line above short lines with figures is their title', (_, read) => {
  const text = 'Gold tier\n$10 a month\n5 homes\nFly everywhere\n\nSilver tier\n$5 a month\n3 homes';
  expect(outlineOf(read(text))).toEqual([
    'paragraph: Gold tier',
    '  item: $10 a month',
    '  item: 5 homes',
    '  item: Fly everywhere',
    'paragraph: Silver tier',
    '  item: $5 a month',
    '  item: 3 homes',
  ]);
});

describe('a title and what it is of', () => {
  it.each([
    ['prices', ['Prices', 'Adult 12 euros', 'Child 6 euros']],
    ['whatever stands behind a colon', ['Committee:', 'Oda Lund', 'Bram Hill']],
    ['an address', ['Where to find us', '12 Quay Street', 'Milbury MB1 2AB']],
  ])('are %s', (_, lines) => {
    expect(isTitledList(lines)).toBe(true);
  });

  it.each([
    ['one line below another', ['Prices', 'Adult 12 euros']],
    ['names, each above a number', ['Oda Lund', '07700 900123', 'Bram Hill', '07700 900456']],
    ['names alone', ['Oda Lund', 'Bram Hill', 'Pia Tor']],
    ['wrapped prose', ['The ferry of the 9th was late', 'and so was that of the 10th', 'and of the 11th']],
    ['sentences', ['The ferry was late.', 'It had 9 crates.', 'The inn had 3 beds.']],
    ['fields', ['Files: all', 'Copyright: 2024 Oda', 'License: MIT 2']],
    ['commands', ['$ git bisect start', '$ git bisect bad', '$ git bisect good v2.6']],
    ['parts of a link', ['‹ Contents', 'up [A.0 Section', '›](a1.md)']],
  ])('are not %s', (_, lines) => {
    expect(isTitledList(lines)).toBe(false);
  });
});

it('in plain text, a line directly above a list does not introduce the lines below a blank line', () => {
  expect(
    outlineOf(readPlainText('Prices:\nAdult 12 euros\nChild 6 euros\n\nOda Lund\nBram Hill\nPia Tor')),
  ).toEqual([
    'paragraph: Prices:',
    '  item: Adult 12 euros',
    '  item: Child 6 euros',
    'item: Oda Lund',
    'item: Bram Hill',
    'item: Pia Tor',
  ]);
});
