/** Tells which words may replace each other in rules, prices and announcements, and which of them add nothing. */
import { termsOf } from './terms.ts';

/*
 * What is written twice is written in other words: "costs 5 €" and "you pay 5 €", "is held on Friday" and "takes place on
 * Friday". On each line are words of one meaning. Words of several meanings are left out: it is better not to find a pair
 * than to find it falsely.
 */
const CLASSES = `
  start begin began begun commence
  end finish close closing expire deadline shut
  cost price fee charge pay paid tariff drain consume
  last duration length
  maximum max limit
  minimum min
  send sent submit
  keep kept store stored
  run ran
  build built construct
  design compose composer author write wrote written draw drew drawn paint
  lead led leader manage manager head chair chairman chairwoman chairperson conduct conductor organize organizer coordinate
  coordinator
  decide decision approve approval
  win won winner
  register registration enroll enrollment signup
  leave left depart departure
  arrive arrival reach
  buy bought purchase
  sell sold sale
  rent rental hire
  meet met
  release publish
  refund refundable
  choose chose chosen pick
  break broke broken
  seat seating
  photo picture image
  bike bicycle
  vacation holiday
  employee worker colleague
  kid child children
  cellar basement
  phone telephone
  mail email
  moderator mod
  administrator admin
  autumn fall
  teach taught teacher
  drive drove driven
  eat ate eaten
  drink drank drunk
  wear wore worn
  speak spoke spoken
  bring brought
  grow grew grown
  hold held
  carry carried
  catch caught
  fly flew flown
  forget forgot forgotten
  hang hung
  lose lost
  ride rode ridden
  rise rose risen
  sing sang sung
  sit sat
  sleep slept
  spend spent
  stand stood
  steal stole stolen
  swim swam swum
  tell told
  throw threw thrown
  understand understood
  player gamer
`;

/** Verbs and nouns that hold a sentence together: which of them are there says nothing of what it is about. */
const LIGHT = `
  take took taken place hold held happen occur get got gotten go come make made have give given do offer provide want become
  serve use used put undergo exist there people person everyone everybody anyone anybody whoever someone somebody whatever thing way
  kind number amount size total value all every each always usually normally generally currently now please note remember
  exactly simply also still only just really actually per official new news whether or if when while who during within
  following follow default means mean say tell let already about around almost nearly roughly good fact strictly both any
  entire whole until till since from by under over above below within per between off out up down least most more less than
  each or time
`;

const keysOf = (words: string) =>
  words
    .trim()
    .split(/\s+/)
    .map((word) => termsOf(word)[0]!.key);

const CONCEPTS = new Map<string, string>();
for (const line of CLASSES.trim().split(/\n(?! {4})/)) {
  const keys = keysOf(line);
  for (const key of keys) if (!CONCEPTS.has(key)) CONCEPTS.set(key, keys[0]!);
}
const LIGHT_KEYS = new Set(keysOf(LIGHT));

/**
 * The key that all words of one meaning share: that of "cost" for "price" and "pay".
 *
 * @param key of a term
 */
export function conceptOf(key: string): string {
  return CONCEPTS.get(key) ?? key;
}

/** Whether a word says nothing of what a sentence is about, by its key. */
export function isLight(key: string): boolean {
  return LIGHT_KEYS.has(key);
}

/** What makes a noun of a verb, as far as stems keep it: "player" of "play". */
const SUFFIXES = new Set(['er', 'r', 'or', 'ment', 'ation', 'ion', 'al', 'ant']);

/** Whether one word is derived from another, by their concepts. */
export function isDerived(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length > 3 && long.startsWith(short) && SUFFIXES.has(long.slice(short.length));
}
