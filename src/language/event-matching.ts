/** Matches events across sentences: "visit", "met" and "arrived" may report the same event. */
import { keysOf, type Term } from './terms.ts';

/** Words for one class of events, as keys. */
interface EventClass {
  same: ReadonlySet<string>;
  /** Words for what happens on the first and on the last day of such an event. */
  begins: ReadonlySet<string>;
  ends: ReadonlySet<string>;
}

/** On each line, nouns and verbs for the same event; after `<` words for its beginning, after `>` for its end. */
const CLASSES = `
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

const classes: EventClass[] = CLASSES.trim()
  .split('\n')
  .map((line) => {
    const [, same = '', begins = '', ends = ''] = /^([^<>]*)(?:<([^>]*))?(?:>(.*))?$/.exec(line) ?? [];
    return { same: keysOf(same), begins: keysOf(begins), ends: keysOf(ends) };
  });

/** The class of events that a word names; null for any other word. */
export function eventClassOf({ key }: Pick<Term, 'key'>): EventClass | null {
  return classes.find(({ same }) => same.has(key)) ?? null;
}

/** An event that a sentence mentions as the anchor of a date. */
export interface EventMention {
  /** How many days after the event the date is; negative before it. */
  days: number;
  /** The word for the event: "visit". */
  event: Term;
  /** The names in its description: "Blinken". The owner comes first, if there is one. */
  names: Term[];
  /** Whether the first name is the event's owner: "Blinken's visit". */
  owned: boolean;
}

/**
 * Whether a sentence reports the event of a mention: it has a word of the same class, or, for an event with names, a
 * word for its beginning or end, and the same names.
 */
export function reportsEvent(
  { event, names, owned, days }: EventMention,
  sentence: readonly Term[],
): boolean {
  const eventClass = eventClassOf(event);
  if (!eventClass) return false;
  const keys = new Set(sentence.map(({ key }) => key));
  const isNamed = owned
    ? keys.has(names[0]!.key)
    : names.length === 0 || names.some(({ key }) => keys.has(key));
  if (!isNamed) return false;
  if (sentence.some(({ key }) => eventClass.same.has(key))) return true;
  // Without a name, the arrival or departure may be someone else's.
  const limit = days < 0 ? eventClass.begins : eventClass.ends;
  return names.length > 0 && sentence.some(({ key }) => limit.has(key));
}
