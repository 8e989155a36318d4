import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';

const ALL = { server: null };
const KITCHEN = `# Bike kitchen of Orley

**Where:** the old dairy, Mill Lane 8, back door.
**When** – Tuesdays 17–20 and the first Saturday of the month
Cost: nothing, but leave a coin for oil

We lend tools and show how they are used.

## Film night

Where: the loft
When: every last Friday, 20:30
Who: Bram and Pia
`;
const CHOIR = `Choir

We sing what we like, and nobody has to audition.

where: parish hall, Orley
when – mondays at eight
cost = 5 € a month

In May we sing in Trond.
`;
const GARDEN = `# Community garden

The garden was laid out in 2011 behind the school.

### Address

Canal Street 40, behind the gate

### Opening hours

Daily from sunrise to sunset
`;
const FESTIVAL = `# Frost festival

The Frost festival starts on Friday 23 January.

| Time | What |
| --- | --- |
| 18:00 | Opening show |
`;
const library = createLibrary([
  parseArticle('kitchen.md', KITCHEN),
  parseArticle('choir.txt', CHOIR),
  parseArticle('garden.md', GARDEN),
  parseArticle('festival.md', FESTIVAL),
]);

async function first(question: string) {
  const { verdict, answers } = await library.ask(question, ALL);
  return `${verdict}: ${answers[0]?.shown ?? ''}`;
}

describe('a question for what a label says', () => {
  it.each([
    ['when is the bike kitchen open', 'When – Tuesdays 17–20 and the first Saturday of the month'],
    ['opening hours of the bike kitchen', 'When – Tuesdays 17–20 and the first Saturday of the month'],
    ['where is the bike kitchen?', 'Where: the old dairy, Mill Lane 8, back door.'],
    ['whats the address of the bike kitchen', 'Where: the old dairy, Mill Lane 8, back door.'],
    ['how much is the bike kitchen', 'Cost: nothing, but leave a coin for oil'],
    ['what time is film night', 'Film night\nWhen: every last Friday, 20:30'],
    ['who is hosting the film night', 'Film night\nWho: Bram and Pia'],
    ['where does the choir meet', 'where: parish hall, Orley'],
    ['when is choir', 'when – mondays at eight'],
    ['price of the choir', 'cost = 5 € a month'],
    ['where is the community garden', 'Address\nCanal Street 40, behind the gate'],
    ['when is the garden open', 'Opening hours\nDaily from sunrise to sunset'],
  ])('is answered by its line: %s', async (question, shown) => {
    expect(await first(question)).toBe(`answered: ${shown}`);
  });

  it.each([
    ['that has another word', 'when is the choir in trond', 'In May we sing in Trond.'],
    [
      'for a day of the past',
      'when was the garden laid out',
      'The garden was laid out in 2011 behind the school.',
    ],
  ])('is answered by another sentence: %s', async (_, question, shown) => {
    expect(await first(question)).toBe(`answered: ${shown}`);
  });

  it('may follow up a question for another label', async () => {
    const asked = 'where is the bike kitchen';
    const { verdict, answers } = await library.ask('and when is it open?', ALL, undefined, asked);
    expect(`${verdict}: ${answers[0]?.shown}`).toBe(
      'answered: When – Tuesdays 17–20 and the first Saturday of the month',
    );
  });

  it('is answered by none where it names nothing', async () => {
    expect(await first('when is it')).toBe('none: ');
  });
});
