import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseFile } from '../../src/articles/parse.ts';

/** Eighty files as communities write them, of every format. */
const SETS = path.resolve('src/training/chat');
const files = readdirSync(SETS).flatMap((set) =>
  readdirSync(path.join(SETS, set, 'articles')).map((name) => path.join(SETS, set, 'articles', name)),
);

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** Letters and digits alone. */
function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

/** What of a text does not stand in another in the same order; '' where all does. */
function missingFrom(source: string, text: string): string {
  let at = 0;
  for (const [i, letter] of [...text].entries()) {
    const found = source.indexOf(letter, at);
    if (found < 0) return [...text].slice(i).join('');
    at = found + letter.length;
  }
  return '';
}

describe.each(files.map((file) => [path.relative(SETS, file), file]))('%s', (_, file) => {
  const bytes = readFileSync(file);
  const source = bytes.toString('utf8').replace(/&(\w+);/g, (whole, name) => ENTITIES[name] ?? whole);
  const { text, blocks } = parseFile(path.basename(file), bytes);

  it('becomes blocks that follow one another in its text', () => {
    let end = 0;
    for (const [number, block] of blocks.entries()) {
      expect(block.start).toBeGreaterThanOrEqual(end);
      expect(block.end).toBeGreaterThan(block.start);
      expect(block.parent).toBeLessThan(number);
      for (const cell of block.cells ?? []) {
        expect(cell.start).toBeGreaterThanOrEqual(block.start);
        expect(cell.end).toBeLessThanOrEqual(block.end);
      }
      end = block.end;
    }
  });

  it('has the letters of every block, in that order', () => {
    for (const { start, end } of blocks)
      expect(missingFrom(letters(source), letters(text.slice(start, end)))).toBe('');
  });

  it('shows no marks', () => {
    for (const { kind, start, end } of blocks)
      if (kind !== 'code')
        expect(text.slice(start, end)).not.toMatch(/\*\*|\]\(|<\/(?:p|div|b|i|li|td)>|^#{1,6} /m);
  });
});
