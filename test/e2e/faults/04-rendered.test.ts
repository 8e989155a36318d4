/** 4. Discord shows what others wrote as plain text. */

import { parse } from 'discord-markdown-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeInline, escapeStart, escapeText, visible } from '../../../src/discord/escape.ts';
import { cardsOf, textsOf } from './cards.ts';
import { hostileText } from './hostile-text.ts';
import { smallLibrary } from './stage.ts';

interface Node {
  type: string;
  content?: string | Node[];
  /** The name of an emoji. */
  name?: string;
}

/** The default; `npm run soak` runs 10,000. */
const RUNS = Number(process.env.RENDERINGS ?? 800);
/** Types of plain text; an emoji is drawn as a picture of itself. */
const PLAIN = new Set(['text', 'twemoji']);
/** Types that come from a card's own formatting. */
const OWN = new Set([...PLAIN, 'strong', 'blockQuote', 'heading', 'subtext', 'br', 'inlineCode']);

const rendered = (markdown: string) => parse(markdown, 'extended') as unknown as Node[];
const typesIn = (nodes: readonly Node[]): string[] =>
  nodes.flatMap(({ type, content }) => [type, ...(Array.isArray(content) ? typesIn(content) : [])]);
const textIn = (nodes: readonly Node[]): string =>
  nodes
    .map(({ content, name }) => (Array.isArray(content) ? textIn(content) : (content ?? name ?? '')))
    .join('');

describe('4. what others wrote', () => {
  it('is shown by Discord as they wrote it, as a line of its own or in one', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(hostileText(300), (text) => {
        for (const markdown of [escapeText(text), escapeStart(`quoted: ${escapeInline(text)}`)]) {
          const nodes = rendered(markdown);
          expect([...new Set(typesIn(nodes))].filter((type) => !PLAIN.has(type))).toEqual([]);
          expect(
            textIn(nodes)
              .replace(/^quoted:/, '')
              .trim(),
          ).toBe(visible(text).trim());
        }
      }),
      { seed: 4, numRuns: RUNS },
    );
  });

  it('makes nothing of a card that is not the card’s own', { timeout: 120_000 }, async () => {
    const library = smallLibrary();
    for (const question of fc.sample(hostileText(300), { seed: 5, numRuns: 500 }))
      for (const card of cardsOf(await library.ask(question, { server: null })))
        for (const text of textsOf(card))
          expect([...new Set(typesIn(rendered(text)))].filter((type) => !OWN.has(type))).toEqual([]);
  });

  it('would be shown otherwise if it were not escaped, so that these tests can fail', () => {
    const types = new Set(
      fc.sample(hostileText(300), { seed: 6, numRuns: 500 }).flatMap((text) => typesIn(rendered(text))),
    );
    for (const type of ['strong', 'link', 'spoiler', 'everyone', 'user', 'timestamp', 'heading'])
      expect([...types]).toContain(type);
  });
});
