/** Determines whether the clause around a date is in the past or the future. */
import { Pattern } from './pattern.ts';
import { CLASSES } from './token-classes.ts';
import { hasForm, symbolOf } from './token-symbols.ts';
import type { Tokens } from './tokens.ts';
import {
  ANNOUNCED,
  ARRANGED,
  ARTICLES,
  ARTICLES_AND_POSSESSIVES,
  BE,
  BEFORE_DATE,
  BOUNDARIES,
  DEADLINES,
  DETERMINERS,
  EXPECTED,
  FAILURES,
  HAVE,
  IS,
  isAdverb,
  isPast,
  LASTED,
  LOOKS_AHEAD,
  MODALS,
  MODALS_OF_FAILURE,
  MOVED_TO,
  NEGATIONS,
  NOUNS_TOO,
  PLACES,
  PREPOSITIONS,
  PRONOUNS,
  STATES,
  UNTIL,
  WAS,
} from './verb-lists.ts';

/** The time of a clause according to its verbs. */
export type Tense = 'past' | 'future' | 'unknown';
/** The evidence of one word; `announced` is the weakest. */
type Evidence = 'past' | 'future' | 'announced' | null;

const TO = symbolOf('to');
const FOR = symbolOf('for');
const NOT = symbolOf('not');
const HAD = symbolOf('had');
const DUE = symbolOf('due');
const SET = symbolOf('set');
const GOING = symbolOf('going');
const FORECAST = symbolOf('forecast');
const SINCE = symbolOf('since');
const OF = symbolOf('of');
const AHEAD = symbolOf('ahead');

/** How many other clauses are searched on each side. */
const MAX_CLAUSES = 3;

/**
 * The tense of the clause around the tokens from `first` to `last`, which is exclusive. In English a time follows its
 * verb: in "said Monday he would resign", Monday is the day of saying. The verb directly before has precedence, then
 * one directly after ("the vote on Friday will…"), then the nearest before in the clause, the nearest after, and those
 * of other clauses.
 */
export function tenseAt({ shape }: Tokens, first: number, last: number): Tense {
  const from = skipFunctionWords(shape, first);
  const leading = shape.slice(from + 1, first);
  if (leading.startsWith(AHEAD + OF)) return 'future';
  if (leading.includes(SINCE)) return 'past';
  if (isArrangedFor(shape, first) || isNextOne(shape, first, last)) return 'future';
  const tense = tenseAround(shape, from, last);
  // "Had until Friday", "extended until Friday"; but "lasted until Friday", "did not come until Friday".
  const isOver = tense === 'past' && holdsAny(clauseBefore(shape, from), NEGATIONS, LASTED);
  return holdsAny(leading, UNTIL) && !isOver ? 'future' : tense;
}

/** The preposition between an arrangement and its day, with the words between preposition and day. */
const ARRANGEMENT_PREPOSITION = new Pattern(
  '(to|for|from|until|till|through|of) (the|on|a)? ({weekday shortday} ,?)? $',
);

/**
 * "Moved the hearing to July 2", "called a vote for May 4", "a new deadline of June 30": the day is in the future,
 * although the verb is in the past.
 */
function isArrangedFor(shape: string, first: number): boolean {
  const leading = ARRANGEMENT_PREPOSITION.firstIn(shape.slice(Math.max(0, first - MAX_PREPOSITION), first));
  if (leading === '') return false;
  const verbs = leading[0] === OF ? DEADLINES : leading[0] === FOR ? ARRANGED : MOVED_TO;
  for (let at = first - leading.length - 1; at >= 0 && first - at <= MAX_ARRANGEMENT; at--) {
    const symbol = shape[at]!;
    if (verbs.has(symbol)) return true;
    if (leading[0] === OF || (BOUNDARIES.has(symbol) && symbol !== ',')) return false;
  }
  return false;
}

const NEXT_ONE = new Pattern('(next|upcoming|forthcoming) {anyword} {anyword}? (on|in|at|for)? the? $');
const NEXT_ONE_LENGTH = 5;

/** "Voted to hold the next regatta on August 16"; but "the next one, on August 16, was". */
function isNextOne(shape: string, first: number, last: number): boolean {
  const leading = shape.slice(Math.max(0, first - NEXT_ONE_LENGTH), first);
  return NEXT_ONE.isIn(leading) && !WAS.has(shape[last] ?? '');
}

/** In tokens: the length of `ARRANGEMENT_PREPOSITION`. */
const MAX_PREPOSITION = 4;
/**
 * In tokens: how far before its day an arrangement may stand: "extended the deadline from June 10, by two weeks, to
 * June 24".
 */
const MAX_ARRANGEMENT = 16;

/** The index of the last token before `first` that is not a function word of a date. */
function skipFunctionWords(shape: string, first: number): number {
  let at = first - 1;
  while (at >= 0 && BEFORE_DATE.has(shape[at]!)) at--;
  return shape[at] === AHEAD ? at - 1 : at;
}

function tenseAround(shape: string, from: number, last: number): Tense {
  const adjacent = from >= 0 ? evidenceOf(shape, from) : null;
  if (adjacent === 'past' || adjacent === 'future') return adjacent;
  const after = shape[last] ?? '';
  if (MODALS.has(after) || WAS.has(after) || IS.has(after)) {
    const { tense } = scan(shape, last, 1);
    if (tense !== 'unknown') return tense;
    // "Tuesday is the first day of the year of the horse."
    if (IS.has(after)) return 'future';
  }
  const back = scan(shape, from, -1);
  if (back.tense !== 'unknown') return back.tense;
  const forward = scan(shape, shape[last] === ',' ? last + 1 : last, 1);
  if (forward.tense !== 'unknown') return forward.tense;
  if (back.announced || forward.announced) return 'future';
  const before = scanClauses(shape, back.end - 1, -1);
  return before === 'unknown' ? scanClauses(shape, forward.end + 1, 1) : before;
}

/** Looks for a verb from a token on, forwards or backwards, until the end of the clause. */
function scan(shape: string, from: number, step: 1 | -1): { tense: Tense; announced: boolean; end: number } {
  let announced = false;
  let at = from;
  for (; at >= 0 && at < shape.length && !BOUNDARIES.has(shape[at]!); at += step) {
    const evidence = evidenceOf(shape, at);
    if (evidence === 'announced') announced = true;
    else if (evidence) return { tense: evidence, announced, end: at };
  }
  return { tense: 'unknown', announced, end: at };
}

function scanClauses(shape: string, from: number, step: 1 | -1): Tense {
  let at = from;
  let announced = false;
  for (let clauses = 0; clauses < MAX_CLAUSES; clauses++) {
    const clause = scan(shape, at, step);
    if (clause.tense !== 'unknown') return clause.tense;
    announced ||= clause.announced;
    at = clause.end + step;
  }
  return announced ? 'future' : 'unknown';
}

function evidenceOf(shape: string, at: number): Evidence {
  const symbol = shape[at]!;
  if (MODALS.has(symbol)) return evidenceOfModal(shape, at);
  if (EXPECTED.has(symbol)) return evidenceOfExpected(shape, at);
  if (isPast(symbol)) return evidenceOfPast(shape, at);
  if (WAS.has(symbol)) return shape[at + 1] === TO ? 'future' : 'past';
  if (IS.has(symbol)) return evidenceOfIs(shape, at);
  if (symbol === TO) return isInfinitive(shape, at) ? evidenceOfInfinitive(shape, at) : null;
  if (symbol === HAD) return 'past';
  return ANNOUNCED.has(symbol) || isPresent(shape, at) ? 'announced' : null;
}

/** "The strike enters its third week": unlike a plural noun, the word is followed by a determiner. */
function isPresent(shape: string, at: number): boolean {
  return (
    hasForm(shape[at], 's') &&
    hasForm(shape[at - 1], 'c') &&
    ARTICLES_AND_POSSESSIVES.has(shape[at + 1] ?? '')
  );
}

/** "Will leave" is future; "will have left" and "could not be reached" are past. */
function evidenceOfModal(shape: string, at: number): Evidence {
  if (HAVE.has(shape[skipAdverbs(shape, at, 1)] ?? '')) return 'past';
  const symbol = shape[at]!;
  const failed = FAILURES.has(symbol) || (MODALS_OF_FAILURE.has(symbol) && shape[at + 1] === NOT);
  return failed ? 'past' : 'future';
}

/** "Is due on Friday" is future; "due to the rain", "set fire to it" and "a forecast" are not. */
function evidenceOfExpected(shape: string, at: number): Evidence {
  const symbol = shape[at]!;
  const next = shape[at + 1] ?? '';
  const isPurpose = next === TO || next === FOR;
  if (symbol === DUE && next === TO && !isInfinitive(shape, at + 1)) return null;
  if (symbol === SET && !isPurpose && !BEFORE_DATE.has(next)) return 'past';
  if (symbol === GOING && next !== TO) return null;
  return symbol === FORECAST && !isPurpose ? null : 'future';
}

/** "Was sentenced" is past; "will be sentenced", "is to be sentenced", "will cut" and "wants it signed" are future. */
function evidenceOfPast(shape: string, at: number): Evidence {
  if (isNoun(shape, at) || isState(shape, at)) return null;
  // "Will the Fed cut rates in September?"
  if (NOUNS_TOO.has(shape[at]!) && MODALS.has(shape[0]!)) return 'future';
  let before = skipAdverbs(shape, at, -1);
  if (PRONOUNS.has(shape[before] ?? '') && LOOKS_AHEAD.has(shape[before - 1] ?? '')) return 'future';
  const isPassive = BE.has(shape[before] ?? '');
  if (isPassive) before = skipAdverbs(shape, before, -1);
  const symbol = shape[before] ?? '';
  if (MODALS.has(symbol)) return evidenceOfModal(shape, before);
  if (symbol === TO) return evidenceOfInfinitive(shape, before);
  return IS.has(symbol) && !isPassive ? null : 'past';
}

/**
 * Whether a word is a noun, with an article before it and no object: "a rate cut in September", "the spread on Monday".
 */
function isNoun(shape: string, at: number): boolean {
  if (!NOUNS_TOO.has(shape[at]!)) return false;
  const next = shape[at + 1] ?? '';
  if (next !== '' && !PREPOSITIONS.has(next) && !BOUNDARIES.has(next)) return false;
  return holdsAny(shape.slice(Math.max(0, at - 3), at), ARTICLES);
}

/** Whether a participle stands alone beside its date, in a line that is no sentence: "1 Jan: closed". */
function isState(shape: string, at: number): boolean {
  if (!STATES.has(shape[at]!)) return false;
  const [before, after] = [shape[at - 1] ?? '', shape[at + 1] ?? ''];
  return (
    (before === '' || BOUNDARIES.has(before) || DAYS.includes(before)) &&
    (after === '' || after === '.' || BOUNDARIES.has(after) || BEFORE_DATE.has(after) || DAYS.includes(after))
  );
}

/** "Is meeting him on Friday" and "the deadline is Friday" are future. */
function evidenceOfIs(shape: string, at: number): Evidence {
  let next = at + 1;
  if (hasForm(shape[next], 'g') || shape[next] === TO) return 'future';
  while (BEFORE_DATE.has(shape[next] ?? '')) next++;
  return DATES.includes(shape[next] ?? ' ') ? 'future' : null;
}

const DATES = CLASSES.weekday + CLASSES.month;
const DAYS = DATES + CLASSES.digits;

/** Whether a verb follows "to", rather than a place or a person. */
function isInfinitive(shape: string, at: number): boolean {
  const next = shape[at + 1] ?? '';
  if (next === '' || DETERMINERS.has(next) || PLACES.has(next)) return false;
  return hasForm(next, 'c') || BE.has(next) || ANNOUNCED.has(next) || HAVE.has(next) || isPast(next);
}

/** In tokens: how far before "to" its verb may stand: "ordered the head of the bank to appear". */
const MAX_OBJECT = 8;

/** The verb before "to" decides: "agreed to meet" is future, "failed to meet" past. Without a verb it is future. */
function evidenceOfInfinitive(shape: string, at: number): Evidence {
  for (let i = at - 1; i >= 0 && at - i <= MAX_OBJECT && !BOUNDARIES.has(shape[i]!); i--) {
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
  while (start > 0 && !BOUNDARIES.has(shape[start - 1]!)) start--;
  return shape.slice(Math.max(0, start), from + 1);
}

function holdsAny(shape: string, ...sets: Set<string>[]): boolean {
  return [...shape].some((symbol) => sets.some((one) => one.has(symbol)));
}
