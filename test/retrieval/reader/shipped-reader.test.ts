import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { shippedModel } from '../../../src/library/shipped-model.ts';

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

it('tells an answer from a sentence on the same subject, and marks the day', () => {
  const [right, ...others] = TEXTS.map((text) => read(text));
  for (const { relevance } of others) expect(right!.relevance).toBeGreaterThan(relevance);
  const { start, end } = right!.span()!;
  expect(TEXTS[0]!.slice(start, end)).toBe('3 May 1987');
});

it('gives the same bits on every machine', () => {
  const bits = TEXTS.flatMap((text) => {
    const { relevance, span } = read(text);
    return [relevance, span()?.start ?? -1, span()?.end ?? -1];
  });
  expect(createHash('sha256').update(Float64Array.from(bits)).digest('hex')).toBe(
    'b2896fb13e92289bfd6fdacc13729ebeb7ba134490a96332ca006990761ab7f4',
  );
});

it('is no larger than it may be', () => {
  const { size } = statSync(new URL('../../../src/retrieval/learned/reader.bin', import.meta.url));
  expect(size).toBeLessThan(25_000_000);
});
