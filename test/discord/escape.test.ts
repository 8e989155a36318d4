import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapedSize, escapeInline, escapeText, unescapeText } from '../../src/discord/escape.ts';
import { sizeOf } from '../../src/discord/utf8-size.ts';

/** Any UTF-16 code unit, lone surrogates included. */
const CODE_UNIT = fc.nat(0xffff).map((code) => String.fromCharCode(code));

describe('escaping', () => {
  it.each([
    ['**bold** and __under__', '\\*\\*bold\\*\\* and \\_\\_under\\_\\_'],
    ['# no heading', '\\# no heading'],
    ['-# no small print', '\\-# no small print'],
    ['> no quotation', '\\> no quotation'],
    ['- no list', '\\- no list'],
    ['1. no list', '1\\. no list'],
    ['12) no list', '12\\) no list'],
    ['1.', '1\\.'],
    ['It opened in 1987. It closed in 1999.', 'It opened in 1987. It closed in 1999.'],
    ['||no spoiler||', '\\|\\|no spoiler\\|\\|'],
    ['[no](https://link.example)', '\\[no\\](https\\://link.example)'],
    ['<@123> <#123> <t:0:R> </ask:1> <:x:1>', '\\<\\@123> \\<#123> \\<t:0:R> \\</ask:1> \\<:x:1>'],
    ['@everyone', '\\@everyone'],
    // After discord.py#4206, pycord#695, discord.js#8701, userdoccers#391.
    ['<id:customize> <a@b.example> <+12025550123>', '\\<id:customize> \\<a\\@b.example> \\<+12025550123>'],
    ['>>> no quotation', '\\>>> no quotation'],
    ['`code` \\', '\\`code\\` \\\\'],
    ['two\nlines\r\n and  blanks ', 'two lines and blanks'],
    ['turned \u202eround, zero\u200bwidth', 'turned round, zerowidth'],
    ['5.5 percent, U.S. - fine (yes)', '5.5 percent, U.S. - fine (yes)'],
  ])('turns %j into %j', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  it('does not split emoji', () => {
    expect(escapeText('👩‍👩‍👧 and 🇩🇰')).toBe('👩‍👩‍👧 and 🇩🇰');
  });

  it('keeps the spaces at the ends of a part of a line', () => {
    expect(escapeInline(' in the middle ')).toBe(' in the middle ');
  });

  it('makes no text larger than `escapedSize` says', () => {
    expect([escapedSize('storm'), escapedSize('a*b_c <@1>'), escapedSize('漢字é')]).toEqual([
      5,
      14,
      3 + 2 / 3,
    ]);
    fc.assert(
      fc.property(fc.string({ unit: CODE_UNIT, maxLength: 200 }), (text) => {
        expect(sizeOf(escapeInline(text))).toBeLessThanOrEqual(escapedSize(text) + 1e-9);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('can be undone, except for white space and control characters', () => {
    const rendered = (text: string) => unescapeText(escapeText(text));
    fc.assert(
      fc.property(fc.string({ unit: CODE_UNIT, maxLength: 200 }), (text) => {
        expect(rendered(rendered(text))).toBe(rendered(text));
        expect(rendered(text)).not.toMatch(/[\n\r]/);
      }),
      { seed: 1, numRuns: 1000 },
    );
    expect(rendered('What does `npm *start*` do on 127.0.0.1 - # now?')).toBe(
      'What does `npm *start*` do on 127.0.0.1 - # now?',
    );
  });
});
