import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextCard } from '../../../src/discord/card/context.ts';
import { pageOfSentence, readingCard } from '../../../src/discord/card/reading.ts';
import { visible } from '../../../src/discord/escape.ts';
import { seen, textsOf } from '../seen.ts';
import { nastyText, READING, wordsOf } from './examples.ts';

const sentence = (number: number, text = `This is sentence ${number}.`) => ({
  sentence: text,
  start: 0,
  citation: `0123456789.${number.toString(36)}.abcdefg`,
});
/** A hundred paragraphs of three sentences. */
const LONG = {
  ...READING,
  paragraphs: Array.from({ length: 100 }, (_, p) => [0, 1, 2].map((s) => sentence(p * 3 + s))),
};

describe('an article that is read', () => {
  it('shows its title, its day and its paragraphs', () => {
    const two = { ...READING, paragraphs: [...READING.paragraphs, [sentence(2, '1. It rained.')]] };
    expect(seen(readingCard(two, { page: 0 }))).toEqual([
      '### A ferry at last',
      '-# published 19 June 2023',
      'The ferry reached Varde on June 18. It left at noon.',
      '',
      '1\\. It rained.',
    ]);
  });

  it('is opened at a sentence, in bold', () => {
    const { citation } = sentence(150);
    const page = pageOfSentence(LONG, citation);
    const lines = seen(readingCard(LONG, { page, citation, note: 'It has changed.' }));
    expect(lines.slice(0, 3)).toEqual([
      '### A ferry at last',
      '-# published 19 June 2023 · page 3 of 5',
      'It has changed.',
    ]);
    expect(lines).toContain('**This is sentence 150.** This is sentence 151. This is sentence 152.');
    expect(lines.at(-1)).toBe('[Previous page] [Next page]');
  });

  it('has buttons to turn its pages, and none beyond its ends', () => {
    expect(seen(readingCard(LONG, { page: 0 })).at(-1)).toBe('[Next page]');
    expect(seen(readingCard(LONG, { page: 99 })).at(-1)).toBe('[Previous page]');
    expect(seen(readingCard(LONG, { page: 99 }))[1]).toBe('-# published 19 June 2023 · page 5 of 5');
  });

  it('shows every word once, in order, whatever they are', () => {
    const texts = fc.array(fc.array(nastyText(3_000), { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(texts, (paragraphs) => {
        const article = {
          ...READING,
          paragraphs: paragraphs.map((list, p) => list.map((text, s) => sentence(p * 3 + s, text))),
        };
        const pages: string[] = [];
        for (let page = 0, more = true; more; page++) {
          const card = readingCard(article, { page });
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
  it('stands in bold between the sentences around it', () => {
    expect(seen(contextCard(LONG, sentence(10).citation))).toEqual([
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
      '[Read]',
    ]);
  });

  it('says when it is not what was quoted', () => {
    expect(seen(contextCard(READING, '0123456789.0.abcdefg', 'It has changed.')).slice(0, 3)).toEqual([
      '### In context',
      'It has changed.',
      '**The ferry reached Varde on June 18.** It left at noon.',
    ]);
  });
});
