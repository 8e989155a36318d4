/**
 * Makes a library of a community with many clubs, in texts as people write them: FAQs, rules, prices, patch notes, minutes,
 * announcements, huts. Many of its sentences are nearly equal and none contradicts another: each holds for its club, its
 * version, its year or its day. It shares no code with what looks for contradictions.
 */
import { randomFrom } from '../../../src/training/random.ts';

/** A file of the library. */
export interface MadeFile {
  name: string;
  /** YYYY-MM-DD, or null for a file without a day. */
  published: string | null;
  title: string;
  /** Lines of Markdown. */
  body: string[];
}

/** The day on which the library is looked at. */
export const TODAY = '2026-11-15';

const SYLLABLES = 'bal dor fen gar hol kir lin mar nev ost pel quin rath sel tam ulm vor wes yar zin'.split(
  ' ',
);
const PLACES = 'hut hall harbour workshop library kitchen court studio garden clubhouse'.split(' ');
const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const FIRST_NAMES =
  'Anna Tom Priya Jonas Lieke Omar Signe Marek Yuki Rosa Ivan Greta Felix Nadia Hugo Clara'.split(' ');

/** Draws from lists, the same for the same seed. */
export class Dice {
  readonly random: () => number;
  readonly #names: Set<string>;

  /** @param names those that are taken */
  constructor(seed: number, names = new Set<string>()) {
    this.random = randomFrom(seed);
    this.#names = names;
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)]!;
  }

  /** From `low` to `high`, both inclusive. */
  number(low: number, high: number): number {
    return low + Math.floor(this.random() * (high - low + 1));
  }

  /** One that no other thing has. */
  name(): string {
    for (;;) {
      const made = Array.from({ length: this.number(2, 4) }, () => this.pick(SYLLABLES)).join('');
      if (this.#names.has(made)) continue;
      this.#names.add(made);
      return made[0]!.toUpperCase() + made.slice(1);
    }
  }

  person(): string {
    return `${this.pick(FIRST_NAMES)} ${this.name()}`;
  }

  time(): string {
    return `${this.number(8, 21)}:${this.pick(['00', '15', '30', '45'])}`;
  }

  day(): string {
    return `${this.number(1, 28)} ${this.pick(MONTHS)}`;
  }

  weekday(): string {
    return this.pick(WEEKDAYS);
  }
}

/** A club of the community. */
export interface Club {
  name: string;
  place: string;
}

/** How many sentences of prose a file has. */
const PROSE = [1, 4] as const;

/** The makers of each kind of file, by how often they are used in 20 files. */
const MAKERS: [share: number, make: (dice: Dice, club: Club, number: number) => MadeFile][] = [
  [5, patchNotes],
  [3, prices],
  [3, announcement],
  [2, minutes],
  [2, faq],
  [2, rules],
  [3, guide],
];

/**
 * @param prose makes a sentence that is like no other
 * @param count the number of files
 */
export function honestLibrary(
  seed: number,
  count: number,
  prose: () => string,
): { clubs: Club[]; files: MadeFile[]; dice: Dice } {
  const dice = new Dice(seed);
  const clubs = Array.from({ length: Math.ceil(count / 80) }, () => ({
    name: dice.name(),
    place: dice.pick(PLACES),
  }));
  const makers = MAKERS.flatMap(([share, make]) => Array.from({ length: share }, () => make));
  const files = Array.from({ length: count }, (_, i) => {
    const club = clubs[Math.floor(i / 80)]!;
    const file = makers[i % makers.length]!(
      dice,
      club,
      Math.floor((i % 80) / makers.length) * 5 + (i % makers.length),
    );
    const own = Array.from({ length: dice.number(...PROSE) }, prose);
    return { ...file, name: `${i}-${file.name}`, body: [...file.body, '', '## Besides', '', own.join(' ')] };
  });
  return { clubs, files, dice };
}

/** A day of the last 20 months. */
function recent(dice: Dice): string {
  const month = dice.number(0, 19);
  const [year, inYear] = [2025 + Math.floor((month + 3) / 12), ((month + 3) % 12) + 1];
  return `${year}-${String(inYear).padStart(2, '0')}-${String(dice.number(1, 28)).padStart(2, '0')}`;
}

function patchNotes(dice: Dice, { name }: Club, number: number): MadeFile {
  const version = `${dice.number(1, 4)}.${number}`;
  const items = [
    `Version ${version} costs ${dice.number(3, 20)} €.`,
    `The maximum party size is now ${dice.number(4, 12)} players.`,
    `Loading a map takes ${dice.number(2, 30)} seconds at most.`,
    `Fixed a crash when the ${dice.pick(PLACES)} burned while a ${dice.pick(['guard', 'horse', 'merchant'])} was inside.`,
    `The bow does ${dice.number(10, 40)} damage.`,
    `The server restarts at ${dice.time()}.`,
    `Controllers are ${dice.pick(['', 'not '])}supported on Linux.`,
    `The lead designer is ${dice.person()}.`,
  ];
  return {
    name: `${name}-patch-${version}.md`,
    published: recent(dice),
    title: `${name} ${version} patch notes`,
    body: ['## Changes', '', ...items.map((item) => `- ${item}`)],
  };
}

const THINGS = 'boat sauna tent projector trailer oven piano canoe printer loom'.split(' ');

/** The prices of one thing, in each of two years. */
function prices(dice: Dice, { name, place }: Club, number: number): MadeFile {
  const year = 2025 + (number % 2);
  const thing = THINGS[Math.floor(number / 2) % THINGS.length]!;
  const rows = ['Day', 'Week', 'Family', 'Locker', 'Towel', 'Guest'].map(
    (what) => `| ${what} | ${dice.number(2, 60)} € | ${dice.number(1, 40)} € |`,
  );
  return {
    name: `${name}-${thing}-prices-${year}-${number}.md`,
    published: `${year}-0${year === 2025 ? 4 : 1}-0${dice.number(1, 9)}`,
    title: `${name} ${thing} ${dice.pick(['prices', 'tariffs', 'fees'])} ${year}`,
    body: [
      `The prices of the ${thing} in the ${name} ${place} hold from 1 January ${year}.`,
      '',
      '| What | Adults | Children |',
      '| --- | --- | --- |',
      ...rows,
      '',
      `Adults pay ${dice.number(5, 30)} € a day for the ${thing}.`,
      `Children pay ${dice.number(1, 5)} € a day for the ${thing}.`,
    ],
  };
}

function announcement(dice: Dice, { name, place }: Club, number: number): MadeFile {
  const published = recent(dice);
  const [, month, day] = published.split('-').map(Number) as [number, number, number];
  return {
    name: `${name}-${published}-evening-${number}.md`,
    published,
    title: `Evening at the ${name} ${place}`,
    body: [
      `The next evening is on ${Math.min(28, day + dice.number(1, 7))} ${MONTHS[month - 1]} at ${dice.time()}.`,
      `Doors open at ${dice.time()}.`,
      `There is room for ${dice.number(10, 80)} people.`,
      `${dice.person()} brings the snacks, and ${dice.person()} has the key.`,
    ],
  };
}

function minutes(dice: Dice, { name }: Club, number: number): MadeFile {
  const published = recent(dice);
  const [year, month] = published.split('-').map(Number) as [number, number];
  return {
    name: `${name}-minutes-${published}-${number}.md`,
    published,
    title: `Minutes of the ${name} committee, ${MONTHS[month - 1]} ${year}`,
    body: [
      `${dice.number(5, 40)} members attended.`,
      `The treasurer reported ${dice.number(200, 4000)} € in the account.`,
      `The chair was ${dice.person()}.`,
      `The committee voted ${dice.pick(['for', 'against'])} a new roof by ${dice.number(3, 9)} votes.`,
      `The next meeting is on ${dice.day()}.`,
    ],
  };
}

function faq(dice: Dice, { name, place }: Club, number: number): MadeFile {
  const topic = dice.pick(['beginners', 'parents', 'guests', 'members', 'volunteers', 'visitors']);
  return {
    name: `${name}-faq-${topic}-${number}.md`,
    published: dice.random() < 0.5 ? null : recent(dice),
    title: `${name} ${place}: questions of ${topic}`,
    body: [
      `## Where do ${topic} leave their ${dice.pick(['coats', 'bikes', 'bags', 'shoes', 'instruments', 'boats'])}?`,
      '',
      `In rack ${dice.number(1, 90)} behind the ${dice.name()} door.`,
      '',
      `## Whom do ${topic} ask about ${dice.name()}?`,
      '',
      `Ask ${dice.person()}, who is there on ${dice.weekday()} from ${dice.time()}.`,
      '',
      `## What does the ${dice.name()} course cost?`,
      '',
      `It costs ${dice.number(5, 90)} € for ${dice.number(2, 12)} evenings.`,
    ],
  };
}

function rules(dice: Dice, { name }: Club, number: number): MadeFile {
  const channel = dice.name().toLowerCase();
  return {
    name: `${name}-rules-${channel}-${number}.md`,
    published: null,
    title: `Rules of the ${channel} room`,
    body: [
      `1. In the ${channel} room, post at most ${dice.number(1, 9)} pictures a day.`,
      `2. Links to shops are ${dice.pick(['', 'not '])}allowed in the ${channel} room.`,
      `3. The moderator of the ${channel} room is ${dice.person()}.`,
      `4. Whoever breaks a rule of the ${channel} room is silent for ${dice.number(1, 48)} hours.`,
    ],
  };
}

function guide(dice: Dice, { name }: Club, number: number): MadeFile {
  const [hut, other] = [dice.name(), dice.name()];
  return {
    name: `${name}-guide-${hut}-${number}.md`,
    published: dice.random() < 0.5 ? null : recent(dice),
    title: `From ${hut} to ${other}`,
    body: [
      `The ${hut} hut has ${dice.number(8, 60)} beds and opens on ${dice.day()}.`,
      `The bus from ${hut} to ${other} leaves at ${dice.time()}.`,
      `The path from ${hut} to ${other} takes ${dice.number(1, 9)} hours.`,
      `The warden of the ${hut} hut is ${dice.person()}.`,
      `Dogs are ${dice.pick(['', 'not '])}allowed in the ${hut} hut.`,
    ],
  };
}
