import { expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';

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
])('%s is answered by what is so, or is not: %s', async (question, quote) => {
  const { answers } = await library.ask(question, { server: null });
  expect(answers[0]?.quote).toBe(quote);
});
