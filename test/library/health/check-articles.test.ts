import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/articles/parse.ts';
import { AnalysedArticle } from '../../../src/library/analysed-article.ts';
import { checkArticles } from '../../../src/library/health/check-articles.ts';
import { runToCompletion } from '../../../src/run-to-completion.ts';

/** What is found in texts: their numbers for duplicates, and what contradicts in sentences. */
function check(...texts: string[]) {
  const articles = texts.map((text, i) => new AnalysedArticle(parseArticle(`${i}.md`, text)));
  const { duplicates, contradictions } = runToCompletion(checkArticles(articles));
  return {
    duplicates: duplicates.map(({ kind, articles: pair }) => `${kind} ${pair.join()}`),
    contradictions: contradictions.map(({ kind, difference, sentences }) => {
      const said = sentences.map(({ article, sentence }) => {
        const { article: its, starts, ends } = articles[article]!;
        return its.text.slice(starts[sentence], ends[sentence]);
      });
      return `${kind} ${difference}: ${said.join(' | ')}`;
    }),
  };
}

const LINES = [
  'The mill of Aske stands above the river, and its wheel is twelve feet high.',
  'Two brothers from Lindholm built it when the old one had burned down.',
  'Whoever wants to see it asks for the key at the bakery beside the church.',
  'Children find the flour chute more fun than any slide in the village.',
  'A bench behind the wheel is the driest place to eat what one has brought.',
];
const MILL = LINES.join(' ');

describe('doubled articles', () => {
  it.each([
    ['the same', 'same 0,1', MILL, MILL],
    ['in another order', 'same 0,1', MILL, [...LINES].reverse().join('\n\n')],
    ['with another title', 'near 0,1', MILL, `# A mill\n\nWritten for visitors.\n\n${MILL}`],
    ['with a changed sentence', 'near 0,1', MILL, MILL.replace(LINES[1]!, 'Nobody knows who built it.')],
    [
      'a part of a longer one',
      'part 0,1',
      LINES.slice(0, 3).join(' '),
      `${MILL} ${MILL.replaceAll(/\w+/g, (word) => `${word}x`)}`,
    ],
  ])('are found: %s', (_, found, one, other) => {
    expect(check(one, other).duplicates).toEqual([found]);
  });

  it('are as few pairs as connect them', () => {
    expect(check(MILL, `One. ${MILL}`, `Two. ${MILL}`, `Three. ${MILL}`).duplicates).toHaveLength(3);
  });

  it.each([
    ['too short', 'The mill is old.', 'The mill is old.'],
    ['about the same', MILL, LINES.map((line) => `${line.split(' ').reverse().join(' ')}.`).join(' ')],
    ['of a series by their titles', `# Prices 2025\n\n${MILL} 5 €.`, `# Prices 2026\n\n${MILL} 6 €.`],
    [
      'of a series by their days',
      `# The fair\n\nPublished 3 May 2026\n\n${MILL} The fair begins on 9 May at 8:00.`,
      `# The fair\n\nPublished 4 June 2026\n\n${MILL} The fair begins on 10 June at 9:30.`,
    ],
  ])('are not: %s', (_, one, other) => {
    expect(check(one, other).duplicates).toEqual([]);
  });
});

describe('contradictions', () => {
  it.each([
    [
      'number',
      'Members of the Aske club must be at least 16 years old.',
      'Members of the Aske club must be at least 18 years old.',
    ],
    ['number', 'A key to the Aske tower costs 5 €.', 'Please note that a key to the Aske tower costs 7 €.'],
    ['date', 'The Aske choir rehearses every Tuesday.', 'The Aske choir rehearses every Thursday.'],
    ['date', 'Entries for the Aske cup close on 3 May.', 'Entries for the Aske cup close on May 10th.'],
    ['time', 'The Aske pool opens at 9:00 in summer.', 'In summer the Aske pool opens at 10 am.'],
    ['name', 'The treasurer of the Aske club is Anna Berg.', 'The treasurer of the Aske club is Tom Hale.'],
    ['negation', 'Dogs are allowed on the Aske ferry.', 'Dogs are not allowed on the Aske ferry.'],
    ['negation', 'The Aske shop is open on holidays.', "The Aske shop isn't open on holidays."],
  ])('are found, of a %s: %s', (difference, one, other) => {
    expect(check(one, other).contradictions).toEqual([`contradiction ${difference}: ${one} | ${other}`]);
  });

  it.each([
    ['number', 'The bus to Aske costs 5 €.', 'You pay 7 € for the bus to Aske.'],
    ['number', 'Guests of the Aske inn pay 6 € for parking.', 'Parking is free for guests of the Aske inn.'],
    ['number', 'A tour of the Aske mill takes 45 minutes.', 'Tours of the Aske mill last two hours.'],
    [
      'number',
      'A team of the Aske cup has at most eight players.',
      'Up to twelve players are in a team of the Aske cup.',
    ],
    [
      'time',
      'Quiet hours in the Aske inn start at 10 pm.',
      'From 11 pm on there are quiet hours in the Aske inn.',
    ],
    ['date', 'The Aske fair starts on 3 May.', 'On 10 May, the Aske fair begins.'],
    [
      'date',
      'Entries for the Aske cup are accepted until 3 May.',
      'The closing date for entries for the Aske cup is 9 May.',
    ],
    [
      'negation',
      'Photos may be taken in the Aske cave.',
      'It is forbidden to take photos in the Aske cave, and flashes hurt the bats.',
    ],
    ['negation', 'Helmets are required on the Aske trail.', 'Helmets are optional on the Aske trail.'],
    ['negation', 'The pier of Aske is open at night.', 'At night the pier of Aske is closed.'],
    ['name', 'Anna Berg leads the Aske choir.', 'The Aske choir is led by Tom Hale.'],
    [
      'name',
      'The walk of the Aske club starts at the old mill.',
      'The walk of the Aske club starts at the station.',
    ],
  ])('are found in other words, of a %s: %s', (difference, one, other) => {
    expect(check(one, other).contradictions).toEqual([`contradiction ${difference}: ${one} | ${other}`]);
  });

  it('are found between an answer, a row and a sentence', () => {
    const faq = '# The Aske cup\n\n## How many players may a team have?\n\nUp to twelve players.\n';
    const rules = '# Rules\n\nA team of the Aske cup may have up to eight players.\n';
    expect(check(faq, rules).contradictions).toEqual([
      'contradiction number: Up to twelve players. | A team of the Aske cup may have up to eight players.',
    ]);
    const shop = '# Aske shop\n\n| Item | Price |\n| --- | --- |\n| Aske lantern | $55 |\n| Mug | $9 |\n';
    expect(check(shop, '# Lamps\n\nAn Aske lantern costs $45.\n').contradictions).toEqual([
      'contradiction number: Aske lantern\t$55 | An Aske lantern costs $45.',
    ]);
  });

  it('are found below headings about the same, where the sentence alone says little', () => {
    const below = (hours: string) => `# Aske baths\n\n## Opening hours\n\nWe open at ${hours}.\n`;
    expect(check(below('9:00'), below('10:00')).contradictions).toEqual([
      'contradiction time: We open at 9:00. | We open at 10:00.',
    ]);
    const ofOthers = below('10:00').replace('Opening hours', 'Sauna').replace('Aske baths', 'Lindholm');
    expect(check(below('9:00'), ofOthers).contradictions).toEqual([]);
  });

  it.each([
    ['the same in other words', 'The Aske pool opens at 9 am.', 'The Aske pool opens at 9:00.'],
    ['of two versions', 'Version 2.1 of Kestrel costs 5 €.', 'Version 2.2 of Kestrel costs 6 €.'],
    ['of other people', 'The Aske tower costs adults 5 €.', 'The Aske tower costs children 3 €.'],
    ['of other places', 'The Aske hut has 24 beds.', 'The Lindholm hut has 12 beds.'],
    ['of another relation', 'The Aske gate is closed before 9:00.', 'The Aske gate is closed after 17:00.'],
    [
      'rounded',
      'The Aske tower took about 400 tons of stone.',
      'The Aske tower took about 410 tons of stone.',
    ],
    ['of what comes next', 'The next Aske fair is on 3 May.', 'The next Aske fair is on 7 June.'],
    [
      'of several lines',
      'The Aske cup:\n\n- The cup takes 8 teams.\n- The cup takes 16 teams.',
      'The cup takes 12 teams.',
    ],
    [
      'below other versions',
      '# Kestrel\n\n## 2.1\n\n- The Kestrel bed limit is 300 mm.',
      '# Kestrel\n\n## 2.2\n\n- The Kestrel bed limit is 350 mm.',
    ],
    [
      'of patch notes',
      '# Kestrel 2.1 patch notes\n\nThe Kestrel bed limit is 300 mm.',
      '# Kestrel 2.2 patch notes\n\nThe Kestrel bed limit is 350 mm.',
    ],
    [
      'of news',
      'Published 3 May 2026\n\nTwelve members of the Aske club attended.',
      'Published 9 June 2026\n\nForty members of the Aske club attended.',
    ],
    ['of the same amount', 'Bake the Aske pie for 90 minutes.', 'The Aske pie is baked for 1.5 hours.'],
    ['of nearly the same weight', 'A pack for Aske weighs 10 kg.', 'A pack for Aske weighs 22 lb.'],
    ['of two bounds', 'A bid at Aske must be at least 5 €.', 'A bid at Aske must be at most 500 €.'],
    ['of a part', 'The Aske hall has 600 seats.', 'The balcony of the Aske hall has 150 seats.'],
    ['of an exception', 'The Aske shop is open every day.', 'The Aske shop is not open on 1 May.'],
    ['of two seasons', 'The Aske pool is open in summer.', 'The Aske pool is open in winter.'],
    ['of two directions', 'The bus to Aske leaves at 8:00.', 'The bus from Aske leaves at 17:00.'],
    ['of two events', 'The Aske server was down on 3 May.', 'The Aske server was down on 7 June.'],
    ['of several sponsors', 'The Aske run is paid for by the bank.', 'The Aske run is paid for by the inn.'],
    ['of hearsay', 'Some say that the Aske inn has 90 rooms.', 'The Aske inn has 64 rooms.'],
    ['of some of them', 'Not all rooms in Aske have a bath.', 'Some rooms in Aske have a bath.'],
    ['of a log', '2026-05-03 Anna Berg of Aske', '2026-05-04 Anna Berg of Aske'],
  ])('are not: %s', (_, one, other) => {
    expect(check(one, other).contradictions).toEqual([]);
  });

  it('are superseded where one article is a later edition of the other', () => {
    const prices = (year: number, price: number) =>
      `# Aske tower prices ${year}\n\nPublished ${year}-01-02\n\nAdults pay ${price} € for the Aske tower.\n`;
    expect(check(prices(2026, 6), prices(2025, 5)).contradictions).toEqual([
      'superseded number: Adults pay 5 € for the Aske tower. | Adults pay 6 € for the Aske tower.',
    ]);
  });
});
