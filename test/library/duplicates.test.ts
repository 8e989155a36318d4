import { expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';

type File = [id: string, day: string, text: string];

async function ask(question: string, ...files: File[]) {
  const library = createLibrary(
    files.map(([id, day, text]) => parseArticle(id, `Title: ${id}\nDate: ${day}\n\n${text}`)),
  );
  const { answers } = await library.ask(question, { server: null });
  return answers.map(({ quote, article, alsoIn }) => [
    article,
    quote,
    alsoIn?.map((one) => [one.article, one.published]),
  ]);
}

// As in onyx#1757: many papers print the same agency report.
it('a sentence of several articles is one quote: the newest, with the others named', async () => {
  const shared = 'The mill of Aske burnt down in 2019.';
  const found = await ask(
    'When did the mill of Aske burn down?',
    ['a.txt', '2024-03-01', shared],
    ['b.txt', '2024-03-05', `${shared.replace('of ', 'of  ')} Nobody was hurt.`],
    ['c.txt', '2024-03-03', shared],
    ['d.txt', '2024-03-04', 'The mill of Tana burnt down in 2020.'],
  );
  expect(found).toHaveLength(3);
  expect(found).toEqual(
    expect.arrayContaining([
      [
        'b.txt',
        shared.replace('of ', 'of  '),
        [
          ['c.txt', '2024-03-03'],
          ['a.txt', '2024-03-01'],
        ],
      ],
      ['d.txt', 'The mill of Tana burnt down in 2020.', undefined],
      ['b.txt', 'Nobody was hurt.', undefined],
    ]),
  );
});

it.each<[why: string, question: string, one: File, other: File]>([
  [
    'mention different days',
    'When did the mill of Aske burn down?',
    ['a.txt', '2024-03-01', 'The mill of Aske burnt down on Monday.'],
    ['b.txt', '2024-06-01', 'The mill of Aske burnt down on Monday.'],
  ],
  [
    'are below different headings',
    'What was added to the harbour?',
    ['a.md', '2024-03-01', '## Harbour 2.0\n\nA dark quay was added to the harbour.'],
    ['b.md', '2024-06-01', '## Harbour 3.0\n\nA dark quay was added to the harbour.'],
  ],
  [
    'have an antecedent in different sentences before them',
    'When was the mill of Aske sold?',
    ['a.txt', '2024-03-01', 'Ada Berg owned the mill of Aske. She sold it in 2019.'],
    ['b.txt', '2024-06-01', 'Eva Lund owned the mill of Tana. She sold it in 2019.'],
  ],
])('sentences of the same words that %s are not duplicates', async (_, question, one, other) => {
  const found = await ask(question, one, other);
  const repeated = found.filter(([, quote], i) => found.some((two, k) => i !== k && two[1] === quote));
  expect(repeated).toHaveLength(2);
  expect(found.every(([, , alsoIn]) => alsoIn === undefined)).toBe(true);
});

it('a sentence that one article has twice is two quotes', async () => {
  const found = await ask('Who rang the bell?', [
    'a.txt',
    '2024-03-01',
    'Ada rang the bell.\n\nAda rang the bell.',
  ]);
  expect(found).toEqual([
    ['a.txt', 'Ada rang the bell.', undefined],
    ['a.txt', 'Ada rang the bell.', undefined],
  ]);
});
