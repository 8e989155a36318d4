/** Resolves dates without a year by a year that the sentence gives elsewhere. */
import { addDays, type Day, partsOf } from '../../day.ts';
import { type DayRange, inYear } from './calendar.ts';
import { LEEWAY } from './implicit-year.ts';
import { Pattern } from './pattern.ts';
import { type TemporalExpression, textOf } from './rule.ts';
import { tenseAt } from './tense.ts';
import { symbolOf } from './token-symbols.ts';
import type { Tokens } from './tokens.ts';
import { isVerb, PRESENT_OR_FUTURE } from './verb-lists.ts';

/*
 * A year given elsewhere in the clause takes precedence over one inferred from the tense: "In 1776, on October 11",
 * "the 2019 fair was held on 7 June". A year before the verb applies to the whole sentence, a year after it only to
 * what follows immediately: "He was elected in 2019 and died on May 4."
 */

const THE = '(the|a|an|its|his|her|their|our|my|this)';
/** The tokens that may precede a year at the start of a clause. */
const OPENING = new Pattern(
  `(^ | [;:] ) (and|but)? (back|early|late|earlier|later)?
   ( (in|during|at|for|on)? (early|mid|late)? -? ${THE}? {anyword}? | ${THE}? {anyword}? {noun capital} (in|of) | ${THE}? {anyword}? {anyword} 's ) $`,
);
/**
 * Prepositions that make a year the limit of a period, or another year than that of the clause: "since 2019", "unlike
 * in 2019".
 */
const LIMITING = new Pattern(
  '(since|until|till|by|before|after|from|to|than|like|unlike|through|between|pre|post|as) (in|of)? (early|mid|late)? -? $',
);
/** Nouns that are named by a year but exist in later ones: "the 2016 film", "the 2020 champion". */
const LASTING_NOUN =
  /\b(?:laws?|act|bill|treaty|deal|agreement|accord|pact|ruling|verdict|judgment|decision|report|study|survey|paper|book|novel|film|movie|documentary|album|song|photo(?:graph)?|picture|video|model|version|constitution|charter|decree|directive|plan|pledge|promise|contract|loan|champions?|winners?|finalists?|graduates?)\b/i;
const CLAUSE_END = new Pattern(
  '[;:()“”"—] | that | which | who | whom | whose | but | because | although | though | if',
);
const CONJUNCTION = new Pattern('and | or | as');
/** "In June of that year": the last year mentioned, the one before it or the one after it. */
const THAT_YEAR = '(that same|that|the same|the following|the next|the previous|the preceding) year';
const YEAR_BEFORE = new Pattern(`${THAT_YEAR} ,? (on|in|at|by|around|between|from)? the? $`);
const YEAR_AFTER = new Pattern(`^ ,? (of|in)? ${THAT_YEAR}`);

/** In tokens: how far before and after a date its year is looked for. */
const MAX_CONTEXT = 8;

/**
 * Moves dates with an inferred year into the year that their sentence gives elsewhere. Dates that refer to the year of
 * an earlier sentence ("in June of that year") are removed.
 *
 * @param dates in the order of the sentence
 */
export function applyContextYears(
  dates: readonly TemporalExpression[],
  tokens: Tokens,
  published: Day | null,
): TemporalExpression[] {
  const { shape } = tokens;
  let context: TemporalExpression | null = null;
  /** The end of the last date that was resolved to the context year. */
  let reached = 0;
  return dates.filter((date) => {
    if (givesYear(date)) {
      context = date;
      reached = date.last;
      return true;
    }
    if (date.basis !== 'year-inferred' || date.other) return true;
    const offset = yearOffset(date, shape);
    if (offset !== null) return context !== null && moveInto(date, partsOf(context.from!).year + offset);
    if (context && appliesTo(date, context, reached, tokens, published)) {
      moveInto(date, yearFor(date, context));
      reached = date.last;
    }
    return true;
  });
}

/** Whether a date can give other dates their year: a year, a part of one longer than a month, or a complete date. */
function givesYear({ grain, basis, from, to }: TemporalExpression): boolean {
  if (!from || !to || basis === 'year-inferred' || basis === 'weekday') return false;
  return (
    grain === 'year' || grain === 'season' || grain === 'quarter' || (grain === 'day' && basis === 'explicit')
  );
}

/** Whether the year of `context` applies to a later date in the sentence. */
function appliesTo(
  date: TemporalExpression,
  context: TemporalExpression,
  reached: number,
  tokens: Tokens,
  published: Day | null,
): boolean {
  const { shape } = tokens;
  const head = shape.slice(Math.max(0, context.first - MAX_CONTEXT), context.first);
  const between = shape.slice(context.last, date.first);
  if (LIMITING.isIn(head) || CLAUSE_END.isIn(between)) return false;
  const days = daysIn(date, yearFor(date, context));
  if (context.grain === 'day') return date.grain === 'day' && soonFollows(context.from!, days);
  // A part of a year contains days and months only.
  if (context.grain !== 'year' && date.grain !== 'day' && date.grain !== 'month') return false;
  const verb = [...between].findIndex(isVerb);
  if (LASTING_NOUN.test(textOf(tokens, context.last, verb < 0 ? date.first : context.last + verb)))
    return false;
  const isOpening = OPENING.isIn(head) && !holdsVerb(head);
  const gap = shape.slice(reached, date.first);
  if (!isOpening && (holdsVerb(gap) || (reached === context.last && CONJUNCTION.isIn(gap)))) return false;
  return !published || agrees(date, yearFor(date, context), between, tokens, published);
}

/**
 * In days: how much later than a complete date a day without a year may be: "on 2 September 1666, and by 6 September".
 */
const SOON = 62;

/** Whether the days begin after `day`, but at most two months later. */
export function soonFollows(day: Day, days: DayRange | null): boolean {
  return days !== null && days.from > day && days.from <= (addDays(day, SOON) ?? day);
}

function holdsVerb(shape: string): boolean {
  return [...shape].some(isVerb);
}

/** Whether the tense of a date's clause is compatible with that year. */
function agrees(
  date: TemporalExpression,
  year: number,
  between: string,
  tokens: Tokens,
  published: Day,
): boolean {
  const tense = tenseAt(tokens, date.first, date.last);
  const days = daysIn(date, year);
  if (tense === 'past') return !days || days.from <= (addDays(published, LEEWAY) ?? published);
  if (year >= partsOf(published).year) return true;
  return (
    ![...between].some((symbol) => PRESENT_OR_FUTURE.has(symbol)) &&
    (tense !== 'future' || holdsVerb(between))
  );
}

/** The year of `date` within a range of days, which may span two years: a winter. */
function yearFor(date: TemporalExpression, { from, to }: TemporalExpression): number {
  const [first, last] = [partsOf(from!).year, partsOf(to!).year];
  const days = daysIn(date, last);
  return first !== last && days && days.from >= from! && days.to <= to! ? last : first;
}

function daysIn({ from, to, inYear: movable }: TemporalExpression, year: number): DayRange | null {
  if (movable) {
    const day = movable(year);
    return day && { from: day, to: day };
  }
  return from && to && inYear({ from, to }, year);
}

/** Moves a date into a year. Returns false, without a change, when the year has no such day. */
export function moveInto(
  date: TemporalExpression,
  year: number,
  basis: TemporalExpression['basis'] = 'explicit',
): boolean {
  const days = daysIn(date, year);
  if (days) Object.assign(date, days, { basis });
  return days !== null;
}

/**
 * How many years "that year", "the following year" and the like are after the context year; null without such words.
 */
function yearOffset({ first, last }: TemporalExpression, shape: string): number | null {
  const words =
    YEAR_AFTER.firstIn(shape.slice(last, last + MAX_CONTEXT)) ||
    YEAR_BEFORE.firstIn(shape.slice(Math.max(0, first - MAX_CONTEXT), first));
  if (words === '') return null;
  if (NEXT.some((symbol) => words.includes(symbol))) return 1;
  return PREVIOUS.some((symbol) => words.includes(symbol)) ? -1 : 0;
}

const NEXT = ['following', 'next'].map(symbolOf);
const PREVIOUS = ['previous', 'preceding'].map(symbolOf);
