/** Example answers and arbitrary ones for tests of cards. */

import fc from 'fast-check';
import { expect } from 'vitest';
import type { Day } from '../../../src/day.ts';
import type { Card } from '../../../src/discord/card/parts.ts';
import { english, type MessageKey, type Translator, type Values } from '../../../src/i18n/translator.ts';
import type {
  Answers,
  Entry,
  ExcerptBlock,
  ExcerptLine,
  Quote,
  Reading,
} from '../../../src/library/answers.ts';
import {
  type Block,
  type Inline,
  type List,
  type ListItem,
  parseMarkdown,
} from '../../../src/local/page/markdown.ts';
import { checkMessage } from '../../../src/local/rules/message.ts';
import { type Json, Validator } from '../../../src/local/validator.ts';
import { textsOf } from '../rendered-message.ts';

/** Messages and days that are longer than the English ones by as much as the longest of translations are. */
export const longWorded: Translator = Object.assign(
  (key: MessageKey, values: Values = {}) => {
    const message = english(key, values);
    const inserted = Object.values(values).join('').length;
    return message + 'ö'.repeat(Math.max(0, 0.6 * (message.length - inserted)));
  },
  { ...english, day: (day: Day) => `${english.day(day)} de de р.` },
);

/** The block of a sentence of prose. */
export const PARAGRAPH: ExcerptBlock = {
  kind: 'paragraph',
  level: 0,
  number: null,
  speaker: null,
  cells: null,
};

/** The excerpt of a quote alone: a sentence of prose without headings. */
export function shownAlone(quote: string): Pick<Quote, 'kind' | 'heading' | 'lines' | 'shown'> {
  const line: ExcerptLine = { ...PARAGRAPH, role: 'quote', text: quote, start: 0, block: 0 };
  return { kind: 'paragraph', heading: [], lines: [line], shown: quote };
}

export const QUOTE: Quote = {
  ...shownAlone('The ferry reached Varde on June 18.'),
  quote: 'The ferry reached Varde on June 18.',
  article: 'ferry.txt',
  title: 'A ferry at last',
  published: '2023-06-19',
  source: null,
  citation: '0123456789.0.abcdefg',
  start: 0,
  end: 35,
  highlight: [[27, 34]],
  confidence: 0.9,
  events: [
    {
      text: 'June 18',
      from: '2023-06-18',
      to: '2023-06-18',
      grain: 'day',
      basis: 'year-inferred',
      approximate: false,
    },
  ],
  hasAnaphoricSubject: false,
  before: null,
  after: null,
};

export const ENTRY: Entry = {
  id: 'ferry.txt',
  key: '0123456789',
  title: 'A ferry at last',
  published: '2023-06-19',
  source: null,
  sentences: 2,
  own: false,
};

export const READING: Reading = {
  ...ENTRY,
  blocks: [
    {
      ...PARAGRAPH,
      sentences: [
        { sentence: 'The ferry reached Varde on June 18.', start: 0, citation: '0123456789.0.abcdefg' },
        { sentence: 'It left at noon.', start: 36, citation: '0123456789.1.abcdefg' },
      ],
    },
  ],
};

export function answersOf(changes: Partial<Answers> = {}): Answers {
  return {
    question: 'When did the ferry reach Varde?',
    verdict: 'answered',
    context: null,
    staleBefore: null,
    certainty: 1,
    revision: '0123456789ab',
    unmatched: [],
    answers: [QUOTE],
    isNear: true,
    elsewhere: null,
    conflict: null,
    ...changes,
  };
}

/**
 * Checks a card against Discord's limits.
 *
 * @param uploads the files that are sent with it
 */
export function expectValid(
  { flags, components, allowedMentions }: Card,
  uploads: readonly { key: string; name: string }[] = [],
): void {
  const body = { flags, components, allowed_mentions: allowedMentions } as unknown as Json;
  checkMessage(new Validator(body), { requireAllowedMentions: true, uploads });
  // Discord is reported to answer 500 from 10,170 bytes on, even for 3,997 characters of Chinese.
  expect(Buffer.byteLength(textsOf({ components }).join(''))).toBeLessThan(10_000);
  // JSON escapes lone surrogates, which Discord rejects.
  expect(JSON.stringify(body)).not.toMatch(/(?<!\\)(?:\\\\)*\\ud[89a-f]/);
}

/**
 * Checks that the texts of a card have only harmless markup: no links, mentions or spoilers.
 *
 * @param hasCode whether code blocks are allowed
 */
export function expectHarmless(card: Card, hasCode = false): void {
  for (const text of textsOf(card))
    for (const block of parseMarkdown(text)) if (!hasCode || block.type !== 'codeblock') checkBlock(block);
}

const BLOCKS = ['paragraph', 'small', 'heading', 'quote', 'list'];
const INLINES = ['text', 'bold', 'italic', 'code', 'time'];

function checkBlock(block: Block): void {
  // Without `expect`, which takes most of the time of tests with many texts.
  if (!BLOCKS.includes(block.type)) throw new Error(`has a block of type ${block.type}`);
  if (block.type === 'quote') block.children.forEach(checkBlock);
  else if (block.type === 'list') block.items.forEach(checkItem);
  else if (block.type !== 'codeblock') block.children.forEach(checkInline);
}

function checkItem({ children, lists }: ListItem): void {
  children.forEach(checkInline);
  for (const { items } of lists) items.forEach(checkItem);
}

function checkInline(inline: Inline): void {
  if (!INLINES.includes(inline.type)) throw new Error(`has a ${inline.type}: ${JSON.stringify(inline)}`);
  if ('children' in inline) inline.children.forEach(checkInline);
}

/** The words of a Markdown text, as rendered. */
export function wordsOf(markdown: string): string {
  const inBlock = (block: Block): string => {
    if (block.type === 'codeblock') return block.text;
    if (block.type === 'quote') return block.children.map(inBlock).join('\n');
    if (block.type === 'list') return inList(block);
    return block.children.map(inInline).join('');
  };
  const inList = ({ items }: List): string =>
    items
      .map(({ children, lists }) => [children.map(inInline).join(''), ...lists.map(inList)].join('\n'))
      .join('\n');
  const inInline = (inline: Inline): string => {
    if ('children' in inline) return inline.children.map(inInline).join('');
    return 'text' in inline ? inline.text : '';
  };
  return parseMarkdown(markdown).map(inBlock).join('\n');
}

const FRAGMENTS = [
  '*',
  '**',
  '__',
  '~~',
  '||',
  '`',
  '```',
  '\\',
  '> ',
  '>>> ',
  '# ',
  '### ',
  '-# ',
  '- ',
  '1. ',
  '\n',
  '\r\n',
  '<@1>',
  '<@&1>',
  '<#1>',
  '@everyone',
  '@here',
  '<t:0:R>',
  '</ask:1>',
  '<:a:1>',
  '[x](https://a.b)',
  'https://a.b/c?d',
  '://',
  'discord.gg/x',
  'word ',
  'Beijing',
  '18 June 2023',
  '👩‍👩‍👧',
  '🇩🇰',
  'é̂̃',
  '\u202e',
  '\u200b',
  '\u0000',
  '\ud800',
  '…',
  '“',
  'ß',
  '漢字',
];

/** Hostile texts of up to `maxLength` characters. */
export function hostile(maxLength: number): fc.Arbitrary<string> {
  const pieces = fc.array(
    fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'grapheme', maxLength: 8 })),
    {
      maxLength: 60,
    },
  );
  return fc
    .oneof(
      pieces.map((list) => list.join('')),
      fc.tuple(fc.constantFrom(...FRAGMENTS), fc.nat(maxLength)).map(([one, times]) => one.repeat(times)),
      pieces.map((list) => list.join('').repeat(40)),
    )
    .map((text) => text.slice(0, maxLength));
}

/** Hostile texts that are never empty, like sentences and titles. */
export function hostileText(maxLength: number): fc.Arbitrary<string> {
  return hostile(maxLength - 1).map((text) => `a${text}`);
}

const SEGMENTER = new Intl.Segmenter('en');

/** Quotes of hostile texts, with any highlights and dates. */
export function hostileQuote(): fc.Arbitrary<Quote> {
  return fc
    .record({
      quote: hostileText(2_500),
      title: hostileText(300),
      before: hostileText(2_500),
      hasAnaphoricSubject: fc.boolean(),
      text: hostileText(200),
      events: fc.nat(6),
      parts: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(60)), { maxLength: 4 }),
      place: fc.nat(99),
      source: fc.constantFrom(
        null,
        'https://a.example/b',
        `https://a.example/${'b'.repeat(600)}`,
        'javascript:1',
      ),
    })
    .map(({ text, events, parts, place, ...rest }): Quote => {
      const { length: end } = rest.quote;
      // Like those of the library, highlights do not split grapheme clusters.
      const clusters = SEGMENTER.segment(rest.quote);
      const highlight = parts
        .map(([share, length]): [number, number] => {
          const first = clusters.containing(Math.floor(share * (end - 1)))!;
          const last = clusters.containing(Math.min(first.index + length, end - 1))!;
          return [first.index, last.index + last.segment.length];
        })
        .sort(([a], [b]) => a - b);
      return {
        ...QUOTE,
        ...rest,
        ...shownAlone(rest.quote),
        highlight,
        citation: `zzzzzzzzzz.${place}.abcdefg`,
        events: Array.from({ length: events }, () => ({
          ...QUOTE.events[0]!,
          text,
          basis: 'inferred' as const,
        })),
      };
    });
}
