import type { DateOrder } from '../date-order.ts';
import { addDays, type Day } from '../day.ts';
import type { Span } from '../span.ts';
import { type EventDate, resolveDates } from './dates.ts';
import { type EventMention, eventClassOf, reportsEvent } from './event-matching.ts';
import { type Term, termsOf } from './terms.ts';

/** A time that a sentence reckons from an event: "the day before Blinken's visit to China". */
export interface EventAnchoredDate extends Span, EventMention {
  /** Whether it is only about so many: weeks. */
  approximate: boolean;
}

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
/** "the day before", "two days after", "a week before", "on the eve of". */
const RECKONED = new RegExp(
  `\\b(?:(the|an?|${NUMBERS.join('|')}|\\d{1,2})\\s+(day|night|evening|morning|week)s?\\s+(before|after|following|prior to|ahead of)|on the eve of)\\s+(?=\\S)`,
  'gi',
);
/** An event is named in so many characters: "the visit of US Secretary of State Anthony Blinken to China". */
const LONGEST_EVENT = 90;
/** What ends the naming of an event. */
const BOUNDARY =
  /[,;:.!?“”"()—–]|\s(?:that|which|who|when|where|while|and|but|because|as|was|were|is|are|has|had|have|will|would|said)\s/;

/**
 * The times that a sentence reckons from an event, in days or weeks. On which day the event was, the sentence does not
 * say: see `dayOfEvent`.
 */
export function eventAnchoredDatesIn(sentence: string): EventAnchoredDate[] {
  return [...sentence.matchAll(RECKONED)].flatMap((match): EventAnchoredDate[] => {
    const [whole, count = 'one', unit = 'day', side = 'before'] = match;
    const from = match.index + whole.length;
    const named = sentence.slice(from, from + LONGEST_EVENT);
    const length = BOUNDARY.exec(named)?.index ?? named.length;
    const terms = termsOf(sentence).filter(({ start, end }) => start >= from && end <= from + length);
    const at = terms.findIndex((term) => eventClassOf(term) !== null);
    const event = terms[at];
    const last = terms.at(-1);
    if (!event || !last) return [];
    const isWeek = /week/i.test(unit);
    const days = numberOf(count) * (isWeek ? 7 : 1) * (/after|following/i.test(side) ? 1 : -1);
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
 * The day that an event was on, as far as other sentences of its article say so: one that has the same event, or the verb
 * that begins or ends it, by the same names, and one day. Null where none does, or where they do not agree.
 *
 * @param order see `resolveDates`
 */
export function dayOfEvent(
  reckoned: EventAnchoredDate,
  sentences: Iterable<string>,
  published: Day | null,
  order: DateOrder | 'either' = 'either',
): Day | null {
  const found = new Set<Day>();
  for (const sentence of sentences) {
    const terms = termsOf(sentence);
    if (!reportsEvent(reckoned, terms)) continue;
    const days = new Set(
      resolveDates(sentence, published, order).flatMap((date) =>
        isDayOf(date, sentence, reckoned.names.length > 0) ? [date.from!] : [],
      ),
    );
    const [day] = days;
    if (days.size === 1 && day) found.add(day);
  }
  const [day] = found;
  return found.size === 1 && day ? addDays(day, reckoned.days) : null;
}

function isDayOf(
  { grain, approximate, other, open, start, end }: EventDate,
  sentence: string,
  named: boolean,
): boolean {
  if (grain !== 'day' || approximate || other || open) return false;
  // "according to June 18 Reuters": the day of a report.
  if (/^\s+\p{Lu}/u.test(sentence.slice(end))) return false;
  return named || /\bon\s+(?:the\s+)?$/i.test(sentence.slice(0, start));
}

function isName({ capital, letters, stop }: Term): boolean {
  return capital || (letters === 'upper' && !stop);
}

function numberOf(count: string): number {
  if (/^\d/.test(count)) return Number(count);
  return Math.max(1, NUMBERS.indexOf(count.toLowerCase()) + 1);
}
