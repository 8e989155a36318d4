import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotation } from '../../../src/discord/card/quote.ts';
import { visible } from '../../../src/discord/escape.ts';
import { nastyQuote, QUOTE, wordsOf } from './examples.ts';

const plain = { ...QUOTE, highlight: [] as [number, number][], events: [] };

describe('a quotation', () => {
  it('is one line, whatever the sentence holds', () => {
    expect(quotation({ ...plain, quote: 'One\ntwo\r\n> three # four' }, 500)).toBe(
      '> One two > three # four',
    );
    expect(quotation({ ...plain, quote: '# no heading' }, 500)).toBe('> \\# no heading');
  });

  it('is not cut while there is room for it', () => {
    const quote = `${'word '.repeat(399)}end.`;
    expect(quotation({ ...plain, quote }, 2_100)).toBe(`> ${quote}`);
  });

  it('says so when it is cut', () => {
    const quote = `${'word '.repeat(400)}end.`;
    expect(quotation({ ...plain, quote }, 60)).toBe('> word word word word … *(part of a longer sentence)*');
  });

  it('is cut around what answers', () => {
    const quote = `${'word '.repeat(200)}on June 18 at last${' word'.repeat(200)}.`;
    const at = quote.indexOf('June 18');
    const cut = quotation({ ...plain, quote, highlight: [[at, at + 7]] }, 250);
    expect(cut).toMatch(
      /^> … (?:\w* )*on \*\*June 18\*\* at last(?: \w*)* … \*\(part of a longer sentence\)\*$/,
    );
    expect(cut.length).toBeLessThanOrEqual(250);
  });

  it('puts parts that touch into one bold, and none where nothing is seen', () => {
    expect(
      quotation(
        {
          ...plain,
          quote: 'abcdef',
          highlight: [
            [0, 2],
            [2, 4],
          ],
        },
        99,
      ),
    ).toBe('> **abcd**ef');
    expect(quotation({ ...plain, quote: 'ab  cd', highlight: [[2, 4]] }, 99)).toBe('> ab cd');
  });

  it('shows the words as they stand, and cuts no character, whatever they are', () => {
    fc.assert(
      fc.property(nastyQuote(), fc.integer({ min: 450, max: 3_000 }), (quote, longest) => {
        const line = quotation({ ...quote, leansOnBefore: false }, longest);
        expect(line.length).toBeLessThanOrEqual(longest);
        const words = visible(quote.quote).replace(/\s+/g, '');
        const isCut = line.endsWith('*(part of a longer sentence)*');
        const shown = wordsOf(line).replace(/\s+/g, '');
        if (isCut) expect(words).toContain(shown.replace(/^…|…?\(partofalongersentence\)$/g, ''));
        else expect(shown).toBe(words);
      }),
      { seed: 1, numRuns: 400 },
    );
  });
});
