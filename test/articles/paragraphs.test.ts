import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphsOf } from '../../src/articles/paragraphs.ts';

const paragraphs = (text: string, from = 0) =>
  paragraphsOf(text, from).map(({ start, end }) => text.slice(start, end));

describe('paragraphs', () => {
  it.each([
    ['blank lines', 'one\ntwo\n\nthree', ['one\ntwo', 'three']],
    ['lines of white space', 'one\n \t\u00a0\ntwo', ['one', 'two']],
    ['the line breaks of Windows', 'one\r\ntwo\r\n\r\nthree', ['one\r\ntwo', 'three']],
    ['the line breaks of old Macs', 'one\rtwo\r\rthree', ['one\rtwo', 'three']],
    ['line breaks of two systems', 'one\n\r\ntwo\r\n\nthree', ['one', 'two', 'three']],
    ['several blank lines', '\n\none\n\n\n\ntwo\n\n', ['one', 'two']],
  ])('are separated by %s', (_, text, expected) => {
    expect(paragraphs(text)).toEqual(expected);
  });

  it('do not exist in white space', () => {
    expect(paragraphs(' \n\n\t\n')).toEqual([]);
  });

  it('start at the given offset', () => {
    expect(paragraphs('header\n\nbody\n\nmore', 6)).toEqual(['body', 'more']);
    expect(paragraphsOf('header\n\nbody', 7)).toEqual([{ start: 8, end: 12 }]);
  });

  it('contain everything but white space, in order and without overlap', () => {
    const pieces = fc.array(fc.constantFrom('a', ' ', '\n', '\r', '\r\n', '\u2028', '.', '\u00a0', '語'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(pieces, (chosen) => {
        const text = chosen.join('');
        let last = 0;
        let joined = '';
        for (const { start, end } of paragraphsOf(text, 0)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          joined += text.slice(start, end);
          last = end;
        }
        expect(joined.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
      { seed: 19, numRuns: 500 },
    );
  });
});
