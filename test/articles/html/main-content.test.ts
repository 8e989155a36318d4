import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../src/articles/html.ts';

const STORY =
  'The ferry Anna Lund ran aground off Vardo on 3 March with 212 people on board, and all were taken off by nightfall. ' +
  'The owner said on Tuesday that the hull was holed in two places and that the ship would be towed to Aske for repair.';
const textOf = (html: string) => readHtml(html).document.text;

describe('the article of a page', () => {
  it.each([
    ['a wrapper named after a sidebar', `<div class="content-sidebar-wrap"><p>${STORY}</p></div>`],
    ['a wrapper named after sharing', `<div class="share-zone"><p>${STORY}</p></div>`],
    // adbar/trafilatura's tests: a name of many words, of which one is "sidebar".
    [
      'a row of a layout with a sidebar',
      `<div class="o-row c-fixed-sidebar-layout--300"><p>${STORY}</p></div>`,
    ],
    ['a form around the whole page', `<form action="./"><p>${STORY}</p></form>`],
    ['a hidden body named after a sidebar', `<body class="has-sidebar" hidden><p>${STORY}</p></body>`],
    ['main beside a short article', `<article>a</article><main><p>${STORY}</p></main>`],
    ['an element with the role of main', `<p>a</p><div role="main"><p>${STORY}</p></div><p>b</p>`],
    [
      'what follows the heading with the title of the page',
      `<title>Aground - News</title><p>Tagline</p><h1>Aground</h1><p>${STORY}</p>`,
    ],
  ])('includes %s', (_, html) => {
    expect(textOf(html)).toBe(STORY);
  });

  it('has the title of the page where several chapters have headings of level 1, none of which is that title', () => {
    const page = `<h1>1. Ships</h1><p>${STORY}</p><h1>2. Crews</h1><p>${STORY}</p>`;
    expect(readHtml(`<title>How ferries are tested</title>${page}`).head.title).toBe(
      'How ferries are tested',
    );
    expect(readHtml(`<title>2. Crews</title>${page}`).head.title).toBe('2. Crews');
    expect(readHtml(page).head.title).toBe('1. Ships');
  });

  it('includes a sentence that is mostly a link, but no menu', () => {
    const sentence = 'Then follow the <a href="x.html">instructions for the installation</a>.';
    const menu = '<a href="x.html">Next page</a> | <a href="y.html">All pages of the guide.</a>';
    expect(textOf(`<p>${STORY}</p><p>${sentence}</p><p>${menu}</p><p>${STORY}</p>`)).toBe(
      `${STORY}\n\nThen follow the instructions for the installation.\n\n${STORY}`,
    );
  });

  it('has no title in the name of its file', () => {
    expect(readHtml(`<title>page-1.html</title><p>${STORY}</p>`).head.title).toBeNull();
    expect(readHtml(`<title>Page 1 of Node.js</title><p>${STORY}</p>`).head.title).toBe('Page 1 of Node.js');
  });

  it('includes headings that link back to the table of contents, and leaves out marks of notes that do', () => {
    const heading = (name: string) => `<a class="toc-backref" href="#id1" role="doc-backlink">${name}</a>`;
    const old = '<a class="toc-backref" href="#id3">The tow</a>';
    const page = `<h1>${heading('Aground')}</h1><h2>${heading('The rescue')}</h2><p>${STORY} <a href="#id2" role="doc-backlink">↩</a></p><h2>${old}</h2><p>b`;
    const { head, document } = readHtml(page);
    expect(head.title).toBe('Aground');
    expect(document.text).toBe(`The rescue\n\n${STORY}\n\nThe tow\n\nb`);
  });

  it.each([
    ['navigation', '<nav>a</nav><div role="navigation">b</div>'],
    ['lists of links', '<ul><li><a href="/a">Alpha</a><li><a href="/b">Beta</a> x</ul>'],
    [
      'tables of contents',
      '<div id="toc"><h2>Contents</h2><ol><li>a</ol></div><div class="table-of-contents">b</div>',
    ],
    ['links to edit', '<span class="mw-editsection">[edit]</span>'],
    [
      'cookie notices',
      `<div class="cookie-banner">${STORY.repeat(3)}</div><div role="dialog">${STORY.repeat(3)}</div>`,
    ],
    ['share buttons', '<div class="share-buttons">Share this</div>'],
    ['related articles', '<section class="related-posts related"><h3>More</h3><p>a</p></section>'],
    ['forms', '<form class="newsletter"><p>Subscribe</p><input></form>'],
    ['footers and asides', '<footer>a</footer><aside><p>b</p></aside>'],
    ['breadcrumbs', '<div class="breadcrumbs">Home &gt; News</div>'],
    ['comments, even long ones', `<div id="comments">${'<p>First! I was there.</p>'.repeat(40)}</div>`],
    ['hidden elements', '<div hidden>a</div><p style="display:none">b</p><span aria-hidden="true">c</span>'],
    ['text for screen readers', '<span class="sr-only">opens in a new window</span>'],
    ['headings that link to other pages', '<h2><a href="/other">Another story</a></h2>'],
  ])('excludes %s', (_, around) => {
    expect(textOf(`<div><p>${STORY}</p>${around}</div>`)).toBe(STORY);
  });

  // mozilla/readability#564 and #514: the surroundings are as long as the article, or longer.
  it('includes a wrapper named after a sidebar, and excludes a consent dialog', () => {
    const page = (name: string, around: string) =>
      `<title>Aground</title><p class="legal">We use cookies.</p><h1>Aground</h1><div class="${name}"><p>${STORY}</p></div>${around}`;
    const partners = 'We and our partners store data on your device. '.repeat(6);
    const consent = `<div class="gdpr-modal" role="dialog"><p>${partners}</p></div>`;
    const sidebar = '<div class="sidebar"><p>Most read: whales in Tana.</p></div>';
    for (const name of [
      'contentWithSidebar content-sidebar-wrap',
      'c-fixed-sidebar-layout--300',
      'share-zone',
      'story',
    ])
      expect(textOf(page(name, sidebar + consent))).toBe(STORY);
  });

  it('includes panels that a button opens, and a heading hidden from screen readers', () => {
    const html =
      '<h3><button aria-expanded="false">How much?</button></h3><div role="region" hidden>Ten.</div>';
    expect(textOf(html)).toBe('How much?\n\nTen.');
    expect(textOf('<div aria-hidden="true"><h2>A</h2>b</div>')).toBe('A\n\nb');
  });

  it('includes a note in an aside', () => {
    expect(textOf(`<p>${STORY}</p><aside class="note">Note well.</aside>`)).toBe(`${STORY}\n\nNote well.`);
  });

  it('includes a section whose id is made of the words of its heading', () => {
    const page = `<p>${STORY}</p><section id="editing-and-navigation"><h2>Editing and Navigation</h2><p>Press F5.</p></section>`;
    expect(textOf(page)).toBe(`${STORY}\n\nEditing and Navigation\n\nPress F5.`);
    expect(textOf(page.replace('editing-and-navigation', 'navigation'))).toBe(STORY);
  });

  it('includes a comment within code', () => {
    const page = `<p>${STORY}</p><pre><code>run() <span class="hljs-comment">// tows it</span></code></pre>`;
    expect(textOf(page)).toBe(`${STORY}\n\nrun() // tows it`);
    expect(textOf(`<p>${STORY}</p><div class="comments"><p>I saw it.</p></div>`)).toBe(STORY);
  });

  it('excludes its title', () => {
    expect(textOf('<title>A</title><h1>A</h1><p>b</p>')).toBe('b');
    expect(textOf('<h1>A</h1>')).toBe('A');
  });

  it('includes the paragraphs above its first heading when they are long', () => {
    expect(textOf(`<title>End</title><p>${STORY}</p><h1>End</h1><p>b</p>`)).toBe(`${STORY}\n\nb`);
  });
});
