import type { QuestionKind } from '../language/question.ts';
import type { Term } from '../language/terms.ts';
import type { Span } from '../span.ts';

/** A sentence that is to be quoted, and what the question already says of it. */
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
const NUMBER = `(?:[$€£¥]\\s?)?(?:\\d[\\d,.]*\\d|\\d|${NUMBER_WORD})(?:[ -](?:and a half|bn|m|k|${NUMBER_WORD})\\b)*`;
const ABOUT = '(?:(?:about|around|nearly|almost|over|more than|fewer than|less than|at least|up to|some) )?';
const UNIT = '(?:second|minute|hour|day|night|week|month|year|decade|centur(?:y|ie))s?';

const AMOUNTS = new RegExp(`${ABOUT}\\b${NUMBER}(?:\\s?%| percent| per cent)?(?![\\w])`, 'gi');
const DURATIONS = new RegExp(`${ABOUT}\\b(?:an?|${NUMBER})[ -](?:and a half )?${UNIT}\\b`, 'gi');
const REASON =
  /\b(?:because|since(?! \d)|due to|owing to|in order to|so that|as a result of|in an effort to)\b/i;
/** Small words that join the parts of a name: "Secretary of State", "Ursula von der Leyen". */
const NAME_LINK =
  /^(?: |-| of | of the | de | da | del | della | der | den | van | von | van der | von der | al-)$/;
const BEFORE_PLACE = /\b(?:in|at|to|from|near|into|across|through|off|outside|inside|on)(?: the)? $/i;

/**
 * The part of a sentence that answers: a date for when, a name for who, a name after a preposition for
 * where, a number for how many, the clause after "because" for why. What the question says itself is never
 * the answer. Nothing for other kinds, and where there is no such part: better none than a wrong one.
 *
 * @returns spans within the sentence's text, in order
 */
export function highlight(kind: QuestionKind, question: readonly Term[], sentence: Quoted): Span[] {
  const asked = new Set(question.map(({ key }) => key));
  const isNew = (span: Span) =>
    sentence.terms.some(
      ({ key, stop, start, end }) => !stop && !asked.has(key) && start < span.end && end > span.start,
    );
  switch (kind) {
    case 'when':
      return sentence.dates.filter(isNew).map(({ start, end }) => ({ start, end }));
    case 'who':
      return namesIn(sentence).filter(isNew).slice(0, 1);
    case 'where':
      return namesIn(sentence)
        .filter((name) => BEFORE_PLACE.test(sentence.text.slice(0, name.start)) && isNew(name))
        .slice(0, 1);
    case 'how many':
      return matchesOf(AMOUNTS, sentence).filter(isNew).slice(0, 1);
    case 'how long':
      return matchesOf(DURATIONS, sentence).filter(isNew).slice(0, 1);
    case 'why':
      return reasonIn(sentence);
    case 'what':
      return [];
  }
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

/** Runs of capitalised words that are no dates: the first word of the sentence only with others, or alone. */
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
