/** Rules for parts of a year: quarters, halves, seasons and numbers of months. */
import { partsOf } from '../../day.ts';
import { monthsDays, SEASONS, yearDays } from './calendar.ts';
import { numberOf, ordinalOf } from './date-vocabulary.ts';
import { resolveYear } from './implicit-year.ts';
import { type Match, noDate, type Outcome, rule, ruleSet } from './rule.ts';
import { temporalValue } from './temporal-value.ts';
import { yearNumber } from './years-in-words.ts';

/** The year of a part of a year: written, or "this", "last" or "next year". */
const OF_YEAR =
  "( (of|in|,|-|/)? the? (fiscal|calendar|full)? year? y:( {year} | ' {short} ) | (of|in)? which:(this|last|next|the) year )";
/** Words of sports reports, in which a quarter is one of a game. */
const SPORTS =
  /\b(?:touchdowns?|yards?|quarterbacks?|interceptions?|rebounds?|field goals?|pointers?|scored|trailed|trailing|fumbles?|NFL|NBA|WNBA|overtime|halftime|kickoff|punt|dunk|free throws?|lead|seconds? left|minutes? left)\b/;

/** Quarters, halves, seasons, and the first or last months of a year. */
export const PERIOD_RULES = ruleSet('{season quarter half partofyear} | quarter | quarters | half | months', [
  noDate('{ordinal} - {ordinal}? quarter - final'),
  noDate('(quarter|quarters) - (final|finals|finalist|finalists|mile|pound)'),
  // "Q3 2022", "2022 Q3"; of a fiscal quarter only the year is certain.
  rule('q:{quarter} (of|-|[/,])? fiscal? f:{fiscal}', (match) => fiscalYear(match.text('f'))),
  rule(`q:{quarter} ${OF_YEAR}`, readQuarter),
  rule('y:{year} (-|/)? q:{quarter}', readQuarter),
  rule('y:{year} (-|/)? n:{half}', readHalf),
  // "2023Q2", "2Q23"
  rule('p:{partofyear}', readPartOfYear),
  rule('q:{quarter}', readQuarter),
  rule(`the? n:( {ordinal} | final | last ) -? quarter ${OF_YEAR}`, readQuarter),
  rule("the? which:(last|this|next) year 's n:( {ordinal} | final ) -? quarter", readQuarter),
  rule('the? n:( {ordinal} | final ) -? quarter (?! - | of | century | hour )', (match) =>
    SPORTS.test(match.tokens.sentence) ? 'none' : readQuarter(match),
  ),
  // "the first half of 2024", "H1 2024"
  rule(`the? n:( {half} | (first|second) -? half ) ${OF_YEAR}`, readHalf),
  rule("the? which:(last|this|next) year 's n:( (first|second) -? half )", readHalf),
  rule(
    'n:( {half} | (first|second) -? half ) (?= (profit|profits|earnings|revenue|revenues|sales|results|loss|losses|net|operating|pretax|income|turnover) )',
    readHalf,
  ),
  // "the first nine months of 2025", "the last three months of the year"
  rule(`the? w:(first|last|final|opening) n:{number} unit:(months|quarters) ${OF_YEAR}`, readMonths),
  // "the spring of 2020", "the winter of 2023-24", "summer 2024", "this fall"
  rule('the? s:{season} (of)? y:{year} (- {short} | / {short} | - {year})?', readSeason),
  // With a preposition or an article, because prices "fall next year", too.
  rule(
    '(?<= the | in | by | until | since | during | early | late | mid | - ) s:{season} (of)? which:(this|last|next) year',
    readSeason,
  ),
  rule('which:(last|next|this|this past|this coming) s:{season}', readWhichSeason),
]);

function readQuarter(match: Match): Outcome {
  const name = match.text('n').toLowerCase();
  const quarter = match.has('q')
    ? Number(/[1-4]/.exec(match.text('q')))
    : /final|last/.test(name)
      ? 4
      : ordinalOf(name);
  if (!(quarter >= 1 && quarter <= 4)) return null;
  return resolveYear(match, (year) => monthsDays(year, 3 * quarter - 2, 3), 'quarter');
}

function readHalf(match: Match): Outcome {
  const first = /first|1/i.test(match.text('n'));
  return resolveYear(match, (year) => monthsDays(year, first ? 1 : 7, 6), 'interval');
}

function readPartOfYear(match: Match): Outcome {
  const text = match.text('p');
  const part = /(?<!\d)[1-4][QH]|[QH][1-4]/.exec(text)?.[0] ?? '';
  const year = yearNumber(text.replace(part, ''), null);
  const months = part.includes('Q') ? 3 : 6;
  const number = Number(part.replace(/\D/, ''));
  return temporalValue(
    monthsDays(year, months * (number - 1) + 1, months),
    months === 3 ? 'quarter' : 'interval',
  );
}

function readMonths(match: Match): Outcome {
  const count = numberOf(match.text('n')) * (match.text('unit') === 'quarters' ? 3 : 1);
  if (!(count >= 1 && count <= 12)) return null;
  const start = /first|opening/i.test(match.text('w')) ? 1 : 13 - count;
  return resolveYear(match, (year) => monthsDays(year, start, count), count === 3 ? 'quarter' : 'interval');
}

function readSeason(match: Match): Outcome {
  const month = SEASONS[match.text('s').toLowerCase()] ?? 1;
  return resolveYear(match, (year) => monthsDays(year, month, 3), 'season');
}

/**
 * "Last summer" is the last that is over, "next summer" the first that has not begun, "this summer" that of the year.
 */
function readWhichSeason(match: Match): Outcome {
  const { published } = match;
  if (!published) return 'none';
  const { year } = partsOf(published);
  const month = SEASONS[match.text('s').toLowerCase()] ?? 1;
  const seasons = [year - 2, year - 1, year, year + 1].flatMap((one) => monthsDays(one, month, 3) ?? []);
  const which = match.text('which').toLowerCase();
  const found = /last|past/.test(which)
    ? seasons.filter(({ to }) => to < published).at(-1)
    : /next|coming/.test(which)
      ? seasons.find(({ from }) => from > published)
      : (seasons.find(({ from, to }) => from <= published && published <= to) ??
        seasons.find(({ from }) => partsOf(from).year === year));
  return temporalValue(found ?? null, 'season', 'relative') ?? 'none';
}

/** "FY24", "FY2024", "FY2023-24": approximately those calendar years, since the months of a fiscal year vary. */
export function fiscalYear(text: string, next = ''): Outcome {
  const digits = Number(text.replace(/\D/g, ''));
  const year = digits < 100 ? 2000 + digits : digits;
  const years = next !== '' && Number(next) === (year + 1) % 100 ? 2 : 1;
  return temporalValue(yearDays(year, years), years === 1 ? 'year' : 'interval', 'explicit', true) ?? 'none';
}
