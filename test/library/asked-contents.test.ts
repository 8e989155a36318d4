import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';

const library = createLibrary([
  parseArticle(
    'tiers.md',
    `# Tiers of the club

- **Ember** – €4 a month
  - a yellow name
  - one more home
- **Blaze** – €9 a month
  - everything in Ember
  - a place in the queue

## Starter kit (free)

- A lamp
- Two ropes

## Where to pay

At the desk. Blaze is paid in advance.
`,
  ),
]);

async function ask(question: string) {
  const { verdict, unmatched, answers } = await library.ask(question, { server: null });
  return { verdict, unmatched, shown: answers[0]?.shown.split('\n') };
}

describe('a question for the contents of something', () => {
  it.each([
    ['whats in ember', ['Ember – €4 a month', 'a yellow name', 'one more home']],
    ['what does blaze include?', ['Blaze – €9 a month', 'everything in Ember', 'a place in the queue']],
    ['perks of ember', ['Ember – €4 a month', 'a yellow name', 'one more home']],
    ['what is in the starter kit', ['Starter kit (free)', 'A lamp', 'Two ropes']],
  ])(
    'is answered by the item or the section with its name, and all below it: %s',
    async (question, shown) => {
      expect(await ask(question)).toEqual({ verdict: 'answered', unmatched: [], shown });
    },
  );

  it('is left to the ranking where the name has other words', async () => {
    const { verdict, unmatched } = await ask('what does the winter blaze include');
    expect({ verdict, unmatched }).toEqual({ verdict: 'none', unmatched: ['winter', 'include'] });
  });
});
