import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotation } from '../../../src/discord/card/quote.ts';
import { visible } from '../../../src/discord/escape.ts';
import { english } from '../../../src/i18n/translator.ts';
import type { ExcerptLine, Quote } from '../../../src/library/answers.ts';
import { hostileQuote, longWorded, PARAGRAPH, QUOTE, shownAlone, wordsOf } from './examples.ts';

/** A quote of a sentence without context. */
const plain = (quote: string, more: Partial<Quote> = {}): Quote => {
  return { ...QUOTE, highlight: [], events: [], ...shownAlone(quote), quote, ...more };
};
/** A line of an excerpt. */
const line = (role: ExcerptLine['role'], text: string, more: Partial<ExcerptLine> = {}): ExcerptLine => {
  return { ...PARAGRAPH, role, text, start: 0, block: 1, ...more };
};

describe('a quotation', () => {
  it('is one line for any sentence', () => {
    expect(quotation(english, plain('One\ntwo\r\n> three # four'), 500)).toBe('> One two > three # four');
    expect(quotation(english, plain('# no heading'), 500)).toBe('> \\# no heading');
  });

  it('is complete when there is room for it', () => {
    const quote = `${'word '.repeat(399)}end.`;
    expect(quotation(english, plain(quote), 2_100)).toBe(`> ${quote}`);
  });

  it('is marked when it is truncated', () => {
    const quote = `${'word '.repeat(400)}end.`;
    expect(quotation(english, plain(quote), 60)).toBe(
      '> word word word word … *(part of a longer sentence)*',
    );
  });

  it('is marked once, in any language', () => {
    const lines = [line('quote', 'word '.repeat(400)), line('further', 'It was late.', { block: 2 })];
    const part = longWorded('quote.part');
    const shown = quotation(longWorded, plain('word '.repeat(400), { lines }), 300);
    expect(shown.endsWith(`word … ${part}`)).toBe(true);
    expect(shown.length).toBeLessThanOrEqual(300);
  });

  it('is truncated around the highlight', () => {
    const quote = `${'word '.repeat(200)}on June 18 at last${' word'.repeat(200)}.`;
    const at = quote.indexOf('June 18');
    const cut = quotation(english, plain(quote, { highlight: [[at, at + 7]] }), 250);
    expect(cut).toMatch(
      /^> … (?:\w* )*on \*\*June 18\*\* at last(?: \w*)* … \*\(part of a longer sentence\)\*$/,
    );
    expect(cut.length).toBeLessThanOrEqual(250);
  });

  it('joins adjacent highlights, and omits invisible ones', () => {
    expect(
      quotation(
        english,
        plain('abcdef', {
          highlight: [
            [0, 2],
            [2, 4],
          ],
        }),
        99,
      ),
    ).toBe('> **abcd**ef');
    expect(quotation(english, plain('ab  cd', { highlight: [[2, 4]] }), 99)).toBe('> ab cd');
  });

  // After discord.py#4206, pycord#695, discord.js#8701: bold ended within an address.
  it.each([
    [
      'Go to https://varde.example/quay?at=18 now.',
      '18',
      '> Go to **https\\://varde.example/quay?at=18** now.',
    ],
    [
      'See [the quay](https://varde.example).',
      'the quay](https',
      '> See \\[**the quay\\](https\\://varde.example**).',
    ],
    [
      'Write to ada.berg@varde.example today.',
      'Write to ada',
      '> **Write to ada.berg\\@varde.example** today.',
    ],
    [
      'Write to ada@varde.example, on www.varde.example.',
      'example, on www',
      '> Write to **ada\\@varde.example, on www.varde.example**.',
    ],
  ])('has no bold that ends within a URL or a mail address: %s', (sentence, answering, shown) => {
    const at = sentence.indexOf(answering);
    expect(quotation(english, plain(sentence, { highlight: [[at, at + answering.length]] }), 500)).toBe(
      shown,
    );
  });

  it('finds the URLs of a long text in linear time', () => {
    const before = process.cpuUsage();
    for (const text of ['a', 'a@', 'a.', 'https://.', 'www.']) {
      const quote = text.repeat(20_000);
      quotation(english, plain(quote, { highlight: [[0, quote.length]] }), 60_000);
    }
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2_000);
  });

  it('shows any words unchanged, and splits no character', () => {
    fc.assert(
      fc.property(hostileQuote(), fc.integer({ min: 450, max: 3_000 }), (quote, maxLength) => {
        const line = quotation(english, quote, maxLength);
        expect(line.length).toBeLessThanOrEqual(maxLength);
        const words = visible(quote.quote).replace(/\s+/g, '');
        const isCut = line.endsWith('*(part of a longer sentence)*');
        const shown = wordsOf(line).replace(/\s+/g, '');
        if (isCut) expect(words).toContain(shown.replace(/^…|…?\(partofalongersentence\)$/g, ''));
        else expect(shown).toBe(words);
      }),
      { seed: 1, numRuns: 400 },
    );
  });

  it('is a row with its column names, and the highlight in bold', () => {
    const cells = [
      { column: 'Boat', from: 0, to: 5 },
      { column: 'Fee_1', from: 6, to: 15 },
      { column: '', from: 16, to: 21 },
      { column: 'Deposit', from: 22, to: 22 },
    ];
    const quote = 'Ferry\t90 crowns\tdaily\t';
    const row = plain(quote, {
      kind: 'row',
      highlight: [[6, 15]],
      heading: ['Fees', 'Of boats'],
      lines: [
        line('introduction', 'These are the fees:'),
        line('quote', quote, { kind: 'row', cells }),
        line('further', 'Tug\t80 crowns\t\t', {
          kind: 'row',
          block: 2,
          cells: [{ column: 'Boat', from: 0, to: 3 }],
        }),
      ],
    });
    expect(quotation(english, row, 500).split('\n')).toEqual([
      '> -# Fees › Of boats',
      '> -# These are the fees:',
      '> • Boat: Ferry · Fee\\_1: **90 crowns** · daily',
      '> • Boat: Tug',
    ]);
    const pair = [
      { column: '', from: 0, to: 6 },
      { column: '', from: 7, to: 17 },
    ];
    const origin = 'Origin\tHarrowgate';
    expect(
      quotation(
        english,
        plain(origin, { kind: 'row', lines: [line('quote', origin, { kind: 'row', cells: pair })] }),
        500,
      ),
    ).toBe('> Origin: Harrowgate');
  });

  it('is a step with its number, a turn with its speaker, and code unchanged', () => {
    const step = 'Pay the fee.';
    const numbered = [line('quote', step, { kind: 'item', level: 1, number: 4 })];
    expect(
      quotation(english, plain(step, { kind: 'item', lines: numbered, highlight: [[4, 11]] }), 500),
    ).toBe('> 4\\. Pay **the fee**.');
    const spoken = [line('quote', step, { kind: 'turn', speaker: '# Berg_1' })];
    expect(quotation(english, plain(step, { kind: 'turn', lines: spoken }), 500)).toBe(
      '> \\# Berg\\_1: Pay the fee.',
    );
    const code = 'def pay(fee):\r\n    return "``````` **fee**"\u202e\n\n\tpass';
    expect(
      quotation(english, plain(code, { kind: 'code', lines: [line('quote', code, { kind: 'code' })] }), 500),
    ).toBe('```\ndef pay(fee):\n    return "``\u200b``\u200b``\u200b` **fee**"\n\n\tpass\n```');
  });

  it.each([
    ['item', '> It is free. But not on Sundays. Ask Ada.'],
    ['quotation', '> It is free. But not on Sundays. Ask Ada.'],
  ] as const)('continues on the same line within one %s, without another mark', (kind, shown) => {
    const lines = [
      line('quote', 'It is free.', { kind, level: 1, block: 0 }),
      line('further', 'But not on Sundays.', { kind, level: 1, block: 0 }),
      line('further', 'Ask Ada.', { kind, level: 1, block: 0 }),
    ];
    expect(quotation(english, plain('It is free.', { kind, lines }), 500)).toBe(shown);
    const items = [...lines, line('further', 'The other.', { kind: 'item', level: 1, block: 1 })];
    const more = line('further', 'It is new.', { kind: 'item', level: 1, block: 1 });
    expect(quotation(english, plain('It is free.', { kind, lines: [...items, more] }), 500)).toBe(
      `${kind === 'item' ? shown.replace('> ', '> • ') : shown}\n> • The other. It is new.`,
    );
  });

  it('has the heading of each section in bold, and the headings above all of them in small print', () => {
    const lines = [
      line('quote', 'No insults.', { block: 1 }),
      line('further', 'Spoilers_1', { kind: 'heading', level: 2, block: 2 }),
      line('further', 'Hide them.', { block: 3 }),
    ];
    const shown = quotation(english, plain('No insults.', { heading: ['Rules', 'Be **kind**'], lines }), 500);
    expect(shown).toBe(
      '> -# Rules\n> **Be \\*\\*kind\\*\\***\n> No insults.\n> **Spoilers\\_1**\n> Hide them.',
    );
  });

  it('is marked when code or its continuation is truncated', () => {
    const code = 'pay(fee)\n'.repeat(100).trim();
    const shown = quotation(
      english,
      plain(code, { kind: 'code', lines: [line('quote', code, { kind: 'code' })] }),
      200,
    );
    expect(shown).toMatch(/^```\n(?:pay\(fee\)\n)+…\n```$/);
    expect(shown.length).toBeLessThanOrEqual(200);
    const lines = [
      line('before', 'It rained.', { block: 0 }),
      line('quote', 'The ferry sailed.', { block: 0 }),
      line('further', 'It was late.', { block: 0 }),
      line('further', `Nobody ${'really '.repeat(40)}saw it.`, { block: 1 }),
    ];
    expect(quotation(english, plain('The ferry sailed.', { lines }), 300)).toBe(
      '> -# It rained.\n> The ferry sailed. It was late. …',
    );
    const cut = [line('quote', 'The ferry sailed.', { isCut: true })];
    expect(quotation(english, plain('The ferry sailed.', { lines: cut }), 300)).toBe('> The ferry sailed. …');
  });

  it('is within its length with any number of short lines below it', () => {
    const below = Array.from({ length: 300 }, (_, at) =>
      line('further', 'b', { kind: 'item', level: 1, block: at + 1 }),
    );
    const lines = [line('quote', 'a', { kind: 'item', level: 1, block: 0 }), ...below];
    expect(quotation(english, plain('a', { kind: 'item', lines }), 1_500).length).toBeLessThanOrEqual(1_500);
  });

  it('is within its length and shows the quote, with any excerpt', () => {
    fc.assert(
      fc.property(hostileExcerpt(), fc.integer({ min: 800, max: 3_000 }), (quote, maxLength) => {
        const shown = quotation(english, quote, maxLength);
        expect(shown.length).toBeLessThanOrEqual(maxLength);
        const words = (text: string) => visible(text).replace(/[\s\u200b]+/g, '');
        const short = quote.quote.length < 250;
        if (short) expect(words(wordsOf(shown))).toContain(words(quote.quote));
      }),
      { seed: 1, numRuns: 400 },
    );
  });
});

const CHARACTERS = fc.oneof(
  fc.constantFrom('```', '`', '**', '> ', '-# ', '\n', '1. ', 'word '),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const text = (max: number) => fc.array(CHARACTERS, { maxLength: max }).map((parts) => `a${parts.join('')}b`);

/** Quotes of any kind, with headings, introductions and continuations. */
function hostileExcerpt(): fc.Arbitrary<Quote> {
  const look = fc.constantFrom<Partial<ExcerptLine>>(
    {},
    { kind: 'item', level: 2, number: 12 },
    { kind: 'item', level: 9 },
    { kind: 'turn', speaker: '**Ada** `Berg`' },
    { kind: 'code' },
    { kind: 'heading', level: 1 },
    { kind: 'quotation' },
  );
  const neighbours = (role: ExcerptLine['role']) =>
    fc.array(
      fc
        .tuple(text(20), look, fc.nat(3))
        .map(([one, more, block]) => line(role, one, { ...more, block: block + 2 })),
      { maxLength: 6 },
    );
  return fc
    .tuple(
      text(60),
      look,
      fc.array(text(10), { maxLength: 3 }),
      neighbours('introduction'),
      neighbours('before'),
      neighbours('further'),
    )
    .map(([quote, more, heading, above, before, further]) =>
      plain(quote, {
        kind: more.kind ?? 'paragraph',
        heading,
        lines: [...above, ...before, line('quote', quote, more), ...further],
      }),
    );
}
