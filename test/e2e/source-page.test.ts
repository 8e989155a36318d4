/** The page that the source of a quote opens, in a browser. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { sourceLink } from '../../src/discord/card/source-link.ts';
import { english } from '../../src/i18n/translator.ts';
import type { Quote } from '../../src/library/answers.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';
import type { Library } from '../../src/library/library.ts';
import { WAIT } from './commands/stage.ts';
import { CHROMIUM, launch } from './page/stage.ts';

const FILLER = '<p>The tide came in, and the tide went out.</p>'.repeat(40);

/** The page, with a colour of its own for what the browser highlights. */
const PAGE = `<!doctype html><html><head><meta charset="utf-8"><title>The harbour of Varde</title>
<style>::target-text { background: rgb(255, 0, 0); color: rgb(255, 0, 0) }</style></head><body><article>
<h1>The harbour of Varde</h1>
<p>The quay was closed. Nobody minded.</p>
${FILLER}
<p id="long">The <b>old ferry</b> of <a href="/">Varde</a>, which Ada Berg built in 1931 for 12&nbsp;million crowns,<sup>[4]</sup> carried “three hundred” people &amp; forty cars - every day.</p>
${FILLER}
<h2>Spring</h2>
<p id="second">The quay was closed. Engineers mended it.</p>
${FILLER}
<ol><li>Ring the bell.</li><li id="item">Pay the well-known ferryman.</li></ol>
${FILLER}
<table><tr><th>Boat</th><th>Fee</th></tr><tr><td>Sloop</td><td>30 crowns</td></tr>
<tr><td>Ketch</td><td id="cell">30 crowns</td></tr></table>
${FILLER}
<pre id="code">cast off --all
  steer north
moor --twice</pre>
${FILLER}</article></body></html>`;

describe.runIf(CHROMIUM)('the source of a quote, in a browser', { timeout: 30_000 }, () => {
  let server: Server;
  let browser: Browser;
  let library: Library;
  let quotes: Quote[];

  beforeAll(async () => {
    server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(PAGE));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const source = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const article = { ...parseArticle('harbour.html', PAGE), source };
    library = createLibrary([article]);
    quotes = await quotesOf(library);
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await library.close();
    server.close();
  });

  it.each([
    ['a long sentence with marks and a note', 'The old ferry', '#long'],
    [
      'a sentence that the article has twice, where it stands the second time',
      'The quay was closed.',
      '#second',
    ],
    ['an item', 'Pay the', '#item'],
    ['the cell of a row that answers', 'Ketch', '#cell'],
    ['code', 'cast off', '#code'],
  ])('opens at %s, and highlights it', async (_, words, element) => {
    const quote = quotes.findLast((one) => one.quote.startsWith(words))!;
    const answering: Quote = quote.kind === 'row' ? { ...quote, highlight: [[6, 8]] } : quote;
    const link = sourceLink(english, quote.source, answering);
    const page = await browser.newPage({ viewport: { width: 800, height: 400 } });
    await page.goto((link as { url: string }).url);
    await vi.waitFor(async () => expect(await highlighted(page, element)).toBe(true), WAIT);
    await page.close();
  });
});

/** The quotes of all sentences of the page. */
async function quotesOf(library: Library): Promise<Quote[]> {
  const { blocks } = (await library.read('harbour.html', { server: null }))!;
  const quotes: Quote[] = [];
  for (const { citation } of blocks.flatMap(({ sentences }) => sentences)) {
    const cited = await library.cite(citation, { server: null });
    if (cited?.state === 'same') quotes.push(cited.quote);
  }
  return quotes;
}

/** Whether an element is in view, and some of it is in the colour of highlights. */
async function highlighted(page: Page, selector: string): Promise<boolean> {
  const isInView = await page.evaluate<boolean>(`(() => {
    const { top, bottom } = document.querySelector('${selector}').getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  })()`);
  if (!isInView) return false;
  const picture = (await page.locator(selector).screenshot()).toString('base64');
  return page.evaluate<boolean>(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${picture}';
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    const { data } = canvas.getImageData(0, 0, image.width, image.height);
    for (let at = 0; at < data.length; at += 4)
      if (data[at] === 255 && data[at + 1] === 0 && data[at + 2] === 0) return true;
    return false;
  })()`);
}
