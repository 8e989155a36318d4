import type { DateOrder } from '../date-order.ts';
import type { Day } from '../day.ts';
import type { Span } from '../span.ts';
import { combine } from './dates/combine.ts';
import { DAY_OF_MONTH_RULES, DAY_RULES } from './dates/days.ts';
import { HOLIDAY_RULES } from './dates/holidays.ts';
import { MONTH_RULES } from './dates/months.ts';
import { maskNonProse } from './dates/non-prose-mask.ts';
import { PERIOD_RULES } from './dates/periods.ts';
import { RECURRENCE_RULES } from './dates/recurrence.ts';
import { RELATIVE_RULES, VAGUE_RULES } from './dates/relative.ts';
import { applyRules } from './dates/rule.ts';
import type { TemporalValue } from './dates/temporal-value.ts';
import { tokensOf } from './dates/tokens.ts';
import { WEEKDAY_RULES } from './dates/weekdays.ts';
import { YEAR_RULES } from './dates/years.ts';

export { dateOrderIn } from './dates/numeric.ts';
export type { Anchoring as Basis, Granularity as Grain } from './dates/temporal-value.ts';

/** A time that a sentence speaks of: its words, as offsets in the sentence, and the days that they mean. */
export interface EventDate extends Span, Omit<TemporalValue, 'inYear'> {
  text: string;
}

/** No sentence of an article is longer; what lies beyond is not read. */
const LONGEST_READ = 2_000;

/** In this order: what an earlier rule takes, a later one does not see. */
const RULES = [
  RECURRENCE_RULES,
  HOLIDAY_RULES,
  DAY_RULES,
  PERIOD_RULES,
  MONTH_RULES,
  WEEKDAY_RULES,
  DAY_OF_MONTH_RULES,
  VAGUE_RULES,
  RELATIVE_RULES,
  YEAR_RULES,
];

/**
 * The dates that a sentence speaks of, each resolved against the day of its article: weekdays and days without a year
 * by the tense of their clause, as news is written, and not as people speak to an assistant.
 *
 * Lengths of time ("for five years") and times reckoned from another event ("the day before the visit") are no dates,
 * and are left out; times to come without a date ("in the coming months") are there as `vague`, without days. What
 * recurs ("every Wednesday") is no date either, nor is what stands in an address, a file's name, or between marks.
 *
 * @param sentence one sentence, or a question; what follows its first 2,000 characters is not read
 * @param published the article's day; without one only what needs none is resolved
 * @param order which of day and month stands first where a date is all numbers, and the numbers do not tell:
 *   "02/01/2025". Where it is `either`, the date is the earlier of the two days, and has the later as its `other`; but one
 *   with dots has its day first
 * @returns in the order of the sentence, without overlap; days inclusive, weeks from Monday
 */
export function resolveDates(
  sentence: string,
  published: Day | null,
  order: DateOrder | 'either' = 'either',
): EventDate[] {
  const tokens = tokensOf(maskNonProse(sentence.slice(0, LONGEST_READ)));
  const found = applyRules(RULES, tokens, published, order).sort((a, b) => a.first - b.first);
  return combine(found, tokens, published).map(
    ({ first, last, from, to, grain, basis, approximate, other, open }) => {
      const start = tokens.starts[first]!;
      const end = tokens.ends[last - 1]!;
      return {
        start,
        end,
        text: sentence.slice(start, end),
        from,
        to,
        grain,
        basis,
        approximate,
        ...(other && { other }),
        ...(open && { open }),
      };
    },
  );
}
