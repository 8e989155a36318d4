import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';

const ALL = { server: null };
const RULES = `# Rules of the hall

## Be kind

No insults. Wardens decide.

## Keep it clean

Sweep before you go.
`;
const library = createLibrary([
  parseArticle('rules.md', RULES),
  parseArticle('hall.txt', 'Title: The hall\n\nThe hall has a new roof since May. It is open on Mondays.'),
]);

async function first(question: string) {
  const { verdict, answers } = await library.ask(question, ALL);
  return { verdict, article: answers[0]?.article, shown: answers[0]?.shown.split('\n') };
}

describe('a question for all sections', () => {
  it('is answered by all of them with their headings', async () => {
    expect(await first('what are the rules of the hall?')).toEqual({
      verdict: 'answered',
      article: 'rules.md',
      shown: ['Be kind', 'No insults. Wardens decide.', 'Keep it clean', 'Sweep before you go.'],
    });
  });

  it('is cut where it is too long, and never after a heading', async () => {
    const long = (name: string) =>
      `## ${name}\n\n${`The ${name} is swept on Mondays by whoever comes first. `.repeat(4)}\n\n`;
    const many = createLibrary([
      parseArticle('duties.md', `# Duties\n\n${['yard', 'cellar', 'attic', 'stairs'].map(long).join('')}`),
    ]);
    const { answers } = await many.ask('what are the duties?', ALL);
    const { lines } = answers[0]!;
    expect(lines.at(-1)).toMatchObject({ kind: 'paragraph', isCut: true });
    expect(lines.filter(({ kind }) => kind === 'heading').map(({ text }) => text)).toEqual([
      'cellar',
      'attic',
    ]);
  });
});

describe('a question for a list', () => {
  const contest = createLibrary([
    parseArticle(
      'contest.md',
      '# Builders contest\n\n## Prizes\n\n1. a statue at the spawn\n2. 300 cinders\n3. 100 cinders for a finished build\n\n## Judges\n\nThey are drawn by lot.\n',
    ),
  ]);

  it('is answered by all of it, also where a word of the question has another ending there', async () => {
    const { answers } = await contest.ask('what are the prizes for the build contest', ALL);
    expect(answers[0]!.shown.split('\n')).toEqual([
      'Prizes',
      '1. a statue at the spawn',
      '2. 300 cinders',
      '3. 100 cinders for a finished build',
    ]);
  });
});
