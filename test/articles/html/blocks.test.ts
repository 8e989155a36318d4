import { describe, expect, it } from 'vitest';
import { blocksOf } from './blocks-of.ts';

describe('the blocks of a page', () => {
  it.each<[string, string, string[]]>([
    [
      'paragraphs belong to the headings above them',
      '<p>a</p><h2>B</h2><p>c</p><h3>D</h3>e<h2>F</h2>g',
      [
        '0 paragraph: a',
        '1 heading2: B',
        '2 paragraph: c < 1',
        '3 heading3: D < 1',
        '4 paragraph: e < 3',
      ].concat('5 heading2: F', '6 paragraph: g < 5'),
    ],
    [
      'a space that has an element of its own separates words',
      '<p>two<b> </b>words<i>\n</i></p><p><b> </b>c</p>',
      ['0 paragraph: two words', '1 paragraph: c'],
    ],
    [
      'two line breaks separate paragraphs',
      'a<br>b<br><br>c<br> <br>d',
      ['0 paragraph: a\nb', '1 paragraph: c', '2 paragraph: d'],
    ],
    [
      'rules and blocks separate paragraphs',
      'a<hr>b<div>c</div>d',
      ['0 paragraph: a', '1 paragraph: b', '2 paragraph: c', '3 paragraph: d'],
    ],
    [
      'items have their depth, and are within the item above them',
      '<p>So:</p><ul><li>a<ul><li>b<p>c</p></ul>d<li>e</ul><p>f</p>',
      [
        '0 paragraph: So:',
        '1 item1: a < 0',
        '2 item2: b < 1',
        '3 paragraph: c < 2',
        '4 paragraph: d < 1',
      ].concat('5 item1: e < 0', '6 paragraph: f'),
    ],
    [
      'a list directly within a list belongs to the item before it',
      '<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>',
      ['0 item1: a', '1 item2: b < 0', '2 item1: c'],
    ],
    [
      'items of a numbered list have their numbers',
      '<ol start=3><li><p>a</p><p>b</p><li value=7>c<pre>d</pre><li>e</ol>',
      ['0 item1 #3: a', '1 paragraph: b < 0', '2 item1 #7: c', '3 code: d < 2', '4 item1 #8: e'],
    ],
    [
      'a heading in an item applies to what follows in that item only',
      '<ul><li><h4>A</h4><p>b</p><li>c</ul>',
      ['0 heading4: A', '1 item1: b < 0', '2 item1: c'],
    ],
    [
      'code keeps its lines and white space',
      '<p>Run:</p><pre><code>a  =\n  <b>b</b>\t&lt;c&gt;</code></pre>',
      ['0 paragraph: Run:', '1 code: a  =\n  b\t<c> < 0'],
    ],
    [
      'a blockquote is a quotation',
      '<blockquote><p>a</p><p>b</p><footer>— Ada</footer></blockquote>c',
      ['0 quotation: a', '1 quotation: b', '2 quotation: — Ada', '3 paragraph: c'],
    ],
    [
      'a summary is a question, and the content of its details the answer',
      '<h2>A</h2><details><summary>b</summary><p>c</p><ul><li>d</ul><h3>E</h3>f</details><p>g</p>',
      ['0 heading2: A', '1 question: b < 0', '2 answer: c < 1', '3 item1: d < 1', '4 heading3: E < 1'].concat(
        '5 answer: f < 4',
        '6 paragraph: g < 0',
      ),
    ],
    [
      'details may be nested',
      '<details><summary>a</summary>b<details><summary>c</summary>d</details>e</details>',
      ['0 question: a', '1 answer: b < 0', '2 question: c < 0', '3 answer: d < 2', '4 answer: e < 0'],
    ],
    [
      'terms of one definition are nested',
      '<dl><dt>a<dt>b<dd>c<p>d</p><ul><li>e</ul><dt>f<dd>g</dl>h',
      ['0 term: a', '1 term: b < 0', '2 definition: c < 1', '3 definition: d < 1', '4 item1: e < 1'].concat(
        '5 term: f',
        '6 definition: g < 5',
        '7 paragraph: h',
      ),
    ],
    [
      'a term with a question mark is a question',
      '<dl><div><dt>Is it?</dt><dd>It is.</dd></div></dl>',
      ['0 question: Is it?', '1 answer: It is. < 0'],
    ],
    [
      'paragraphs below a heading with a question mark are answers',
      '<h2>Is it?</h2><p>It is.</p><p>Truly.</p><h2>Other</h2><p>a</p>',
      [
        '0 heading2: Is it?',
        '1 answer: It is. < 0',
        '2 answer: Truly. < 0',
        '3 heading2: Other',
        '4 paragraph: a < 3',
      ],
    ],
    [
      'Q: and A: mark questions and answers',
      '<h2>FAQ</h2><p><b>Q:</b> Say it.</p><p><b>A:</b> No.</p><ul><li>a</ul><p><strong>Question 2: Why?</strong></p>' +
        '<p>Answer: So.</p><p>Q: When?<br>A: Now,<br>or never.</p><h2>End</h2><p>b</p>',
      ['0 heading2: FAQ', '1 question: Say it. < 0', '2 answer: No. < 1', '3 item1: a < 1'].concat(
        '4 question: Why? < 0',
        '5 answer: So. < 4',
        '6 question: When? < 0',
        '7 answer: Now,\nor never. < 6',
        '8 heading2: End',
        '9 paragraph: b < 8',
      ),
    ],
    [
      'a bold line with a question mark is a question',
      '<p><strong>How do I join?</strong></p><p>Write to us.</p><p><b>How do I leave?</b><br>Just go.</p>',
      [
        '0 question: How do I join?',
        '1 answer: Write to us. < 0',
        '2 question: How do I leave?',
        '3 answer: Just go. < 2',
      ],
    ],
    [
      'quarters, letters of lists and bold words are not questions',
      '<p>Q1: revenue rose</p><p>A: a plan</p><p><b>Really?</b> Yes.</p><p><b>Note</b></p>',
      [
        '0 paragraph: Q1: revenue rose',
        '1 paragraph: A: a plan',
        '2 paragraph: Really? Yes.',
        '3 paragraph: Note',
      ],
    ],
    [
      'inline elements are text, references to notes are not',
      '<p>a <code>b</code> <kbd>c</kbd>, <i>d</i><b>e</b><wbr>f.<sup><a href="#n">[1]</a></sup> g<a href="#n">[note 2]</a> ' +
        'h<sup>[<i>citation needed</i>]</sup> 2<sup>nd</sup> 10<sup>6</sup> m<sup>2</sup> i&shy;j&#8203;k</p>',
      ['0 paragraph: a b c, def. g h 2nd 10^6 m2 ijk'],
    ],
    [
      'the link of a heading to itself is not part of it',
      '<h2><a href="#a">A b</a> <a href="#a">¶</a></h2>c',
      ['0 heading2: A b', '1 paragraph: c < 0'],
    ],
    [
      'short descriptions of images among words are text',
      '<p>Press <img alt="Ctrl"> now <img alt="star icon"> <img alt="a ship in a blue bay"></p><p><img alt="B"></p>',
      ['0 paragraph: Press Ctrl now'],
    ],
  ])('%s', (_, html, blocks) => {
    expect(blocksOf(html)).toEqual(blocks);
  });

  it('are paragraphs when a heading above them is not closed', () => {
    const long = 'word '.repeat(100).trim();
    expect(blocksOf(`<h2>A<p>${long}</p><p>b</p>`)).toEqual([
      '0 paragraph: A',
      `1 paragraph: ${long}`,
      '2 paragraph: b',
    ]);
  });

  it('remain separate when tags are not closed or closed twice', () => {
    expect(blocksOf('<div><p>a<h2>B<p>c</div></p></p><ul><li>d</div><li>e</b></ul>f</span>g')).toEqual([
      '0 paragraph: a',
      '1 heading2: B c',
      '2 item1: d < 1',
      '3 item1: e < 1',
      '4 paragraph: fg < 1',
    ]);
  });
});
