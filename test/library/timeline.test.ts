import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { createLibrary } from '../../src/library/embedded.ts';
import type { Scope } from '../../src/library/library.ts';
import { daysInWords } from '../../src/library/words.ts';

const FILES = {
  'bridge.txt': `Date: 2024-05-05
Title: A bridge for Lindholm

The council approved the Aske bridge on Friday. Work on it begins in June 2024, on 10 June 2024, and ends in the spring of 2026.

The old bridge across the Aske was built in 1931 and burned down on 4 March 1999. Everybody likes bridges.`,
  'opening.txt': `Date: 2026-05-02
Title: Lindholm celebrates

The Aske bridge was opened on 1 May. The old bridge across the Aske was built in 1931 and burned down on 4 March 1999.`,
  'elsewhere.txt': `Date: 2024-01-10
Title: News from Varde

The mayor of Varde opened a bakery on Monday. Bread has been cheap since 2019.`,
  'undated.txt': `Some say that the Aske bridge will fall in 2031.`,
};

const library = createLibrary(Object.entries(FILES).map(([id, text]) => parseArticle(id, text)));

async function timeline(topic: string, scope: Partial<Scope> = {}, limit?: number): Promise<string[]> {
  const dated = await library.timeline(topic, { server: null, ...scope }, limit);
  return dated.map(({ quote, event }) => `${daysInWords(event)}: ${quote.quote.slice(0, 30)}`);
}

const WHOLE = [
  '1931: The old bridge across the Aske',
  '4 March 1999: The old bridge across the Aske',
  '3 May 2024: The council approved the Aske ',
  '10 June 2024: Work on it begins in June 2024',
  'spring 2026: Work on it begins in June 2024',
  '1 May 2026: The Aske bridge was opened on ',
  '2031: Some say that the Aske bridge ',
].map((line) => line.slice(0, line.indexOf(': ') + 32));

describe('a timeline', () => {
  it('has the days of a topic in their order, each day of a sentence, and a sentence of two articles once', async () => {
    expect(await timeline('Aske bridge')).toEqual(WHOLE);
  });

  it.each(['history of the Aske bridge', 'timeline: Aske bridge', 'What happened to the Aske bridge?'])(
    'is not changed by words that ask for times: %s',
    async (topic) => {
      expect(await timeline(topic)).toEqual(WHOLE);
    },
  );

  it('has the days that its words were read from, and the sentence to the letter', async () => {
    const [first] = await library.timeline('Aske bridge', { server: null });
    expect(first).toMatchObject({
      quote: { article: 'bridge.txt', published: '2024-05-05', highlight: [], confidence: 1 },
      event: { text: '1931', from: '1931-01-01', to: '1931-12-31', grain: 'year', basis: 'explicit' },
    });
  });

  it.each<[Partial<Scope>, string[]]>([
    [{ from: '2024-05-03', to: '2024-06-10' }, WHOLE.slice(2, 4)],
    [{ from: '1999-03-05', to: '2024-05-02' }, []],
    [{ to: '1931-06-01' }, WHOLE.slice(0, 1)],
    [{ from: '2026-04-01' }, WHOLE.slice(4)],
  ])('has only what happened in %o, whenever it was published', async (scope, expected) => {
    expect(await timeline('Aske bridge', scope)).toEqual(expected);
  });

  it('has only what had been published by a day, or stands in one article', async () => {
    expect(await timeline('Aske bridge', { asOf: '2024-12-31' })).toEqual(WHOLE.slice(0, 5));
    expect(await timeline('Aske bridge', { article: 'undated.txt' })).toEqual(WHOLE.slice(6));
  });

  it('goes on for what has no end', async () => {
    expect(await timeline('cheap bread', { from: '2030-01-01' })).toEqual([
      'since 2019: Bread has been cheap since 201',
    ]);
    expect(await timeline('cheap bread', { to: '2018-12-31' })).toEqual([]);
  });

  it('has as many as are asked for: those nearest to the topic', async () => {
    expect(await timeline('Aske bridge opened', {}, 1)).toEqual([
      '1 May 2026: The Aske bridge was opened on ',
    ]);
  });

  it('has nothing of another topic', async () => {
    for (const topic of ['zeppelin', 'Aske zeppelin', 'mayor of Lindholm', '?!', ''])
      expect(await timeline(topic)).toEqual([]);
  });
});
