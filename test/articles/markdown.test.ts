import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/articles/markdown.ts';

/** Each block as "parent kind level number: text", level and number where it has them; cells between bars. */
function outline(source: string, from?: number): string[] {
  const { text, blocks } = readMarkdown(source, from);
  return blocks.map(({ parent, kind, level, number, cells, start, end }) => {
    const words = cells
      ? cells.map((cell) => text.slice(cell.start, cell.end)).join('|')
      : text.slice(start, end);
    const facts = `${level > 0 ? ` ${level}` : ''}${number === undefined ? '' : ` #${number}`}`;
    return `${parent} ${kind}${facts}: ${words}`;
  });
}

/** The text of a document of one paragraph. */
const textOf = (source: string) => readMarkdown(source).text;

describe('the words of a paragraph', () => {
  it.each([
    ['**bold**, *em*, __both__, _em_, ***all***', 'bold, em, both, em, all'],
    // What is struck out is no longer said.
    ['The fee is ~~*12*~~ 15 euros. ~~No ~~dogs~~ come.~~', 'The fee is 15 euros.'],
    ['The fee is <s>12</s> 15 <del>euros</del> pounds. </s> <del>Dogs.', 'The fee is 15 pounds. Dogs.'],
    ['a ~~ b ~~ c', 'a ~~ b ~~ c'],
    ['a **nested *one* here** and *an **other***', 'a nested one here and an other'],
    ['snake_case_name, 5*3 and 4*2, 2 * 3, **open', 'snake_case_name, 5*3 and 4*2, 2 * 3, **open'],
    ['**Be kind.**Always; **NSFW**no', 'Be kind.Always; NSFWno'],
    ['`code <name> *x*` and `` a ` b `` and ` `', 'code <name> *x* and a ` b and'],
    ['[words](https://a.example/x_(y) "Title"), ![a *picture*](p.png)', 'words, a picture'],
    ['[![badge](b.svg)](https://x.example) text', 'badge text'],
    [
      '<https://a.example/b_c_d> or <me@a.example> or https://a.example/_x_y_',
      'https://a.example/b_c_d or me@a.example or https://a.example/_x_y_',
    ],
    ['Said[^1] so [^note].', 'Said so .'],
    ['two  \nlines\\\nor three\nor one', 'two\nlines\nor three or one'],
    ['&lt;b&gt; &amp; &copy; &#8364;&nbsp;5 &nonsense; AT&T', '<b> & © € 5 &nonsense; AT&T'],
    ['\\*not\\* \\[it\\] C:\\dir', '*not* [it] C:\\dir'],
    [
      'a<!-- gone -->b <kbd>Ctrl</kbd>+<kbd>C</kbd><br>next <img src="x" alt="An owl">',
      'ab Ctrl+C\nnext An owl',
    ],
    [
      'type /trust <name> or /remind <time> <text>, </trust>',
      'type /trust <name> or /remind <time> <text>, </trust>',
    ],
    ['||the butler|| did it, a || b', 'the butler did it, a || b'],
    ['[[Wiki page]] and [[Other|another]]', 'Wiki page and another'],
    [
      '1 < 2 and 3 > 2 & more [brackets] (here) {braces}',
      '1 < 2 and 3 > 2 & more [brackets] (here) {braces}',
    ],
  ])('of %j are %j', (source, expected) => {
    expect(textOf(source)).toBe(expected);
  });

  it("have Discord's markup as it is shown", () => {
    expect(
      textOf('See <#123>, <#frostbite-live>, <@12>, <@!12>, <@&12>, <:owl:12>, <a:run:1>, </trust:12>.'),
    ).toBe('See #channel, #frostbite-live, @user, @user, @role, :owl:, :run:, /trust.');
    expect(textOf('on <t:1740009600:F>, <t:1740009600>')).toBe('on 2025-02-20, 2025-02-20');
    expect(textOf('-# small **print**')).toBe('small print');
  });

  it('have no brackets around defined links and versions', () => {
    expect(
      outline(
        '## [4.2.1] - 2026-03-11 [YANKED]\n\n[A][b] [b] [C][] [no] [no][way]\n\n[b]: http://x "t"\n[c]: <y>',
      ),
    ).toEqual(['-1 heading 2: 4.2.1 - 2026-03-11 [YANKED]', '0 paragraph: A b C [no] [no][way]']);
  });

  it('are read from the end of the header', () => {
    expect(outline('# Title\n\n*Text*', 9)).toEqual(['-1 paragraph: Text']);
    expect(outline('')).toEqual([]);
  });
});

describe('headings', () => {
  it('are nested', () => {
    expect(outline('A\n=\n\nx\n\nB *b*\n---\n### C ###\n#### `d` {#id}\n## E\r\n\r\ny\r\nz')).toEqual([
      '-1 heading 1: A',
      '0 paragraph: x',
      '0 heading 2: B b',
      '2 heading 3: C',
      '3 heading 4: d',
      '0 heading 2: E',
      '5 paragraph: y z',
    ]);
  });

  it('may be bold lines with a block after them', () => {
    expect(
      outline(
        '**Joining** 🎉\n\nSign up.\n\n__Fees:__\nNone.\n\n**Stop.**\n\n**Joining.** Run in.\n\n**Last**',
      ),
    ).toEqual([
      '-1 heading 6: Joining 🎉',
      '0 paragraph: Sign up.',
      '-1 heading 6: Fees:',
      '2 paragraph: None.',
      '2 paragraph: Stop.',
      '2 paragraph: Joining. Run in.',
      '2 paragraph: Last',
    ]);
  });

  it('may be bold lines with the name of who has written what is below', () => {
    expect(outline('**9 Nov: Marathon!** · posted by Ida\n\nWe go on 5 December.')).toEqual([
      '-1 heading 6: 9 Nov: Marathon! · posted by Ida',
      '0 paragraph: We go on 5 December.',
    ]);
    expect(outline('**Nobody** stands by us.\n\nWe go.')).toEqual([
      '-1 paragraph: Nobody stands by us.',
      '-1 paragraph: We go.',
    ]);
  });

  it('may be bold lines between the items of a list, as Discord shows them', () => {
    expect(outline('**new**\n* a\n* b\n**removed**\n* c\n  **d**\n')).toEqual([
      '-1 heading 6: new',
      '0 item 1: a',
      '0 item 1: b',
      '-1 heading 6: removed',
      '3 item 1: c d',
    ]);
    expect(outline('* a\n**Last**')).toEqual(['-1 item 1: a', '-1 paragraph: Last']);
  });

  it('may be numbered lines whose text is not indented', () => {
    expect(outline('1. Minutes\n\nApproved.\n\n2. Money\n\nLittle.\n\n3. Rest\n\n* a\n')).toEqual([
      '-1 heading 5: 1. Minutes',
      '0 paragraph: Approved.',
      '-1 heading 5: 2. Money',
      '2 paragraph: Little.',
      '-1 heading 5: 3. Rest',
      '4 item 1: a',
    ]);
    expect(
      outline(
        '1. Minutes - agreed.\n\n2. Money\nLittle. **None** in May.\n\n3. Rats\nSeen on plot 8.\n\n   And 9.\n\n4. Rest',
      ),
    ).toEqual([
      '-1 item 1 #1: Minutes - agreed.',
      '-1 heading 5: 2. Money',
      '1 paragraph: Little. None in May.',
      '-1 heading 5: 3. Rats',
      '3 paragraph: Seen on plot 8.',
      '3 paragraph: And 9.',
      '3 item 1 #4: Rest',
    ]);
    expect(outline('1. Ring the bell\nAnd wait\n2. Go in\nOr stay\n3. Eat')).toEqual([
      '-1 item 1 #1: Ring the bell And wait',
      '-1 item 1 #2: Go in Or stay',
      '-1 item 1 #3: Eat',
    ]);
    expect(outline('1. Only one\n\nText.')).toEqual(['-1 item 1 #1: Only one', '-1 paragraph: Text.']);
  });

  it('with questions have answers below them', () => {
    expect(outline('## How old?\n\nSixteen.\n\n- and up\n\nYes.\n\n## Rules\n\nBe kind.')).toEqual([
      '-1 heading 2: How old?',
      '0 answer: Sixteen.',
      '0 item 1: and up',
      '0 answer: Yes.',
      '-1 heading 2: Rules',
      '4 paragraph: Be kind.',
    ]);
  });
});

describe('lists', () => {
  it('have items with their content', () => {
    expect(
      outline(
        'Do this:\n\n3. first\n\n   more\n\n   ```sh\n   a\n     b\n   ```\n\n   - in\n     1. deep\n\n   > said\n9. second',
      ),
    ).toEqual([
      '-1 paragraph: Do this:',
      '0 item 1 #3: first',
      '1 paragraph: more',
      '1 code: a\n  b',
      '1 item 2: in',
      '4 item 3 #1: deep',
      '1 quotation: said',
      '0 item 1 #4: second',
    ]);
  });

  it('have tasks without their boxes', () => {
    expect(outline('- [ ] to do\n- [x] done')).toEqual(['-1 item 1: to do', '-1 item 1: done']);
  });

  it('may be lines with a number each, which stays in the text', () => {
    expect(outline('2.1 Build\naway from others.\n2.2 Claim three.')).toEqual([
      '-1 paragraph: 2.1 Build away from others. 2.2 Claim three.',
    ]);
    expect(outline('2.1 Build alone.\n2.2 Claim three.')).toEqual([
      '-1 item 1: 2.1 Build alone.',
      '-1 item 1: 2.2 Claim three.',
    ]);
    expect(outline('**Rule 1:** Be kind.\n**Rule 2:** No spam.')).toEqual([
      '-1 item 1: Rule 1: Be kind.',
      '-1 item 1: Rule 2: No spam.',
    ]);
    expect(outline('2.5 litres of milk\nand 1 egg.')).toEqual([
      '-1 paragraph: 2.5 litres of milk and 1 egg.',
    ]);
  });

  it('may be lines with an emoji, a bullet or a label each', () => {
    expect(outline('📺 Watch **here**\n🇳🇱 Or there\n<:owl:12> Last')).toEqual([
      '-1 item 1: 📺 Watch here',
      '-1 item 1: 🇳🇱 Or there',
      '-1 item 1: :owl: Last',
    ]);
    expect(outline('Prizes:\n• one\n  of many\n• two\n\n• three')).toEqual([
      '-1 paragraph: Prizes:',
      '0 item 1: one of many',
      '0 item 1: two',
      '0 item 1: three',
    ]);
    expect(
      outline('Place:    back room\nPresent:  Gwen, Lucy\n          Penhallow\n**Chair:**  \tCol'),
    ).toEqual([
      '-1 item 1: Place: back room',
      '-1 item 1: Present: Gwen, Lucy Penhallow',
      '-1 item 1: Chair: Col',
    ]);
    expect(outline('Note: this is prose\nthat goes on.')).toEqual([
      '-1 paragraph: Note: this is prose that goes on.',
    ]);
  });

  it('are below a bold name with a note, as below one without', () => {
    expect(
      outline(
        '**Winter skills**\n- 20 February\n\n**Stanage** (for beginners)\n- 14 March\n\n**Ogwen** – three days\n\n1. 30 April',
      ),
    ).toEqual([
      '-1 heading 6: Winter skills',
      '0 item 1: 20 February',
      '-1 heading 6: Stanage (for beginners)',
      '2 item 1: 14 March',
      '-1 heading 6: Ogwen – three days',
      '4 item 1 #1: 30 April',
    ]);
    expect(outline('- one\n**Stanage** (for beginners)\n- two')).toEqual([
      '-1 item 1: one',
      '-1 heading 6: Stanage (for beginners)',
      '1 item 1: two',
    ]);
    expect(outline('**Stanage** (for beginners)\n**Ogwen** (three days)\n\nText.')).toEqual([
      '-1 item 1: Stanage (for beginners)',
      '-1 item 1: Ogwen (three days)',
      '-1 paragraph: Text.',
    ]);
  });

  it('are below a short line without a colon, which is no sentence', () => {
    expect(outline('Costs\n- £5\n- £20\n\n🎄 Winter 🎄\n\n1. starts\n\nWe went there.\n- on foot')).toEqual([
      '-1 paragraph: Costs',
      '0 item 1: £5',
      '0 item 1: £20',
      '-1 paragraph: 🎄 Winter 🎄',
      '3 item 1 #1: starts',
      '-1 paragraph: We went there.',
      '-1 item 1: on foot',
    ]);
    expect(outline('Costs\n- £5\n\nname: Rex\nkennel: 8\ncats: yes')).toEqual([
      '-1 paragraph: Costs',
      '0 item 1: £5',
      '-1 paragraph: name: Rex',
      '2 item 1: kennel: 8',
      '2 item 1: cats: yes',
    ]);
  });

  it('may be two short lines with labels, or below a line between emoji', () => {
    expect(outline('💰 Prices 💰\nAdult: £5\nChild: £3')).toEqual([
      '-1 paragraph: 💰 Prices 💰',
      '0 item 1: Adult: £5',
      '0 item 1: Child: £3',
    ]);
    expect(outline('🎁 Prizes 🎁\n🥇 500 coins\n🥈 200 coins')).toEqual([
      '-1 paragraph: 🎁 Prizes 🎁',
      '0 item 1: 🥇 500 coins',
      '0 item 1: 🥈 200 coins',
    ]);
    expect(outline('we met: it rained on all of us\nthey said: go home')).toEqual([
      '-1 paragraph: we met: it rained on all of us they said: go home',
    ]);
  });

  it('have the fields of a record below its name', () => {
    expect(
      outline(
        '**Maud** – collie, 9\nkennel: 7\ncats: no\nRESERVED\n\n**Rex** – pug, 2\nkennel: 8\ncats: yes',
      ),
    ).toEqual([
      '-1 paragraph: Maud – collie, 9',
      '0 item 1: kennel: 7',
      '0 item 1: cats: no',
      '0 item 1: RESERVED',
      '-1 paragraph: Rex – pug, 2',
      '4 item 1: kennel: 8',
      '4 item 1: cats: yes',
    ]);
    expect(outline('**Maud** – collie, 9\n**Rex** – pug, 2\n**Tess** – lurcher, 4')).toEqual([
      '-1 item 1: Maud – collie, 9',
      '-1 item 1: Rex – pug, 2',
      '-1 item 1: Tess – lurcher, 4',
    ]);
  });
});

describe('tables, code and quotations', () => {
  it('have rows with the number of cells of the columns', () => {
    expect(
      outline(
        'Prices:\n| | **A** | B |\n|:--|:-:|--:|\n| x \\| y | `c\\|d` | e | f |\nonly\n|  | z\n\nText.\n\n> a | b\n> --|--\n> 1 | 2',
      ),
    ).toEqual([
      '-1 paragraph: Prices:',
      '0 columns: |A|B',
      '1 row: x | y|c|d|e',
      '1 row: only||',
      '1 row: |z|',
      '-1 paragraph: Text.',
      '-1 columns: a|b',
      '6 row: 1|2',
    ]);
  });

  it('have code unchanged', () => {
    expect(
      outline('~~~js title="x"\nif (*a*) {\n\n  :::note\n}\n~~~\n\n    b\n      c\n\n> ```\n> d\n> ```'),
    ).toEqual(['-1 code: if (*a*) {\n\n  :::note\n}', '-1 code: b\n  c', '-1 code: d']);
  });

  it('have quotations', () => {
    expect(
      outline('> One\ntwo\n>\n> > three\n> - item\n\n---\n\n> [!WARNING] Hot\n> Do not\n> touch.'),
    ).toEqual([
      '-1 quotation: One two',
      '-1 quotation: three',
      '-1 item 1: item',
      '-1 quotation: Hot',
      '-1 quotation: Do not touch.',
    ]);
  });
});

describe('questions, terms and notes', () => {
  it('are asked with Q and answered with A', () => {
    expect(
      outline(
        '# FAQ\n\nQ: How\nold?\nA: Over\n13.\n\n**Q:** When?\n\n**A**: Monday.\n\n- early\n\nOr later.\n\n**Q: Who?**\nAda.\n\n***\n\nBye.',
      ),
    ).toEqual([
      '-1 heading 1: FAQ',
      '0 question: How old?',
      '1 answer: Over 13.',
      '0 question: When?',
      '3 answer: Monday.',
      '3 item 1: early',
      '3 answer: Or later.',
      '0 question: Who?',
      '7 answer: Ada.',
      '0 paragraph: Bye.',
    ]);
    expect(outline('Q. Why?\n\nA. So.')).toEqual(['-1 question: Why?', '0 answer: So.']);
    expect(outline('A. Milne wrote it.')).toEqual(['-1 paragraph: A. Milne wrote it.']);
  });

  it('are read from details', () => {
    expect(
      outline(
        '# T\n\n<details>\n<summary>How <b>so</b>?</summary>\n\nThus:\n\n- a\n\n## In\n\nDeep.\n\n</details>\n\nAfter.\n\nQ: X?\n\n## B\n\n<details><summary>Y?</summary>Yes.<p>No.</details>\n\nc',
      ),
    ).toEqual([
      '-1 heading 1: T',
      '0 question: How so?',
      '1 answer: Thus:',
      '2 item 1: a',
      '1 heading 2: In',
      '4 paragraph: Deep.',
      '0 paragraph: After.',
      '0 question: X?',
      '0 heading 2: B',
      '8 question: Y?',
      '9 answer: Yes.',
      '9 answer: No.',
      '8 paragraph: c',
    ]);
  });

  it('keep the level of a heading of HTML that holds a paragraph', () => {
    expect(outline('<div>\n<h2><p>Hours</p></h2>\n<p>At nine.</p>\n</div>')).toEqual([
      '-1 heading 2: Hours',
      '0 paragraph: At nine.',
    ]);
  });

  it('are terms and definitions', () => {
    expect(outline('One\n*Two*\n: a\n  b\n: c\n\nThree\n\n: d\n\n    e\n\nf')).toEqual([
      '-1 term: One',
      '0 term: Two',
      '1 definition: a b',
      '1 definition: c',
      '-1 term: Three',
      '4 definition: d',
      '4 definition: e',
      '-1 paragraph: f',
    ]);
  });

  it('are paragraphs where they are footnotes', () => {
    expect(outline('Said[^1].\n\n[^1]: By **Ada**.\n[^b]: By Bo.')).toEqual([
      '-1 paragraph: Said.',
      '-1 paragraph: By Ada.',
      '-1 paragraph: By Bo.',
    ]);
  });
});

describe('the markup of other programs', () => {
  it('is removed, and its text remains', () => {
    expect(
      outline(
        [
          'import Tabs from \'@theme/Tabs\';\nexport const x = {\n  a: 1,\n};\n\n<Tabs>\n<TabItem value="x">\n\nIn *tab*. {/* no */}\n\n</TabItem>\n</Tabs>',
          ':::note Careful **now**\nHot.\n- a\n:::\n\n:::tip[Hint]\n\nCold.\n\n:::',
          '{% include x.html %}\n\nText {{< ref "y" >}}and {{ name }}.\n{: .class}\n\n{{% notice %}}\nNotice.\n{{% /notice %}}',
          '<!-- one\n\ntwo -->',
        ].join('\n\n'),
      ),
    ).toEqual([
      '-1 paragraph: In tab.',
      '-1 paragraph: Careful now',
      '-1 paragraph: Hot.',
      '-1 item 1: a',
      '-1 paragraph: Hint',
      '-1 paragraph: Cold.',
      '-1 paragraph: Text and {{ name }}.',
      '-1 paragraph: Notice.',
    ]);
  });

  it('is removed from the blocks of MkDocs, which are indented below their titles', () => {
    expect(
      outline(
        [
          '!!! note "Careful"\n\n    Hot.\n\n    - a\n\n    ??? tip\n        Cold.\n\n    ```\n    !!! code\n        x\n    ```',
          '=== "Linux"\n    Run it.\n\n??? question "Is it free?"\n\n    ### Is it free?\n\n    It is.',
          '!!! wow\n\nNo block.\n\n    code();',
        ].join('\n\n'),
      ),
    ).toEqual([
      '-1 paragraph: Careful',
      '-1 paragraph: Hot.',
      '-1 item 1: a',
      '-1 paragraph: Cold.',
      '-1 code: !!! code\n    x',
      '-1 paragraph: Linux',
      '-1 paragraph: Run it.',
      '-1 heading 3: Is it free?',
      '7 answer: It is.',
      '7 answer: !!! wow',
      '7 answer: No block.',
      '7 code: code();',
    ]);
  });

  it('is read where it is HTML', () => {
    expect(
      outline(
        [
          '<p align="center"><img src="x" alt="The owl"> Hello<br>you &amp; me</p>\n<h3>Head</h3>',
          '<table><thead><tr><th>N<th>P</tr></thead><tr><td>a<td><p>1</p></tr></table>',
          '<ol start="2"><li>one<ul><li>in</ul><li>two</ol>\n<script>no()</script>',
          '<dl><dt>T<dd>D</dl><pre><code>x &lt; y\n  z</code></pre><blockquote>Q</blockquote>',
        ].join('\n\n'),
      ),
    ).toEqual([
      '-1 paragraph: The owl Hello\nyou & me',
      '-1 heading 3: Head',
      '1 columns: N|P',
      '2 row: a|1',
      '1 item 1 #2: one',
      '4 item 2: in',
      '1 item 1 #3: two',
      '1 term: T',
      '7 definition: D',
      '1 code: x < y\n  z',
      '1 quotation: Q',
    ]);
  });
});

describe('any Markdown', () => {
  const piece = fc.constantFrom(
    ...'# |## |- |  - |   1. |2) |> |>> |    |\t|```|~~~|`|``|*|**|_|__|~~|\\||\\|a\\||[|](x)|]|![|[^1]|: |:::|<b>|</b>|<br>|<p>|<li>|<td>|<tr>|<table>|</table>|<details>|<summary>|</summary>|</details>|<pre>|<!--|-->|---|===|Q: |A: |Ab: |• |🎉 |é|word|Two words.|What?|And:|12|\\|{%|%}|{{<|>}}|<Tab>|</Tab>|<na me>|import x|-# |[ ] |[a]: b'
      .split(/(?<!\\)\|/)
      .map((mark) => mark.replace('\\|', '|')),
    '\n',
    '\n\n',
    '\r\n',
    ' ',
    '|---|---|\n',
    '| a | b |\n',
  );

  it('becomes blocks in order, with the letters in the order of the source', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const source = pieces.join('');
        const { text, blocks } = readMarkdown(source);
        let end = 0;
        for (const [at, block] of blocks.entries()) {
          const slice = text.slice(block.start, block.end);
          expect(block.start).toBeGreaterThanOrEqual(end);
          expect(slice.trim()).not.toBe('');
          // Cells at the ends of a row may be empty, and code keeps its indentation.
          if (!block.cells && block.kind !== 'code') expect(slice.trim()).toBe(slice);
          expect(block.parent).toBeLessThan(at);
          for (const cell of block.cells ?? []) {
            expect(cell.start).toBeGreaterThanOrEqual(block.start);
            expect(cell.end).toBeLessThanOrEqual(block.end);
          }
          end = block.end;
        }
        let from = 0;
        for (const letter of text.match(/[\p{L}\p{N}]/gu) ?? []) {
          from = source.indexOf(letter, from) + 1;
          expect(from, `${letter} in ${JSON.stringify(source)}`).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('may be nested to any depth', () => {
    expect(readMarkdown(`${'> '.repeat(10_000)}word`).text).toContain('word');
    expect(readMarkdown(`${'- '.repeat(10_000)}word`).text).toContain('word');
    const steps = Array.from({ length: 500 }, (_, at) => `${'  '.repeat(at)}- step ${at}`).join('\n');
    expect(readMarkdown(steps).blocks.length).toBeGreaterThan(20);
  });
});

/** Hostile texts: each function returns one of about that many characters. */
const HOSTILE: Record<string, (length: number) => string> = {
  'lists in a line': (n) => '- '.repeat(n / 2),
  'numbered lists in a line': (n) => `${'1. '.repeat(n / 3)}a`,
  'quotations in a line': (n) => `${'>'.repeat(n)}a`,
  'quotations in lists': (n) => `${'> - '.repeat(20)}a\n`.repeat(n / 82),
  'steps of lists': (n) =>
    Array.from({ length: Math.sqrt(n) }, (_, at) => `${' '.repeat(at * 2)}- a\n`).join(''),
  'opening brackets': (n) => '['.repeat(n),
  'nested pictures': (n) => '![[[['.repeat(n / 5),
  'nested brackets': (n) => '['.repeat(n / 2) + ']'.repeat(n / 2),
  'links in addresses': (n) => '[a]('.repeat(n / 4),
  'unclosed titles': (n) => '[a](b (c'.repeat(n / 8),
  labels: (n) => '[a][b]'.repeat(n / 6),
  'a label of many lines': (n) => `[\n${'a\n'.repeat(n / 2)}`,
  stars: (n) => '*a_ **b '.repeat(n / 8),
  'nested stars': (n) => '*a '.repeat(n / 6) + 'b* '.repeat(n / 6),
  underscores: (n) => '_'.repeat(n),
  backticks: (n) => Array.from({ length: Math.sqrt(2 * n) }, (_, at) => '`'.repeat(at)).join(' '),
  'opening tags': (n) => '<a '.repeat(n / 3),
  'less than': (n) => '<'.repeat(n),
  'tags with quotes': (n) => `<div>${'<a "'.repeat(n / 4)}`,
  comments: (n) => 'a <!-- '.repeat(n / 7),
  'blocks of comments': (n) => '<div><!--'.repeat(n / 9),
  templates: (n) => '{% '.repeat(n / 3),
  cells: (n) => `${'|a'.repeat(n / 4)}\n${'|-'.repeat(n / 4)}\n`,
  'rows of empty cells': (n) => `${'|a'.repeat(200)}\n${'|-'.repeat(200)}\n${'|\n'.repeat(n / 2)}`,
  headings: (n) => '# a\n'.repeat(n / 4),
  'unclosed fences': (n) => `\`\`\`\n${'a b\n'.repeat(n / 4)}`,
  'white space below a bar': (n) => `a|b\n${' '.repeat(n)}x`,
  spaces: (n) => `a${' '.repeat(n)}b`,
  questions: (n) => 'Q: a\nA: b\n'.repeat(n / 10),
  terms: (n) => 'a\n: b\n'.repeat(n / 6),
  'lines in bold': (n) => '**Ab**\n'.repeat(n / 7),
  'numbered headings': (n) => '1. a\n\nb\n\n'.repeat(n / 9),
  'nested details': (n) => '<details><summary>a</summary>\n\n'.repeat(n / 33),
  'one word': (n) => 'a'.repeat(n),
};

describe('a hostile text', () => {
  /** The processor time in milliseconds, which does not depend on other processes. */
  const cpuMs = (source: string) => {
    const before = process.cpuUsage();
    readMarkdown(source);
    return process.cpuUsage(before).user / 1000;
  };

  it.each(Object.entries(HOSTILE))(
    'of %s is read in time proportional to its length',
    { retry: 2, timeout: 60_000 },
    (_, make) => {
      const quarter = cpuMs(make(2 ** 16));
      const whole = cpuMs(make(2 ** 18));
      // What is quadratic takes 16 times as long. Times below 25 ms are too short to compare.
      expect(whole).toBeLessThan(6 * Math.max(quarter, 25));
      expect(whole).toBeLessThan(5_000);
    },
  );
});
