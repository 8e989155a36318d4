import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import type { Day } from '../../src/day.ts';
import { parseDay } from '../../src/day.ts';
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
    expect(await firstOf('What is the mooring fee in Aske?')).toBe('later.txt');
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

describe('a question for an item by its number', () => {
  const LISTS = {
    'of a list':
      '1. Be respectful.\n2. No spam.\n3. No horses.\n   1. Mules too.\n   2. Ponies.\n   3. Zebras.',
    'in headings':
      '## Rule 1 – Respect\n\nBe kind.\n\n## 2. Spam\n\nNone. Not one.\n\n## §3 Animals\n\nNo horses. Mules too.',
    'at the start of lines': 'Rule 1: Be respectful.\nRule 2: No spam.\nRule 3: No horses.',
  };

  it.each(Object.entries(LISTS))('is answered with the item %s', async (_, list) => {
    const library = createLibrary([
      parseArticle('rules.md', `# Rules of the market\n\n${list}\n`),
      parseArticle('way.md', '# The way\n\n1. Go up.\n2. Go left.\n3. Go down.\n'),
    ]);
    for (const question of [
      'what is rule 3',
      'Rule #3?',
      'whats the third rule',
      'can you quote rule 3 please',
    ]) {
      const { verdict, answers } = await library.ask(question, { server: null });
      expect([question, verdict, answers[0]?.quote]).toEqual([
        question,
        'answered',
        expect.stringMatching(/^(?:Rule 3: )?No horses\.$/),
      ]);
    }
  });

  it('is answered where the list does not call its items so, but is named', async () => {
    const library = createLibrary([
      parseArticle(
        'a.md',
        '# Handbook\n\n## In an emergency\n\n1. Press the red button.\n2. Call 112.\n\n## Tea\n\n1. Boil it.\n2. Pour.',
      ),
    ]);
    const { verdict, answers } = await library.ask('what is step 2 in an emergency', { server: null });
    expect([verdict, answers[0]?.quote]).toEqual(['answered', 'Call 112.']);
  });

  it('is not sure where several articles have one, or none is called so', async () => {
    const library = createLibrary(
      ['market', 'harbour'].map((place) =>
        parseArticle(`${place}.md`, `# Rules of the ${place}\n\n1. No dogs.\n2. No cats in this ${place}.\n`),
      ),
    );
    for (const question of ['what is rule 2', 'what is step 2', 'what is rule 7'])
      expect((await library.ask(question, { server: null })).verdict).not.toBe('answered');
  });
});

describe('a question for a list as a whole', () => {
  const library = createLibrary([
    parseArticle(
      'market.md',
      '# The market\n\n## Rules\n\n1. Be respectful.\n2. No horses. They bite.\n   - Mules may come.\n3. No spam.\n\n## Staff\n\n| Name | Role |\n|---|---|\n| Ada | owner |\n| Bo | guard |\n\n## Prices\n\nA stall is 12 euros.\n\n## Hours\n\n- Never on Sundays\n',
    ),
    parseArticle('shop.md', '# Opening days\n\n- Monday to Friday\n- some Saturdays\n'),
  ]);
  const shownFor = async (question: string) => {
    const { answers } = await library.ask(question, { server: null });
    return answers[0]?.lines.filter(({ role }) => role !== 'introduction').map(({ text }) => text);
  };

  it.each(['what are the rules', 'list the rules please', 'show me all rules of the market'])(
    'is answered with all of it: %s',
    async (question) => {
      const { answers } = await library.ask(question, { server: null });
      expect(await shownFor(question)).toEqual([
        'Be respectful.',
        'No horses. They bite.',
        'Mules may come.',
        'No spam.',
      ]);
      expect(answers[0]).toMatchObject({ quote: 'Be respectful.', highlight: [] });
      expect(answers.slice(1).map(({ quote }) => quote)).not.toContain('No spam.');
    },
  );

  it('is answered with the rows of a table, and with a list below its title alone', async () => {
    expect(await shownFor('who are the staff')).toEqual(['Ada\towner', 'Bo\tguard']);
    expect(await shownFor('what are the opening days')).toEqual(['Monday to Friday', 'some Saturdays']);
  });

  it.each([
    ['what is said about spam in the rules', 'No spam.'],
    ['who is the owner of the market', 'Ada\towner'],
  ])('is not one that names an item: %s', async (question, quote) => {
    expect(await shownFor(question)).toEqual([quote]);
  });
});

describe('a question that is a name', () => {
  it('is answered by what stands below that name', async () => {
    const library = createLibrary([
      parseArticle('minutes.md', '# Minutes\n\n## Money\n\n- membership: 83 so far (last year 71)\n'),
      parseArticle(
        'welcome.md',
        '# Welcome\n\n## Membership\n\n- £8 for the year, £5 from January\n- Staff: £12\n',
      ),
    ]);
    const { answers } = await library.ask('how much is membership', { server: null });
    expect(answers[0]?.quote).toBe('£8 for the year, £5 from January');
  });
});

describe('a question how often', () => {
  it('prefers an answer that says how often', async () => {
    const library = createLibrary([
      parseArticle(
        'bans.md',
        '# Appeals\n\nWe answer an appeal within 5 days. You can appeal once every 3 months.\n',
      ),
    ]);
    const { answers } = await library.ask('how often can i appeal', { server: null });
    expect(answers[0]?.quote).toBe('You can appeal once every 3 months.');
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

describe('a question about one of several', () => {
  const library = createLibrary([
    parseArticle(
      'shows.md',
      '# Shows\n\n| Day | Time | What |\n|---|---|---|\n| 4 Dec | 17:00 | Harbour Bank |\n| 20 Dec | 18:00 | winter concert, day 2 |\n\nUPDATE: Harbour Bank moved to 11 Dec because of the storm.\n',
    ),
  ]);

  it('is answered by what corrects the first answer later in its article', async () => {
    const { answers } = await library.ask('when is harbour bank', { server: null });
    expect(answers[0]!.quote).toBe('UPDATE: Harbour Bank moved to 11 Dec because of the storm.');
  });

  it('is answered by what corrects the first answer in an article that is not older', async () => {
    const plan = 'Date: 2026-11-20\n\n# Harbour\n\nThe lantern parade starts at 15:30 on the quay.\n';
    const news = (day: string) =>
      `Date: ${day}\n\n# News\n\nBecause of the storm the lantern parade has been moved to 14:30. The bar opens later.\n`;
    const firstOf = async (day: string) => {
      const library = createLibrary([parseArticle('plan.md', plan), parseArticle('news.md', news(day))]);
      return (await library.ask('when does the lantern parade start', { server: null })).answers[0]!.quote;
    };
    expect(await firstOf('2026-11-23')).toBe(
      'Because of the storm the lantern parade has been moved to 14:30.',
    );
    expect(await firstOf('2026-11-16')).toBe('The lantern parade starts at 15:30 on the quay.');
  });

  it('is answered by the correction of a later day, also where the newest stands on top', async () => {
    const posts = [
      '**[02/10/2026] Runa:** CORRECTION re the fair. The lantern fair is Sat 24 October, not the 17th.',
      '**[28/09/2026] Odd:** The kiln is dead, use the other one.',
      '**[25/09/2026] Runa:** The lantern fair is Sat 17 October at the mission hall.',
    ];
    for (const order of [posts, [...posts].reverse()]) {
      const news = createLibrary([parseArticle('news.md', `# News\n\n${order.join('\n\n')}\n`)]);
      const { answers } = await news.ask('when is the lantern fair', { server: null });
      expect(answers[0]!.quote).toBe('The lantern fair is Sat 24 October, not the 17th.');
    }
  });

  it('is answered by a newer article only if it is about the same subject', async () => {
    const about = (day: string, text: string) =>
      parseArticle(`${day}.md`, `Date: ${day}\n\n# News\n\n${text}\n`);
    const firstOf = async (...articles: ReturnType<typeof about>[]) =>
      (await createLibrary(articles).ask('how much does a berth cost', { server: null })).answers[0]!.quote;
    const old = about('2024-02-06', 'The council of Varde met Ada Holm. A berth costs 40 crowns a night.');
    const now = about(
      '2024-05-02',
      'Ada Holm of Varde is the new harbour master. A berth now costs 55 crowns.',
    );
    const other = about(
      '2024-06-01',
      'Pip Moss sells tickets for the ferry. A cabin is 90 crowns. A bed for one costs less.',
    );
    expect(await firstOf(old, now)).toBe('A berth now costs 55 crowns.');
    expect(await firstOf(old, other)).toBe('A berth costs 40 crowns a night.');
  });

  it('is answered by the newer of two articles that answer about as well, up to the day of the question', async () => {
    const toll = (day: string, text: string) =>
      parseArticle(`${day}.md`, `Date: ${day}\n\n# Fire\n\n${text}\n`);
    const news = createLibrary([
      toll('2024-02-06', 'Four people have died in the fire at Pellow House. Police closed the bridge.'),
      toll('2024-02-07', 'Nine people have now died in the fire at Pellow House. The bridge is open again.'),
      toll('2024-02-10', 'Thirteen people have died in the fire at Pellow House. The search has ended.'),
    ]);
    const firstOn = async (asked: string) => {
      const scope = { server: null, asked: parseDay(asked)! };
      return (await news.ask('how many people have died in the fire at Pellow House', scope)).answers[0]!
        .quote;
    };
    expect(await firstOn('2024-02-06')).toMatch(/^Four/);
    expect(await firstOn('2024-02-09')).toMatch(/^Nine/);
    expect(await firstOn('2024-03-01')).toMatch(/^Thirteen/);
  });

  it('is answered by the correction where it asks for what is so this year', async () => {
    const plan =
      '# Press day 2026\n\nPress day is Saturday 10 October.\n\n**CORRECTION**\n\n- press day moves to Saturday 17 October\n- bring boots\n';
    const { answers } = await createLibrary([parseArticle('plan.md', plan)]).ask(
      'when is press day this year',
      { server: null },
    );
    expect(answers[0]!.quote).toBe('press day moves to Saturday 17 October');
  });

  it('is answered by what stands below a heading for changes', async () => {
    const changed = createLibrary([
      parseArticle(
        'parade.md',
        '# Season\n\n| Event | Call |\n|---|---|\n| Lantern parade | 15:30 |\n| Spring show | 9:00 |\n\n**Changes!!**\n\n- Lantern parade starts an hour earlier: call 14:30\n- Spring show: polo, no hat\n',
      ),
    ]);
    const shown = await changed.ask('what time is the lantern parade', { server: null });
    expect(shown.answers[0]!.quote).toBe('Lantern parade starts an hour earlier: call 14:30');
  });

  it('is answered by the line of its name below its heading', async () => {
    const week = createLibrary([
      parseArticle(
        'week.md',
        '# The week\n\n**Opening hours**\nFri: 12–23\nSat: 10–20\nSun: 10–18\n\n| Day | Event | Start |\n|---|---|---|\n| Friday | Draft | 18:45 |\n| Saturday | Kids club | 10:30 |\n',
      ),
    ]);
    const { answers } = await week.ask('when r u open on saturdays', { server: null });
    expect(answers[0]!.quote).toBe('Sat: 10–20');
  });

  it('is answered by what has all words of another answer, and a rare one', async () => {
    const faq = createLibrary([
      parseArticle(
        'faq.md',
        '# Selling us your cards\n\n### Do you buy damaged cards?\nOnly if the card is over £20.\n\n### Do you buy Yu-Gi-Oh?\nNot since March.\n\n### Do you buy in bulk?\nYes, by weight.\n',
      ),
    ]);
    const { answers } = await faq.ask('do you guys buy yugioh cards', { server: null });
    expect(answers[0]!.quote).toBe('Not since March.');
  });

  it('is not surely answered where each of two rows has a word that the other lacks', async () => {
    const prices = createLibrary([
      parseArticle(
        'prices.md',
        '# Singles\n\n| Card | Condition | Price |\n|---|---|---|\n| Barrow King | NM | £6.75 |\n| Barrow King | LP | £5.00 |\n| Barrow King (foil) | NM | £17.50 |\n| Tide Caller | NM | £2.00 |\n',
      ),
    ]);
    const verdictOf = async (question: string) => (await prices.ask(question, { server: null })).verdict;
    expect(await verdictOf('barrow king foil price')).toBe('answered');
    expect(await verdictOf('barrow king foil lp price')).toBe('unsure');
  });

  it('is answered by the line of its name alone', async () => {
    const readme = createLibrary([
      parseArticle(
        'plugins.md',
        '# Plugins\n\n| Plugin | License |\n|---|---|\n| digest | MIT |\n| hush | GPL |\n',
      ),
      parseArticle(
        'readme.md',
        '# Snail\n\nIt reads feeds.\n\nLicense: AGPL-3.0, whatever the badge says.\n',
      ),
    ]);
    const { answers } = await readme.ask('what license is it', { server: null });
    expect(answers[0]!.quote).toBe('License: AGPL-3.0, whatever the badge says.');
  });

  it('is not surely answered with a day of the past where the next one is asked for', async () => {
    const rules = createLibrary([
      parseArticle(
        'rules.md',
        '# Rules\n\nThe AGM of the garden is on 22 February 2026 in the mill.\n\nThe shed is open.\n',
      ),
    ]);
    const verdictOn = async (asked: Day) =>
      (await rules.ask('when is the next agm', { server: null, asked })).verdict;
    expect(await verdictOn('2026-02-01')).toBe('answered');
    expect(await verdictOn('2026-11-30')).toBe('unsure');
  });

  it('is not surely answered with another one', async () => {
    expect((await library.ask('when is day 2 of the winter concert', { server: null })).verdict).toBe(
      'answered',
    );
    expect((await library.ask('when is day 1 of the winter concert', { server: null })).verdict).toBe(
      'unsure',
    );
  });
});
