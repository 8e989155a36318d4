/** Figures: how many questions of a server were answered in each week, and how often each article answered. */

import { addDays, type Day, weekday } from '../day.ts';
import type { Answers } from './answers.ts';
import type { Vote } from './votes.ts';

/** The questions of a week by their verdicts, and the votes on what answered. Nothing says who asked or voted, or what. */
export interface WeekFigures extends Record<Answers['verdict'] | Vote, number> {
  /** Its Monday: see `weekOf`. */
  week: Day;
}

/** How often an article's sentences were the answer shown first, and the votes on them. */
export interface ArticleFigures extends Record<'quoted' | Vote, number> {
  /** Its key: see `keyOf`. */
  article: string;
  /** The Monday of the week in which it was last quoted or voted on. */
  week: Day;
}

/** The figures of a server, or what is added to them: a vote that somebody takes back is less than zero. */
export interface Figures {
  weeks: readonly WeekFigures[];
  articles: readonly ArticleFigures[];
}

/** How many weeks are kept, and for how long an article that is not quoted again: a year, as long as it is compared with. */
export const MAX_WEEKS = 53;
/** How many articles of a server are counted: more than are quoted within a year. From 100 to 10,000. */
export const MAX_COUNTED = 1_000;

export const NO_FIGURES: Figures = { weeks: [], articles: [] };

/** The week of a day: its Monday, as in ISO 8601. */
export function weekOf(day: Day): Day {
  return addDays(day, -weekday(day)) ?? day;
}

/** The Monday of the first week that is kept beside the newest of some weeks; null when there are none. */
export function firstKeptWeek(weeks: readonly Pick<WeekFigures, 'week'>[]): Day | null {
  const [newest] = weeks.map(({ week }) => week).sort(newestFirst);
  return newest === undefined ? null : addDays(newest, -7 * (MAX_WEEKS - 1));
}

/** Adds figures of the same weeks and articles. */
export function sumOf(figures: Figures, added: Figures): Figures {
  return {
    weeks: summedBy('week', [...figures.weeks, ...added.weeks]),
    articles: summedBy('article', [...figures.articles, ...added.articles]),
  };
}

function summedBy<Name extends string, Counts extends Record<Name, string>>(
  name: Name,
  all: readonly Counts[],
): Counts[] {
  const sums = new Map<string, Counts>();
  for (const one of all) {
    const before = sums.get(one[name]);
    sums.set(one[name], before ? withCounts(before, one) : one);
  }
  return [...sums.values()];
}

/** The sums of the counts of both, and the later of the two weeks. */
function withCounts<Counts extends object>(counts: Counts, others: Counts): Counts {
  const entries = Object.entries(counts).map(([name, value]) => {
    const other = others[name as keyof Counts];
    if (typeof value === 'number') return [name, value + (other as number)];
    return [name, value < (other as string) ? other : value];
  });
  return Object.fromEntries(entries) as Counts;
}

/**
 * The figures that are kept: the last `MAX_WEEKS`, the oldest first, and the `MAX_COUNTED` articles that were counted last,
 * of those of a week the ones that answered most often.
 */
export function keptOf({ weeks, articles }: Figures): Figures {
  const first = firstKeptWeek(weeks) ?? '';
  return {
    weeks: weeks.filter(({ week }) => week >= first).sort((a, b) => newestFirst(b.week, a.week)),
    articles: articles
      .filter(({ week }) => week >= first)
      .sort((a, b) => newestFirst(a.week, b.week) || b.quoted - a.quoted || byKey(a, b))
      .slice(0, MAX_COUNTED),
  };
}

/** Kept figures as they are shown: no count is below zero, and the articles that answered most often come first. */
export function shownOf({ weeks, articles }: Figures): Figures {
  return {
    weeks: weeks.map(withoutNegatives),
    articles: articles
      .map(withoutNegatives)
      .sort((a, b) => b.quoted - a.quoted || newestFirst(a.week, b.week) || byKey(a, b)),
  };
}

/** A vote is taken back in another week than it was given in, after which that week has one less than none. */
function withoutNegatives<Counts extends object>(counts: Counts): Counts {
  const entries = Object.entries(counts).map(([name, value]) => [
    name,
    typeof value === 'number' ? Math.max(0, value) : value,
  ]);
  return Object.fromEntries(entries) as Counts;
}

function byKey(a: ArticleFigures, b: ArticleFigures): number {
  return a.article < b.article ? -1 : 1;
}

function newestFirst(a: Day, b: Day): number {
  return a === b ? 0 : a > b ? -1 : 1;
}
