import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyCard } from '../../../src/discord/card/copy.ts';
import { visible } from '../../../src/discord/escape.ts';
import { english } from '../../../src/i18n/translator.ts';
import type { ExcerptBlock, Quote } from '../../../src/library/answers.ts';
import { parseMarkdown } from '../../../src/local/page/markdown.ts';
import { textsOf } from '../rendered-message.ts';
import { expectValid, hostileQuote, PARAGRAPH, QUOTE, shownAlone } from './examples.ts';

/** The code blocks of the card of a quote. */
const blocksOf = (quote: Quote) =>
  textsOf(copyCard(english, quote)).flatMap((text) =>
    parseMarkdown(text).flatMap((block) => (block.type === 'codeblock' ? [block.text] : [])),
  );
/** The line of the quote in its first block. */
const copied = (quote: string, look: Partial<ExcerptBlock> = {}) => {
  const alone = shownAlone(quote);
  const lines = [{ ...alone.lines[0]!, ...PARAGRAPH, ...look }];
  return blocksOf({ ...QUOTE, ...alone, ...look, quote, lines })[0]!.split('\n—')[0];
};

describe('the card to copy a quote from', () => {
  it('has the quote in quotation marks, on one line', () => {
    expect(copied('The ferry\n  reached Varde.')).toBe('“The ferry reached Varde.”');
  });

  it('has a row with the names of its columns, and the name of who speaks', () => {
    const cells = [
      { column: 'Boat', from: 0, to: 5 },
      { column: 'Fee', from: 6, to: 15 },
    ];
    expect(copied('Ferry\t90 crowns', { kind: 'row', cells })).toBe('“Boat: Ferry · Fee: 90 crowns”');
    expect(copied('It will open.', { kind: 'turn', speaker: 'Ada Berg' })).toBe('Ada Berg: “It will open.”');
  });

  it('has code as it is', () => {
    expect(copied('npm ci\n  npm start', { kind: 'code' })).toBe('npm ci\n  npm start');
  });

  it('has the start of a quote that is too long, and says so', () => {
    const quote = copied('word '.repeat(800).trim())!;
    expect(quote).toMatch(/^“(?:word )+\[…\]”$/);
    expect(quote.length).toBeGreaterThan(3_000);
  });

  it('shortens a title and leaves a source away where the references would leave no room', () => {
    const source = `https://a.example/${'b'.repeat(490)}`;
    const named = (title: string) => blocksOf({ ...QUOTE, title, source })[0];
    expect(named('On the harbour '.repeat(20))).toMatch(
      /^“The ferry reached Varde on June 18.”\n— On the harbour On the harbour…, 19 June 2023, https:\S+ \(/,
    );
    expect(named('^'.repeat(300))).toMatch(
      /^“The ferry reached Varde on June 18.”\n— \^{29}…, 19 June 2023 \(/,
    );
  });

  it('has four blocks within Discord’s limits, the first with the quote, whatever that and its title hold', () => {
    fc.assert(
      fc.property(hostileQuote(), (quote) => {
        expectValid(copyCard(english, quote));
        const blocks = blocksOf(quote);
        expect(blocks).toHaveLength(4);
        const bare = (text: string) => visible(text).replace(/\s/g, '');
        const [shown = ''] = blocks[0]!.split('\n—');
        expect(`“${bare(quote.quote)}”`).toContain(bare(shown).replace(/\[…\]”$/, ''));
        expect(blocks[3]).toMatch(/^@misc\{verbatim:[\w.]+,\n[\s\S]*\n\}$/);
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});
