import { expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import type { Day } from '../../src/day.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';

const ARTICLES = [
  ['old.txt', 'Fees', '2022-03-01', 'The mooring fee in Aske is 12 euros a night.'],
  ['new.txt', 'Fees', '2024-03-01', 'Since the spring the mooring fee in Aske is 15 euros a night.'],
  ['later.txt', 'Fees', '2025-03-01', 'Since the spring the mooring fee in Aske is 18 euros a night.'],
] as const;

const library = createLibrary(
  ARTICLES.map(([id, title, day, text]) => parseArticle(id, `${title}\n${day}\n\n${text}\n`)),
);

async function firstOf(question: string, asked?: Day) {
  const { answers } = await library.ask(question, { server: null, asked });
  return answers[0]?.article;
}

it('the newest of what answers equally well comes first where that is asked for', async () => {
  expect(await firstOf('What is the current mooring fee in Aske?')).toBe('later.txt');
  expect(await firstOf('What is the mooring fee in Aske?')).toBe('old.txt');
});

it('no article has to say “current” or “now” itself', async () => {
  for (const question of ['What is the current mooring fee in Aske?', 'What is the mooring fee in Aske now?'])
    expect((await library.ask(question, { server: null })).unmatched).toEqual([]);
});

it('the newest is that of the day of the question', async () => {
  expect(await firstOf('What is the current mooring fee in Aske?', '2024-12-01')).toBe('new.txt');
});
