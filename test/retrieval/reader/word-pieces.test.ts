import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordPieces } from '../../../src/retrieval/reader/word-pieces.ts';
import { readWeights } from '../../../src/retrieval/weights-file.ts';

const learned = new URL('../../../src/retrieval/learned/reader.bin', import.meta.url);
const pieces = new WordPieces(readWeights(readFileSync(learned)).words.pieces!);

/** Texts as Hugging Face's Python library tokenizers 0.23 splits them with the same vocabulary. */
const cases = JSON.parse(readFileSync(new URL('./word-pieces.json', import.meta.url), 'utf8')) as {
  text: string;
  ids: number[];
  offsets: [number, number][];
}[];

describe('word pieces', () => {
  it.each(cases)('of $text equal those of the training library', ({ text, ids, offsets }) => {
    const split = pieces.split(text);
    expect(split.map(({ id }) => id)).toEqual(ids);
    expect(split.map(({ start, end }) => [start, end])).toEqual(offsets);
  });

  it('are in the order of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let at = 0;
        for (const { start, end } of pieces.split(text)) {
          expect(start).toBeGreaterThanOrEqual(Math.max(0, at - 2));
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          at = end;
        }
      }),
    );
  });

  it('are never special pieces, whatever is typed', () => {
    const special = ['[CLS]', '[SEP]', '[MASK]'].map((piece) => pieces.idOf(piece));
    const typed = pieces.split('[CLS] [SEP] [MASK] [sep]').map(({ id }) => id);
    expect(typed.filter((id) => special.includes(id))).toEqual([]);
  });

  it('are limited in number', () => {
    expect(pieces.split('antidisestablishmentarianism', 2)).toHaveLength(2);
  });
});
