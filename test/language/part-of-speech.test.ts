import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/language/part-of-speech.ts';

const CHAT = path.join(import.meta.dirname, '../../src/training/chat');

/** The articles of the training sets, with possessives, lists and tables. */
const PARAGRAPHS = readdirSync(CHAT, { recursive: true, encoding: 'utf8' })
  .filter((name) => /articles[\\/][^\\/]+$/.test(name))
  .sort()
  .flatMap((name) => readFileSync(path.join(CHAT, name), 'utf8').split(/\n\s*\n/))
  .slice(0, 1_000);

describe('the analysis of a text', () => {
  it('does not depend on what was analysed before', { timeout: 60_000 }, () => {
    expect(PARAGRAPHS).toHaveLength(1_000);
    const forwards = PARAGRAPHS.map(analyse);
    const backwards = [...PARAGRAPHS].reverse().map(analyse).reverse();
    expect(backwards).toEqual(forwards);
  });

  it('has the offsets of each word', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...PARAGRAPHS.slice(0, 200))),
        (text) => {
          let last = 0;
          for (const { word, start, end } of analyse(text)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(text.slice(start, end).replace(/[’‘]/g, "'").toLowerCase()).toBe(word);
            last = end;
          }
        },
      ),
    );
  });

  it('distinguishes verbs from nouns, and marks negated words', () => {
    const words = analyse('Cars may park here, but trucks do not park here.');
    const parks = words.filter(({ word }) => word === 'park');
    expect(parks.map(({ pos, isNegated }) => [pos, isNegated])).toEqual([
      ['VERB', false],
      ['VERB', true],
    ]);
  });

  it('omits addresses and possessives', () => {
    const words = analyse('Ada’s boats are at https://example.org/a_b, the boats’ list too.');
    expect(words.map(({ word }) => word).join(' ')).toBe('ada boats are at the boats list too .');
  });

  it.each([
    `http://${'abcdefgh.'.repeat(300)}gh_`,
    'a'.repeat(20_000),
    `www.${'a-b.'.repeat(2_000)}`,
    `${'1-'.repeat(5_000)}`,
    `x@${'y.'.repeat(3_000)}`,
  ])('takes linear time for hostile text %#', { timeout: 5_000 }, (text) => {
    expect(analyse(text)).toEqual([]);
  });

  it('is empty for an empty text', () => {
    expect(analyse('')).toEqual([]);
    expect(analyse(' \n\t')).toEqual([]);
  });
});
