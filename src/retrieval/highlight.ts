import type { QuestionKind } from '../language/question.ts';
import type { Term } from '../language/terms.ts';
import type { Span } from '../span.ts';

/** A sentence that is to be quoted. */
export interface Quoted {
  text: string;
  terms: readonly Term[];
  /** The spans of the dates that it speaks of. */
  dates: readonly Span[];
}

const NUMBER_WORD =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|' +
  'eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|' +
  'billions?|trillions?|dozens?|half|a couple';
const NUMBER = `(?:[$€£¥]\\s?)?(?:\\d[\\d,.]*\\d|\\d|${NUMBER_WORD})(?:[ -]?(?:bn|m|k)\\b|[ -](?:and a half|${NUMBER_WORD})\\b)*`;
const ABOUT = '(?:(?:about|around|nearly|almost|over|more than|fewer than|less than|at least|up to|some) )?';
const UNIT = '(?:second|minute|hour|day|night|week|month|year|decade|centur(?:y|ie))s?';

/** Where a number may start: its currency is no part of a word. */
const START = '(?:\\b|(?=[$€£¥]))';

const AMOUNTS = new RegExp(`${ABOUT}${START}${NUMBER}(?:\\s?%| percent| per cent)?(?![\\w])`, 'gi');
const DURATIONS = new RegExp(`${ABOUT}\\b(?:an?|${NUMBER})[ -](?:and a half )?${UNIT}\\b`, 'gi');
const REASON =
  /\b(?:because|since(?! \d)|due to|owing to|in order to|so that|as a result of|in an effort to)\b/i;
/** Small words that join the parts of a name: "Secretary of State", "Ursula von der Leyen". */
const NAME_LINK =
  /^(?: |-| of | of the | de | da | del | della | der | den | van | von | van der | von der | al-)$/;

/*
 * So much of the attention has to fall on a part for it to be shown as the answer: with these, of the parts shown
 * 87 of 100 dates, 80 names and 75 other words are in the answer that people marked (SQuAD's development set).
 */
const LEAST_ATTENTION = 0.12;
const LEAST_ON_WORDS = 0.5;
/** A second part is shown with the first when it has at least this much of its attention: two dates, two names. */
const ALSO_SHOWN = 0.8;
/** Where no rule tells parts, words join the one with most attention while they have this much of what it has. */
const JOINING = 0.2;

/**
 * The part of a sentence that answers: of the dates for when, of the names for who and where, of the numbers for how
 * many, of the clauses after "because" for why, the one that the network attends to; for other kinds the words that it
 * attends to. What the question says itself is never the answer. Nothing where there is no such part: better none than
 * a wrong one.
 *
 * @param attention how much of the answer each term of the sentence is: shares of 1
 * @returns spans within the sentence's text, in order
 */
export function highlight(
  kind: QuestionKind,
  question: readonly Term[],
  sentence: Quoted,
  attention: Float64Array,
): Span[] {
  const asked = new Set(question.flatMap(({ key, short = key }) => [key, short]));
  const fresh = ({ key, stop, short = key }: Term) => !stop && !asked.has(key) && !asked.has(short);
  const attended = (span: Span) =>
    sentence.terms.reduce(
      (sum, term, i) => (term.start < span.end && term.end > span.start ? sum + attention[i]! : sum),
      0,
    );
  const parts = partsOf(kind, sentence)
    .filter((span) =>
      sentence.terms.some((term) => fresh(term) && term.start < span.end && term.end > span.start),
    )
    .map((span) => ({ span, attention: attended(span) }));
  const most = Math.max(...parts.map((part) => part.attention));
  if (most >= LEAST_ATTENTION)
    return parts.filter((part) => part.attention >= ALSO_SHOWN * most).map(({ span }) => span);
  const words = attendedWords(sentence.terms, attention, fresh);
  return words && attended(words) >= LEAST_ON_WORDS ? [words] : [];
}

/** The parts of a sentence that may be an answer of a kind, by rule. */
function partsOf(kind: QuestionKind, sentence: Quoted): readonly Span[] {
  switch (kind) {
    case 'when':
      return sentence.dates.map(({ start, end }) => ({ start, end }));
    case 'who':
    case 'where':
      return namesIn(sentence);
    case 'how many':
      return matchesOf(AMOUNTS, sentence);
    case 'how long':
      return matchesOf(DURATIONS, sentence);
    case 'why':
      return reasonIn(sentence);
    case 'what':
      return [];
  }
}

/** The words around the one with most attention that have some as well, without small words at their ends. */
function attendedWords(
  terms: readonly Term[],
  attention: Float64Array,
  fresh: (term: Term) => boolean,
): Span | null {
  const peak = attention.indexOf(Math.max(...attention));
  if (terms[peak] === undefined) return null;
  const joins = (i: number) => i >= 0 && i < terms.length && attention[i]! >= JOINING * attention[peak]!;
  let first = peak;
  let last = peak;
  // One word between may be a small one: "the right to vote".
  while (joins(first - 1) || (terms[first - 1]?.stop && joins(first - 2))) first--;
  while (joins(last + 1) || (terms[last + 1]?.stop && joins(last + 2))) last++;
  while (first < last && !fresh(terms[first]!)) first++;
  while (last > first && !fresh(terms[last]!)) last--;
  // What takes up most of a sentence is no part of it.
  if (last - first + 1 > terms.length / 2) return null;
  return fresh(terms[first]!) ? { start: terms[first]!.start, end: terms[last]!.end } : null;
}

/** Numbers that belong to a date are no amounts. */
function matchesOf(pattern: RegExp, { text, dates }: Quoted): Span[] {
  return [...text.matchAll(pattern)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter((span) => !dates.some((date) => date.start < span.end && date.end > span.start));
}

function reasonIn({ text }: Quoted): Span[] {
  const found = REASON.exec(text);
  if (!found) return [];
  return [{ start: found.index, end: text.replace(/[\s.!?"'”’)]+$/, '').length }];
}

/** Runs of capitalised words that are no dates. */
function namesIn({ text, terms, dates }: Quoted): Span[] {
  const runs: Span[] = [];
  for (const term of terms) {
    if (!/^\p{Lu}/u.test(text.slice(term.start, term.end)) || term.stop) continue;
    if (dates.some((date) => date.start < term.end && date.end > term.start)) continue;
    const last = runs.at(-1);
    if (last && NAME_LINK.test(text.slice(last.end, term.start))) last.end = term.end;
    else runs.push({ start: term.start, end: term.end });
  }
  return runs;
}
