import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import type { Day } from '../../src/day.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';

const FEES = [
  ['old.txt', 'Fees', '2022-03-01', 'The mooring fee in Aske is 12 euros a night.'],
  ['new.txt', 'Fees', '2024-03-01', 'Since the spring the mooring fee in Aske is 15 euros a night.'],
  ['later.txt', 'Fees', '2025-03-01', 'Since the spring the mooring fee in Aske is 18 euros a night.'],
] as const;

describe('a question for the newest', () => {
  const library = createLibrary(
    FEES.map(([id, title, day, text]) => parseArticle(id, `${title}\n${day}\n\n${text}\n`)),
  );

  async function firstOf(question: string, asked?: Day) {
    const { answers } = await library.ask(question, { server: null, asked });
    return answers[0]?.article;
  }

  it('is answered with the newest of equally good answers', async () => {
    expect(await firstOf('What is the current mooring fee in Aske?')).toBe('later.txt');
    expect(await firstOf('What is the mooring fee in Aske?')).toBe('old.txt');
  });

  it('does not require “current” or “now” in an article', async () => {
    for (const question of [
      'What is the current mooring fee in Aske?',
      'What is the mooring fee in Aske now?',
    ])
      expect((await library.ask(question, { server: null })).unmatched).toEqual([]);
  });

  it('is answered with the newest by the day of the question', async () => {
    expect(await firstOf('What is the current mooring fee in Aske?', '2024-12-01')).toBe('new.txt');
  });
});

describe('a question with or without a negation', () => {
  const library = createLibrary([
    parseArticle(
      'town.txt',
      'Title: The town\nDate: 2024-02-01\n\nThe mayor did not sign the budget. The treasurer, Ella Quist, signed it on 30 January 2024.\n\n' +
        'The school in Vardo will be closed. The school in Aske will not be closed. The school in Tana is new.',
    ),
  ]);

  it.each([
    ['Who did not sign the budget?', 'The mayor did not sign the budget.'],
    ['Who signed the budget?', 'The treasurer, Ella Quist, signed it on 30 January 2024.'],
    ['Which school will not be closed?', 'The school in Aske will not be closed.'],
    ['Which school will be closed?', 'The school in Vardo will be closed.'],
  ])('is answered with a sentence that agrees with it: %s %s', async (question, quote) => {
    const { answers } = await library.ask(question, { server: null });
    expect(answers[0]?.quote).toBe(quote);
  });
});

describe('a question in another language', () => {
  const library = createLibrary([
    parseArticle('rules.txt', 'Title: Rules\n\nNo dogs are allowed on the beach of Vardo.'),
    parseArticle('regeln.txt', 'Title: Regeln\n\nHunde dürfen nur im Winter an den Strand von Vardo.'),
  ]);
  const languageOf = async (question: string) =>
    (await library.ask(question, { server: null })).language ?? 'none told';

  it('is told by its language', async () => {
    expect(await languageOf('Wann fährt die letzte Fähre nach Vardo?')).toBe('de');
    expect(await languageOf('когда отходит последний паром?')).toBe('ru');
    expect(await languageOf('When does the last ferry leave for Vardo?')).toBe('none told');
  });

  it('is not told where the articles have all of its words', async () => {
    expect(await languageOf('dürfen Hunde im Winter an den Strand von Vardo')).toBe('none told');
  });
});
