import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedModel } from '../../../src/library/shipped-model.ts';
import { compileKernels } from '../../../src/retrieval/reader/kernels/compile.ts';
import { createReader, type ReaderInput } from '../../../src/retrieval/reader/reader.ts';
import { tinyReader } from './tiny-reader.ts';

const reader = createReader(tinyReader(), compileKernels()!);
const read = reader.ask('Do ports fear storms?');

function prose(text: string, context = ''): ReaderInput {
  return { text, slices: [{ at: 0, from: 0, length: text.length }], context };
}

describe('a reader', () => {
  it('depends on the text and on its context', () => {
    const inputs = [
      prose('Ports fear storms.'),
      prose('Ports fear gales.'),
      prose('Ports fear storms.', 'gales'),
    ];
    expect(new Set(inputs.map((one) => read(one).relevance)).size).toBe(3);
  });

  it('marks whole pieces of the quote, and nothing of the text shown before them', () => {
    // The row "Litematica", tab, "yes" is read with the names of its columns.
    const row = {
      text: 'mod: Litematica ; allowed: yes',
      slices: [
        { at: 5, from: 0, length: 10 },
        { at: 27, from: 11, length: 3 },
      ],
      context: '',
    };
    const quote = 'Litematica\tyes';
    for (let seed = 1; seed <= 20; seed++) {
      const span = createReader(tinyReader(seed), compileKernels()!)
        .ask('Is litematica allowed?')(row)
        .span()!;
      const part = quote.slice(span.start, span.end);
      expect(part).toMatch(/^[Litematcys]+$/);
      expect(part).not.toBe('');
    }
  });

  it('marks nothing when no letter of the quote is read', () => {
    expect(read({ text: 'mod:', slices: [], context: '' }).span()).toBeNull();
  });

  it('reads texts of any length', () => {
    const long = 'storm '.repeat(5_000);
    const { relevance, span } = reader.ask(long)(prose(long, long));
    expect(relevance).not.toBeNaN();
    expect(long.slice(span()!.start, span()!.end)).toMatch(/^storm/);
  });

  it('rejects a file without a calibration', () => {
    const { words, made, numbers } = tinyReader();
    const { calibration: _, ...rest } = numbers;
    expect(() => createReader({ words, made, numbers: rest }, compileKernels()!)).toThrow('no calibration');
  });
});

describe('the reader that ships', () => {
  const QUESTION = 'When did the ferry to Aske stop?';
  const TEXTS = [
    'The ferry to Aske made its last crossing on 3 May 1987, when the bridge was opened.',
    'The ferry to Aske takes forty minutes.',
    'Nobody was hurt.',
    'Aske has had a bridge since 1987.',
    'ferry '.repeat(200),
    '',
  ];
  const reader = shippedModel().reader()!;

  function read(text: string, context = 'Crossings | The Sound') {
    return reader.ask(QUESTION)({ text, slices: [{ at: 0, from: 0, length: text.length }], context });
  }

  it('finds an answer more relevant than sentences on the same subject, and marks its span', () => {
    const [answer, ...others] = TEXTS.map((text) => read(text));
    for (const { relevance } of others) expect(answer!.relevance).toBeGreaterThan(relevance);
    const { start, end } = answer!.span()!;
    expect(TEXTS[0]!.slice(start, end)).toBe('3 May 1987');
  });

  it('computes identical results on every machine', () => {
    const results = TEXTS.flatMap((text) => {
      const { relevance, span } = read(text);
      return [relevance, span()?.start ?? -1, span()?.end ?? -1];
    });
    expect(createHash('sha256').update(Float64Array.from(results)).digest('hex')).toBe(
      '7fe40a41fb20c756dbafe7bd0a42bf19bdb3b44c703db600b361cc55647adf7b',
    );
  });

  it('has less than 25 MB', () => {
    const { size } = statSync(new URL('../../../src/retrieval/learned/reader.bin', import.meta.url));
    expect(size).toBeLessThan(25_000_000);
  });
});
