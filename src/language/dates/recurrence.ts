/** Rules for recurring times, which are not dates. */
import { weekdayNumber } from './date-vocabulary.ts';
import { HOLIDAY } from './holidays.ts';
import { type Match, noDate, type Outcome, rule, ruleSet } from './rule.ts';
import { MODALS } from './verb-lists.ts';

/*
 * Recurring times are not dates: "every Wednesday and Sunday", "the first Saturday of every month", "annually on 5
 * May". These rules run before all others and consume the words of such times. A time with a written year, and the
 * start or end of a recurrence, remain dates.
 */

const WEEKDAY = '{weekday lowday shortday weekdays}';
const NTH = '(first|last|{ordinal})';
const MONTH_DAYS = `( the? ({dayth} (,|and|or|&|{upto}))? the? ({dayth}|{ordinal}) of? {month lowmonth}
  | {month lowmonth} the? {dayth} ((,|and|or|&|{upto}) {dayth})? )`;
/** A time that may recur each week, month or year. */
const TIME = `( ${WEEKDAY} | ${MONTH_DAYS} | the? ${NTH} ${WEEKDAY} (of|in) {month}
  | {month} (?! the? {dayth} ) | ${HOLIDAY} )`;
const AND = '( ,? (and|or|&) | , | to | through | - )';
const TIMES = `the? ${TIME} ( ${AND} the? ${TIME} (?! 's ) )*`;
const NO_YEAR = '(?! ,? (of|in)? {year} )';
const WHICH = '(single|other|second|alternate|{number}|{ordinal}|last|few)';

const EACH = `(every|each) (and every)? ${WHICH}?`;
const A_WEEK = `( weekly | biweekly | fortnightly | ${EACH} (week|weeks|fortnight|fortnights) | (once|twice) (a|per|every) week )`;
const A_MONTH = `( monthly | ${EACH} (month|months) | (once|twice) (a|per|every) month )`;
const A_YEAR = `( annually | yearly | biennially | ${EACH} (year|years) | (once|twice) (a|per|every) year )`;
const AT = '(on|in|at|around|during|between|from|by|every|each)';

const DAYS = `${WEEKDAY} ( ${AND} ${WEEKDAY} )*`;
const O_CLOCK = '( {digits} ( (a|p) . m .? )? (am|pm|noon)? | {mixed} | noon | midnight )';
const HOURS = `,? (from|at|between)? ${O_CLOCK} (to|-|and|until) ${O_CLOCK}`;
const IN_MONTHS = `(in|during|from|between) {month} ( ${AND} {month} )* (?! the? {dayth} )`;
const OPEN = `( (?<! (be|been|was|were|will|to) ) (open|closed) | (opening|office|business|working|visiting) hours | hours (:|are) | ^ hours )
  [:]? (are|is)? (on|from)?`;

/** Recurring times. */
export const RECURRENCE_RULES = ruleSet(
  `{recurring} | ${WEEKDAY} ({upto} ${WEEKDAY} | ,? (from|at)? {digits mixed})`,
  [
    // "Hours: Monday to Friday, 9 a.m. to 5 p.m., Saturday 10 a.m. to 2 p.m.", "open Tuesday and Saturday"
    noDate(`${OPEN} ${DAYS} (${HOURS}) ( [,;]? and? ${DAYS} (${HOURS}) )*`),
    noDate(`${OPEN} ${WEEKDAY} ( ${AND} ${WEEKDAY} )+`),
    noDate(`${DAYS} ${HOURS} ( [,;] and? ${DAYS} ${HOURS} )+`),
    // "Trains run Monday to Saturday."
    rule(`from? a:${WEEKDAY} {upto} b:${WEEKDAY} (?! of | [,(]? {month dayth} )`, unlessOneWeek),
    // "daily except Sunday", "Mondays and Friday"
    noDate(`(daily|weekdays|weekends|day|week) ,? (except|excluding|and|but not) (on|for)? ${DAYS}`),
    noDate(`( ${WEEKDAY} ${AND} )? {weekdays} ( ${AND} ${WEEKDAY} )*`),
    // "every Wednesday and Sunday", "each Easter Monday", "every other Friday in July and August", "every 5 May"
    noDate(`${EACH} ${TIMES} {partofday}? (${IN_MONTHS})? ${NO_YEAR}`),
    // "the first Saturday of every month", "the last Sunday of the month", "the first and third Tuesday of the month"
    noDate(
      `the? ${NTH} ( (,|and|or|&) the? ${NTH} )* ${WEEKDAY} (of|in) (the|a|any|${EACH}) (month|months|quarter)`,
    ),
    // "on the 1st of each month", "monthly on the 5th"
    noDate(`the? {dayth ordinal} ( (,|and|or|&) the? {dayth ordinal} )* day? of ${EACH} (month|months)`),
    rule(`${A_MONTH} ,? on the? {dayth ordinal} ( (,|and|or|&) the? {dayth ordinal} )*`, unlessNamed),
    // "annually on 5 May", "every year in June", "twice a year, in March and September"
    rule(`${A_YEAR} ,? ${AT} ${TIMES} ${NO_YEAR}`, unlessNamed),
    rule(
      `( ${A_WEEK} | ${A_MONTH} ) ,? (on|every|each) the? ${NTH}? ${WEEKDAY} ( ${AND} ${WEEKDAY} )*`,
      unlessNamed,
    ),
    // "on 5 May each year", "from June to August every year", "on Fridays and Saturday each week"
    noDate(`${TIMES} (of|in)? ( annually | yearly | ${EACH} (year|years) ) (?! group | groups | class )`),
    noDate(`${WEEKDAY} ( ${AND} ${WEEKDAY} )* (of|in)? ${EACH} (week|weeks|fortnight|month|months)`),
    // "Friday and Saturday nights"
    noDate(`${WEEKDAY} ( ${AND} ${WEEKDAY} )* (mornings|afternoons|evenings|nights)`),
  ],
);

/** In days: a shorter range of weekdays may happen once. */
const WORKING_WEEK = 5;

/** "From Monday to Friday" recurs each week, except in the past tense or with a modal verb in the sentence. */
function unlessOneWeek(match: Match): Outcome {
  const days = (weekdayNumber(match.text('b')) - weekdayNumber(match.text('a')) + 7) % 7;
  if (days + 1 < WORKING_WEEK) return null;
  const hasModal = [...match.tokens.shape].some((symbol) => MODALS.has(symbol));
  return hasModal || match.tense() === 'past' ? null : 'none';
}

/** "The Economist Weekly on Friday": a capital within a sentence marks a name. */
function unlessNamed({ tokens: { sentence, starts }, first }: Match): Outcome {
  return first > 0 && /\p{Lu}/u.test(sentence[starts[first]!]!) ? null : 'none';
}
