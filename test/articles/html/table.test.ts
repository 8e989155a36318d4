import { describe, expect, it } from 'vitest';
import { blocksOf } from './blocks-of.ts';

const PROSE = 'The ferry sails. '.repeat(25).trim();

describe('a table', () => {
  it.each<[string, string, string[]]>([
    [
      'has the columns that its head names',
      '<h2>A</h2><table><thead><tr><th><th>Min<tbody><tr><th>Disk<td>4 GB<tr><th>Card<td></table>',
      ['0 heading2: A', '1 columns:  | Min < 0', '2 row: Disk | 4 GB < 1', '3 row: Card |  < 1'],
    ],
    [
      'has the columns that a first row of header cells names',
      '<table><tr><th>Day<th>Hour<tr><td>Mon<td>9</table>',
      ['0 columns: Day | Hour', '1 row: Mon | 9 < 0'],
    ],
    [
      'has the columns that a first row of bold cells names',
      '<table><tr><td><b>Day</b><td><p><b>Hour</b></p><tr><td>Mon<td><p>9</p></table>',
      ['0 columns: Day | Hour', '1 row: Mon | 9 < 0'],
    ],
    [
      'has the columns that a first row in a bold style names',
      '<table><tr><td style="font-weight: bold">Day<td><p style="margin:0;font-weight:700">Hour</p><tr><td>Mon<td>9</table>',
      ['0 columns: Day | Hour', '1 row: Mon | 9 < 0'],
    ],
    [
      'is introduced by its caption',
      '<table><caption>Hours</caption><tr><th>Day<th>Hour<tr><td>Mon<td>9</table>',
      ['0 paragraph: Hours', '1 columns: Day | Hour < 0', '2 row: Mon | 9 < 1'],
    ],
    [
      'of facts has rows only, below its title',
      '<table class=infobox><tr><th colspan=2>Ada<tr><th>Born<td>1815<br>London<tr><th>Known for<td><ul><li>a<li>b</ul></table>',
      ['0 paragraph: Ada', '1 row: Born | 1815, London < 0', '2 row: Known for | a, b < 0'],
    ],
    [
      'joins the lines of a cell with commas where there is no other punctuation',
      '<table><tr><th>a:<br>b<td>c<br>(d)<td>e<br>f</table>',
      ['0 row: a: b | c (d) | e, f'],
    ],
    [
      'aligns cells that span columns and rows',
      '<table><tr><th rowspan=2>Name<th colspan=2>Cost<tr><th>Low<th>High<tr><td rowspan=2>A<td>1<td>2<tr><td>3' +
        '<td rowspan=0>4<tr><td colspan=2>B<tr><td>C<td>5</table>',
      [
        '0 columns: Name | Cost | ',
        '1 columns: Name | Low | High < 0',
        '2 row: A | 1 | 2 < 1',
        '3 row: A | 3 | 4 < 1',
      ].concat('4 row: B |  | 4 < 1', '5 row: C | 5 | 4 < 1'),
    ],
    [
      'has the descriptions of images in its cells',
      '<table><tr><th>a<td><img alt="Yes"><td><img alt="Sword">Sword</table>',
      ['0 row: a | Yes | Sword'],
    ],
    [
      'of questions and answers is none, and what follows it answers nothing',
      '<ul><li><table><tr><td>Q:<td>Does it open?<tr><td>A:<td>At nine.<p>Ring twice.</p></table></ul><p>b</p>' +
        '<table><tr><td>Q1:<td>4 M<tr><td>Q2:<td>5 M</table>',
      ['0 question: Does it open?', '1 answer: At nine. Ring twice. < 0', '2 paragraph: b'].concat(
        '3 row: Q1: | 4 M',
        '4 row: Q2: | 5 M',
      ),
    ],
    [
      'with a picture beside it is a note',
      '<table><tr><td rowspan=2><img alt="[Note]"><th>Note<tr><td><p>Mind the tide.</p></table>' +
        '<table><tr><td><img alt="Lamp"><td>4 EUR<tr><td><img alt="Rope"><td>9 EUR</table>',
      ['0 paragraph: Note', '1 paragraph: Mind the tide.', '2 row: Lamp | 4 EUR', '3 row: Rope | 9 EUR'],
    ],
    [
      'with paragraphs of prose beside terms describes them',
      `<table><tr><td><td>Clause<tr><td>Purpose<td><p>${PROSE}</p><p>b</p><tr><td>Why?<td><p>${PROSE}</p><ul><li>c</ul></table>`,
      ['0 definition: Clause', '1 term: Purpose', `2 definition: ${PROSE} < 1`, '3 definition: b < 1'].concat(
        '4 question: Why?',
        `5 answer: ${PROSE} < 4`,
        '6 item1: c < 4',
      ),
    ],
    [
      'has one row with the names of its columns where all but the last are marked as such',
      `<table><thead>${'<tr><td>Day<td>9'.repeat(5)}</thead><tr><td>Sunday<td>2</table>`,
      [
        '0 columns: Day | 9',
        ...[1, 2, 3, 4].map((row) => `${row} row: Day | 9 < 0`),
        '5 row: Sunday | 2 < 0',
      ],
    ],
    [
      'has its rows though a table without text is in one of its cells',
      '<table><tr><th>Day<th>Topic<tr><td>Monday<td>Knots<table><tr><td></table></table>',
      ['0 columns: Day | Topic', '1 row: Monday | Knots < 0'],
    ],
    [
      'that lays out a page is read as its content',
      '<table><tr><td><h2>A</h2><p>b</p><td><ul><li>c</ul>d<tr><td>e</table>',
      ['0 heading2: A', '1 paragraph: b < 0', '2 item1: c < 0', '3 paragraph: d < 0', '4 paragraph: e < 0'],
    ],
    [
      'that contains a table is read as its content',
      '<table><tr><td>a<table><tr><th>B<th>C<tr><td>d<td>e</table><td>f</table>',
      ['0 paragraph: a', '1 columns: B | C', '2 row: d | e < 1', '3 paragraph: f'],
    ],
    [
      'that says so lays out',
      '<table role=presentation><tr><td>a<td>b</table>',
      ['0 paragraph: a', '1 paragraph: b'],
    ],
    [
      'of one column is read as paragraphs',
      '<table><tr><td>a<tr><td>b</table>',
      ['0 paragraph: a', '1 paragraph: b'],
    ],
    [
      'keeps its rows when all in them is links',
      '<p>text</p><table><tr><th>A<th>B<tr><td><a href=x>Cedar</a><td><a href=y>Delta</a></table>',
      ['0 paragraph: text', '1 columns: A | B', '2 row: Cedar | Delta < 1'],
    ],
  ])('%s', (_, html, blocks) => {
    expect(blocksOf(html)).toEqual(blocks);
  });

  it('gets no more added cells than it has text, whatever its cells span', () => {
    const cells = '<td colspan=999999999 rowspan=999999999>word'.repeat(100);
    const blocks = blocksOf(`<table><tr>${cells}${'<tr><td>a'.repeat(1_000)}</table>`);
    expect(blocks).toHaveLength(1_001);
    expect(blocks.join('').length).toBeLessThan(40_000);
  });
});
