import type { Day } from '../day.ts';
import type { Span } from '../span.ts';
import { DAY_RULES, FEAST_RULES, MONTH_RULES, YEAR_RULES } from './dates/absolute.ts';
import { BLOCKING_RULES, COUNTED_RULES, RELATIVE_RULES } from './dates/relative.ts';
import type { Reading, Rule } from './dates/rule.ts';

export type { Basis, Grain } from './dates/rule.ts';

/** A time that a sentence speaks of: its words, as offsets in the sentence, and the days that they mean. */
export interface EventDate extends Span, Reading {
  text: string;
}

/** No sentence of an article is longer; what lies beyond is not read. */
const LONGEST_READ = 2_000;

/** In this order: what an earlier rule takes, a later one does not see. */
const RULES: readonly Rule[] = [
  ...COUNTED_RULES.slice(0, 1),
  ...DAY_RULES,
  ...BLOCKING_RULES,
  ...COUNTED_RULES.slice(1),
  ...MONTH_RULES,
  ...FEAST_RULES,
  ...YEAR_RULES,
  ...RELATIVE_RULES,
];

/**
 * The dates that a sentence speaks of, each resolved against the day of its article: weekdays and days without a year
 * by the tense of their clause, as news is written, and not as people speak to an assistant.
 *
 * Lengths of time ("for five years") and times reckoned from another event ("the day before the visit") are no dates,
 * and are left out; times to come without a date ("in the coming months") are there as `vague`, without days.
 *
 * @param sentence one sentence, or a question; what follows its first 2,000 characters is not read
 * @param published the article's day; without one only what needs none is resolved
 * @returns in the order of the sentence, without overlap; days inclusive, weeks from Monday
 */
export function resolveDates(sentence: string, published: Day | null): EventDate[] {
  const text = sentence.slice(0, LONGEST_READ);
  if (!MAY_SPEAK_OF_TIME.test(text)) return [];
  const taken: Span[] = [];
  const found: EventDate[] = [];
  for (const { pattern, read } of RULES) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (taken.some(({ start, end }) => start < span.end && end > span.start)) continue;
      const result = read(match, { sentence: text, at: span.start, end: span.end, published });
      if (result === null) continue;
      taken.push(span);
      if (result !== 'none') found.push({ ...result, ...withoutEdges(text, span) });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** A cheap first look: most sentences hold no digit and no word of the calendar. */
const MAY_SPEAK_OF_TIME =
  /\d|day\b|days\b|week|month|year|decade|centur|quarter|night|morrow|morning|evening|afternoon|spring|summer|autumn|fall\b|winter|Christmas|Thanksgiving|Halloween|January|February|March|April|May\b|June|July|August|September|October|November|December|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|(?:ties|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Tues?|Wed|Thurs?|Fri)\b|soon|future/;

/** A date's words without the preposition that a rule needed to see. */
function withoutEdges(text: string, { start, end }: Span): Span & { text: string } {
  const words = text.slice(start, end);
  const lead = /^(?:(?:from|between|on|since|in)\s+)?/i.exec(words)?.[0].length ?? 0;
  const kept = /^(?:from|between)/i.test(words) ? 0 : lead;
  const trimmed = words.slice(kept).trimEnd();
  return { start: start + kept, end: start + kept + trimmed.length, text: trimmed };
}
