import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { nameOf } from '../../src/fetching/article-files.ts';
import { articleOfPage, type ReadPage } from '../../src/fetching/page-article.ts';
import { articleHtml } from './web.ts';

const URL_OF_PAGE = 'https://a.test/hours';
const make = (html: string | Uint8Array, rest: Partial<ReadPage> = {}) =>
  articleOfPage({
    bytes: Buffer.from(html as string),
    type: 'text/html',
    charset: null,
    url: URL_OF_PAGE,
    ...rest,
  });

describe('the article of a page', () => {
  it('has its title, day and source in its file, as the library reads it', async () => {
    const { file, extension } = await make(articleHtml('Hours', 'The office opens at nine.', '2026-03-01'));
    expect(parseArticle(`hours${extension}`, file)).toMatchObject({
      title: 'Hours',
      published: '2026-03-01',
      source: URL_OF_PAGE,
      text: 'The office opens at nine.',
    });
  });

  it('has the title and the day that are known of it where it has none of its own', async () => {
    const given = { title: 'Known', published: '2026-03-02' } as const;
    expect(await make('<p>The office opens at nine.</p>', given)).toMatchObject(given);
    expect(await make(articleHtml('Hours', 'The office opens at nine.', '2026-03-01'), given)).toMatchObject({
      title: 'Hours',
      published: '2026-03-01',
    });
  });

  it('is the element that is named, with what its page says of it', async () => {
    const html =
      '<html><head><title>Hours of the office</title></head><body><div id="news"><p>News of the day.</p></div><div id="content"><div><p>It opens at nine.<br>And closes.</p></div></div><p>Below.</p></body></html>';
    expect(await make(html, { part: 'content' })).toMatchObject({
      title: 'Hours of the office',
      text: 'It opens at nine.\nAnd closes.',
    });
    await expect(make(html, { part: 'main' })).rejects.toThrow('it has no element with the id main');
  });

  it('is the same while only scripts, menus and footers are others', async () => {
    const html = articleHtml('Hours', 'The office opens at nine.');
    const { digest } = await make(html);
    expect(
      (await make(html.replace('Home', 'Start').replace('</body>', '<script>1</script></body>'))).digest,
    ).toBe(digest);
    expect((await make(html.replace('nine', 'ten'))).digest).not.toBe(digest);
  });

  it('is read in the encoding that the server names, and kept so that it is read again as the same', async () => {
    const html = articleHtml('Café', 'Le café ouvre à six heures.').replace(
      '<head>',
      '<head><meta charset="utf-8">',
    );
    const { file, text } = await make(Buffer.from(html, 'latin1'), { charset: 'iso-8859-1' });
    expect(text).toBe('Le café ouvre à six heures.');
    expect(parseArticle('a.html', file)).toMatchObject({ title: 'Café', text });
  });

  it('may be Markdown, plain text or a document', async () => {
    const markdown = await make('# Hours\n\nIt opens at **nine**.', { type: 'text/markdown' });
    expect(markdown).toMatchObject({ extension: '.md', title: 'Hours', text: 'It opens at nine.' });
    const plain = await make('It opens at nine.', { type: 'text/plain' });
    expect(parseArticle(`a${plain.extension}`, plain.file)).toMatchObject({ source: URL_OF_PAGE });
    await expect(make('no PDF', { type: 'application/pdf' })).rejects.toThrow(/^it /);
  });

  it('that has no text is refused', async () => {
    await expect(make('<script>render()</script>')).rejects.toThrow('it is a page that shows no text');
  });
});

describe('the name of a file', () => {
  it('tells people and programs which address it is of, and has no digits that are not in it', () => {
    expect(nameOf('https://a.test/2026/03/01/Opening%20hours.html?x=1', '.html')).toMatch(
      /^2026-03-01-opening-hours-html-x-1-[a-p]{10}\.html$/,
    );
    expect(nameOf('https://a.test/', '.html')).toMatch(/^page-[a-p]{10}\.html$/);
    expect(nameOf('../../etc/passwd', '.txt')).toMatch(/^etc-passwd-[a-p]{10}\.txt$/);
    expect(nameOf(`https://a.test/${'a'.repeat(500)}`, '.md').length).toBeLessThan(80);
    expect(nameOf('https://a.test/a', '.html')).not.toBe(nameOf('https://b.test/a', '.html'));
  });
});
