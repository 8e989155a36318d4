import type { Tokens } from './tokens.ts';
import { CLASSES, hasForm, symbolOf } from './words.ts';

/** When a clause happens, as its verbs say. */
export type Tense = 'past' | 'future' | 'unknown';

const set = (words: string, kinds = '') => new Set([...words.trim().split(/\s+/).map(symbolOf), ...kinds]);

const MODALS = set(
  "will 'll shall won't would 'd wouldn't may might could couldn't can can't cannot should must",
);
const MAY_FAIL = set("could couldn't can can't cannot");
const BE = set('be been being');
const IS = set("is are am 're isn't aren't");
const WAS = set("was were wasn't weren't");
const HAVE = set("have has had 've hasn't haven't hadn't having");
/** Words that tell, after "is" or alone, of what is still to come. */
const EXPECTED = set(
  `expected due set scheduled slated planned planning going likely unlikely supposed poised preparing bound projected tipped
  upcoming forthcoming pencilled booked ready forecast predicted`,
);
/** Verbs whose "to" tells of what is still to come: "agreed to meet on Friday", "ordered him to appear on Monday". */
const LOOKS_AHEAD = set(
  `agree agreed agrees decide decided decides pledge pledged pledges vow vowed vows promise promised promises plan plans hope
  hoped hopes want wanted wants expect expects threaten threatened threatens offer offered offers prepare prepared aim aimed
  aims arrange arranged order ordered orders ask asked asks tell told tells invite invited invites call called calls urge
  urged urges summon summoned summons require required requires intend intended intends propose proposes need needs needed
  have has had deadline time chance plan`,
);
const PAST = set(
  `said told did didn't went came took made met held began became won lost left rose fell grew sent gave found got saw spoke
  wrote broke struck hit shot led put sank fled flew drove ran sold bought paid built brought caught cut fought kept knew laid
  let read sat shut stood swore taught thought threw withdrew wore woke sought spent spread stole beat bent bid bore chose
  dealt drew ate felt forbade forgot froze hung hid heard hurt lent lit meant rode rang shook sang slept slid split sprang
  stuck swept swam swung tore undertook upheld quit burst shed cast dug bled slashed flung clung crept dwelt fit rid wept
  wound strode sped overtook overthrew foresaw oversaw undid arose awoke bit blew bred drank lain born borne begun broken
  chosen done drawn driven eaten fallen flown forgotten frozen given gone grown hidden known seen shown sworn taken thrown
  torn withdrawn worn written ridden risen shaken spoken stolen sung sunk says`,
);
const isPast = (symbol: string | undefined) =>
  symbol !== undefined && (PAST.has(symbol) || hasForm(symbol, 'v'));
/** Verbs in the present that announce: only where no other verb speaks. */
const ANNOUNCED = set(
  `plans intends aims hopes begins begin starts start opens open takes take resumes resume meets meet faces face votes vote
  heads travels arrives arrive visits hosts host closes close ends end expires expire launches launch leaves leave returns
  return holds hold goes go runs run plays play kicks kick reopens reopen marks sees brings`,
);
const ADVERBS = set('not also now likely never still then only just even almost');
const isAdverb = (symbol: string | undefined) =>
  symbol !== undefined && (ADVERBS.has(symbol) || hasForm(symbol, 'l'));
const TO = symbolOf('to');
const UNTIL = set('until till through thru');
const LASTED = set('ran lasted stayed waited continued worked went lived served');
const NEGATION = set("not n't didn't wasn't weren't never");
/** What parts one clause from the next. */
const BOUNDARY = set(
  'that and but while when after before because although though which who whom whose as if where so',
  ',;:—–“”"()',
);
/** Small words between a verb and its date: "said late on Friday", "met early last Monday". */
const BEFORE_DATE = set(
  'on in by at late early the of during for from earlier later this last next since until till through mid before after',
);
const NOUNS_AFTER_TO = set('work school court prison hospital church parliament power jail death war office');
const DETERMINERS = set('the a an his her its their our this that these those all both', 'DSYyNO');
const COMMA = ',';

/**
 * The tense of the clause around some tokens, `first` to `last`, the last exclusive. English puts a time after its
 * verb: "said Monday he would resign" is about saying. So the verb just before speaks first, then one just after
 * ("the vote on Friday will…"), then the nearest before in the clause, the nearest after, and the other clauses.
 */
export function tenseAt({ shape }: Tokens, first: number, last: number): Tense {
  const from = skipBack(shape, first);
  const leading = shape.slice(from + 1, first);
  if (leading.startsWith(AHEAD_OF)) return 'future';
  if (leading.includes(SINCE)) return 'past';
  const tense = nearestTense(shape, from, last);
  for (const symbol of leading) {
    if (!UNTIL.has(symbol)) continue;
    const clause = clauseBefore(shape, from);
    if (tense !== 'past' || !hasAny(clause, NEGATION, LASTED)) return 'future';
  }
  return tense;
}

const AHEAD_OF = symbolOf('ahead') + symbolOf('of');
const SINCE = symbolOf('since');
const AHEAD = symbolOf('ahead');

/** The index of the last token before `first` that is no small word of a date. */
function skipBack(shape: string, first: number): number {
  let at = first - 1;
  while (at >= 0 && BEFORE_DATE.has(shape[at]!)) at--;
  return shape[at] === AHEAD ? at - 1 : at;
}

function nearestTense(shape: string, from: number, last: number): Tense {
  const adjacent = from >= 0 ? tenseOf(shape, from) : null;
  if (adjacent && adjacent !== 'weak') return adjacent;
  const after = shape[last] ?? '';
  if (MODALS.has(after) || WAS.has(after) || IS.has(after)) {
    const tense = scan(shape, last, 1);
    if (tense.found !== 'unknown') return tense.found;
    // "Tuesday is the first day of the year of the horse."
    if (IS.has(after)) return 'future';
  }
  let at = from;
  let weak: Tense = 'unknown';
  // Back through this clause, on through what follows, back through the clauses before, on through those after.
  let back = scan(shape, at, -1);
  if (back.found !== 'unknown') return back.found;
  weak = back.weak;
  let on = scan(shape, shape[last] === COMMA ? last + 1 : last, 1);
  if (on.found !== 'unknown') return on.found;
  if (weak === 'unknown') weak = on.weak;
  if (weak !== 'unknown') return weak;
  for (let clauses = 0; clauses < MOST_CLAUSES; clauses++) {
    at = back.end - 1;
    back = scan(shape, at, -1);
    if (back.found !== 'unknown') return back.found;
    if (weak === 'unknown') weak = back.weak;
  }
  for (let clauses = 0; clauses < MOST_CLAUSES; clauses++) {
    on = scan(shape, on.end + 1, 1);
    if (on.found !== 'unknown') return on.found;
    if (weak === 'unknown') weak = on.weak;
  }
  return weak;
}

/** So many clauses away a verb still has a say. */
const MOST_CLAUSES = 3;

/** Looks for a verb from a token on, forwards or backwards, until its clause ends. */
function scan(shape: string, from: number, step: 1 | -1): { found: Tense; weak: Tense; end: number } {
  let weak: Tense = 'unknown';
  let at = from;
  for (; at >= 0 && at < shape.length && !BOUNDARY.has(shape[at]!); at += step) {
    const tense = tenseOf(shape, at);
    if (tense === 'weak') weak = 'future';
    else if (tense) return { found: tense, weak, end: at };
  }
  return { found: 'unknown', weak, end: at };
}

/** What one token says of the time of its clause; null when it says nothing. */
function tenseOf(shape: string, at: number): 'past' | 'future' | 'weak' | null {
  const symbol = shape[at]!;
  if (MODALS.has(symbol)) return tenseOfModal(shape, at);
  if (EXPECTED.has(symbol)) return tenseOfExpected(shape, at);
  if (isPast(symbol)) return tenseOfPast(shape, at);
  if (WAS.has(symbol)) return shape[at + 1] === TO ? 'future' : 'past';
  if (IS.has(symbol)) return tenseOfIs(shape, at);
  if (symbol === TO) return isInfinitive(shape, at) ? tenseOfInfinitive(shape, at) : null;
  if (symbol === HAD) return 'past';
  return ANNOUNCED.has(symbol) ? 'weak' : null;
}

const HAD = symbolOf('had');
const NOT = symbolOf('not');
const DUE = symbolOf('due');
const SET = symbolOf('set');
const GOING = symbolOf('going');
const FORECAST = symbolOf('forecast');
const FOR = symbolOf('for');
const NEGATIVE_COULD = set("couldn't can't cannot");

/** "Will have left", "could not be reached": these look back. */
function tenseOfModal(shape: string, at: number): 'past' | 'future' {
  const next = skipAdverbs(shape, at, 1);
  if (HAVE.has(shape[next] ?? '')) return 'past';
  const symbol = shape[at]!;
  if (NEGATIVE_COULD.has(symbol) || (MAY_FAIL.has(symbol) && shape[at + 1] === NOT)) return 'past';
  return 'future';
}

function tenseOfExpected(shape: string, at: number): 'past' | 'future' | null {
  const symbol = shape[at]!;
  const next = shape[at + 1] ?? '';
  if (symbol === DUE && next === TO && !isInfinitive(shape, at + 1)) return null;
  if (symbol === SET && next !== TO && next !== FOR && !BEFORE_DATE.has(next)) return 'past';
  if (symbol === GOING && next !== TO) return null;
  if (symbol === FORECAST && next !== TO && next !== FOR) return null;
  return 'future';
}

/** "Was sentenced", but "will be sentenced", "is to be sentenced", "will cut". */
function tenseOfPast(shape: string, at: number): 'past' | 'future' | null {
  if (isNoun(shape, at)) return null;
  // "Will the Fed cut rates in September?"
  if (NOUNS_TOO.has(shape[at]!) && MODALS.has(shape[0]!)) return 'future';
  const before = skipAdverbs(shape, at, -1);
  const symbol = shape[before] ?? '';
  if (MODALS.has(symbol)) return tenseOfModal(shape, before);
  if (symbol === TO) return tenseOfInfinitive(shape, before);
  if (IS.has(symbol)) return null;
  // "He wants it signed before Christmas."
  if (OBJECTS.has(symbol) && LOOKS_AHEAD.has(shape[before - 1] ?? '')) return 'future';
  if (!BE.has(symbol)) return 'past';
  const earlier = skipAdverbs(shape, before, -1);
  if (MODALS.has(shape[earlier] ?? '')) return 'future';
  return shape[earlier] === TO ? tenseOfInfinitive(shape, earlier) : 'past';
}

/** "A rate cut in September", "the spread on Monday": with an article before it, and no object, it is no verb. */
function isNoun(shape: string, at: number): boolean {
  if (!NOUNS_TOO.has(shape[at]!)) return false;
  const next = shape[at + 1] ?? '';
  if (next !== '' && !PREPOSITIONS.has(next) && !BOUNDARY.has(next)) return false;
  return [...shape.slice(Math.max(0, at - 3), at)].some((symbol) => ARTICLES.has(symbol));
}

const NOUNS_TOO = set(
  'cut hit shot split spread bid cost run lead cast burst set lost put read rise found left',
);
const PREPOSITIONS = set('in on at by of for from to with since until during before after');
const ARTICLES = set('a an the another any this that no first second further more of');
const OBJECTS = set('it them him her us me this that');

/** "Is meeting him on Friday", "the deadline is Friday". */
function tenseOfIs(shape: string, at: number): 'future' | null {
  let next = at + 1;
  if (hasForm(shape[next], 'g') || shape[next] === TO) return 'future';
  while (BEFORE_DATE.has(shape[next] ?? '')) next++;
  return DATE_SYMBOLS.includes(shape[next] ?? ' ') ? 'future' : null;
}

const DATE_SYMBOLS = CLASSES.weekday + CLASSES.month;

/** Whether a verb follows "to", and no place or person. */
function isInfinitive(shape: string, at: number): boolean {
  const next = shape[at + 1] ?? '';
  if (next === '' || DETERMINERS.has(next) || NOUNS_AFTER_TO.has(next)) return false;
  return hasForm(next, 'c') || BE.has(next) || ANNOUNCED.has(next) || HAVE.has(next) || isPast(next);
}

/** How far before "to" its verb may stand: "ordered the head of the bank to appear". */
const LONGEST_OBJECT = 8;

/** The verb before "to" decides: "agreed to meet" looks ahead, "failed to meet" back; with none, it announces. */
function tenseOfInfinitive(shape: string, at: number): 'past' | 'future' {
  for (let i = at - 1; i >= 0 && at - i <= LONGEST_OBJECT && !BOUNDARY.has(shape[i]!); i--) {
    const symbol = shape[i]!;
    if (LOOKS_AHEAD.has(symbol) || EXPECTED.has(symbol) || MODALS.has(symbol)) return 'future';
    if ((IS.has(symbol) || WAS.has(symbol)) && i === at - 1) return 'future';
    if (isPast(symbol)) return 'past';
  }
  return 'future';
}

function skipAdverbs(shape: string, at: number, step: 1 | -1): number {
  let next = at + step;
  while (isAdverb(shape[next])) next += step;
  return next;
}

function clauseBefore(shape: string, from: number): string {
  let start = from;
  while (start > 0 && !BOUNDARY.has(shape[start - 1]!)) start--;
  return shape.slice(start, from + 1);
}

function hasAny(shape: string, ...sets: Set<string>[]): boolean {
  return [...shape].some((symbol) => sets.some((one) => one.has(symbol)));
}
