import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Quoted, textFragment } from '../../../src/discord/card/text-fragment.ts';
import { hostileQuote, PARAGRAPH, QUOTE, shownAlone } from './examples.ts';

const quoted = (quote: string, more: Partial<Quoted> = {}): Quoted => ({
  ...QUOTE,
  ...shownAlone(quote),
  quote,
  highlight: [],
  ...more,
});
const LONG =
  'The council of Lindholm met on Friday in the old town hall, and approved a new bridge across the Aske.';

/** A fragment with blanks in place of `%20`. */
const readable = (fragment: string | null) => fragment?.replaceAll('%20', ' ');

describe('a text fragment', () => {
  it('is the whole of a short quote, wherever it stands', () => {
    expect(textFragment(quoted('The ferry left.', { before: 'It rained.', after: 'It sank.' }), 400)).toBe(
      'text=The%20ferry%20left.',
    );
  });

  it('is the start and the end of a long one', () => {
    expect(readable(textFragment(quoted(LONG), 400))).toBe(
      'text=The council of Lindholm met on,a new bridge across the Aske.',
    );
  });

  it('has the words around a quote whose words the article has twice', () => {
    const around = {
      before: 'It rained all night on the hills.',
      after: 'It sank at noon.',
      isRepeated: true,
    };
    expect(readable(textFragment(quoted('The ferry left.', around), 400))).toBe(
      'text=rained all night on the hills.-,The ferry left.,-It sank at noon.',
    );
    expect(readable(textFragment(quoted(LONG, around), 400))).toBe(
      'text=rained all night on the hills.-,The council of Lindholm met on,a new bridge across the Aske.',
    );
  });

  it('encodes what would be read as a part of it, and all that a URL cannot have', () => {
    const quote = 'Well-known, "salt" & pepper — 5 % <b> #1 é';
    const fragment = textFragment(quoted(quote), 400)!;
    expect(fragment).toBe(
      'text=Well%2Dknown%2C%20%22salt%22%20%26%20pepper%20%E2%80%94%205%20%25%20%3Cb%3E%20%231%20%C3%A9',
    );
    expect(decodeURIComponent(fragment)).toBe(`text=${quote}`);
  });

  it('is shortened until there is room for it, and left away when there is none', () => {
    const quote = quoted(LONG, { before: 'It rained all night on the hills.', isRepeated: true });
    const all = textFragment(quote, 400)!;
    const some = textFragment(quote, all.length - 1)!;
    expect(readable(some)).toBe(
      'text=night on the hills.-,The council of Lindholm met on,bridge across the Aske.',
    );
    const few = textFragment(quote, some.length - 1)!;
    expect(readable(few)).toBe('text=the hills.-,The council of Lindholm met on,the Aske.');
    expect(textFragment(quote, few.length - 1)).toBeNull();
  });

  it('has the words of one line of code, or of the first and the last', () => {
    const code = (text: string) => readable(textFragment(quoted(text, { kind: 'code' }), 400));
    expect(code('npm ci\n\tnpm run build -- --watch\n  npm start\n')).toBe('text=npm ci,npm start');
    expect(code('  npm start')).toBe('text=npm start');
  });

  it('begins on one line of a verse or an address, and ends on one', () => {
    expect(readable(textFragment(quoted('Mill Lane 4\nVarde harbour\nPost 77'), 400))).toBe(
      'text=Mill Lane 4,Post 77',
    );
  });

  it('takes a line of one or two words for one that was wrapped', () => {
    expect(readable(textFragment(quoted('It\nwas closed by\nthe storm.'), 400))).toBe(
      'text=It was closed by the storm.',
    );
  });

  it('has the cell of a row that answers, between its neighbours', () => {
    const row = 'Ferry\t\t90 crowns\tevery day';
    const cells = [
      { column: 'Boat', from: 0, to: 5 },
      { column: '', from: 6, to: 6 },
      { column: 'Fee', from: 7, to: 16 },
      { column: '', from: 17, to: 26 },
    ];
    const lines = [
      { ...PARAGRAPH, kind: 'row' as const, cells, role: 'quote' as const, text: row, start: 0, block: 0 },
    ];
    const fragment = (highlight: Quoted['highlight']) =>
      readable(textFragment(quoted(row, { kind: 'row', lines, highlight }), 400));
    expect(fragment([[7, 9]])).toBe('text=Ferry-,90 crowns,-every day');
    expect(fragment([[17, 26]])).toBe('text=90 crowns-,every day');
    expect(fragment([])).toBe('text=Ferry,-90 crowns');
  });

  it('has the nearest line and cell of what stands around', () => {
    const around = { before: 'Boat\tFee', after: 'Ferry\t90 crowns', isRepeated: true };
    expect(readable(textFragment(quoted('All are daily.', around), 400))).toBe(
      'text=Fee-,All are daily.,-Ferry',
    );
  });

  it('is none for a quote that nobody can see', () => {
    expect(textFragment(quoted('\u200b\u202e'), 400)).toBeNull();
  });

  it('is well formed, and has words of the quote in their order, whatever these hold', () => {
    fc.assert(
      fc.property(hostileQuote(), fc.boolean(), fc.nat(450), (quote, isRepeated, maxLength) => {
        const fragment = textFragment({ ...quote, isRepeated }, maxLength);
        if (fragment === null) return;
        expect(fragment.length).toBeLessThanOrEqual(maxLength);
        expect(fragment).toMatch(/^text=(?:[^-,&\s#]+-,)?[^-,&\s#]+(?:,[^-,&\s#]+)?(?:,-[^-,&\s#]+)?$/);
        const bare = (text: string) => text.replace(/[\s\p{Cc}\p{Cf}\p{Cs}]/gu, '');
        const parts = fragment
          .slice(5)
          .split(',')
          .filter((part) => !/^-|-$/.test(part));
        let at = 0;
        for (const part of parts) {
          at = bare(quote.quote).indexOf(bare(decodeURIComponent(part)), at);
          expect(at).toBeGreaterThanOrEqual(0);
        }
      }),
      { seed: 1, numRuns: 400 },
    );
  });
});
