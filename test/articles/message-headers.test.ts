import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { headingDatesOf } from '../../src/library/heading-dates.ts';

/** The title and the day of a text, and each block with its kind, its speaker, its day and its words. */
function read(text: string): { head: string; blocks: string[] } {
  const article = parseArticle('a.txt', text);
  const days = headingDatesOf(article);
  return {
    head: `${article.title}, ${article.published}`,
    blocks: article.blocks.map(({ kind, speaker, start, end }, i) =>
      [
        kind,
        ...(speaker ? [article.text.slice(speaker.start, speaker.end)] : []),
        ...(days.has(i) ? [days.get(i)!.day] : []),
        article.text.slice(start, end).replace(/\s+/g, ' '),
      ].join(' | '),
    ),
  };
}

const CHAT = (header: (name: string, day: number, time: string) => string) =>
  `Notes of the choir\n\n${header('oda', 20, '09:14')}\nthe hall is free again\n${header('Bram', 21, '21:05')}\nGood. We sing at eight.\nloot: two cakes\n${header('oda', 22, '07:30')}\nis it warm there`;

const TURNS = [
  'turn | oda | 2026-11-20 | the hall is free again',
  'turn | Bram | 2026-11-21 | Good. We sing at eight. loot: two cakes',
  'turn | oda | 2026-11-22 | is it warm there',
];

describe('the messages of a copied chat', () => {
  it.each<[string, Parameters<typeof CHAT>[0]]>([
    ['a dash', (name, day, time) => `${name} — 2026-11-${day} ${time}`],
    ['a short dash', (name, day, time) => `${name} – ${day}/11/2026 ${time}`],
    ['a hyphen', (name, day, time) => `${name} - ${day}.11.2026, ${time}`],
    ['nothing', (name, day, time) => `${name} 2026-11-${day} ${time}:12`],
    ['a comma', (name, day, time) => `${name}, ${day}.11.2026 ${time}:`],
    ['brackets around them', (name, day, time) => `[2026-11-${day} ${time}] ${name}`],
  ])('are turns with their days, with %s between a name and its day', (_, header) => {
    expect(read(CHAT(header))).toEqual({ head: 'Notes of the choir, 2026-11-20', blocks: TURNS });
  });

  it('may be on the line of the name', () => {
    expect(
      read(
        'Notes of the choir\n\noda, 20.11.2026 09:14: the hall is free\nBram, 20.11.2026 09:15: good\noda, 21.11.2026 07:30: bring cups',
      ).blocks,
    ).toEqual([
      'turn | oda | 2026-11-20 | the hall is free',
      'turn | Bram | 2026-11-20 | good',
      'turn | oda | 2026-11-21 | bring cups',
    ]);
  });

  it('are none in a byline, nor in a timetable', () => {
    expect(
      read(
        'Ferry aground\n\nOda Lund – 2026-11-10 18:00\nUpdated – 2026-11-11 18:00\n\nThe ferry ran aground.',
      ),
    ).toEqual({
      head: 'Ferry aground, 2026-11-10',
      blocks: ['paragraph | Oda Lund – 2026-11-10 18:00', 'paragraph | The ferry ran aground.'],
    });
    expect(
      read(
        'Plan\n\nThe hall is open to all members.\n\nPractice – 2026-11-10 18:00\nPractice – 2026-11-17 18:00\nConcert – 2026-11-20 15:00',
      ).blocks,
    ).toEqual([
      'paragraph | The hall is open to all members.',
      'item | Practice – 2026-11-10 18:00',
      'item | Practice – 2026-11-17 18:00',
      'item | Concert – 2026-11-20 15:00',
    ]);
  });
});
