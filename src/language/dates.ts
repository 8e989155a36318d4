/** Resolves the dates that a sentence mentions to calendar days. */
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

export type { Anchoring, Granularity } from './dates/temporal-value.ts';

/** A date that a sentence mentions: its words, as offsets in the sentence, and the days they mean. */
export interface EventDate extends Span, Omit<TemporalValue, 'inYear'> {
  text: string;
}

/** In characters: no sentence of an article is longer. */
const MAX_READ = 2_000;

/** In order of precedence: tokens that one rule set consumes are hidden from the later ones. */
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
 * Finds the dates in a sentence and resolves each against the publication day of its article. Weekdays and days without
 * a year are resolved by the tense of their clause, as news is written (an assistant would read them as future).
 *
 * Durations ("for five years"), event-anchored dates ("the day before the visit") and recurring times ("every
 * Wednesday") are not dates, and neither are numbers in addresses, file names and markup. Future times without a date
 * ("in the coming months") are returned as `vague`, without days.
 *
 * @param sentence one sentence, or a question; only its first 2,000 characters are read
 * @param published the article's day, `YYYY-MM-DD`; when null, only dates that do not depend on it are resolved
 * @param order whether the day or the month comes first in an ambiguous numeric date: "02/01/2025". With `either`, the
 *   date is the earlier of the two days, and `other` is the later; a date with dots has its day first
 * @returns in the order of the sentence, without overlap; days inclusive, weeks from Monday
 */
export function resolveDates(
  sentence: string,
  published: Day | null,
  order: DateOrder | 'either' = 'either',
): EventDate[] {
  const tokens = tokensOf(maskNonProse(sentence.slice(0, MAX_READ)));
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
