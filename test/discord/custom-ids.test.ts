import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readId, writeId } from '../../src/discord/custom-ids.ts';

/** Any UTF-16 code unit, lone surrogates included. */
const CODE_UNIT = fc.nat(0xffff).map((code) => String.fromCharCode(code));

describe('the id of a component', () => {
  it('has its action and arguments', () => {
    expect(writeId('next', '3')).toBe('v1:next:3');
    expect(readId('v1:next:3')).toEqual({ action: 'next', args: ['3'] });
    expect(readId('v1:about')).toEqual({ action: 'about', args: [] });
  });

  it('is not written when it is too long for Discord, or an argument has other characters', () => {
    expect(() => writeId('next', 'x'.repeat(100))).toThrow(/not a component's id/);
    expect(() => writeId('next', 'a b')).toThrow(/not a component's id/);
  });

  it('is null for any other text', () => {
    for (const id of [
      '',
      'next:3',
      'v2:next:3',
      'v1:',
      'v1:next:',
      'v1:next:3:',
      'v1:NEXT:3',
      `v1:next:${'3'.repeat(99)}`,
    ])
      expect(readId(id)).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: CODE_UNIT }), (id) => {
        expect(readId(id)).toBeNull();
      }),
      { seed: 1 },
    );
  });
});
