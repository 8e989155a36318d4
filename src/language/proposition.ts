/** Reads a sentence as a proposition: the same one for sentences that state the same in other words. */
import { overlap, type Span } from '../span.ts';
import { isMoney, isUnit, type Measure, measureOf } from './measures.ts';
import { isOfMood } from './mood.ts';
import { conceptOf, isLight } from './paraphrases.ts';
import { analyse } from './part-of-speech.ts';
import type { StatedValue, ValueKind } from './statement.ts';
import { isName, type Term, termsOf } from './terms.ts';

/** A value with what limits it. */
export interface PropositionValue extends Span {
  kind: ValueKind;
  /** In a form that is equal for equal values. */
  value: string;
  identifies: boolean;
  /** Of a number: as a key, or a sign. */
  unit: string;
  measure: Measure | null;
  /** "At most", "at least". */
  bound: 'exact' | 'most' | 'least';
  isApproximate: boolean;
  /** Of a day or a time: whether something starts or ends then. */
  role: 'at' | 'start' | 'end';
}

/** A word of what a proposition is about. */
export interface ContentWord extends Span {
  isName: boolean;
}

/** A sentence by what it states. */
export interface Proposition {
  /** The words of what it is about, by their concepts. */
  content: ReadonlyMap<string, ContentWord>;
  values: readonly PropositionValue[];
}

const AT_MOST_BEFORE =
  /\b(?:at most|up to|(?:no|not)(?: \w+)? (?:more|longer|older|larger|heavier) than|(?:not|n['’]t) exceed|maxim(?:um|al)(?: of)?|max\.?|limit(?:ed)? (?:to|of|is)|less than|fewer than|under|below|within)\s+(?:the )?$/i;
const AT_LEAST_BEFORE =
  /\b(?:at least|minim(?:um|al)(?: of)?|min\.?|(?:no|not) (?:less|fewer|younger|shorter) than|more than|over|above)\s+$/i;
const AT_MOST_AFTER = /^\W*(?:\w+\W+){0,2}?(?:at most|or (?:less|fewer|under|younger)|max(?:imum)?)\b/i;
const AT_LEAST_AFTER =
  /^\W*(?:\w+\W+){0,2}?(?:at least|or (?:more|older|over|above)|and (?:up|older)|min(?:imum)?)\b/i;
const MOST = /\b(?:limit(?:s|ed)?|maximum|max|cap)\b/i;
const LEAST = /\bminimum\b/i;
const APPROXIMATE = /\b(?:about|around|nearly|almost|some|roughly|approximately|circa|over|ca\.?)\s+$/i;
const START_BEFORE = /\b(?:from|since|after|starting|as of)(?: the)?\s+$/i;
const END_BEFORE = /\b(?:until|till|by|before|no later than)(?: the)?\s+$/i;
const START_KEYS = new Set(['start', 'open'].map((word) => conceptOf(termsOf(word)[0]!.key)));
const END_KEYS = new Set(['end', 'due'].map((word) => conceptOf(termsOf(word)[0]!.key)));
const LAST_DAY = /\blast (?:day|date|chance)\b/i;
const keys = (words: string) => new Set(termsOf(words).map(({ key }) => conceptOf(key)));
/** Words that only say which kind of value there is. */
const VALUE_WORDS = {
  money: keys('cost free entry worth'),
  time: keys('last take long run'),
  bound: keys('maximum minimum limit cap'),
  moment: keys('last start end open day date time hour clock due deadline evening morning o’clock'),
};
const VERB = /^(?:VERB|AUX|ADV|PART|INTJ)$/;
const TO = /^\s*(?:to|-|–|until|or|and)\s*[$€£]?$/;

/**
 * @param sentence a sentence, an item or a row
 * @param stated its values, of `readStatement`
 */
export function readProposition(sentence: string, stated: readonly StatedValue[]): Proposition {
  const terms = termsOf(sentence);
  const dimension = (value: PropositionValue) => value.measure?.dimension ?? '';
  const values = withFree(
    sentence,
    withRanges(
      sentence,
      stated.flatMap((value) =>
        // Who and where are words among others.
        value.kind === 'name' ? [] : readValue(sentence, value),
      ),
    ),
  );
  const isMoment = values.some(({ kind, identifies }) => (kind === 'date' || kind === 'time') && !identifies);
  const passed = new Set([
    ...(values.some((value) => isMoney(dimension(value))) ? VALUE_WORDS.money : []),
    ...(values.some((value) => ['time', 'months'].includes(dimension(value))) ? VALUE_WORDS.time : []),
    ...(values.some(({ bound }) => bound !== 'exact') ? VALUE_WORDS.bound : []),
    ...(isMoment ? VALUE_WORDS.moment : []),
  ]);
  const concepts = terms.map(({ key }) => conceptOf(key));
  const content = new Map<string, ContentWord>();
  for (const [i, term] of terms.entries()) {
    const concept = concepts[i]!;
    const isUnitOfValue = isUnit(term.key) && /^\d/.test(terms[i - 1]?.key ?? '');
    if (
      isUnitOfValue ||
      isPassed(term, concept) ||
      passed.has(concept) ||
      values.some((value) => overlap(value, term))
    )
      continue;
    if (
      content.has(concept) ||
      (ORDERS.has(term.word) && values.some(({ start }) => isJustBefore(sentence, term, start)))
    )
      continue;
    content.set(concept, { start: term.start, end: term.end, isName: isName(term) });
  }
  const starts = concepts.some((key) => START_KEYS.has(key));
  const ends = concepts.some((key) => END_KEYS.has(key)) || LAST_DAY.test(sentence);
  return {
    content,
    values: values.map((value) => {
      const isBare = value.role === 'at' && (value.kind === 'date' || value.kind === 'time');
      return isBare && starts !== ends ? { ...value, role: starts ? 'start' : 'end' } : value;
    }),
  };
}

/** "Before" and "after" a value limit it; before anything else they say of what a sentence is. */
const ORDERS = new Set(['before', 'after']);

function isJustBefore(sentence: string, { end }: Span, start: number): boolean {
  return start > end && /^ (?:the )?$/.test(sentence.slice(end, start));
}

/** The concepts of all words of a text. */
export function allConceptsOf(text: string): Set<string> {
  return new Set(termsOf(text).map(({ key }) => conceptOf(key)));
}

/** Whether two texts have one of some concepts in common. */
export function shareConcept(a: string, b: string, concepts: ReadonlySet<string>): boolean {
  const other = allConceptsOf(b);
  return [...allConceptsOf(a)].some((key) => concepts.has(key) && other.has(key));
}

/** The concepts of the words of a text that have content: of what stands above a sentence. */
export function conceptsOf(text: string): Set<string> {
  return new Set(
    termsOf(text).flatMap((term) => {
      const concept = conceptOf(term.key);
      return isPassed(term, concept) || /^\d/.test(concept) ? [] : concept;
    }),
  );
}

function isPassed({ key, stop }: Term, concept: string): boolean {
  return stop || isLight(key) || isOfMood(key) || isLight(concept);
}

function readValue(
  sentence: string,
  { kind, start, end, value, unit, identifies }: StatedValue,
): PropositionValue {
  const [before, after] = [sentence.slice(0, start).replace(/[$€£¥]\s?$/, ''), sentence.slice(end)];
  const amount = kind === 'number' ? Number(value.replace('%', '')) : Number.NaN;
  const isMost = AT_MOST_BEFORE.test(before) || AT_MOST_AFTER.test(after) || MOST.test(sentence);
  const isLeast = AT_LEAST_BEFORE.test(before) || AT_LEAST_AFTER.test(after) || LEAST.test(sentence);
  return {
    kind,
    start,
    end,
    value,
    identifies,
    unit,
    measure: Number.isNaN(amount) ? null : measureOf(amount, unit),
    bound: isMost ? 'most' : isLeast ? 'least' : 'exact',
    isApproximate: APPROXIMATE.test(before),
    role:
      kind === 'number' ? 'at' : START_BEFORE.test(before) ? 'start' : END_BEFORE.test(before) ? 'end' : 'at',
  };
}

/** The first number of a range has the unit of the second: "18 to 22 degrees". */
function withRanges(sentence: string, values: readonly PropositionValue[]): readonly PropositionValue[] {
  return values.map((value, i) => {
    const next = values[i + 1];
    const isFirst =
      next?.measure && value.measure && value.unit === '' && TO.test(sentence.slice(value.end, next.start));
    if (!isFirst) return value;
    return {
      ...value,
      unit: next.unit,
      identifies: false,
      measure: measureOf(Number(value.value), next.unit),
    };
  });
}

const FREE =
  /\b(?:free of charge|for free|(?:is|are) free(?! to\b)|free (?:entry|admission|delivery|parking|shipping))\b/i;

/** What is free costs nothing. */
function withFree(sentence: string, values: readonly PropositionValue[]): readonly PropositionValue[] {
  const match = FREE.exec(sentence);
  if (!match || values.some(({ measure }) => measure !== null && isMoney(measure.dimension))) return values;
  const at = { start: match.index, end: match.index + match[0].length };
  const measure: Measure = { dimension: '€', amount: 0 };
  const free: PropositionValue = {
    ...at,
    kind: 'number',
    value: '0',
    identifies: false,
    unit: '',
    measure,
    bound: 'exact',
    isApproximate: false,
    role: 'at',
  };
  return [...values, free];
}

/** Whether a word of a sentence is a verb or an adverb, which the same may be stated without. */
export function isVerb(sentence: string, { start }: Span): boolean {
  return analyse(sentence).some((word) => word.start === start && VERB.test(word.pos));
}
