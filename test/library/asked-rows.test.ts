import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';

const ALL = { server: null };
const CABINS = `# Cabins of the Fjell lodge

| Cabin | Beds | Price | Sauna | Heating | Distance to the lake |
| --- | --- | --- | --- | --- | --- |
| Lynx | 4 | €85 | yes | wood stove | 300 m |
| Wolverine | 10 | €1,140 | yes | wood stove | 1.2 km |
| Vole | 2 | free | no | none | 40 m |
| Old Lynx | 6 | €62.50 | no | electric | 90 m |
| Hare | 2 | €48 | no | electric | n/a |
`;
const WATCHES = `# Night watches

| Watch | Begins | Duration | Where | Wanted |
| --- | --- | --- | --- | --- |
| Owl | 22:00 | 1 h 30 min | Gate | 2 |
| Badger | 23:30 | 45 min | Cellar | 1 to 3 |
| Most Feared | 00:15 | 2 h | Gate | 4 |
| Stoat | 02:15 | 50 min | Roof | about 5 |
`;
const REPAIRS = `# Requests for repairs

| Request | State | Since | Cost |
| --- | --- | --- | --- |
| Leaking barrel | waiting | 3 March 2026 | 3 h |
| Broken wheel | done | 12 January 2025 | €40 |
| Cracked bell | waiting | 9 May 2026 | €15 |
`;
const POOLS = `# Pools

Lanes of the pools:

- Tarn: 6 lanes
- Beck: 11 lanes
- Mere: 4 lanes
`;
const SLEDGES = `# Sledges

| Sledge | Seats |
| --- | --- |
| Birger | 3 |
`;
const ROOMS = `# Rooms of the mill

| Number | Room | View | Beams |
| --- | --- | --- | --- |
| 9 | Room 1 | river | 14 |
| 8 | Room 2 | yard | 21 |
| 7 | Room 3 | river | 8 |
`;
const FERRIES = `# Ferries

| Ferry | Sailing time | Crossing |
| --- | --- | --- |
| Kittiwake | 18:30 | 25 min |
| Razorbill | 7:15 | 1 h 10 min |
`;
const COURSES = `# Courses

## Winter

| Course | Fee |
| --- | --- |
| Skating | €30 |
| Curling | €25 |

## Summer

| Course | Fee |
| --- | --- |
| Rowing | €20 |
| Diving | €90 |
`;
const GEAR = `# Gear of the ice rink

Ask at the counter.

## Hire

| Item | Price | Deposit |
| --- | --- | --- |
| Skates (any size) | €4 | none |
| Knee pads + bag | €1.50 | €5 |
| Helmet, adult | €2 | €5 |
| Helmet, child | €1 | €5 |
| Sled | free | ask |

## Lessons

- Beginners’ lesson – €12
- Figure lesson – €19.50
- Hockey night: €7

## Bonus points

| Event | Points |
| --- | --- |
| Clean lap (no fall) | 8 |
| Lantern found | 3 |
`;
const GLAZES = `# Glazes

| Glaze | Kiln | Coat |
| --- | --- | --- |
| Celadon | 1260 °C | 2 mm |
| Raku | 950 °C | – |
`;
const QUARTET = `# The Lantern Quartet

The Lantern Quartet played its first concert in a boathouse.

## Members

| Name | Born | Instrument |
| --- | --- | --- |
| Sera | 3 Feb 1999 | viola |
| Doyu | 30 Sep 2002 | cello |
| Rae | 12 May 2001 | violin |
`;
const SCHOOL = `# Pupils of the harbour school

| Pupil | Age | Stool |
| --- | --- | --- |
| Ivo | 12 | not yet |
| Juno | 9 | €3 |
| Kit | 15 | €2.50 |
`;
const library = createLibrary([
  parseArticle('quartet.md', QUARTET),
  parseArticle('school.md', SCHOOL),
  parseArticle('glazes.md', GLAZES),
  parseArticle('gear.md', GEAR),
  parseArticle('cabins.md', CABINS),
  parseArticle('watches.md', WATCHES),
  parseArticle('repairs.md', REPAIRS),
  parseArticle('pools.md', POOLS),
  parseArticle('sledges.md', SLEDGES),
  parseArticle('courses.md', COURSES),
  parseArticle('rooms.md', ROOMS),
  parseArticle('ferries.md', FERRIES),
  parseArticle('hall.md', '# Hall\n\nThe longest table of the hall seats forty guests.\n'),
]);

async function ask(question: string, asked = library) {
  const { verdict, answers, unmatched } = await asked.ask(question, ALL);
  const { quote = '', lines = [], highlight = [] } = answers[0] ?? {};
  return {
    verdict,
    unmatched,
    rows: lines
      .filter(({ kind }) => kind === 'row' || kind === 'item')
      .map(({ text }) => text.split(/\t|: /)[0]),
    bold: highlight.map((part) => quote.slice(...part)),
  };
}

describe('a question with a superlative', () => {
  it.each([
    ['which cabin has the most beds?', 'Wolverine', '10'],
    ['cabin with the least beds that has a sauna', 'Lynx', '4'],
    ['whats the cheapest cabin', 'Vole', 'free'],
    ['cheapest paid cabin', 'Hare', '€48'],
    ['what is the most expensive cabin', 'Wolverine', '€1,140'],
    ['which cabin costs the most', 'Wolverine', '€1,140'],
    ['which electric cabin costs the least', 'Hare', '€48'],
    ['which cabin has the shortest distance to the lake', 'Vole', '40 m'],
    ['what is the longest watch', 'Most Feared', '2 h'],
    ['shortest night watch', 'Badger', '45 min'],
    ['what is the oldest request for repairs?', 'Broken wheel', '12 January 2025'],
    ['which pool has the most lanes', 'Beck', '11 lanes'],
    ['cheapest summer course', 'Rowing', '€20'],
    ['what is the longest ferry crossing', 'Razorbill', '1 h 10 min'],
    ['whos the youngest in the lantern quartet', 'Doyu', '30 Sep 2002'],
    ['who is the oldest of the members', 'Sera', '3 Feb 1999'],
    ['youngest pupil of the harbour school', 'Juno', '9'],
    ['which pupil is the oldest', 'Kit', '15'],
    ['which pupil has the cheapest stool', 'Kit', '€2.50'],
    ['which glaze needs the hottest kiln', 'Celadon', '1260 °C'],
    ['longest ferry', 'Razorbill', '1 h 10 min'],
    ['which room has the most beams', '8', '21'],
    ['which room with a view of the river has the most beams', '9', '14'],
  ])('is answered by the row with that amount, which is in bold: %s', async (question, row, bold) => {
    expect(await ask(question)).toEqual({ verdict: 'answered', unmatched: [], rows: [row], bold: [bold] });
  });

  it('is answered by all rows with the same amount', async () => {
    expect(await ask('which cabin has the fewest beds')).toEqual({
      verdict: 'answered',
      unmatched: [],
      rows: ['Vole', 'Hare'],
      bold: ['2'],
    });
  });

  it('is of the column that the other words name where it is the last word', async () => {
    expect(await ask('which glaze has kiln highest')).toMatchObject({
      verdict: 'answered',
      rows: ['Celadon'],
    });
  });

  it.each([
    ['who got the best score', 'Rae'],
    ['the worst score', 'Doyu'],
    ['best lap of the ice race', 'Doyu'],
    ['who had the worst lap', 'Sera'],
  ])('is not surely answered by what may be the best: %s', async (question, row) => {
    const race = '# Ice race\n\n| Who | Lap | Score |\n| --- | --- | --- |\n';
    const rows = '| Sera | 58 s | 7 |\n| Doyu | 49 s | 5 |\n| Rae | 51 s | 9 |\n';
    const races = createLibrary([parseArticle('race.md', race + rows)]);
    expect(await ask(question, races)).toMatchObject({ verdict: 'unsure', rows: [row] });
  });

  it('is not surely answered where a word is left over', async () => {
    const { verdict, rows } = await ask('which cabin in Norway has the most beds');
    expect({ verdict, rows }).toEqual({ verdict: 'unsure', rows: ['Wolverine'] });
  });

  it('is not surely answered by one of two tables with the same columns', async () => {
    expect((await ask('what is the cheapest course')).verdict).toBe('unsure');
  });

  it.each([
    ['no such column', 'which cabin has the most dogs', 'Old Lynx'],
    ['amounts of different units', 'which request costs the most', 'Leaking barrel'],
    ['ranges and estimates', 'which watch has the most wanted', 'Owl'],
    ['cells in words', 'which cabin has the most heating', 'Lynx'],
    ['a name that begins like one', 'where is the most feared watch', 'Most Feared'],
    ['one row only', 'which sledge has the most seats', 'Birger'],
    ['one row with a word of the question', 'does the Hare cabin have the most beds', 'Hare'],
    ['a bound', 'which cabin has at most 6 beds', 'Old Lynx'],
  ])('is left to the ranking where there is %s', async (_, question, first) => {
    expect((await ask(question)).rows[0]).toBe(first);
  });

  it('is not answered by days of something else where it is for who is older', async () => {
    const crew = createLibrary([
      parseArticle(
        'crew.md',
        '# Crew\n\n| Name | Joined |\n| --- | --- |\n| Ada | 3 May 2021 |\n| Bo | 9 June 2020 |\n',
      ),
    ]);
    expect((await ask('who is older, Ada or Bo', crew)).verdict).not.toBe('answered');
    expect((await ask('who is the oldest of the crew', crew)).verdict).not.toBe('answered');
  });

  it('is answered by a sentence that says it', async () => {
    const table = '| Boat | Price |\n| --- | --- |\n| Tern | €20 |\n| Smew | €30 |\n';
    const boats = createLibrary([
      parseArticle('boats.md', `# Boats\n\n${table}`),
      parseArticle('raft.md', '# Raft\n\nThe cheapest boat of all is the raft, which is free.\n'),
    ]);
    expect(await ask('what is the cheapest boat', boats)).toMatchObject({ verdict: 'answered', rows: [] });
  });

  it('is not answered from a column that only numbers the rows', async () => {
    const ladder = createLibrary([
      parseArticle(
        'ladder.md',
        '# Ladder\n\n| Team | Rank |\n| --- | --- |\n| Puffins | 1 |\n| Terns | 9 |\n',
      ),
    ]);
    expect((await ask('which team has the highest rank', ladder)).rows).not.toEqual(['Terns']);
  });
});

describe('a question that compares two rows', () => {
  it.each([
    ['difference between Lynx and Old Lynx', ['Lynx', 'Old Lynx']],
    ['Hare vs Vole', ['Vole', 'Hare']],
    ['Hare or Lynx, which is cheaper?', ['Lynx', 'Hare']],
    ['which has the shorter distance to the lake, Vole or Lynx', ['Lynx', 'Vole']],
    ['which is the cheapest, Lynx or Wolverine', ['Lynx', 'Wolverine']],
    ['is the Hare cabin cheaper than the Vole', ['Vole', 'Hare']],
    ['how many beds do Hare and Lynx have', ['Lynx', 'Hare']],
    ['which has more beds, Wolverine or Hare', ['Wolverine', 'Hare']],
    ['room 1 vs room 3', ['9', '7']],
    ['how many lanes does Tarn have compared to Mere', ['Tarn', 'Mere']],
  ])('is answered by both: %s', async (question, rows) => {
    expect(await ask(question)).toMatchObject({ verdict: 'answered', unmatched: [], rows });
  });

  it.each([
    ['what do skates and knee pads cost to hire', ['Skates (any size)', 'Knee pads + bag']],
    ['deposit for knee pads n skates', ['Skates (any size)', 'Knee pads + bag']],
    ['is hiring skates dearer than knee pads?', ['Skates (any size)', 'Knee pads + bag']],
    ['how much is an adult helmet and a child helmet', ['Helmet, adult', 'Helmet, child']],
    ['skates, knee pads and a sled price', ['Skates (any size)', 'Knee pads + bag', 'Sled']],
    ['whats worth more a clean lap or a lantern', ['Clean lap (no fall)', 'Lantern found']],
    ['the bag or the sled, which is cheaper', ['Knee pads + bag', 'Sled']],
  ])('is answered by both, also where it has a part of their names only: %s', async (question, rows) => {
    expect(await ask(question)).toMatchObject({ verdict: 'answered', unmatched: [], rows });
  });

  it('is answered by both items of a list', async () => {
    const { answers } = await library.ask('which is dearer, figure lesson or beginners', ALL);
    expect(answers[0]!.shown.split('\n')).toEqual([
      'Lessons',
      'Beginners’ lesson – €12',
      'Figure lesson – €19.50',
    ]);
  });

  it.each([
    ['a part of a name is that of several rows', 'how much is a helmet and a sled'],
    ['they are in no conjunction', 'skates with a knee pad'],
    ['a part of a name is none of its first words', 'how many points for the fall or the lantern'],
  ])('is left to the ranking where %s', async (_, question) => {
    expect((await ask(question)).rows).toHaveLength(1);
  });

  it('shows both, and is not surely answered where they are compared by something else', async () => {
    const { verdict, rows } = await ask('is the Hare nicer than the Vole');
    expect(rows).toEqual(['Vole', 'Hare']);
    expect(verdict).not.toBe('answered');
  });

  it('is not one for all that is between two', async () => {
    const days = createLibrary([
      parseArticle(
        'week.md',
        '# Week\n\n| Day | Lunch |\n| --- | --- |\n| Monday | Soup |\n| Tuesday | Stew |\n| Friday | Fish |\n',
      ),
    ]);
    expect((await ask('what is for lunch between Monday and Friday', days)).rows).not.toEqual([
      'Monday',
      'Friday',
    ]);
    expect((await ask('what is for lunch Monday to Friday', days)).rows).not.toEqual(['Monday', 'Friday']);
    expect((await ask('lunch on Monday and Friday', days)).rows).toEqual(['Monday', 'Friday']);
  });
});

describe('a question with a number', () => {
  const races = createLibrary([
    parseArticle(
      'races.md',
      `# Races of the winter fair

| Race | Age | Fee | Max team |
| --- | --- | --- | --- |
| Puffin | 8–11 | €8 | 3 |
| Tern | 12–15 | €10 | 5 |
| Gannet | 16+ | €18 | – |
| Veterans | 45 and over | €14 | 8 |
`,
    ),
  ]);

  it.each([
    ['how much is the race for my 13 yr old', ['Tern']],
    ['im 46 which race can i enter', ['Gannet', 'Veterans']],
    ['race for a team of 4', ['Tern', 'Veterans']],
  ])('is answered by the rows whose range has it: %s', async (question, rows) => {
    expect((await ask(question, races)).rows).toEqual(rows);
  });

  it('is surely answered where all words are those of the number, of columns or above the table', async () => {
    expect((await ask('how much is the race for my 13 yr old', races)).verdict).toBe('answered');
  });

  it.each([
    ['the number is of something else', 'which race costs 13 euros in December'],
    ['it names a row', 'can my 13 year old run the Gannet race'],
    ['no range has it', 'is there a race for my 3 year old'],
  ])('is left to the ranking where %s', async (_, question) => {
    const { rows } = await ask(question, races);
    expect(rows).not.toEqual(['Tern']);
    expect(rows.length).toBeLessThan(2);
  });
});

describe('a question for a cell', () => {
  const plans = createLibrary([
    parseArticle(
      'plans.md',
      `# Plans

## Compare

| | Ash | Birch |
| --- | --- | --- |
| Price | €9 | €14 |
| Guests | – | 2 |

## Extras

| Extra | Price | Plans | Size |
| --- | --- | --- | --- |
| Shelf | €6 | Ash, Birch | 90 cm |
| Long bench | €3 | Birch | 2 m |
`,
    ),
  ]);

  it.each([
    ['ash price', 'Price', '€9'],
    ['how many guests with birch', 'Guests', '2'],
    ['price of the bench', 'Long bench', '€3'],
    ['how big is the shelf', 'Shelf', '90 cm'],
  ])(
    'is surely answered by it where all words are its row and its column: %s',
    async (question, row, bold) => {
      expect(await ask(question, plans)).toEqual({
        verdict: 'answered',
        unmatched: [],
        rows: [row],
        bold: [bold],
      });
    },
  );

  it('is one for all of them where it asks for the contents of a column', async () => {
    expect(await ask('what does birch include', plans)).toEqual({
      verdict: 'answered',
      unmatched: [],
      rows: ['Price', 'Guests'],
      bold: [],
    });
  });

  it('is not surely answered by it where a word is left over', async () => {
    expect((await ask('ash price in winter', plans)).verdict).not.toBe('answered');
  });
});

describe('the end of a ranking', () => {
  const league = createLibrary([
    parseArticle(
      'league.md',
      `# The league

## Fixtures

| Round | Date | Match |
| --- | --- | --- |
| 4 | 22 Oct | Last Bell |

## Table after round 6

| # | Player | Points |
| --- | --- | --- |
| 1 | Oksana | 16 |
| 2 | Juno | 12 |
| 3 | Dilys | 0 |
`,
    ),
  ]);

  it.each([
    ["who's top of the league rn", '1'],
    ['whos last', '3'],
    ['who is at the bottom of the table', '3'],
  ])('is the first or the last of its rows: %s', async (question, row) => {
    expect(await ask(question, league)).toMatchObject({ rows: [row] });
  });
});

describe('a row with a number', () => {
  const plots = createLibrary([
    parseArticle(
      'plots.md',
      `# Plots

| Plot | Size | Kind | Rent | Holder |
| --- | --- | --- | --- | --- |
| 1A | 60 | half | €32 | Bo |
| 2 | 125 | full | €58 | Ada, plot 5 before |
| 5 | 140 | full | €64 | – |
`,
    ),
    parseArticle(
      'rules.md',
      '# Rules\n\nThe shed of a plot may be no bigger than 2 m, and of plot 5 no higher.\n',
    ),
  ]);

  it.each([
    ['who has plot 1a', ['1A'], 'answered'],
    ['rent of plot 5', ['5'], 'answered'],
    ['whats more rent, plot 2 or plot 5', ['2', '5'], 'answered'],
    ['biggest plot?', ['5'], 'answered'],
  ])('is found by it and the name of its column: %s', async (question, rows, verdict) => {
    expect(await ask(question, plots)).toMatchObject({ verdict, rows });
  });

  it('does not surely answer where the cell that is asked for is blank', async () => {
    expect((await ask('holder of the plot 5', plots)).verdict).not.toBe('answered');
  });
});

describe('a row with a cell that is the name in the question', () => {
  const league = (name: string) =>
    createLibrary([
      parseArticle(
        'league.md',
        `# League

## Second team

| Date | Opponent | Crew |
| --- | --- | --- |
| 28 October | ${name} B | Ada |
| 18 November | Calder | Bo, vice captain |

## First team

| Date | Opponent | Crew |
| --- | --- | --- |
| 9 December | ${name} | Cy, captain |
| 27 January | Aldwark | Di |
`,
      ),
    ]);

  it('is preferred to one with more in it', async () => {
    expect((await ask('when do we play against Ravensworth', league('Ravensworth'))).rows).toEqual([
      '9 December',
    ]);
    expect((await ask('when do we play against Ravensworth B', league('Ravensworth'))).rows).toEqual([
      '28 October',
    ]);
    expect((await ask('who is the captain', league('Ravensworth'))).rows).toEqual(['9 December']);
  });
});

describe('a question for the rows with a word', () => {
  it.each([
    ['which requests are still waiting', ['Leaking barrel', 'Cracked bell']],
    ['which cabins have a sauna', ['Lynx', 'Wolverine']],
    ['which cabins have electric heating', ['Old Lynx', 'Hare']],
    ['what watches are at the gate', ['Owl', 'Most Feared']],
  ])('is answered by all of them: %s', async (question, rows) => {
    expect(await ask(question)).toEqual({ verdict: 'answered', unmatched: [], rows, bold: [] });
  });

  it('has all words of the question in its cells, or one of them above', async () => {
    const crew = createLibrary([
      parseArticle(
        'crew.md',
        '# Crew\n\n| Name | Role | Shore |\n| --- | --- | --- |\n| Ada | Pilot | North |\n| Bo | Cook | North |\n| Cy | Pilot | North |\n| Di | Pilot | South |\n',
      ),
    ]);
    expect((await ask('who are the pilots on the north shore', crew)).rows).toEqual(['Ada', 'Cy']);
    expect((await ask('who are the north pilots', crew)).rows).toEqual(['Ada', 'Cy']);
  });

  it('is cut where there are many', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `| Lamp ${i} | ${i % 2 ? 'broken' : 'whole'} |`);
    const lamps = createLibrary([
      parseArticle(
        'lamps.md',
        `# Lamps of the yard\n\n| Lamp | State |\n| --- | --- |\n${rows.join('\n')}\n`,
      ),
    ]);
    const { verdict, answers } = await lamps.ask('which lamps are broken', ALL);
    expect(verdict).toBe('answered');
    const { lines } = answers[0]!;
    expect(lines.slice(0, 3).map(({ text }) => text)).toEqual([
      'Lamp 1\tbroken',
      'Lamp 3\tbroken',
      'Lamp 5\tbroken',
    ]);
    expect(lines.at(-1)).toMatchObject({ kind: 'row', isCut: true });
  });

  it.each([
    ['one row only has it', 'which watches are on the roof', ['Stoat']],
    ['it is for one row', 'which request is waiting', ['Leaking barrel']],
  ])('is left to the ranking where %s', async (_, question, rows) => {
    expect((await ask(question)).rows).toEqual(rows);
  });
});

it('a follow-up that goes on with "and" is not asked for the row of the question before as well', async () => {
  const library = createLibrary([
    parseArticle(
      'wages.md',
      '# Wages\n\n| Player | Wage |\n|---|---|\n| Quill | 400 |\n| Pazzo | 350 |\n| Oda | 200 |\n',
    ),
  ]);
  const { answers } = await library.ask('and Pazzo?', { server: null }, 5, 'what is the wage of Quill');
  expect(answers[0]!.lines.filter(({ kind }) => kind === 'row').map(({ text }) => text)).toEqual([
    'Pazzo\t350',
  ]);
});
