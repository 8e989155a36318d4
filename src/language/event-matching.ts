import { type Term, termsOf } from './terms.ts';

/** Words that one and the same event goes by, as keys. */
interface EventKind {
  same: ReadonlySet<string>;
  /** What happens on its first and on its last day. */
  begins: ReadonlySet<string>;
  ends: ReadonlySet<string>;
}

/** Nouns and verbs of the same event; after `<` what begins it, after `>` what ends it. */
const KINDS = `
visit visited trip tour journey stay < arrive arrived arrival land landed > leave left depart departed departure
arrival arrive arrived landing landed
departure depart departed leave left
meeting meet met talks summit negotiations conversation
election elections vote voted poll polls ballot referendum elected
death die died
murder killing killed assassination assassinated
attack attacked raid bombing bombed explosion exploded blast shooting assault airstrike
storm hurricane typhoon cyclone
earthquake quake
flood floods flooding flooded
fire blaze
eruption erupted
crash crashed collision collided accident
sinking sank
opening opened inauguration inaugurated
closing closed closure
launch launched
signing signed
announcement announced
speech address
resignation resign resigned
arrest arrested
wedding marriage married
birth born
funeral burial buried
invasion invaded
coup
protest protests protested demonstration march rally
trial
verdict ruling ruled
hearing
match game final
race
concert
conference congress
ceremony
festival
parade
release released
appointment appointed
ceasefire truce armistice
surrender surrendered
battle
`;

const kinds: EventKind[] = KINDS.trim()
  .split('\n')
  .map((line) => {
    const [, same = '', begins = '', ends = ''] = /^([^<>]*)(?:<([^>]*))?(?:>(.*))?$/.exec(line) ?? [];
    return { same: keysOf(same), begins: keysOf(begins), ends: keysOf(ends) };
  });

/** The kind of event that a word names; null for any other word. */
export function eventClassOf({ key }: Pick<Term, 'key'>): EventKind | null {
  return kinds.find(({ same }) => same.has(key)) ?? null;
}

/** How a sentence names an event, and how many days from it another lies. */
export interface EventMention {
  /** How many days after the event's; negative before it. */
  days: number;
  /** The word for the event: "visit". */
  event: Term;
  /** Who or what the event is named by: "Blinken"; the first is whose it is, if it is anyone's. */
  names: Term[];
  /** Whether the first name is the event's own: "Blinken's visit". */
  owned: boolean;
}

/** Whether a sentence tells of the event that a time is reckoned from. */
export function reportsEvent(
  { event, names, owned, days }: EventMention,
  sentence: readonly Term[],
): boolean {
  const kind = eventClassOf(event);
  if (!kind) return false;
  const keys = new Set(sentence.map(({ key }) => key));
  const isNamed = owned
    ? keys.has(names[0]!.key)
    : names.length === 0 || names.some(({ key }) => keys.has(key));
  if (!isNamed) return false;
  if (sentence.some(({ key }) => kind.same.has(key))) return true;
  // Who is not named may be another.
  const edge = days < 0 ? kind.begins : kind.ends;
  return names.length > 0 && sentence.some(({ key }) => edge.has(key));
}

function keysOf(line: string): Set<string> {
  return new Set(termsOf(line).map(({ key }) => key));
}
