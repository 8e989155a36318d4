/** Dates that are anchored to an event ("the day before the visit"), resolved from other sentences of the article. */
import type { DateOrder } from '../date-order.ts';
import { addDays, type Day } from '../day.ts';
import type { Span } from '../span.ts';
import { numberOf, ONES } from './dates/date-vocabulary.ts';
import { type EventDate, resolveDates } from './dates.ts';
import { type EventMention, eventClassOf, reportsEvent } from './event-matching.ts';
import { isName, termsOf } from './terms.ts';

/** A date relative to an event: "the day before Blinken's visit to China". */
export interface EventAnchoredDate extends Span, EventMention {
  /** Whether the number of days is approximate, as it is for weeks. */
  approximate: boolean;
}

/** "the day before", "two days after", "a week before", "on the eve of". */
const OFFSET = new RegExp(
  `\\b(?:(the|an?|${ONES.replaceAll(' ', '|')}|ten|\\d{1,2})\\s+(day|night|evening|morning|week)s?\\s+(before|after|following|prior to|ahead of)|on the eve of)\\s+(?=\\S)`,
  'gi',
);
/**
 * In characters: the length of an event's description, as "the visit of US Secretary of State Anthony Blinken to
 * China".
 */
const MAX_EVENT = 90;
/** The end of an event's description. */
const BOUNDARY =
  /[,;:.!?“”"()—–]|\s(?:that|which|who|when|where|while|and|but|because|as|was|were|is|are|has|had|have|will|would|said)\s/;

/**
 * Finds the dates in a sentence that are relative to an event, by days or weeks. `dayOfEvent` resolves them, as the
 * sentence does not give the day of the event.
 *
 * @returns in the order of the sentence; offsets are UTF-16 units of `sentence`
 */
export function eventAnchoredDatesIn(sentence: string): EventAnchoredDate[] {
  return [...sentence.matchAll(OFFSET)].flatMap((match): EventAnchoredDate[] => {
    const [whole, count = 'one', unit = 'day', side = 'before'] = match;
    const from = match.index + whole.length;
    const description = sentence.slice(from, from + MAX_EVENT);
    const length = BOUNDARY.exec(description)?.index ?? description.length;
    const terms = termsOf(sentence).filter(({ start, end }) => start >= from && end <= from + length);
    const at = terms.findIndex((term) => eventClassOf(term) !== null);
    const event = terms[at];
    const last = terms.at(-1);
    if (!event || !last) return [];
    const isWeek = /week/i.test(unit);
    const number = /^the$/i.test(count) ? 1 : numberOf(count);
    const days = number * (isWeek ? 7 : 1) * (/after|following/i.test(side) ? 1 : -1);
    const names = terms.filter(isName);
    const owner = terms[at - 1];
    return [
      {
        start: match.index,
        end: last.end,
        days,
        approximate: isWeek,
        event,
        names: owner && isName(owner) ? [owner, ...names.filter((name) => name !== owner)] : names,
        owned: owner !== undefined && isName(owner),
      },
    ];
  });
}

/**
 * Resolves an event-anchored date by the sentences of its article that report the event and mention exactly one day.
 *
 * @param anchored a date in one of the sentences
 * @param published the day of the article; null when it has none
 * @param order see `resolveDates`
 * @returns the day, or null when no sentence gives the event's day or they give different days
 */
export function dayOfEvent(
  anchored: EventAnchoredDate,
  sentences: Iterable<string>,
  published: Day | null,
  order: DateOrder | 'either' = 'either',
): Day | null {
  const found = new Set<Day>();
  for (const sentence of sentences) {
    const terms = termsOf(sentence);
    if (!reportsEvent(anchored, terms)) continue;
    const days = new Set(
      resolveDates(sentence, published, order).flatMap((date) =>
        isDayOf(date, sentence, anchored.names.length > 0) ? [date.from!] : [],
      ),
    );
    const [day] = days;
    if (days.size === 1 && day) found.add(day);
  }
  const [day] = found;
  return found.size === 1 && day ? addDays(day, anchored.days) : null;
}

/** Whether a date is the day of the event that its sentence reports. */
function isDayOf(
  { grain, approximate, other, open, start, end }: EventDate,
  sentence: string,
  named: boolean,
): boolean {
  if (grain !== 'day' || approximate || other || open) return false;
  // "according to June 18 Reuters" is the day of a report.
  if (/^\s+\p{Lu}/u.test(sentence.slice(end))) return false;
  return named || /\bon\s+(?:the\s+)?$/i.test(sentence.slice(0, start));
}
