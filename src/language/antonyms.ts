/** Antonyms: tells whether a text has the opposite of a question's word. */
import { type Term, termsOf } from './terms.ts';

/** Pairs of complementary and gradable antonyms. */
const PAIRS =
  `first/last largest/smallest biggest/smallest highest/lowest longest/shortest oldest/newest oldest/youngest most/least
  best/worst earliest/latest fastest/slowest heaviest/lightest richest/poorest cheapest/dearest strongest/weakest
  increase/decrease north/south east/west northern/southern eastern/western northernmost/southernmost begin/end start/end
  start/stop win/lose gain/lose rise/fall open/close allow/forbid include/exclude major/minor male/female men/women rich/poor
  hot/cold early/late high/low large/small long/short old/young strong/weak common/rare public/private
  support/oppose accept/reject agree/disagree attack/defend positive/negative maximum/minimum import/export enter/leave
  join/leave create/destroy build/demolish inside/outside above/below majority/minority buy/sell arrive/depart born/died
  success/failure pause/resume mute/unmute lock/unlock legal/illegal heavier/lighter faster/slower better/worse
  higher/lower larger/smaller longer/shorter
  older/younger free/paid enable/disable add/remove internal/external indoor/outdoor indoors/outdoors online/offline
  upper/lower inner/outer left/right ancient/modern domestic/foreign natural/artificial odd/even guilty/innocent
  winner/loser summer/winter spring/autumn morning/evening day/night husband/wife mother/father son/daughter
  sister/brother friend/enemy lost/won lost/gained rose/fell began/ended built/demolished bought/sold left/entered left/joined`
    .trim()
    .split(/\s+/);

/** The keys of a word's antonyms, by its own key. */
const ANTONYMS = new Map<string, string[]>();
for (const pair of PAIRS) {
  const [one, other] = pair.split('/').map((word) => termsOf(word)[0]!.key) as [string, string];
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const)
    ANTONYMS.set(from, [...(ANTONYMS.get(from) ?? []), to]);
}

/**
 * Whether a text has an antonym of a question's word, but not the word itself, or has the antonym before the noun that the
 * word modifies: "the closed beta", whose servers may open, for "when does the open beta start?".
 */
export function hasAntonymOf(question: readonly Term[], text: readonly Term[]): boolean {
  const keys = new Set(text.map(({ key }) => key));
  const isModified = (noun: string, modifier: string) =>
    text.some(({ key }, i) => key === modifier && text[i + 1]?.key === noun);
  return question.some(({ key }, i) => {
    const antonyms = ANTONYMS.get(key)?.filter((antonym) => keys.has(antonym)) ?? [];
    if (antonyms.length === 0 || !keys.has(key)) return antonyms.length > 0;
    const noun = question[i + 1];
    if (!noun || noun.stop || isModified(noun.key, key)) return false;
    return antonyms.some((antonym) => isModified(noun.key, antonym));
  });
}
