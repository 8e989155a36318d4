/** Tells which words for a state are opposite: "open" and "closed". */
import { conceptOf } from './paraphrases.ts';
import { termsOf } from './terms.ts';

/** Only states, of which a thing has one at a time: summer and winter, or men and women, are no opposites here. */
const PAIRS = `
  open/closed enabled/disabled public/private included/excluded include/exclude accepted/rejected
  increase/decrease increased/decreased raises/lowers online/offline indoors/outdoors free/paid anonymous/named
  visible/hidden automatic/manual locked/unlocked temporary/permanent full/empty alive/dead cold/hot warm/cold`
  .trim()
  .split(/\s+/)
  .map((pair) => pair.split('/').map((word) => conceptOf(termsOf(word)[0]!.key)) as [string, string]);

const OPPOSITES = new Set(PAIRS.flatMap(([one, other]) => [`${one} ${other}`, `${other} ${one}`]));
/** "Inaccessible", "unavailable", "non-refundable". */
const NEGATIVE_PREFIXES = ['un', 'in', 'im', 'ir', 'il', 'non', 'dis'];

/** Whether two words are opposite states, by their concepts. */
export function areOppositeStates(one: string, other: string): boolean {
  if (OPPOSITES.has(`${one} ${other}`)) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length > 3 && NEGATIVE_PREFIXES.some((prefix) => `${prefix}${short}` === long);
}
