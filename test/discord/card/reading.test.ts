import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextCard } from '../../../src/discord/card/context.ts';
import { pageOfSentence, readingCard } from '../../../src/discord/card/reading.ts';
import { visible } from '../../../src/discord/escape.ts';
import { english } from '../../../src/i18n/translator.ts';
import type { ExcerptBlock, ReadBlock } from '../../../src/library/answers.ts';
import { seen, textsOf } from '../rendered-message.ts';
import { hostileText, PARAGRAPH, READING, wordsOf } from './examples.ts';

const sentence = (number: number, text = `This is sentence ${number}.`) => ({
  sentence: text,
  start: 0,
  citation: `0123456789.${number.toString(36)}.abcdefg`,
});
type Sentence = ReturnType<typeof sentence>;
/** A block of some sentences; a paragraph by default. */
const block = (sentences: Sentence[], look: Partial<ExcerptBlock> = {}): ReadBlock => {
  return { ...PARAGRAPH, ...look, sentences };
};
/** Code of 380,000 characters. */
const CODE = {
  ...READING,
  blocks: [block([sentence(0, 'pay(fee_in_crowns)\n'.repeat(20_000))], { kind: 'code' })],
};
/** A hundred paragraphs of three sentences. */
const LONG = {
  ...READING,
  blocks: Array.from({ length: 100 }, (_, p) => block([0, 1, 2].map((s) => sentence(p * 3 + s)))),
};
/** An article with blocks of all kinds. */
const STRUCTURED = {
  ...READING,
  blocks: [
    block([sentence(0, 'Fees & rules')], { kind: 'heading', level: 2 }),
    block([sentence(1, 'To tie up:')]),
    block([sentence(2, 'Ask for a *berth*.')], { kind: 'item', level: 1, number: 1 }),
    block([sentence(3, 'In person')], { kind: 'item', level: 2 }),
    block([sentence(4, 'Pay.')], { kind: 'item', level: 1, number: 2 }),
    block([sentence(5, 'Boat\tFee')], {
      kind: 'columns',
      cells: [
        { column: '', from: 0, to: 4 },
        { column: '', from: 5, to: 8 },
      ],
    }),
    block([sentence(6, 'Ferry\t90')], {
      kind: 'row',
      cells: [
        { column: 'Boat', from: 0, to: 5 },
        { column: 'Fee', from: 6, to: 8 },
      ],
    }),
    block([sentence(7, 'Tug\t')], {
      kind: 'row',
      cells: [
        { column: 'Boat', from: 0, to: 3 },
        { column: 'Fee', from: 4, to: 4 },
      ],
    }),
    block([sentence(8, 'Berth')], { kind: 'term' }),
    block([sentence(9, 'A place at the quay.')], { kind: 'definition' }),
    block([sentence(10, 'May I swim?')], { kind: 'question' }),
    block([sentence(11, 'No.'), sentence(12, 'Never.')], { kind: 'turn', speaker: 'Ada_B' }),
    block([sentence(13, 'quay --open **\n  now')], { kind: 'code' }),
    block([sentence(14, 'Be kind.')], { kind: 'quotation' }),
  ],
};

describe('the reading of an article', () => {
  it('shows its title, its day and its paragraphs', () => {
    const two = { ...READING, blocks: [...READING.blocks, block([sentence(2, '1. It rained.')])] };
    expect(seen(readingCard(english, two, { page: 0 }))).toEqual([
      '### A ferry at last',
      '-# published 19 June 2023',
      'The ferry reached Varde on June 18. It left at noon.',
      '',
      '1\\. It rained.',
    ]);
  });

  it('shows headings, steps, rows with their columns, speakers and code', () => {
    expect(
      seen(readingCard(english, STRUCTURED, { page: 0, citation: sentence(6).citation })).slice(2),
    ).toEqual([
      '### Fees & rules',
      '',
      'To tie up:',
      '',
      '1. Ask for a \\*berth\\*.',
      '  - In person',
      '2. Pay.',
      '- **Boat: Ferry · Fee: 90**',
      '- Boat: Tug',
      '',
      '**Berth**',
      '',
      'A place at the quay.',
      '',
      '### May I swim?',
      '',
      '**Ada\\_B:** No. Never.',
      '',
      '```',
      'quay --open **',
      '  now',
      '```',
      '',
      '> Be kind.',
    ]);
  });

  it('has page breaks within a long list', () => {
    const items = Array.from({ length: 90 }, (_, i) =>
      block([sentence(i, `Ask the harbour master number ${i} for a berth.`)], {
        kind: 'item',
        level: 1,
        number: i + 1,
      }),
    );
    const last = sentence(89).citation;
    const page = pageOfSentence({ ...READING, blocks: items }, last);
    expect(page).toBeGreaterThan(0);
    const lines = seen(readingCard(english, { ...READING, blocks: items }, { page, citation: last }));
    expect(lines.at(-2)).toBe('90. **Ask the harbour master number 89 for a berth.**');
  });

  it('finds a page of very long code in linear time', () => {
    const before = process.cpuUsage();
    for (const page of [0, 100, 1_000]) readingCard(english, CODE, { page });
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2_000);
  });

  it('opens at a sentence, in bold', () => {
    const { citation } = sentence(150);
    const page = pageOfSentence(LONG, citation);
    const lines = seen(readingCard(english, LONG, { page, citation, note: 'It has changed.' }));
    expect(lines.slice(0, 3)).toEqual([
      '### A ferry at last',
      '-# published 19 June 2023 · page 3 of 6',
      'It has changed.',
    ]);
    expect(lines).toContain('**This is sentence 150.** This is sentence 151. This is sentence 152.');
    expect(lines.at(-1)).toBe('[Previous page] [Next page]');
  });

  it('has buttons for the previous and the next page only where there are such pages', () => {
    expect(seen(readingCard(english, LONG, { page: 0 })).at(-1)).toBe('[Next page]');
    expect(seen(readingCard(english, LONG, { page: 99 })).at(-1)).toBe('[Previous page]');
    expect(seen(readingCard(english, LONG, { page: 99 }))[1]).toBe('-# published 19 June 2023 · page 6 of 6');
  });

  it('shows every word of any article once, in order', () => {
    const texts = fc.array(fc.array(hostileText(3_000), { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(texts, (paragraphs) => {
        const article = {
          ...READING,
          blocks: paragraphs.map((list, p) => block(list.map((text, s) => sentence(p * 3 + s, text)))),
        };
        const pages: string[] = [];
        for (let page = 0, more = true; more; page++) {
          const card = readingCard(english, article, { page });
          pages.push(wordsOf(textsOf(card)[1]!));
          more = seen(card).at(-1)!.endsWith('[Next page]');
        }
        const words = visible(paragraphs.flat().join(' ')).replace(/\s+/g, '');
        expect(pages.join('').replace(/\s+/g, '')).toBe(words);
      }),
      { seed: 1, numRuns: 40, endOnFailure: true },
    );
  });
});

describe('a quote in its context', () => {
  it('is in bold between the sentences around it', () => {
    expect(seen(contextCard(english, LONG, { citation: sentence(10).citation, canCheck: false }))).toEqual([
      '### In context',
      '…',
      '',
      'This is sentence 7. This is sentence 8.',
      '',
      'This is sentence 9. **This is sentence 10.** This is sentence 11.',
      '',
      'This is sentence 12. This is sentence 13.',
      '',
      '…',
      '-# A ferry at last · published 19 June 2023 · `0123456789.a.abcdefg`',
      '[Read] [Copy]',
    ]);
  });

  it('is shown with its structure, as are the blocks around it', () => {
    expect(
      seen(contextCard(english, STRUCTURED, { citation: sentence(6).citation, canCheck: false })).slice(
        1,
        -2,
      ),
    ).toEqual([
      '…',
      '',
      '1. Ask for a \\*berth\\*.',
      '  - In person',
      '2. Pay.',
      '- **Boat: Ferry · Fee: 90**',
      '- Boat: Tug',
      '',
      '**Berth**',
      '',
      'A place at the quay.',
      '',
      '…',
    ]);
  });

  it('may be the column names of a table', () => {
    expect(
      seen(contextCard(english, STRUCTURED, { citation: sentence(5).citation, canCheck: false })),
    ).toContain('**Boat: Fee**');
  });

  it('says when it has changed', () => {
    expect(
      seen(
        contextCard(english, READING, {
          citation: '0123456789.0.abcdefg',
          note: 'It has changed.',
          canCheck: false,
        }),
      ).slice(0, 3),
    ).toEqual([
      '### In context',
      'It has changed.',
      '**The ferry reached Varde on June 18.** It left at noon.',
    ]);
  });
});
