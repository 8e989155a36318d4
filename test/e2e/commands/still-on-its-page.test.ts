/** The button that looks whether a quote is still on its page. */

import type { ServerResponse } from 'node:http';
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Pages } from '../../../src/discord/command.ts';
import { seen } from '../../discord/rendered-message.ts';
import { type Answer, articleHtml, openOver, Web } from '../../fetching/web.ts';
import { FILES } from './example-articles.ts';
import { Stage, seenBy, shown } from './stage.ts';

const stage = new Stage(FILES);
const web = new Web();
const BUTTON = 'Still on its page?';
const FAIR =
  'The fair of Aske has 27 stalls and one big wheel. It lasts for three days. Children pay nothing.';
const NOT_ALLOWED = [
  '(only you)',
  'I may not read that page here, so I cannot look whether the sentence is still on it.',
];

let list: (text: string) => Promise<void>;
let pages: Pages;
beforeAll(async () => {
  await web.listen();
  web.set('elsewhere.test', { '/fair': articleHtml('Elsewhere', FAIR) });
  const opened = await openOver(web, 'links: [council.test]');
  pages = opened.fetching;
  list = opened.list;
});
afterAll(() => web.close());
// A new bot for each test, as the bot limits what one person may do in a short time.
beforeEach(async () => {
  stage.pages = pages;
  await stage.restart();
  web.set('council.test', { '/fair': articleHtml('The fair of Aske', FAIR) });
  stage.replace(fairFrom(address()));
});

const address = () => web.url('council.test', '/fair');
const fairFrom = (source: string) => ({ 'fair.md': `Title: The fair of Aske\nSource: ${source}\n\n${FAIR}` });
/** What is said of the quote, with its moment. */
const says = (before: string, after: string) =>
  expect.stringMatching(new RegExp(`^${before}<t:\\d{10}:f>${after}$`));

/** The first sentence of the fair, in its context. */
async function context(): Promise<APIMessage> {
  const question = 'How many stalls does the fair of Aske have?';
  return shown(stage.theo.press(await shown(stage.mira.run('ask', { question })), 'Context'));
}

/** The citation of the sentence, which all see. */
async function citationIn(message: APIMessage): Promise<APIMessage> {
  const [id] = /\w+\.\d+\.\w+/.exec(seen(message).join('\n'))!;
  return shown(stage.mira.run('cite', { id }));
}

const buttonsOf = (message: APIMessage) => seen(message).at(-1);
const press = async () => seenBy(stage.theo.press(await context(), BUTTON));

describe('the button that looks whether a quote is still on its page', () => {
  it('stands below a quote in its context and below a citation, and reads the page only when it is pressed', async () => {
    const inContext = await context();
    expect(buttonsOf(inContext)).toBe(`[Read] [Copy] [${BUTTON}]`);
    const cited = await citationIn(inContext);
    expect(buttonsOf(cited)).toBe(`[Context] [Read] [Copy] [${BUTTON}]`);
    expect(web.take('council.test')).toEqual([]);
    expect(await seenBy(stage.theo.press(cited, BUTTON))).toEqual([
      '(only you)',
      says('Still there: the page had this sentence on ', '\\.'),
      `[Source](${address()}#:~:text=The%20fair%20of%20Aske%20has%2027%20stalls%20and%20one%20big%20wheel.)`,
    ]);
    expect(web.take('council.test')).toEqual(['/fair']);
  });

  it('says what the page has now, to the letter, where it has changed', async () => {
    const changed = FAIR.replace('27 stalls', '*31* stalls');
    web.set('council.test', { '/fair': articleHtml('The fair of Aske', changed) });
    expect(await press()).toEqual([
      '(only you)',
      says('The page has changed\\. The nearest to this sentence that it has now \\(', '\\):'),
      '> The fair of Aske has \\*31\\* stalls and one big wheel.',
      `[Source](${address()})`,
    ]);
  });

  it('says that the sentence is not on the page any more, or that the page is gone', async () => {
    web.set('council.test', { '/fair': articleHtml('The fair of Aske', 'There is no market this year.') });
    expect(await press()).toEqual([
      '(only you)',
      says('I do not find this sentence on its page any more \\(', '\\)\\.'),
      `[Source](${address()})`,
    ]);
    web.remove('council.test', '/fair');
    expect(await press()).toEqual([
      '(only you)',
      says('The page is gone: its site had nothing at this address on ', '\\.'),
      `[Source](${address()})`,
    ]);
  });

  it.each<[string, Answer]>([
    ['does not answer', { status: 503 }],
    ['leads to a site that is not allowed', (_, response) => redirect(response)],
  ])('says that the page cannot be read when it %s', async (_, answer) => {
    web.set('council.test', { '/fair': answer });
    expect(await press()).toEqual([
      '(only you)',
      'I cannot read the page just now: its site does not answer, or does not let programs read it. Please try again later.',
      `[Source](${address()})`,
    ]);
    expect(web.take('elsewhere.test')).toEqual([]);
  });

  it('is not there for pages that may not be read, and says so when they may no more', async () => {
    const before = await context();
    await list('links: [elsewhere.test]');
    expect(buttonsOf(await context())).toBe('[Read] [Copy]');
    web.take('council.test');
    expect(await seenBy(stage.theo.press(before, BUTTON))).toEqual(NOT_ALLOWED);
    expect(web.take('council.test')).toEqual([]);
    await list('links: [council.test]');

    stage.pages = null;
    await stage.restart();
    expect(buttonsOf(await context())).toBe('[Read] [Copy]');
    expect(await seenBy(stage.theo.press(before, BUTTON))).toEqual(NOT_ALLOWED);
  });

  it('is not there, and nothing else is missing, when it is not known in time whether the page may be read', async () => {
    stage.pages = { ...pages, mayRead: () => new Promise(() => {}) };
    await stage.restart();
    expect(buttonsOf(await context())).toBe('[Read] [Copy]');
  });

  it('says so when the article has changed since, or is gone', async () => {
    const before = await context();
    stage.replace({ 'fair.md': fairFrom(address())['fair.md'].replace('27 stalls', '31 stalls') });
    expect(await seenBy(stage.theo.press(before, BUTTON))).toEqual([
      '(only you)',
      'The article has changed since, and that sentence is no longer in it.',
    ]);
    stage.replace(FILES);
    expect(await seenBy(stage.theo.press(before, BUTTON))).toEqual([
      '(only you)',
      'That article is no longer here: it was removed, or its file is gone.',
    ]);
  });

  it('looks for one quote of a server at a time', async () => {
    let [running, most] = [0, 0];
    const checkQuote = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 20));
      running--;
      return { kind: 'there' } as const;
    };
    stage.pages = { ...pages, checkQuote };
    await stage.restart();
    const message = await citationIn(await context());
    const presses = [stage.theo, stage.mira, stage.theo].map((person) =>
      seenBy(person.press(message, BUTTON)),
    );
    for (const lines of await Promise.all(presses)) expect(lines[1]).toMatch(/^Still there/);
    expect(most).toBe(1);
  });
});

function redirect(response: ServerResponse): void {
  response.writeHead(302, { location: web.url('elsewhere.test', '/fair') }).end();
}
