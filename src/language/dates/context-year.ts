import { addDays, type Day, partsOf } from '../../day.ts';
import { type Days, inYear } from './calendar.ts';
import { LEEWAY } from './implicit-year.ts';
import { Pattern } from './pattern.ts';
import { type Found, textOf } from './rule.ts';
import { tenseAt } from './tense.ts';
import { symbolOf } from './token-symbols.ts';
import type { Tokens } from './tokens.ts';
import { isVerb, NOW } from './verb-lists.ts';

/*
 * A year that is said elsewhere in the clause wins over one that is found out by the tense: "In 1776, on October 11",
 * "the 2019 fair was held on 7 June". Before its verb a year is what the whole sentence is about, after it only what
 * follows at once: "He was elected in 2019 and died on May 4."
 */

const THE = '(the|a|an|its|his|her|their|our|my|this)';
/** What may stand before a year at the start of a clause, with no verb. */
const OPENING = new Pattern(
  `(^ | [;:] ) (and|but)? (back|early|late|earlier|later)?
   ( (in|during|at|for|on)? (early|mid|late)? -? ${THE}? {anyword}? | ${THE}? {anyword}? {noun capital} (in|of) | ${THE}? {anyword}? {anyword} 's ) $`,
);
/** From such a year or to it something lasts, or it is another: "since 2019", "unlike in 2019". */
const APART = new Pattern(
  '(since|until|till|by|before|after|from|to|than|like|unlike|through|between|pre|post|as) (in|of)? (early|mid|late)? -? $',
);
/** What a year names, and what goes on in later ones: "the 2016 film", "the 2020 champion". */
const LASTING =
  /\b(?:laws?|act|bill|treaty|deal|agreement|accord|pact|ruling|verdict|judgment|decision|report|study|survey|paper|book|novel|film|movie|documentary|album|song|photo(?:graph)?|picture|video|model|version|constitution|charter|decree|directive|plan|pledge|promise|contract|loan|champions?|winners?|finalists?|graduates?)\b/i;
const CLAUSE_END = new Pattern(
  '[;:()“”"—] | that | which | who | whom | whose | but | because | although | though | if',
);
const OR = new Pattern('and | or | as');
/** "In June of that year": the year that was said last, or one beside it. */
const WHICH_YEAR = '(that same|that|the same|the following|the next|the previous|the preceding) year';
const YEAR_BEFORE = new Pattern(`${WHICH_YEAR} ,? (on|in|at|by|around|between|from)? the? $`);
const YEAR_AFTER = new Pattern(`^ ,? (of|in)? ${WHICH_YEAR}`);

/** Tokens before a date and after it that may say which year is meant. */
const LONGEST_SAYING = 8;

/**
 * Moves the days whose year is not written into the year that their sentence says elsewhere. Those of a year that no
 * sentence alone tells ("in June of that year") are left out.
 *
 * @param dates in the order of the sentence
 */
export function applyContextYears(dates: readonly Found[], tokens: Tokens, published: Day | null): Found[] {
  const { shape } = tokens;
  let said: Found | null = null;
  /** Where the last date ended that is of the said year. */
  let reached = 0;
  return dates.filter((date) => {
    if (isOneYear(date)) {
      said = date;
      reached = date.last;
      return true;
    }
    if (date.basis !== 'year-inferred' || date.other) return true;
    const which = whichYear(date, shape);
    if (which !== null) return said !== null && moveInto(date, partsOf(said.from!).year + which);
    if (said && reaches(said, reached, date, tokens, published)) {
      moveInto(date, yearFor(date, said));
      reached = date.last;
    }
    return true;
  });
}

/** A year, or a part of one that is longer than a month: all that a day can be in. */
function isOneYear({ grain, basis, from, to }: Found): boolean {
  if (!from || !to || basis === 'year-inferred' || basis === 'weekday') return false;
  return (
    grain === 'year' || grain === 'season' || grain === 'quarter' || (grain === 'day' && basis === 'explicit')
  );
}

function reaches(said: Found, reached: number, date: Found, tokens: Tokens, published: Day | null): boolean {
  const { shape } = tokens;
  const head = shape.slice(Math.max(0, said.first - LONGEST_SAYING), said.first);
  const between = shape.slice(said.last, date.first);
  if (APART.isIn(head) || CLAUSE_END.isIn(between)) return false;
  const days = daysIn(date, yearFor(date, said));
  if (said.grain === 'day') return date.grain === 'day' && soonFollows(said.from!, days);
  // A part of a year has days and months in it, and no other part.
  if (said.grain !== 'year' && date.grain !== 'day' && date.grain !== 'month') return false;
  const verb = [...between].findIndex(isVerb);
  if (LASTING.test(textOf(tokens, said.last, verb < 0 ? date.first : said.last + verb))) return false;
  const isOpening = OPENING.isIn(head) && !holdsVerb(head);
  const gap = shape.slice(reached, date.first);
  if (!isOpening && (holdsVerb(gap) || (reached === said.last && OR.isIn(gap)))) return false;
  return !published || agrees(date, yearFor(date, said), between, tokens, published);
}

/** By so many days may a day without a year follow one with it: "on 2 September 1666, and by 6 September". */
const SOON = 62;

/** Whether the days begin soon after a day. */
export function soonFollows(day: Day, days: Days | null): boolean {
  return days !== null && days.from > day && days.from <= (addDays(day, SOON) ?? day);
}

function holdsVerb(shape: string): boolean {
  return [...shape].some(isVerb);
}

/** Whether the tense of a date's clause allows for that year. */
function agrees(date: Found, year: number, between: string, tokens: Tokens, published: Day): boolean {
  const tense = tenseAt(tokens, date.first, date.last);
  const days = daysIn(date, year);
  if (tense === 'past') return !days || days.from <= (addDays(published, LEEWAY) ?? published);
  if (year >= partsOf(published).year) return true;
  return ![...between].some((symbol) => NOW.has(symbol)) && (tense !== 'future' || holdsVerb(between));
}

/** A winter is of two years. */
function yearFor(date: Found, { from, to }: Found): number {
  const [first, last] = [partsOf(from!).year, partsOf(to!).year];
  const days = daysIn(date, last);
  return first !== last && days && days.from >= from! && days.to <= to! ? last : first;
}

function daysIn({ from, to, inYear: movable }: Found, year: number): Days | null {
  if (movable) {
    const day = movable(year);
    return day && { from: day, to: day };
  }
  return from && to && inYear({ from, to }, year);
}

/** Moves a date into a year; false where that has no such day. */
export function moveInto(date: Found, year: number, basis: Found['basis'] = 'explicit'): boolean {
  const days = daysIn(date, year);
  if (days) Object.assign(date, days, { basis });
  return days !== null;
}

/** By how many years the year is another than the one said before, if it is said so; else null. */
function whichYear({ first, last }: Found, shape: string): number | null {
  const words =
    YEAR_AFTER.firstIn(shape.slice(last, last + LONGEST_SAYING)) ||
    YEAR_BEFORE.firstIn(shape.slice(Math.max(0, first - LONGEST_SAYING), first));
  if (words === '') return null;
  if (NEXT_ONES.some((one) => words.includes(one))) return 1;
  return LAST_ONES.some((one) => words.includes(one)) ? -1 : 0;
}

const NEXT_ONES = ['following', 'next'].map(symbolOf);
const LAST_ONES = ['previous', 'preceding'].map(symbolOf);
