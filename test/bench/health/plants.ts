/** Plants doubled articles, contradictions and old articles into a library. It shares no code with what finds them. */

import { type Club, type Dice, honestLibrary, type MadeFile } from './honest-library.ts';

/** A planted fault: the files in which it is, and for a contradiction the two sentences. */
export interface Plant {
  /** "number", "reordered" and the like. */
  kind: string;
  files: [string, string];
  sentences: [string, string] | null;
}

/** A library with planted faults. */
export interface PlantedLibrary {
  files: MadeFile[];
  duplicates: Plant[];
  contradictions: Plant[];
  stale: string[];
}

/** How many of each are planted. */
export const PLANTED = 40;

/** What is stated of a thing, once so and once otherwise: two of the values, or the sentence and its denial. */
type Family = [kind: string, state: (dice: Dice, club: Club) => [string, string]];

const two = <T>(draw: () => T): [T, T] => {
  const one = draw();
  for (;;) {
    const other = draw();
    if (other !== one && !String(other).includes(String(one).split(' ')[0]!)) return [one, other];
  }
};

/** Those that the detector was made with. */
const FAMILIES: Family[] = [
  [
    'number',
    (d, { name }) =>
      two(() => d.number(10, 70)).map(
        (n) => `Members of the ${name} club must be at least ${n} years old.`,
      ) as [string, string],
  ],
  [
    'number',
    (d) => {
      const x = d.name();
      const [a, b] = two(() => d.number(10, 90));
      return [
        `The ${x} boat carries ${a} passengers.`,
        `Please note that the ${x} boat currently carries ${b} passengers.`,
      ];
    },
  ],
  [
    'number',
    (d) => {
      const x = d.name();
      const [a, b] = two(() => d.number(3, 40));
      return [
        `Renting the ${x} tent costs ${a} € for a weekend.`,
        `For a weekend, renting the ${x} tent costs ${b} €.`,
      ];
    },
  ],
  [
    'number',
    (d) => {
      const x = d.name();
      const [a, b] = two(() => d.number(11, 80));
      return [`The ${x} cup takes at most ${a} teams.`, `The ${x} cup takes at most ${b} teams.`];
    },
  ],
  [
    'day',
    (d) => {
      const x = d.name();
      const [a, b] = two(() => d.day());
      return [`The deadline for the ${x} award is ${a}.`, `The deadline for the ${x} award is ${b}.`];
    },
  ],
  [
    'day',
    (d) => {
      const x = d.name();
      const [a, b] = two(() => d.weekday());
      return [`The ${x} choir rehearses every ${a}.`, `The ${x} choir rehearses every ${b}.`];
    },
  ],
  [
    'day',
    (d) => {
      const x = d.name();
      const [a, b] = two(() => d.weekday());
      return [`The ${x} café is closed on ${a}.`, `On ${b}s the ${x} café is closed.`];
    },
  ],
  [
    'time',
    (d) => {
      const x = d.name();
      const [a, b] = two(() => d.time());
      return [`The ${x} pool opens at ${a} in summer.`, `In summer the ${x} pool opens at ${b}.`];
    },
  ],
  [
    'time',
    (d) => {
      const x = d.name();
      const [a, b] = two(() => d.number(1, 5));
      return [
        `Quiet hours in the ${x} dorm begin at ${a + 6} pm.`,
        `Quiet hours in the ${x} dorm begin at ${b + 18}:30.`,
      ];
    },
  ],
  [
    'negation',
    (d) => {
      const x = d.name();
      return [`Dogs are allowed on the ${x} ferry.`, `Dogs are not allowed on the ${x} ferry.`];
    },
  ],
  [
    'negation',
    (d) => {
      const x = d.name();
      return [`You can pay by card at the ${x} kiosk.`, `You can't pay by card at the ${x} kiosk.`];
    },
  ],
  [
    'negation',
    (d) => {
      const x = d.name();
      return [`The ${x} lift is free for children.`, `The ${x} lift is never free for children.`];
    },
  ],
  [
    'name',
    (d) => {
      const x = d.name();
      const [a, b] = two(() => d.person());
      return [`The coach of the ${x} team is ${a}.`, `The coach of the ${x} team is ${b}.`];
    },
  ],
  [
    'name',
    (d) => {
      const x = d.name();
      const [a, b] = two(() => d.person());
      return [`${a} is the editor of the ${x} magazine.`, `${b} is the editor of the ${x} magazine.`];
    },
  ],
];

/** Those that nothing was tuned to: measured at the end. */
const HELD_OUT: Family[] = [
  [
    'number',
    (d) => {
      const x = d.name();
      const [a, b] = two(() => d.number(11, 95));
      return [
        `The deposit for a key to the ${x} workshop is ${a} €.`,
        `The deposit for a key to the ${x} workshop is ${b} €.`,
      ];
    },
  ],
  [
    'number',
    (d, { name }) => {
      const [a, b] = two(() => d.number(5, 60));
      return [
        `New accounts on the ${name} server wait ${a} minutes before they can write.`,
        `On the ${name} server, new accounts wait ${b} minutes before they can write.`,
      ];
    },
  ],
  [
    'number',
    (d) => {
      const x = d.name();
      const [a, b] = two(() => d.number(12, 90));
      return [
        `A licence for the ${x} editor is valid for ${a} months.`,
        `A licence for the ${x} editor is always valid for ${b} months.`,
      ];
    },
  ],
  [
    'number',
    (d) => {
      const x = d.name();
      const [a, b] = two(() => d.number(15, 90));
      return [`The ${x} plan includes ${a} GB of storage.`, `The ${x} plan includes ${b} GB of storage.`];
    },
  ],
  [
    'day',
    (d) => {
      const x = d.name();
      const [a, b] = two(() => d.day());
      return [
        `Registration for the ${x} marathon closes on ${a}.`,
        `Registration for the ${x} marathon closes on ${b}.`,
      ];
    },
  ],
  [
    'day',
    (d) => {
      const x = d.name();
      const [a, b] = two(() => d.weekday());
      return [
        `Backups of the ${x} world are made each ${a}.`,
        `Backups of the ${x} world are made each ${b}.`,
      ];
    },
  ],
  [
    'day',
    (d) => {
      const x = d.name();
      const [a, b] = two(() => d.day());
      return [`The season at the ${x} rink starts on ${a}.`, `The season starts on ${b} at the ${x} rink.`];
    },
  ],
  [
    'time',
    (d) => {
      const x = d.name();
      const [a, b] = two(() => d.time());
      return [
        `The gate of the ${x} campsite is locked at ${a}.`,
        `The gate of the ${x} campsite is locked at ${b}.`,
      ];
    },
  ],
  [
    'time',
    (d) => {
      const x = d.name();
      const [a, b] = two(() => d.number(1, 9));
      return [`The raid on ${x} begins at ${a} pm sharp.`, `The raid on ${x} begins at ${b} pm sharp.`];
    },
  ],
  [
    'negation',
    (d) => {
      const x = d.name();
      return [
        `Mods that change the minimap are allowed on ${x}.`,
        `Mods that change the minimap are not allowed on ${x}.`,
      ];
    },
  ],
  [
    'negation',
    (d) => {
      const x = d.name();
      return [`The ${x} router works with older phones.`, `The ${x} router does not work with older phones.`];
    },
  ],
  [
    'negation',
    (d) => {
      const x = d.name();
      return [
        `Tickets for the ${x} festival can be returned.`,
        `Tickets for the ${x} festival cannot be returned.`,
      ];
    },
  ],
  [
    'name',
    (d) => {
      const x = d.name();
      const [a, b] = two(() => d.person());
      return [`The first aider on the ${x} trip is ${a}.`, `The first aider on the ${x} trip is ${b}.`];
    },
  ],
  [
    'name',
    (d) => {
      const x = d.name();
      const [a, b] = two(() => d.person());
      return [`The ${x} museum was designed by ${a}.`, `The ${x} museum was designed by ${b}.`];
    },
  ],
];

/** The ways in which articles are doubled: each makes a copy. */
const COPIES: [kind: string, copy: (file: MadeFile, dice: Dice, prose: () => string) => MadeFile][] = [
  ['exact', (file) => ({ ...file })],
  ['reordered', (file) => ({ ...file, body: paragraphsOf(file).reverse().join('\n\n').split('\n') })],
  [
    'other header',
    (file, dice, prose) => ({
      ...file,
      title: `${dice.name()} for everybody`,
      body: [prose(), '', ...file.body],
    }),
  ],
  [
    'nine tenths',
    (file, dice, prose) => ({
      ...file,
      body: file.body.map((line) =>
        line.replace(/[^.]+\./g, (sentence) =>
          sentence.length > 20 && dice.random() < 0.1 ? ` ${prose()}` : sentence,
        ),
      ),
    }),
  ],
  [
    'part',
    (file, _, prose) => ({
      ...file,
      body: [...file.body, '', '## More', '', Array.from({ length: 20 }, prose).join(' ')],
    }),
  ],
];

/**
 * Makes a library of `count` files with 40 doubled articles, 40 contradictions and 40 old articles.
 *
 * @param prose makes a sentence that is like no other
 * @param isHeldOut whether the contradictions are of the families that nothing was tuned to
 */
export function plantedLibrary(
  seed: number,
  count: number,
  prose: () => string,
  isHeldOut: boolean,
): PlantedLibrary {
  const { clubs, files, dice } = honestLibrary(seed, count - PLANTED, prose);
  const duplicates: Plant[] = [];
  const contradictions: Plant[] = [];
  const step = Math.floor(files.length / PLANTED);
  const copies: MadeFile[] = [];
  for (let i = 0; i < PLANTED; i++) {
    const original = files[i * step]!;
    const [kind, copy] = COPIES[i % COPIES.length]!;
    const made = { ...copy(original, dice, prose), name: `copy-${i}.md` };
    // A copy that somebody has made of it has its day or none.
    copies.push(made);
    duplicates.push({ kind, files: [original.name, made.name], sentences: null });
  }
  const families = isHeldOut ? HELD_OUT : FAMILIES;
  for (let i = 0; i < PLANTED; i++) {
    const [kind, state] = families[i % families.length]!;
    // Two files of one club, neither of them doubled.
    const at = Math.min(files.length - 20, i * step + 1);
    const hosts = [files[at]!, files[Math.min(files.length - 1, at + (i % 2 === 0 ? 7 : 11))]!] as const;
    const sentences = state(dice, clubs[Math.floor(at / 80)]!);
    for (const [which, host] of hosts.entries()) host.body.push('', sentences[which]!);
    contradictions.push({ kind, files: [hosts[0].name, hosts[1].name], sentences });
  }
  const stale = Array.from({ length: PLANTED }, (_, i) => {
    const file = files[i * step + 2]!;
    file.published = `20${dice.number(15, 23)}-0${dice.number(1, 9)}-1${dice.number(0, 9)}`;
    return file.name;
  });
  return { files: [...files, ...copies], duplicates, contradictions, stale };
}

function paragraphsOf({ body }: MadeFile): string[] {
  return body.join('\n').split(/\n{2,}/);
}
