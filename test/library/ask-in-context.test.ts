import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';

const library = createLibrary([
  parseArticle(
    'plans.md',
    `# Plans

| Plan | Price | Storage |
| --- | --- | --- |
| Sprat | £4 a month | 10 GB |
| Urchin | £7 a month | 50 GB |
| Limpet | £12 a month | 200 GB |

## Can I change my plan?

Yes, at the end of each month.
`,
  ),
  parseArticle(
    'contest.md',
    `# Writing contest

Length limits:

- Flash: at most 500 words
- Short: 1,500 to 4,000 words
- Poem: 40 lines, the title is not counted

## Schedule

| Time | Hall | Room |
| --- | --- | --- |
| Friday 20:00 | Karaoke | Films |
| Saturday 19:30 | Concert | Karaoke |
`,
  ),
  parseArticle(
    'band.txt',
    `Title: The Copper Finches

The Copper Finches are a folk band from Varde. The singer Claire Petitpas joined the band in early 2017. Claire Petitpas left the band in August 2018 to study the harp.

The harbour of Varde opens at six in the morning.
`,
  ),
]);

async function ask(question: string, context: string | null) {
  const answers = await library.ask(question, { server: null }, undefined, context);
  return { ...answers, first: answers.answers[0]?.shown };
}

describe('a question after another', () => {
  it.each([
    ['and urchin?', 'how much is sprat', '£7 a month'],
    ['and when did she leave?', 'when did claire petitpas join the copper finches', 'August 2018'],
    ['why?', 'when did claire petitpas leave the band', 'to study the harp'],
    ['and on saturday', 'karaoke on friday', 'Saturday 19:30'],
    ['and for short ones', 'how long may a flash be', 'Short: 1,500 to 4,000 words'],
  ])('is answered in its context if it depends on it: %s after %s', async (question, context, answer) => {
    const found = await ask(question, context);
    expect(found).toMatchObject({ question, context, first: expect.stringContaining(answer) });
  });

  it.each([
    ['when does the harbour of Varde open', 'how much is sprat'],
    ['Can I change my plan at the end of the month?', 'when did claire petitpas join the copper finches'],
    ['how much storage does limpet have', 'when did claire petitpas join the copper finches'],
    ['Is there a zeppelin museum on Mars?', 'how much is sprat'],
  ])('is answered as alone if it is complete: %s after %s', async (question, context) => {
    expect(await ask(question, context)).toEqual(await ask(question, null));
  });

  it('has no context where none is given', async () => {
    expect(await ask('how much is sprat', null)).toMatchObject({ context: null });
  });
});
