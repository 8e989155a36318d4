import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadFile } from '../../src/articles/decode.ts';
import type { Block } from '../../src/articles/document.ts';
import { packBlocks, unpackBlocks } from '../../src/articles/packed-blocks.ts';
import { parseArticle } from '../../src/articles/parse.ts';
import { AnalysedArticle } from '../../src/library/analysed-article.ts';
import { indexArticles } from '../../src/library/article-segment.ts';

/** Lines of documents, and pieces of invalid ones. */
const PIECES = [
  '# A\n',
  '***\n',
  '- \n',
  '- x\n',
  '  - y\n',
  '3. one\n',
  '| a | b |\n|---|---|\n',
  '| 1 | |\n',
  '\n',
  '\n\n',
  'word. ',
  'Q: Why?\nA: Because.\n',
  '> quote\n',
  '```\n',
  'Ada: hello there.\n',
  '…',
  '!!!\n',
  '<p>',
  '<table><tr><td>1<td>',
  '<h2></h2>',
  '<dl><dt>t<dd>d',
  '<li>',
  '---\n',
  '![](x.png)\n',
  '👩‍👩‍👧',
  '\u200b\n',
  'tags:\n  - a\n',
];

describe('packed blocks', () => {
  it('are unpacked unchanged, with all properties', () => {
    const blocks: Block[] = [
      { kind: 'heading', parent: -1, level: 6, start: 0, end: 9 },
      { kind: 'item', parent: 0, level: 300, number: 0, start: 10, end: 70_000 },
      {
        kind: 'turn',
        parent: 0,
        level: 0,
        speaker: { start: 70_001, end: 70_005 },
        start: 70_007,
        end: 80_000,
      },
      { kind: 'columns', parent: -1, level: 0, cells: [], start: 80_001, end: 80_002 },
      {
        kind: 'row',
        parent: 3,
        level: 0,
        number: 4_000_000_000,
        speaker: { start: 1, end: 2 },
        cells: [
          { start: 80_003, end: 80_003 },
          { start: 80_004, end: 80_010 },
        ],
        start: 80_003,
        end: 80_010,
      },
      { kind: 'paragraph', parent: -1, level: 0, start: 80_012, end: 80_020, page: 'A-3' },
    ];
    expect(unpackBlocks(packBlocks(blocks))).toEqual(blocks);
    expect(unpackBlocks(packBlocks([]))).toEqual([]);
  });

  it('are unpacked with any numbers, depths and widths of rows', () => {
    for (const [id, file] of [
      ['a.html', '<ol start="-2"><li>one<li>two<li>three<li>four</ol>'],
      ['a.md', '<ol start="99999999999999999999"><li>one</li><li>two</li></ol>'],
      ['a.md', `${'<ul><li>'.repeat(70_000)}one`],
      ['a.txt', `They rang.\n\n${`${'a\t'.repeat(100_000)}b\n`.repeat(2)}`],
    ] as const) {
      const { blocks } = parseArticle(id, file);
      expect(unpackBlocks(packBlocks(blocks)), file.slice(0, 30)).toEqual(blocks);
    }
    const negative = parseArticle('a.html', '<ol start="-2"><li>one<li>two<li>three<li>four</ol>');
    expect(negative.blocks.map(({ number }) => number)).toEqual([undefined, undefined, 0, 1]);
  });

  it.each(['a.txt', 'a.md', 'a.html'])(
    'are in order, and the same in an article segment, for any content of %s',
    (id) => {
      const other = new AnalysedArticle(parseArticle('b.txt', 'They rang. Twice.\n\nThrice.'));
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }), (pieces) => {
          const article = articleOf(id, pieces.join(''));
          fc.pre(article !== null);
          expect(unpackBlocks(packBlocks(article.blocks))).toEqual(article.blocks);
          let last = 0;
          for (const [number, { start, end, parent, cells = [], speaker }] of article.blocks.entries()) {
            const isInOrder =
              start >= (speaker?.end ?? last) &&
              (speaker?.start ?? start) >= last &&
              end > start &&
              parent < number &&
              cells.every((cell) => cell.start >= start && cell.end <= end);
            if (!isInOrder) expect.fail(`block ${number} of ${JSON.stringify(article)}`);
            last = end;
          }
          const analysed = new AnalysedArticle(article);
          const articleSegment = indexArticles([other, analysed, other]);
          for (const [number, { starts, ends, sentenceCounts }] of [other, analysed, other].entries())
            expect(articleSegment.analysedAt(number)).toMatchObject({ starts, ends, sentenceCounts });
        }),
        { seed: 1, numRuns: 300 },
      );
    },
  );
});

function articleOf(id: string, text: string) {
  try {
    return parseArticle(id, text);
  } catch (error) {
    if (error instanceof BadFile) return null;
    throw error;
  }
}
