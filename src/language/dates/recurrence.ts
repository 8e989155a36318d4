import { FEAST } from './feasts.ts';
import { type Match, noDate, type Outcome, rule, ruleSet } from './rule.ts';

/*
 * What recurs is no date: "every Wednesday and Sunday", "the first Saturday of every month", "annually on 5 May". These
 * rules come before all others, and take the words of such times away from them. A time whose year is written, and one
 * that says from when or until when something recurs, stay.
 */

const WEEKDAY = '{weekday lowday shortday}';
const NTH = '(first|last|{ordinal})';
const MONTH_DAYS = `( the? ({dayth} (,|and|or|&|{upto}))? the? ({dayth}|{ordinal}) of? {month lowmonth}
  | {month lowmonth} the? {dayth} ((,|and|or|&|{upto}) {dayth})? )`;
/** One time that may come again each week, month or year. */
const TIME = `( ${WEEKDAY} | ${MONTH_DAYS} | the? ${NTH} ${WEEKDAY} (of|in) {month}
  | {month} (?! the? {dayth} ) | ${FEAST} )`;
const AND = '( ,? (and|or|&) | , | to | through | - )';
const TIMES = `the? ${TIME} ( ${AND} the? ${TIME} (?! 's ) )*`;
const ONCE = '(?! ,? (of|in)? {year} )';
const WHICH = '(single|other|second|alternate|{number}|{ordinal}|last|few)';

const EACH = `(every|each) (and every)? ${WHICH}?`;
const A_WEEK = `( weekly | biweekly | fortnightly | ${EACH} (week|weeks|fortnight|fortnights) | (once|twice) (a|per|every) week )`;
const A_MONTH = `( monthly | ${EACH} (month|months) | (once|twice) (a|per|every) month )`;
const A_YEAR = `( annually | yearly | biennially | ${EACH} (year|years) | (once|twice) (a|per|every) year )`;
const AT = '(on|in|at|around|during|between|from|by|every|each)';

/** Times that come again and again. */
export const RECURRENCE_RULES = ruleSet('{recurring}', [
  // "every Wednesday and Sunday", "each Easter Monday", "every other Friday", "every 5 May"
  noDate(`${EACH} ${TIMES} {partofday}? ${ONCE}`),
  // "the first Saturday of every month", "the last Sunday of the month", "the first and third Tuesday of the month"
  noDate(
    `the? ${NTH} ( (,|and|or|&) the? ${NTH} )* ${WEEKDAY} (of|in) (the|a|any|${EACH}) (month|months|quarter)`,
  ),
  // "on the 1st of each month", "monthly on the 5th"
  noDate(`the? {dayth ordinal} ( (,|and|or|&) the? {dayth ordinal} )* day? of ${EACH} (month|months)`),
  rule(`${A_MONTH} ,? on the? {dayth ordinal} ( (,|and|or|&) the? {dayth ordinal} )*`, unlessNamed),
  // "annually on 5 May", "every year in June", "twice a year, in March and September"
  rule(`${A_YEAR} ,? ${AT} ${TIMES} ${ONCE}`, unlessNamed),
  rule(
    `( ${A_WEEK} | ${A_MONTH} ) ,? (on|every|each) the? ${NTH}? ${WEEKDAY} ( ${AND} ${WEEKDAY} )*`,
    unlessNamed,
  ),
  // "on 5 May each year", "from June to August every year", "on Fridays and Saturday each week"
  noDate(`${TIMES} (of|in)? ( annually | yearly | ${EACH} (year|years) ) (?! group | groups | class )`),
  noDate(`${WEEKDAY} ( ${AND} ${WEEKDAY} )* (of|in)? ${EACH} (week|weeks|fortnight|month|months)`),
  // "Friday and Saturday nights"
  noDate(`${WEEKDAY} ( ${AND} ${WEEKDAY} )* (mornings|afternoons|evenings|nights)`),
]);

/** "The Economist Weekly on Friday": within a sentence a capital makes a name of such a word. */
function unlessNamed({ tokens: { sentence, starts }, first }: Match): Outcome {
  return first > 0 && /\p{Lu}/u.test(sentence[starts[first]!]!) ? null : 'none';
}
