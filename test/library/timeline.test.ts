import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { english } from '../../src/i18n/translator.ts';
import { daysInWords } from '../../src/library/dates-in-words.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';
import type { Scope } from '../../src/library/library.ts';

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
  const { dated } = await library.timeline(topic, { server: null, ...scope }, limit);
  return dated.map(({ quote, event }) => `${daysInWords(english, event)}: ${quote.quote.slice(0, 30)}`);
}

const ALL_ENTRIES = [
  '1931: The old bridge across the Aske',
  '4 March 1999: The old bridge across the Aske',
  '3 May 2024: The council approved the Aske ',
  '10 June 2024: Work on it begins in June 2024',
  'spring 2026: Work on it begins in June 2024',
  '1 May 2026: The Aske bridge was opened on ',
  '2031: Some say that the Aske bridge ',
].map((line) => line.slice(0, line.indexOf(': ') + 32));

describe('a timeline', () => {
  it('is in the order of the dates, with an entry for each date of a sentence, and one for a sentence of two articles', async () => {
    expect(await timeline('Aske bridge')).toEqual(ALL_ENTRIES);
  });

  it.each(['history of the Aske bridge', 'timeline: Aske bridge', 'What happened to the Aske bridge?'])(
    'does not depend on words that ask for a timeline: %s',
    async (topic) => {
      expect(await timeline(topic)).toEqual(ALL_ENTRIES);
    },
  );

  it('has the words of each date, and the sentence verbatim', async () => {
    const {
      dated: [first],
    } = await library.timeline('Aske bridge', { server: null });
    expect(first).toMatchObject({
      quote: { article: 'bridge.txt', published: '2024-05-05', highlight: [], confidence: 1 },
      event: { text: '1931', from: '1931-01-01', to: '1931-12-31', grain: 'year', basis: 'explicit' },
    });
  });

  it.each<[Partial<Scope>, string[]]>([
    [{ from: '2024-05-03', to: '2024-06-10' }, ALL_ENTRIES.slice(2, 4)],
    [{ from: '1999-03-05', to: '2024-05-02' }, []],
    [{ to: '1931-06-01' }, ALL_ENTRIES.slice(0, 1)],
    [{ from: '2026-04-01' }, ALL_ENTRIES.slice(4)],
  ])('has only what happened in %o, whenever it was published', async (scope, expected) => {
    expect(await timeline('Aske bridge', scope)).toEqual(expected);
  });

  it('is limited to articles published by a day, or to one article', async () => {
    expect(await timeline('Aske bridge', { asOf: '2024-12-31' })).toEqual(ALL_ENTRIES.slice(0, 5));
    expect(await timeline('Aske bridge', { article: 'undated.txt' })).toEqual(ALL_ENTRIES.slice(6));
  });

  it('includes open-ended dates at any later time', async () => {
    expect(await timeline('cheap bread', { from: '2030-01-01' })).toEqual([
      'since 2019: Bread has been cheap since 201',
    ]);
    expect(await timeline('cheap bread', { to: '2018-12-31' })).toEqual([]);
  });

  it('has at most as many entries as asked for: those nearest to the topic', async () => {
    expect(await timeline('Aske bridge opened', {}, 1)).toEqual([
      '1 May 2026: The Aske bridge was opened on ',
    ]);
  });

  it('says how many more there are', async () => {
    const all = await library.timeline('Aske bridge', { server: null });
    const few = await library.timeline('Aske bridge', { server: null }, 5);
    expect([all.dated.length, all.leftOut, few.dated.length, few.leftOut]).toEqual([7, 0, 5, 2]);
  });

  it('is empty for a topic that no article has', async () => {
    for (const topic of ['zeppelin', 'Aske zeppelin', 'mayor of Lindholm', '?!', ''])
      expect(await timeline(topic)).toEqual([]);
  });
});

const CHANGES = createLibrary([
  parseArticle(
    'CHANGELOG.md',
    `# Harbour Pilot

All that changes is written down here.

## [2.1.0] - 2026-03-11

### Added

- Maps of the northern fjords.
- Support for radar ends on 1 May 2026, as was said in June 2025.

### Fixed

- Depths are given in metres again.

## [2.0.0] - 2025-11-02

- A new engine.
- Tides are shown for three days.

## Unreleased

- Nothing yet.
`,
  ),
  parseArticle(
    'news.txt',
    `Date: 2026-03-12\nTitle: News\n\nHarbour Pilot was praised on Wednesday. It rained.`,
  ),
  parseArticle(
    'rules.md',
    `# Rules\n\n## Moorings\n\nThey are let from 1 April 2026.\n\n## Fires\n\nNone since 2019.\n`,
  ),
]);

describe('a timeline of a topic that titles or headings name', () => {
  const timeline = async (topic: string, limit?: number) => {
    const { dated, leftOut } = await CHANGES.timeline(topic, { server: null }, limit);
    const lines = dated.map(
      ({ quote, event }) => `${daysInWords(english, event)} (${event.basis}): ${quote.quote}`,
    );
    return leftOut > 0 ? [...lines, `and ${leftOut} more`] : lines;
  };
  const ALL = [
    'June 2025 (explicit): Support for radar ends on 1 May 2026, as was said in June 2025.',
    '2 November 2025 (heading): A new engine.',
    '2 November 2025 (heading): Tides are shown for three days.',
    '11 March 2026 (heading): Maps of the northern fjords.',
    '11 March 2026 (heading): Support for radar ends on 1 May 2026, as was said in June 2025.',
    '11 March 2026 (heading): Depths are given in metres again.',
    '11 March 2026 (weekday): Harbour Pilot was praised on Wednesday.',
    '1 May 2026 (explicit): Support for radar ends on 1 May 2026, as was said in June 2025.',
  ];

  it('has every item of a changelog under the date of its heading, in its order', async () => {
    expect((await timeline('Harbour Pilot')).sort()).toEqual([...ALL].sort());
    expect((await timeline('Harbour Pilot')).filter((line) => line.includes('(heading)'))).toEqual(
      ALL.filter((line) => line.includes('(heading)')),
    );
    expect(await timeline('changelog')).toEqual(ALL.filter((line) => !line.includes('praised')));
  });

  it('has the nearest entries, and the number of the others', async () => {
    expect(await timeline('Harbour Pilot', 1)).toEqual([expect.any(String), 'and 7 more']);
    expect(await timeline('depths')).toEqual(['11 March 2026 (heading): Depths are given in metres again.']);
  });

  it('has the sentences below a heading of the topic, but no headings', async () => {
    expect(await timeline('moorings')).toEqual(['1 April 2026 (explicit): They are let from 1 April 2026.']);
    expect(await timeline('2.0.0')).toEqual(ALL.slice(1, 3));
  });
});

describe('a timeline of ambiguous dates', () => {
  const library = createLibrary(
    ['2025-02-03', '2025-01-03', null].map((published, i) =>
      parseArticle(
        `${i}.txt`,
        `${published ? `Date: ${published}\n` : ''}Title: Word ${i}\n\nThe ferry number ${i} sank on 02/01/2025.`,
      ),
    ),
  );

  it('lists each under the day that is nearer to the article’s, with the other day', async () => {
    const { dated } = await library.timeline('ferry sank', { server: null });
    expect(
      dated.map(({ quote, event }) => [quote.article, event.from, event.or, daysInWords(english, event)]),
    ).toEqual([
      ['1.txt', '2025-01-02', '2025-02-01', '2 January 2025 or 1 February 2025'],
      ['2.txt', '2025-01-02', '2025-02-01', '2 January 2025 or 1 February 2025'],
      ['0.txt', '2025-02-01', '2025-01-02', '1 February 2025 or 2 January 2025'],
    ]);
  });

  it('finds them for a topic with the same ambiguous date', async () => {
    const { dated } = await library.timeline('ferry 02/01/2025', { server: null });
    expect(dated).toHaveLength(3);
  });
});
