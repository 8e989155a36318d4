/** Rules for months. */
import { partsOf } from '../../day.ts';
import { monthDays, monthsDays } from './calendar.ts';
import { monthNumber } from './date-vocabulary.ts';
import { resolveYear } from './implicit-year.ts';
import { type Match, noDate, type Outcome, rule, ruleSet } from './rule.ts';
import { temporalValue } from './temporal-value.ts';
import { WRITTEN_YEAR, yearNumber } from './years-in-words.ts';

/** Words before a month's name that show it is a month, rather than a person's name or a verb. */
const STRONG_CONTEXT = '{firmly} | by | during | through | throughout | around | mid - | late - | early -';
const WEAK_CONTEXT =
  'of | from | to | before | after | with | than | for | between | and | or | about | like | ending | ended | beginning | starting | {month} [,-] | compared | versus | pre - | post -';
const DETERMINER = "the | a | an | its | his | her | their | our | my | this | last | 's | each | every";

/** Months, with their year given or inferred. */
export const MONTH_RULES = ruleSet('{month lowmonth fullmonth}', [
  // "06/2004"
  rule('m:{fullmonth}', (match) => {
    const [month = 0, year = 0] = match.text('m').split(/\D/).map(Number);
    return temporalValue(monthDays(year, month), 'month');
  }),
  // A quarter named by its last month, as in company reports from Australia and Asia.
  rule('m:(March|June|September|December|Mar|Jun|Sep|Sept|Dec) -? quarter (of|,)? (y:{year})?', (match) => {
    const last = monthNumber(match.text('m'));
    return resolveYear(match, (year) => monthsDays(year, last - 2, 3), 'quarter');
  }),
  rule(`m:{month lowmonth} (of|,|in|-|/)? y:${WRITTEN_YEAR} (?! {counted} )`, (match) =>
    temporalValue(
      monthDays(yearNumber(match.text('y'), match.published), monthNumber(match.text('m'))),
      'month',
    ),
  ),
  rule('which:(last|next|this past|this coming|this) m:{month} (?! {capital} )', readWhich),
  noDate('(every|each) {month}'),
  // "Mar del Plata", "Jan van der Berg"
  rule('{shortmonth} p:{noun}', (match) =>
    /^(?:de|del|della|di|von|van|der|ten)$/.test(match.text('p')) ? 'none' : null,
  ),
  noDate('{month} (Revolution|Crisis|War|Surprise|Uprising|Manifesto|Massacre|Monarchy|Movement)'),
  // "the April eclipse", "its March meeting", "the firm's September sales"
  rule(
    `(?<= ${DETERMINER} ) m:{month} (?= 's | {noun gerund} | {unit counted yearnamed} | election | to )`,
    readMonth,
  ),
  rule(`(?<= ${DETERMINER} | {capital} ) m:{surely}`, readMonth),
  // "in May", "since August"
  rule(`(?<= ${STRONG_CONTEXT} ) m:{month}`, readMonth),
  rule(`(?<= ${WEAK_CONTEXT} ) m:{month} (?! {capital} | 's )`, readMonth),
  rule(`m:{surely} (?= 's )`, readMonth),
  rule(
    `m:{month} 's (?= (vote|election|report|data|figures|figure|inflation|sales|meeting|summit|reading|jobs|attack|quake|earthquake|storm|floods|riots|protests|budget|decision|rate|hike|cut|increase|rise|fall|drop|total|number|numbers|level) )`,
    readMonth,
  ),
  // "June and July", "March to May"
  rule('(?<! {capital} ) m:{month} (?= ,? ({upto}|and|or|,) {month} (?! {capital} ) )', readMonth),
  rule('^ m:{surely} (?= was | is | saw | brought | marked | sales | were )', readMonth),
  rule('^ m:{month} (?= was the | is the | saw | brought | marked )', readMonth),
  // "in march": in a question without capitals.
  rule('(?<= in | since | last | next | until ) m:{lowmonth} (?= $ | [?.,] )', readMonth),
]);

function readMonth(match: Match): Outcome {
  return resolveYear(match, (year) => monthDays(year, monthNumber(match.text('m'))), 'month');
}

/** "Last June" is over, "next June" has not begun; "this June" is in the article's year. */
function readWhich(match: Match): Outcome {
  if (!match.published) return 'none';
  const { year, month: own } = partsOf(match.published);
  const month = monthNumber(match.text('m'));
  const which = match.text('which').toLowerCase();
  const last = month < own ? year : year - 1;
  const next = month > own ? year : year + 1;
  const chosen = /last|past/.test(which) ? last : /next|coming/.test(which) ? next : year;
  return temporalValue(monthDays(chosen, month), 'month', 'relative') ?? 'none';
}
