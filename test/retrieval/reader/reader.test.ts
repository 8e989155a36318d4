import { expect, it } from 'vitest';
import { compileKernels } from '../../../src/retrieval/reader/kernels/compile.ts';
import { createReader, type ReaderInput } from '../../../src/retrieval/reader/reader.ts';
import { tinyReader } from './tiny-reader.ts';

const reader = createReader(tinyReader(), compileKernels()!);
const read = reader.ask('Do ports fear storms?');

function prose(text: string, context = ''): ReaderInput {
  return { text, slices: [{ at: 0, from: 0, length: text.length }], context };
}

it('says another thing of another text, and of another context', () => {
  const given = [
    prose('Ports fear storms.'),
    prose('Ports fear gales.'),
    prose('Ports fear storms.', 'gales'),
  ];
  expect(new Set(given.map((one) => read(one).relevance)).size).toBe(3);
});

it('marks whole pieces of the letters of the quote, and none of what stands before them', () => {
  // A row: "Litematica", tab, "yes"; read as "mod: Litematica ; allowed: yes".
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
    const span = createReader(tinyReader(seed), compileKernels()!).ask('Is litematica allowed?')(row).span()!;
    const part = quote.slice(span.start, span.end);
    expect(part).toMatch(/^[Litematcys]+$/);
    expect(part).not.toBe('');
  }
});

it('marks nothing where no letter of a quote is read', () => {
  expect(read({ text: 'mod:', slices: [], context: '' }).span()).toBeNull();
});

it('reads texts of any length', () => {
  const long = 'storm '.repeat(5_000);
  const { relevance, span } = reader.ask(long)(prose(long, long));
  expect(relevance).not.toBeNaN();
  expect(long.slice(span()!.start, span()!.end)).toMatch(/^storm/);
});

it('says that a file has no calibration', () => {
  const { words, made, numbers } = tinyReader();
  const { calibration: _, ...rest } = numbers;
  expect(() => createReader({ words, made, numbers: rest }, compileKernels()!)).toThrow('no calibration');
});
