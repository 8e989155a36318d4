/** Reads a sentence as a statement: what it is about, and the values that it gives. */

import { MONTHS } from '../day.ts';
import type { Span } from '../span.ts';
import { isName, keysOf, type Term, termsOf } from './terms.ts';

/** The kinds of values that a statement may give. */
export type ValueKind = 'number' | 'date' | 'time' | 'name';

/** A value in a statement. */
export interface StatedValue extends Span {
  kind: ValueKind;
  /** In a form that is equal for equal values: "16", "3 may", "17:00", "anna berg". */
  value: string;
  /** What a number counts, as a key, or the sign of its currency; empty for others. */
  unit: string;
  /** Whether it says which thing is meant, rather than something of it: "version 2.1", "rule 4". */
  identifies: boolean;
}

/** A sentence as a statement. */
export interface Statement {
  /** The keys of its content words that are no values and no fillers, in order and without repetition. */
  topic: string[];
  /** The keys of the topic that are names. */
  names: ReadonlySet<string>;
  values: StatedValue[];
  /** The words that relate the others ("until", "without", "at least"), sorted. */
  relations: string;
  isNegated: boolean;
  /** Whether it reports what happened, rather than what holds: "The council met". */
  isPast: boolean;
  /** Whether it holds for its own time alone: "The next meeting". */
  isOfItsTime: boolean;
}

const WEEKDAY = /^(?:sun|mon|tues|wednes|thurs|fri|satur)days?$/;
const MAY_HAVE_TIME = /\d[:.]\d|[\d ][ap]\.?m|noon|midnight/i;
const MONTH = `(?:${MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|')})`;
const MONTH_NAME = new RegExp(`^${MONTH}$`, 'i');
const TIME =
  /\b(?:([01]?\d|2[0-3])[:.]([0-5]\d)(?:\s?([ap])\.?m\b\.?)?|(\d{1,2})\s?([ap])\.?m\b\.?|(noon|midnight))(?!\.?\d)/giu;
/** "7 to 9 am", "10–6 pm": the first hour is before noon where it would be after the second. */
const HOURS =
  /\b(?<first>\d{1,2}) ?(?:to|until|till|-|–) ?(?<second>\d{1,2})(?:[:.][0-5]\d)? ?(?<half>[ap])\.?m\b/giu;
const DATE = new RegExp(
  [
    '\\b(?:\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}[./](?:\\d{4}|\\d\\d))\\b',
    `\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}\\b\\.?(?:,? \\d{4}\\b)?`,
    `\\b${MONTH}\\b\\.? \\d{1,2}(?:st|nd|rd|th)?\\b(?:,? \\d{4}\\b)?`,
    `\\b${MONTH}\\b\\.? \\d{4}\\b`,
  ].join('|'),
  'giu',
);
/** Numbers of versions: "2.4.0", "v3". */
const VERSION = /^(?:v\d.*|\d+(?:\.\d+){2,})$/;
const NUMBER = /^\d[\d.,]*(?:st|nd|rd|th|%)?$/;
const DIGIT = /\d/;
const NUMERIC_DATE = /\d[-./]\d/;
const MONTHS_IN_WORDS = new Set(
  MONTHS.flatMap((month) => [month, month.slice(0, 3)].map((name) => name.toLowerCase())),
);
const YEAR = /^(?:19|20)\d\d$/;
const CURRENCY = /[$€£¥]/;
const CONTRACTED_NOT = /n['’]t\b/giu;
const NEGATIVE_WORDS = new Set('not never no none nobody nothing neither nor cannot'.split(' '));

/** Words that add nothing to what a sentence states. */
const FILLERS = keysOf(
  'please note currently now today usually normally always also still therefore however simply exactly generally remember ' +
    'well really actually sure moment time fyi reminder hey always strictly',
);
/** What a number before it names: "0.21 release". */
const VERSIONED = keysOf('release version snapshot beta alpha edition build');
/** Words without content that change what is stated. */
const RELATIONS = new Set(
  (
    'before after until till from to under over without with per only except between by since above below against off out ' +
    'down up least most more less than if unless when while or each every first last next other another old new'
  ).split(' '),
);
/** What a number after it names, rather than counts: "room 12". */
const NUMBERED = keysOf(
  'version rule level season chapter step room route page part section table update patch release build phase stage ' +
    'round group team number gate platform bus line class grade tier track episode volume issue chapter game cycle unit code ' +
    'error form paragraph article appendix figure note day week lesson hut stop bay pitch court lane locker model type area',
);
/** What a number after it measures or sets: "port 8080". */
const MEASURED = keysOf('port ph pin extension frequency score radius speed weight');
const BE = new Set('is are was were be being been by'.split(' '));
const PAST = new Set('was were had did went came took said began gave saw ran'.split(' '));
/** Past forms that are participles as well: "is held". */
const PAST_OR_PARTICIPLE = new Set('met held won lost made got found left told sold built'.split(' '));
/** Before a participle, with at most an adverb between: "are always locked". */
const AUXILIARY = /^(?:is|are|be|been|being|has|have|get|gets|getting)$/;
/** Directly before a participle: "the locked gate". */
const DETERMINER = /^(?:a|an|the|your|our|its|their|all|any|each|every|no)$/;
const OF_ITS_TIME =
  /\b(?:today|tonight|tomorrow|yesterday|next(?! door| to\b)|upcoming|coming|latest|this (?:morning|evening|week|weekend|month|year|season|term|time|spring|summer|autumn|winter))\b/i;
/** The maximum number of words of a name. */
const MAX_NAME = 4;

/**
 * Reads a sentence, a list item or a row as a statement.
 *
 * @param sentence one of an English text
 * @param terms its terms, where they are known already
 * @returns what it is about and its values; a sentence without content has an empty topic
 */
export function readStatement(sentence: string, terms: readonly Term[] = termsOf(sentence)): Statement {
  const values = valuesIn(sentence, terms);
  const topic = new Set<string>();
  const names = new Set<string>();
  const relations: string[] = [];
  let negations = sentence.match(CONTRACTED_NOT)?.length ?? 0;
  for (const term of terms) {
    if (isWithin(values, term)) continue;
    if (RELATIONS.has(term.word)) relations.push(term.word);
    else if (NEGATIVE_WORDS.has(term.word)) negations++;
    else if (!term.stop && !FILLERS.has(term.key)) {
      topic.add(term.key);
      if (isName(term)) names.add(term.key);
    }
  }
  return {
    topic: [...topic],
    names,
    values,
    relations: relations.sort().join(' '),
    isNegated: negations % 2 === 1,
    isPast: isPast(terms),
    isOfItsTime: OF_ITS_TIME.test(sentence),
  };
}

/**
 * What distinguishes editions in a heading or a title, each as one text.
 *
 * @returns `time`: its days, months and years; `others`: its numbers, versions and times of day
 */
export function valuesOfLabel(label: string): { time: string; others: string } {
  const values = valuesIn(label, termsOf(label)).filter(({ kind }) => kind !== 'name');
  const isTime = ({ kind, value }: StatedValue) => kind === 'date' || YEAR.test(value);
  const months = termsOf(label).flatMap((term) =>
    // "May I…?" is no month.
    MONTH_NAME.test(term.word) && isName(term) && !isWithin(values, term) ? term.word : [],
  );
  const joined = (some: readonly string[]) => [...some].sort().join(' ');
  return {
    time: joined([...months, ...values.filter(isTime).map(({ value }) => value)]),
    others: joined(values.filter((value) => !isTime(value)).map(({ value }) => value)),
  };
}

function isPast(terms: readonly Term[]): boolean {
  return terms.some(({ word }, i) => {
    if (PAST.has(word)) return true;
    const mayBe = PAST_OR_PARTICIPLE.has(word) || (word.endsWith('ed') && word.length > 4);
    if (!mayBe || i === 0) return false;
    const [before, further] = [terms[i - 1]!.word, terms[i - 2]?.word ?? ''];
    return !AUXILIARY.test(before) && !AUXILIARY.test(further) && !DETERMINER.test(before);
  });
}

function valuesIn(sentence: string, terms: readonly Term[]): StatedValue[] {
  const values: StatedValue[] = [];
  // Most sentences have neither, and the patterns take longer than these checks.
  if (
    /\d/.test(sentence) &&
    (NUMERIC_DATE.test(sentence) || terms.some(({ word }) => MONTHS_IN_WORDS.has(word)))
  )
    for (const match of sentence.matchAll(DATE)) addValue(values, 'date', spanOf(match), dateValue(match[0]));
  if (MAY_HAVE_TIME.test(sentence)) {
    for (const { index, groups } of sentence.matchAll(HOURS))
      addValue(values, 'time', { start: index!, end: index! + groups!.first!.length }, hourValue(groups!));
    for (const match of sentence.matchAll(TIME))
      if (/[:apn]/i.test(match[0])) addValue(values, 'time', spanOf(match), timeValue(match));
  }
  for (const [i, term] of terms.entries()) {
    const { word, key } = term;
    if (word.includes('day') && WEEKDAY.test(word)) addValue(values, 'date', term, singular(word));
    else if (DIGIT.test(key) && (NUMBER.test(key) || VERSION.test(key)))
      addNumber(values, sentence, terms, i);
  }
  for (const span of namesBesideBe(terms))
    addValue(values, 'name', span, sentence.slice(span.start, span.end).toLowerCase());
  return values.length > 1 ? values.sort((a, b) => a.start - b.start) : values;
}

/** Adds a value, unless it is part of another. */
function addValue(
  values: StatedValue[],
  kind: ValueKind,
  span: Span,
  value: string,
  unit = '',
  identifies = false,
): void {
  if (!isWithin(values, span))
    values.push({ kind, start: span.start, end: span.end, value, unit, identifies });
}

function isWithin(values: readonly Span[], { start, end }: Span): boolean {
  for (const value of values) if (start < value.end && end > value.start) return true;
  return false;
}

function addNumber(values: StatedValue[], sentence: string, terms: readonly Term[], i: number): void {
  const [before, term, after] = [terms[i - 1], terms[i]!, terms[i + 1]];
  const next = sentence.slice(term.end, term.end + 2);
  const sign = CURRENCY.exec(sentence.slice(Math.max(0, term.start - 2), term.start) + next)?.[0];
  const isCounted = after && !after.stop && !RELATIONS.has(after.word) && areAdjacent(sentence, term, after);
  const counted = isCounted ? after.key : '';
  const unit = sign ?? (/^\s?%/.test(next) ? '%' : counted);
  const isBeside = before !== undefined && sign === undefined && areAdjacent(sentence, before, term);
  const isNumbered = isBeside && NUMBERED.has(before.key);
  const isNamed =
    isBeside && unit === '' && !before.stop && !RELATIONS.has(before.word) && !MEASURED.has(before.key);
  const isCode =
    VERSION.test(term.key) ||
    sentence[term.start - 1] === '#' ||
    (sign === undefined && VERSIONED.has(counted));
  addValue(values, 'number', term, term.key.replaceAll(',', ''), unit, isCode || isNumbered || isNamed);
}

/** Whether at most one blank or hyphen is between two words. */
function areAdjacent(sentence: string, before: Span, after: Span): boolean {
  return /^[ -]?$/.test(sentence.slice(before.end, after.start));
}

/** Runs of names after "is", and at the start of a sentence before "is the". */
function* namesBesideBe(terms: readonly Term[]): Iterable<Span> {
  for (const [i, { word }] of terms.entries()) {
    if (!BE.has(word)) continue;
    let end = i + 1;
    while (end - i <= MAX_NAME && isCapitalized(terms[end])) end++;
    if (end > i + 1) yield { start: terms[i + 1]!.start, end: terms[end - 1]!.end };
    else if (i > 1 && i <= MAX_NAME && terms[i + 1]?.word === 'the' && terms.slice(0, i).every(isCapitalized))
      yield { start: terms[0]!.start, end: terms[i - 1]!.end };
  }
}

function isCapitalized(term: Term | undefined): boolean {
  return term !== undefined && !term.stop && term.letters !== 'lower' && !/\d/.test(term.key);
}

function spanOf({ 0: text, index }: RegExpMatchArray): Span {
  return { start: index!, end: index! + text.length };
}

/** The first hour of a span of hours, in 24 hours. */
function hourValue({ first, second, half }: Record<string, string>): string {
  const [from, to] = [Number(first) % 12, Number(second) % 12];
  return `${half!.toLowerCase() === 'p' && from < to ? from + 12 : from}:00`;
}

/** "Mondays" as "monday". */
function singular(word: string): string {
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** "3rd of May 2024", "May 3, 2024" and "3 may 2024" alike. */
function dateValue(text: string): string {
  const words = text.toLowerCase().match(/\d+|\p{L}+/gu) ?? [];
  if (!/\p{L}{3}/u.test(text)) return words.join('-');
  const month = words.find((word) => MONTH_NAME.test(word))!.slice(0, 3);
  const [day, year] = [/^\d{1,2}(?!\d)/, /^\d{4}$/].map((form) => words.find((word) => form.test(word)));
  return [day && Number.parseInt(day, 10), month, year].filter((part) => part !== undefined).join(' ');
}

/** The time in 24 hours: "5 pm" and "17:00" alike. */
function timeValue([, hours, minutes, half, bare, bareHalf, word]: RegExpMatchArray): string {
  if (word !== undefined) return word.toLowerCase() === 'noon' ? '12:00' : '0:00';
  const suffix = (half ?? bareHalf ?? '').toLowerCase();
  const hour = Number(hours ?? bare);
  const inDay = suffix === '' ? hour : (hour % 12) + (suffix === 'p' ? 12 : 0);
  return `${inDay}:${minutes ?? '00'}`;
}
