import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import type { Event } from '../../src/library/answers.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';
import { sentencesOf } from './contract/reading.ts';

const ARRIVED = 'Anthony Blinken arrived in Beijing on June 18.';
const BEFORE = 'The day before Blinken’s visit to China, the White House announced a meeting.';

/** The events of the sentence with some first words, in an article of 19 June 2023 beside others. */
async function eventsOf(opening: string, article: string, others: string[] = []): Promise<Event[]> {
  const files = [`Date: 2023-06-19\n\n${article}`, ...others.map((text) => `Date: 2023-06-19\n\n${text}`)];
  const library = createLibrary(files.map((text, i) => parseArticle(`${i}.txt`, text)));
  const reading = await library.read('0.txt', { server: null });
  const sentence = sentencesOf(reading!).find((one) => one.sentence.startsWith(opening));
  const cited = await library.cite(sentence!.citation, { server: null });
  return cited?.state === 'same' ? cited.quote.events : [];
}

describe('an event-anchored date of a sentence', () => {
  it('is inferred if the same article gives the day of the event', async () => {
    expect(await eventsOf('The day before', `${BEFORE}\n\n${ARRIVED}`)).toEqual([
      {
        text: 'The day before Blinken’s visit to China',
        from: '2023-06-17',
        to: '2023-06-17',
        grain: 'day',
        basis: 'inferred',
        approximate: false,
      },
    ]);
  });

  it('is approximate when it is given in weeks', async () => {
    const weeks = await eventsOf(
      'Two weeks',
      `Two weeks after Blinken’s visit, they spoke again.\n\nBlinken left Beijing on June 19.`,
    );
    expect(weeks).toMatchObject([{ from: '2023-07-03', basis: 'inferred', approximate: true }]);
  });

  it.each<[why: string, article: string, others: string[]]>([
    ['no article gives it', BEFORE, []],
    ['only another article gives it', BEFORE, [ARRIVED]],
    ['the article gives two days', `${BEFORE} ${ARRIVED} Blinken landed in Beijing on June 17.`, []],
    ['the article gives that of somebody else', `${BEFORE} Janet Yellen arrived in Beijing on June 18.`, []],
    ['the article gives only a month', `${BEFORE} Blinken arrived in Beijing in June.`, []],
  ])('is not found where %s', async (_, article, others) => {
    expect(await eventsOf('The day before', article, others)).toEqual([]);
  });

  it('is listed beside the explicit dates', async () => {
    expect(
      await eventsOf('They met', `They met on June 17, the day before Blinken’s visit.\n\n${ARRIVED}`),
    ).toMatchObject([
      { text: 'June 17', from: '2023-06-17' },
      { basis: 'inferred', from: '2023-06-17' },
    ]);
  });

  it('answers a question for the time', async () => {
    const library = createLibrary([parseArticle('a.txt', `Date: 2023-06-19\n\n${BEFORE}\n\n${ARRIVED}`)]);
    const { answers } = await library.ask('When did the White House announce a meeting?', { server: null });
    const [first] = answers;
    expect(first?.highlight.map(([from, to]) => first.quote.slice(from, to))).toEqual([
      'The day before Blinken’s visit to China',
    ]);
  });
});
