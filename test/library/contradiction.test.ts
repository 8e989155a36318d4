import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import type { Answers } from '../../src/library/answers.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';
import type { Scope } from '../../src/library/library.ts';

/** Other sentences of each article, so that the library has more than the sentence in question. */
const OTHER_TEXT =
  'The council met in the town hall. Fishermen sold herring at the quay. A choir sang, and the baker gave away bread.';

type PublishedSentence = [published: string | null, sentence: string];

/** Asks a library of two articles with a sentence each. */
function ask(
  question: string,
  one: PublishedSentence,
  other: PublishedSentence,
  scope: Partial<Scope> = {},
): Promise<Answers> {
  const articles = [one, other].map(([published, sentence], i) =>
    parseArticle(
      `${i}.txt`,
      `${published ? `Date: ${published}\n` : ''}Title: News ${i}\n\n${sentence}\n\n${OTHER_TEXT}`,
    ),
  );
  return createLibrary(articles).ask(question, { server: null, ...scope });
}

/** The highlighted parts of the two quotes, newer first. */
const partsOf = ({ conflict }: Answers) =>
  conflict?.map(({ quote, highlight }) => highlight.map(([from, to]) => quote.slice(from, to)).join());

describe('two articles disagree', () => {
  it.each<[string, PublishedSentence, PublishedSentence, [newer: string, older: string]]>([
    [
      'When does the Aske bridge open?',
      ['2024-03-01', 'The Aske bridge will open on 1 May 2024.'],
      ['2024-04-10', 'The Aske bridge will open on 15 June 2024, because the steel came late.'],
      ['15 June 2024', '1 May 2024'],
    ],
    [
      'When was Varde founded?',
      ['2022-03-01', 'Varde was founded by fishermen in 1652.'],
      ['2020-03-01', 'Varde was founded by fishermen in 1649.'],
      ['1652', '1649'],
    ],
    [
      'When did the ferry sink?',
      ['2020-03-01', 'The ferry sank on 3 March 1921.'],
      ['2022-03-01', 'On 5 March 1921, the ferry sank.'],
      ['5 March 1921', '3 March 1921'],
    ],
    [
      'When did Berg visit Varde?',
      ['2024-02-02', 'Berg visited Varde on 1 February.'],
      ['2024-02-04', 'Berg visited Varde on Saturday.'],
      ['Saturday', '1 February'],
    ],
    [
      'How many people were hurt in the fire?',
      ['2024-03-01', 'Twelve people were hurt in the fire at the mill.'],
      ['2024-03-02', '15 people were hurt in the fire at the mill.'],
      ['15', 'Twelve'],
    ],
    [
      'How much does the bridge cost?',
      ['2024-03-01', 'The bridge will cost 12 million crowns.'],
      ['2025-03-02', 'The bridge will cost 15 million crowns, the council said.'],
      ['15 million crowns', '12 million crowns'],
    ],
    [
      'How tall is the lighthouse?',
      [null, 'The lighthouse of Varde is 31 metres tall.'],
      ['2025-03-02', 'The lighthouse of Varde is 34 metres tall.'],
      ['34 metres', '31 metres'],
    ],
    // As in onyx#1757, covan#43, attestor#163: both an old and a new handbook are found.
    [
      'How many days of leave does the staff get?',
      ['2022-03-01', 'The staff get 20 days of leave a year.'],
      ['2024-03-01', 'The staff get 25 days of leave a year.'],
      ['25', '20'],
    ],
    [
      'When does the town hall open?',
      ['2022-03-01', 'The town hall opens at 8 a.m.'],
      ['2024-03-01', 'The town hall opens at 9 a.m.'],
      ['9 a.m', '8 a.m'],
    ],
    [
      'Who is the head of staff?',
      ['2022-03-01', 'The head of staff is Mara Lund.'],
      ['2024-03-01', 'The head of staff is Jon Peel.'],
      ['Jon Peel', 'Mara Lund'],
    ],
    [
      'Where is the summer party held?',
      ['2022-03-01', 'The summer party is held in Bergen.'],
      ['2024-03-01', 'The summer party is held in Molde.'],
      ['Molde', 'Bergen'],
    ],
    [
      'What caused the delay of the ferry?',
      ['2022-03-01', 'The delay of the ferry was caused by a storm.'],
      ['2024-03-01', 'The delay of the ferry was caused by a strike.'],
      ['strike', 'storm'],
    ],
  ])('on “%s”: %s, %s', async (question, one, other, expected) => {
    const answers = await ask(question, one, other);
    const parts = expected.map((part) => expect.stringContaining(part));
    expect(partsOf(answers)).toEqual(parts);
    // Whichever article comes first in its library.
    expect(partsOf(await ask(question, other, one))).toEqual(parts);
    expect(answers.conflict?.map(({ citation }) => citation)).toContain(answers.answers[0]?.citation);
  });

  it('only where they are different articles of the scope', async () => {
    const sentences: [PublishedSentence, PublishedSentence] = [
      ['2020-03-01', 'Varde was founded by fishermen in 1649.'],
      ['2022-03-01', 'Varde was founded by fishermen in 1652.'],
    ];
    const { answers, conflict } = await ask('When was Varde founded?', ...sentences, { asOf: '2022-12-31' });
    expect(answers.length).toBeGreaterThan(1);
    expect(conflict).not.toBeNull();
    expect(await ask('When was Varde founded?', ...sentences, { asOf: '2021-12-31' })).toMatchObject({
      conflict: null,
    });
    expect(await ask('When was Varde founded?', ...sentences, { article: '1.txt' })).toMatchObject({
      conflict: null,
    });
  });
});

describe('two articles do not disagree', () => {
  it.each<[why: string, question: string, PublishedSentence, PublishedSentence]>([
    [
      'they give the same day in other words',
      'When did the storm close the harbour?',
      ['2024-02-02', 'The storm closed the harbour on Thursday.'],
      ['2024-06-01', 'The storm closed the harbour on 1 February.'],
    ],
    [
      'one is approximate',
      'When was Varde founded?',
      ['2020-03-01', 'Varde was founded in 1649.'],
      ['2022-03-01', 'Varde was founded about 1652.'],
    ],
    [
      'one is less exact',
      'When was Varde founded?',
      ['2020-03-01', 'Varde was founded in 1649.'],
      ['2022-03-01', 'Varde was founded in the 1650s.'],
    ],
    [
      'it happens every year',
      'When does the fair open?',
      ['2020-05-01', 'The fair opens on 3 May.'],
      ['2021-05-01', 'The fair opens on 8 May.'],
    ],
    [
      'it happened again',
      'When did the storm close the harbour?',
      ['2024-02-02', 'A storm closed the harbour of Varde on Thursday.'],
      ['2024-11-20', 'A storm closed the harbour of Varde on Monday.'],
    ],
    [
      'they name different people',
      'When was the mayor elected?',
      ['2020-03-04', 'Mayor Ada Berg was elected on 3 March 2020.'],
      ['2024-03-02', 'Mayor Olaf Lund was elected on 1 March 2024.'],
    ],
    [
      'they speak of different towns',
      'When did Berg visit?',
      ['2024-02-02', 'Berg visited Varde on 1 February.'],
      ['2024-02-04', 'Berg visited Lindholm on 3 February.'],
    ],
    [
      'they speak of two things of one kind',
      'When did the bridge open?',
      ['2020-03-04', 'The old bridge was opened in 1931.'],
      ['2022-03-02', 'The new bridge was opened in 1999.'],
    ],
    [
      'one rounds',
      'How many people live in Varde?',
      ['2020-03-01', '4,000 people live in Varde.'],
      ['2022-03-01', '4,120 people live in Varde.'],
    ],
    [
      'one amount is approximate',
      'How many people live in Varde?',
      ['2020-03-01', 'About 450 people live in Varde.'],
      ['2022-03-01', '463 people live in Varde.'],
    ],
    [
      'one gives only a lower bound',
      'How many people live in Varde?',
      ['2020-03-01', 'More than 4,000 people live in Varde.'],
      ['2022-03-01', '5,210 people live in Varde.'],
    ],
    [
      'they count at different times',
      'How many people live in Varde?',
      ['2020-03-01', '4,000 people lived in Varde in 1990.'],
      ['2022-03-01', '5,210 people lived in Varde in 2020.'],
    ],
    [
      'they count different things',
      'How much did the council give to Varde?',
      ['2020-03-01', 'The council gave 40 crowns to Varde.'],
      ['2022-03-01', 'The council gave 71 barrels to Varde.'],
    ],
    [
      'they differ in what is asked about',
      'Who owns the mill?',
      ['2020-03-01', 'The mill in Aske is owned by Ada Berg.'],
      ['2022-03-01', 'The mill in Tana is owned by Eva Lund.'],
    ],
    [
      'they do not say what something is',
      'What does Lantern support?',
      ['2020-03-01', 'Lantern supports tables of numbers.'],
      ['2022-03-01', 'Lantern supports lists of names.'],
    ],
    [
      'it is not asked when, nor how many',
      'Who founded Varde?',
      ['2020-03-01', 'Ada founded Varde in 1649.'],
      ['2022-03-01', 'Ada founded Varde in 1652.'],
    ],
  ])('when %s', async (_, question, one, other) => {
    for (const answers of [await ask(question, one, other), await ask(question, other, one)]) {
      const [first, second] = answers.answers;
      // Otherwise the case would prove nothing.
      expect(answers.verdict).toBe('answered');
      expect([first?.article, second?.article].sort()).toEqual(['0.txt', '1.txt']);
      expect(answers.conflict).toBeNull();
    }
  });

  it('when both sentences are of one article', async () => {
    const both = 'Varde was founded in 1649. Others say that Varde was founded in 1652.';
    const answers = await ask(
      'When was Varde founded?',
      ['2020-03-01', both],
      ['2022-03-01', 'Nobody knows.'],
    );
    expect(answers.answers[1]?.article).toBe('0.txt');
    expect(answers.conflict).toBeNull();
  });
});
