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

  it.each<[program: string, header: (name: string, minute: string) => string, head?: string]>([
    ['WhatsApp on an iPhone', (name, minute) => `[20/11/2026, 12:${minute}:15] ~\u202F${name}: `],
    ['WhatsApp on an American one', (name, minute) => `\u200E[11/20/26, 8:${minute}:12\u202FPM] ${name}: `],
    ['WhatsApp on a Finnish one', (name, minute) => `[20.11.2026 klo 14.${minute}.18] ${name}: `],
    ['WhatsApp on Android', (name, minute) => `20.11.26, 12:${minute} - ${name}: `],
    ['WhatsApp in Spanish', (name, minute) => `20/11/26, 10:${minute} p.\u00A0m. - ${name}: `],
    ['WhatsApp in French', (name, minute) => `20/11/2026 à 10:${minute} - ${name}: `],
    ['WhatsApp in Japanese', (name, minute) => `2026/11/20 午後10:${minute} - ${name}: `],
    ['Telegram', (name, minute) => `${name}, [20.11.26 12:${minute}]\n`],
    ['Telegram on a Mac', (name, minute) => `${name}, [Nov 20, 2026 at 12:${minute}:04 PM]:\n`],
    ['Discord', (name, minute) => `${name} — 11/20/26, 12:${minute} PM\n`],
    ['DiscordChatExporter', (name, minute) => `[11/20/2026 12:${minute} PM] ${name} (pinned)\n`],
    ['Element', (name, minute) => `11/20/2026, 12:${minute}:15 PM - ${name}: `],
    ['Signal', (name, minute) => `[2026-11-20 12:${minute}] ${name}: `],
    ['a bot for IRC', (name, minute) => `2026-11-20T12:${minute}:15+0000 <${name}> `],
    ['WeeChat', (name, minute) => `2026-11-20 12:${minute}:15\t@${name}\t`],
  ])('are turns with their days as %s writes them', (_, header) => {
    expect(
      read(
        `Notes of the choir\n\n${header('Oda L', '03')}is the hall free\n${header('Mum ❤️', '15')}yes\nbut cold\n${header('Oda L', '30')}ok\n`,
      ),
    ).toEqual({
      head: 'Notes of the choir, 2026-11-20',
      blocks: [
        'question | Oda L | 2026-11-20 | is the hall free',
        'turn | Mum ❤️ | 2026-11-20 | yes but cold',
        'turn | Oda L | 2026-11-20 | ok',
      ],
    });
  });

  it.each<[program: string, header: (name: string, minute: string) => string]>([
    ['Discord in its compact mode', (name, minute) => `[12:${minute} PM]${name}: `],
    ['Discord on the same day', (name, minute) => `${name} — Today at 12:${minute}\n`],
    ['Slack', (name, minute) => `${name}  12:${minute} PM\n`],
    ['Slack in a browser', (name, minute) => `${name}\n  12:${minute} PM\n`],
    ['Slack of old', (name, minute) => `${name} [12:${minute} PM]\n`],
    ['Teams', (name, minute) => `[Yesterday 12:${minute} PM] ${name}\n    `],
    ['Teams in another week', (name, minute) => `[11/20 12:${minute} PM] ${name}\n`],
    ['Zoom', (name, minute) => `12:${minute}:15 From ${name} to Everyone:\n\t`],
    ['Zoom of old', (name, minute) => `12:${minute}:15\t From  ${name} : `],
    ['Zoom when copied', (name, minute) => `From ${name} to Everyone: (12:${minute} PM)\n`],
    ['irssi', (name, minute) => `12:${minute} <@${name}> `],
    ['HexChat', (name, minute) => `Nov 20 12:${minute}:15 <${name}>\t`],
    ['somebody with a weekday', (name, minute) => `${name}  [Mon 21:${minute}]  `],
    ['somebody with a day', (name, minute) => `[14/11 18:${minute}] ${name}: `],
    ['somebody with a dash', (name, minute) => `${name} — 14/11 18:${minute}: `],
  ])('are turns without days as %s writes them', (_, header) => {
    expect(
      read(
        `Notes of the choir\n\n${header('Oda', '03')}is the hall free\n${header('Bram', '15')}yes\nbut cold\n${header('Oda', '30')}ok\n`,
      ),
    ).toEqual({
      head: 'Notes of the choir, null',
      blocks: ['question | Oda | is the hall free', 'turn | Bram | yes but cold', 'turn | Oda | ok'],
    });
  });

  it('may be the first lines of a text, and be from a number', () => {
    expect(
      read(
        '[20/11/2026, 12:03:15] Oda: hello\n[20/11/2026, 12:04:15] \u202A+44 7700 900123\u202C: hi\n[20/11/2026, 12:05:15] Oda: bye',
      ),
    ).toEqual({
      head: 'null, 2026-11-20',
      blocks: [
        'turn | Oda | 2026-11-20 | hello',
        'turn | +44 7700 900123 | 2026-11-20 | hi',
        'turn | Oda | 2026-11-20 | bye',
      ],
    });
  });

  it('have the order of day and month that another day proves', () => {
    expect(
      read('[03/11/26, 12:03:15] Oda: hello\n[04/11/26, 12:04:15] Bram: hi\n[16/11/26, 12:05:15] Oda: bye')
        .blocks,
    ).toEqual([
      'turn | Oda | 2026-11-03 | hello',
      'turn | Bram | 2026-11-04 | hi',
      'turn | Oda | 2026-11-16 | bye',
    ]);
  });

  it('have the year of the day of their text, if that is not before them', () => {
    const chat = 'Nov 20 12:03 <oda> hello\nNov 20 12:04 <bram> hi\nDec 24 12:05 <oda> bye';
    expect(read(`Title: Notes\nDate: 2026-11-22\n\n${chat}`)).toEqual({
      head: 'Notes, 2026-11-22',
      blocks: ['turn | oda | 2026-11-20 | hello', 'turn | bram | 2026-11-20 | hi', 'turn | oda | bye'],
    });
  });

  it('are without the notices between them, and with the labels in them', () => {
    expect(
      read(
        'Notes\n\n12:02 -!- bram [~b@example.org] has joined #choir\n12:03 < oda> hello\n12:04 <@bram> we bring:\nLoot: two cakes\n12:05  * bram waves\n12:07 < oda> ok\n--- Day changed Sat Nov 21 2026\n09:11 < oda> hi',
      ).blocks,
    ).toEqual([
      'paragraph | 12:02 -!- bram [~b@example.org] has joined #choir',
      'turn | oda | hello',
      'turn | bram | we bring: Loot: two cakes',
      'paragraph | 12:05 * bram waves',
      'turn | oda | ok',
      'paragraph | --- Day changed Sat Nov 21 2026',
      'turn | oda | hi',
    ]);
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

  it.each([
    'Mon 19:00 Raj\nWed 18:00 Femke\nThu 20:00 Raj',
    'Mon 19:00 Raj: installs\nWed 18:00 Femke: radio\nThu 20:00 Raj: dashboards',
    '[19:00] Raj: installs\n[20:30] Femke: radio\n[21:00] Raj: dashboards',
    'Hall A\n19:00\nHall B\n20:30\nHall A\n21:00',
    'Doors  18:30\nShow  19:30\nDoors  20:30',
    'We met at the mill on Sat 19:04, and went on.\nWe met at the inn on Sun 12:04, and slept.\nWe met at the mill on Mon 9:04.',
    '12:04 was the time, and they said: go\n12:09 was the time, and they said: stop\n12:13 was the time, and they said: go',
  ])('are none in %j', (lines) => {
    const { head, blocks } = read(`Plan\n\nThe hall is open to all members.\n\n${lines}`);
    expect(head).toBe('Plan, null');
    expect(blocks.filter((block) => /^(?:turn|question)/.test(block))).toEqual([]);
    expect(blocks.map((block) => block.replace(/^\w+ \| /, '')).join(' ')).toBe(
      `The hall is open to all members. ${lines.replace(/\s+/g, ' ')}`,
    );
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
