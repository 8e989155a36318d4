import { describe, expect, it } from 'vitest';
import { expectSafe, readAs, reasonFor } from './outline.ts';

const TABLE = 'Day,Hours,Note\nMonday,9 to 5,"Bring a coat, it is cold."\nTuesday,10 to 4,\n';

describe('a table of separated values', () => {
  it('has the names of its columns in its first row, and its title and day in its name', async () => {
    expect(await readAs('a/2024-05-05_opening-hours.csv', TABLE)).toEqual({
      title: 'opening hours',
      published: '2024-05-05',
      source: null,
      blocks: [
        'columns: Day | Hours | Note',
        'row: Monday | 9 to 5 | Bring a coat, it is cold.',
        'row: Tuesday | 10 to 4 | ',
      ],
    });
  });

  it('may have a title, a day and an address above it', async () => {
    const above = 'Opening hours\nDate: 5 May 2024\nSource: https://www.lindholm-post.example/hours\n\n';
    expect(await readAs('a.csv', above + TABLE)).toMatchObject({
      title: 'Opening hours',
      published: '2024-05-05',
      source: 'https://www.lindholm-post.example/hours',
    });
  });

  it.each([
    ['semicolons', 'a.csv', 'Day;Price\nMonday;1,50\nTuesday;2,50\n'],
    ['tabs', 'a.tsv', 'Day\tPrice\nMonday\t1,50\nTuesday\t2,50\n'],
    ['commas', 'a.csv', '"Day","Price"\r\n"Monday","1,50"\r\n"Tuesday","2,50"\r\n'],
  ])('may be separated by %s', async (_, name, text) => {
    expect((await readAs(name, text)).blocks).toEqual([
      'columns: Day | Price',
      'row: Monday | 1,50',
      'row: Tuesday | 2,50',
    ]);
  });

  it('has names of columns with digits above a column of numbers', async () => {
    expect((await readAs('a.csv', 'Index;Phone 1\n1;555-01\n2;555-02\n')).blocks).toEqual([
      'columns: Index | Phone 1',
      'row: 1 | 555-01',
      'row: 2 | 555-02',
    ]);
    expect((await readAs('a.csv', 'Room 5;Phone 1\nRoom 6;Phone 2\n')).blocks).toEqual([
      'row: Room 5 | Phone 1',
      'row: Room 6 | Phone 2',
    ]);
  });

  it('has no names of columns where its first row has a number', async () => {
    expect((await readAs('a.csv', 'Monday,9\nTuesday,10\n')).blocks).toEqual([
      'row: Monday | 9',
      'row: Tuesday | 10',
    ]);
  });

  it('keeps quotation marks, lines in cells, and what looks like markup or a formula', async () => {
    expect((await readAs('a.csv', 'Name,Says\nAda,"""Hi"" <b>\nall"\nBo,=1+1\n')).blocks).toEqual([
      'columns: Name | Says',
      'row: Ada | "Hi" <b>, all',
      'row: Bo | =1+1',
    ]);
  });

  it.each([
    ['is empty', '', /^is empty/],
    ['has nothing in its cells', ',,,\n,,,\n', /^is a page that shows no text/],
    ['has an open quotation mark', `"${'Monday,9\n'.repeat(50_000)}`, /^is no table of separated values/],
    ['is one line', ','.repeat(2_000_000), /^is no table of separated values/],
    ['has a million cells', 'a,b\n'.repeat(500_000), /^has more than 80,000 cells/],
    ['is a ZIP', 'PK\x03\x04\0\0', /^is not a text/],
    ['is bare bytes', '\0\x01\x02'.repeat(100), /^is not a text/],
  ])('is named with one line when it %s', async (_, bytes, reason) => {
    expect(await reasonFor('a.csv', bytes)).toMatch(reason);
  });

  it('is an article or named with a reason, whatever bytes are changed', async () => {
    await expectSafe('a.csv', Buffer.from(TABLE), 150);
  });
});
