/** Tells when two sentences name different people or places where there can be only one. */

import { allConceptsOf, type ContentWord, shareConcept } from '../../language/proposition.ts';
import type { Span } from '../../span.ts';

/*
 * "The walk starts at the tower" and "the walk starts at the station" contradict each other, since it starts at one place;
 * "sponsored by the bank" and "sponsored by the brewery" do not. Relations of the first kind are functional (Ritter et al.
 * 2008, "It's a contradiction – no, it's not"): a list of them is enough for rules and announcements.
 */

/** A sentence with the words that the other one does not have. */
export interface Compared {
  text: string;
  only: readonly ContentWord[];
}

/** Relations with one person, office or group, before or after "by". */
const BY_ONE = allConceptsOf(
  'lead decide design win build found invent organize teach host own publish supervise handle translate compose direct winner ' +
    'founder owner president director editor treasurer secretary principal train trainer approve',
);
/** Relations with one place or recipient. */
const AT_ONE = allConceptsOf(
  'start end keep hold host hold locate base bury stand meet hand address report move print go send place',
);
/** No places, though they follow "in" and "at". */
const TIMES = allConceptsOf(
  'spring summer autumn winter morning noon afternoon evening night weekend week month year season hour day',
);
const BEFORE_PERSON = /\bby (?:the |an? |mr\.? |ms\.? |mrs\.? |dr\.? )*(?:\w+ )?$/i;
const AFTER_BE = /(?:\b(?:is|are|was|were)|:)\s*(?:mr\.? |ms\.? |mrs\.? |dr\.? )*$/i;
const BEFORE_PLACE =
  /\b(?:at|in|to|near|behind|in front of|beside|opposite|next to) (?:the |an? |our |old |new |main )*$/i;

/**
 * @returns "name" when each sentence has one person or place, in the same relation, that the other does not have
 */
export function functionalDifference(a: Compared, b: Compared): 'name' | null {
  const [one, another] = [phraseOf(a), phraseOf(b)];
  if (one === null || another === null) return null;
  if (isNamedThe(a, one) && isNamedThe(b, another)) return 'name';
  const slot = slotOf(a, one);
  if (slot === null || slot !== slotOf(b, another)) return null;
  return shareConcept(a.text, b.text, slot === 'person' ? BY_ONE : AT_ONE) ? 'name' : null;
}

/** The words that only one sentence has as one phrase; null where they are several. */
function phraseOf({ text, only }: Compared): Span | null {
  const words = [...only].sort((a, b) => a.start - b.start);
  if (words.length === 0) return null;
  const apart = words
    .slice(1)
    .some((word, i) => !/^\.?[ -](?:(?:of|in|at|the) )*$/.test(text.slice(words[i]!.end, word.start)));
  return apart ? null : { start: words[0]!.start, end: words.at(-1)!.end };
}

/** "The treasurer of the club is Anna Berg", or "Treasurer of the club: Anna Berg": there is one. */
function isNamedThe({ text, only }: Compared, { start, end }: Span): boolean {
  const isName = only.every((word) => word.isName) && /^[\s.!]*$/.test(text.slice(end));
  return isName && !/^(?:an?|one|some|another)\b/i.test(text) && AFTER_BE.test(text.slice(0, start));
}

function slotOf({ text, only }: Compared, { start, end }: Span): 'person' | 'place' | null {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (BEFORE_PERSON.test(before)) return 'person';
  const isTime = [...allConceptsOf(text.slice(start, end))].some((key) => TIMES.has(key));
  if (BEFORE_PLACE.test(before) && !isTime) return 'place';
  if (AFTER_BE.test(before) && /^\p{Lu}/u.test(text.slice(start)) && /^[\s.!]*$/.test(after)) return 'person';
  const isSubject = /^(?:(?:the|mr\.?|ms\.?|mrs\.?|dr\.?)\s+)*(?:\w+ )?$/i.test(before);
  const isOne = /^the\b/i.test(text) || only.some((word) => word.isName);
  return isSubject && isOne && /^ (?!and\b|is an?\b|are\b)[a-z]/.test(after) ? 'person' : null;
}
