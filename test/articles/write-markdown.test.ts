import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/articles/article.ts';
import { parseArticle } from '../../src/articles/parse.ts';
import { writeMarkdown } from '../../src/articles/write-markdown.ts';

const page = (body: string) =>
  parseArticle(
    'page.html',
    `<!doctype html><html><head><title>Fair</title></head><body><main>${body}</main></body></html>`,
  );
/** The article of a text below its title, without which its first heading would be one. */
const read = (markdown: string) => parseArticle('page.md', `Title: Fair\n\n${markdown}`, 'markdown');

/** The texts of an article's blocks, with blanks as one. */
const textsOf = ({ text, blocks }: Article) =>
  blocks.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ').trim());

const PAGE = `<h2>Where &amp; when</h2><p>At the <b>Café</b>.<br>It has *27* stalls_ and [a] wheel.</p>
<ul><li>Honey<ul><li>Of Ada</li></ul></li><li>Bread</li></ul>
<ol><li>Come.</li><li>Buy.</li></ol>
<table><tr><th>Stall</th><th>Owner</th></tr><tr><td>Honey | wax</td><td>Ada</td></tr><tr><td>Bread</td><td>Bo</td></tr></table>
<blockquote><p>It was fine.</p></blockquote><pre><code>a = \`b\`
c &lt; d</code></pre><p>1. is no list, and + neither.</p><p># is no heading</p>`;

describe('a document as Markdown', () => {
  it('has its headings, lists, tables, quotations and code, and its text escaped', () => {
    expect(writeMarkdown(page(PAGE))).toBe(
      [
        '## Where \\& when',
        'At the Café.\\\nIt has \\*27\\* stalls\\_ and \\[a\\] wheel.',
        '- Honey\n    - Of Ada\n- Bread\n1. Come.\n2. Buy.',
        '| Stall | Owner |\n| --- | --- |\n| Honey \\| wax | Ada |\n| Bread | Bo |',
        '> It was fine.',
        '```\na = `b`\nc < d\n```',
        '1\\. is no list, and + neither.',
        '\\# is no heading',
      ].join('\n\n'),
    );
  });

  it('is read back with the same blocks and the same text', () => {
    const article = page(PAGE);
    const again = read(writeMarkdown(article));
    expect(again.blocks.map(({ kind }) => kind)).toEqual(article.blocks.map(({ kind }) => kind));
    expect(textsOf(again)).toEqual(textsOf(article));
    expect(writeMarkdown(again)).toBe(writeMarkdown(article));
  });

  it('is read back with the same text, whatever a paragraph says', () => {
    const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const words = fc.stringMatching(/^[a-z0-9 .,*_#>|`~\\[\](){}<&!:+=-]{1,60}$/);
    fc.assert(
      fc.property(words, (text) => {
        const article = page(`<p>It ${escaped(text)} so.</p>`);
        expect(textsOf(read(writeMarkdown(article)))).toEqual(textsOf(article));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('is read back with the same text of an article of this repository', async () => {
    const file = await readFile('README.md', 'utf8');
    const article = read(file);
    expect(textsOf(read(writeMarkdown(article)))).toEqual(textsOf(article));
  });
});

describe('a text that declares its format', () => {
  it('is of that format, whatever its name', () => {
    const article = parseArticle(
      'fair.txt',
      '---\nformat: markdown\ntitle: A fair\n---\n## Where\n\nAt *home*.',
    );
    expect(article).toMatchObject({ title: 'A fair', text: expect.not.stringContaining('format') });
    expect(article.blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph']);
    expect(parseArticle('fair.md', '---\nformat: text\n---\n# Not a heading of *it*.').text).toContain(
      '*it*',
    );
  });
});
