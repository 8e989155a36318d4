import { expandedSpelling, normalizeChat, questionSpan } from './chat-normalization.ts';
import { type AnalysedWord, analyse } from './part-of-speech.ts';
import { type Term, termsOf } from './terms.ts';
import { wordOf } from './word-normalization.ts';

/** What kind of thing a question asks for. `what` is any other. */
export type QuestionKind = 'when' | 'how long' | 'how many' | 'where' | 'who' | 'why' | 'what';

/** What a question asks for, by the words from the one that asks on; the first that matches is the kind. */
const KINDS: [QuestionKind, RegExp][] = [
  ['how long', /^(?:how long|how many (?:seconds|minutes|hours|days|weeks|months|years))\b/],
  ['how many', /^how (?:many|much|old|far|big|large|tall|high|often|wide|deep|heavy|fast|hot|cold|thick)\b/],
  ['why', /^(?:why|how come)\b/],
  ['when', /^when\b/],
  ['where', /^where\b/],
  ['who', /^who(?:m|se)?\b/],
];
/** And by the noun that "what" and "which" ask for. */
const NOUNS: [QuestionKind, RegExp][] = [
  ['how many', /^(?:number|percentage|share)s?$/],
  ['when', /^(?:year|day|date|month|week|decade|century|time)s?$/],
  ['why', /^(?:reason|cause)[sd]?$/],
  ['where', /^(?:city|country|place|island|state|town|region|continent)$/],
  ['who', /^(?:person|people|man|woman|president|minister|leader)s?$/],
];

/** How much of a question its kind is read from: longer ones say it early, or not at all. */
const LONGEST_READ = 600;

const ASKS = /^(?:what|which|when|where|who|whom|whose|why|how)$/;
const NOUN = /^(?:NOUN|PROPN)$/;

/** The kind of thing that a question asks for, in whatever case and with or without a question mark. */
export function kindOf(question: string): QuestionKind {
  const text = normalizeChat(question.slice(0, LONGEST_READ).toLowerCase());
  const words = analyse(text);
  const at = askingWord(words);
  const asking = words[at];
  if (!asking) return 'what';
  if (asking.word !== 'what' && asking.word !== 'which') {
    const rest = text.slice(asking.start);
    return KINDS.find(([, pattern]) => pattern.test(rest))?.[0] ?? 'what';
  }
  const noun = askedNoun(words, at + 1, text);
  return NOUNS.find(([, pattern]) => noun && pattern.test(noun.word))?.[0] ?? 'what';
}

/**
 * The place of the word that asks: of several the first, unless it only opens a clause: "When he left, what…", "the man who
 * sold it is from where".
 */
function askingWord(words: readonly AnalysedWord[]): number {
  const places = words.flatMap(({ word }, i) => (ASKS.test(word) ? [i] : []));
  const asks = places.find((i) => {
    const [before, after] = [words[i - 1], words[i + 1]];
    if (before && NOUN.test(before.pos)) return false;
    const opensClause = i === 0 && /^(?:when|where)$/.test(words[i]!.word);
    return !(opensClause && after && !/^(?:AUX|VERB|PUNCT)$/.test(after.pos));
  });
  return asks ?? places[0] ?? -1;
}

/** The noun of "what football team…" and "which of the teams…"; of "what is the…" as well. Not whose: "which team's". */
function askedNoun(words: readonly AnalysedWord[], from: number, text: string): AnalysedWord | undefined {
  let at = from;
  if (words[at]?.pos === 'AUX' && !BE.test(words[at]!.word)) return undefined;
  if (words[at]?.pos === 'AUX') at++;
  const first = at;
  while (words[at] && /^(?:DET|ADJ|ADP|ADV|NUM)$/.test(words[at]!.pos) && at - first < LONGEST_BEFORE) at++;
  while (words[at + 1] && NOUN.test(words[at]!.pos) && NOUN.test(words[at + 1]!.pos)) at++;
  const noun = words[at];
  return noun && !/['’]/.test(text.charAt(noun.end)) ? noun : undefined;
}

/** So many words may stand before the noun: "one of the most common". */
const LONGEST_BEFORE = 5;

/** What "how" is asked with: it says what kind of answer is wanted, and nothing of the matter. */
const HOW = new Set(
  'old long far often many much big large tall high heavy fast deep wide soon late early'.split(' '),
);

/** Words that chat is full of, and that say little of the matter; they count where there are no others. */
const LIGHT = new Set(
  `get gets got getting go goes going gone want wants wanted need needs needed thing things something anything nothing
  somebody someone anybody anyone everybody everyone really actually even still already maybe ever kinda sort whole
  possible ok okay happens happen know tell`.split(/\s+/),
);

/**
 * The words of a question, in order, as they are meant: short spellings of chat are written out (at the same place), and
 * greetings, thanks and the words that ask are marked as stop words.
 */
export function questionTermsOf(question: string): Term[] {
  const part = questionSpan(question);
  const terms = termsOf(question).flatMap((term) => {
    // "COZ" is a name, unless all is written in capitals.
    const isName = term.letters === 'upper' && term.capital && term.word.length > 2;
    const written = isName ? undefined : expandedSpelling(term.word);
    if (written === undefined) return [term];
    return written.split(' ').map((word) => ({ ...term, ...wordOf(word), capital: false }));
  });
  const asking = terms.map((term, i) => {
    if (term.end <= part.start || term.start >= part.end) return asStop(term);
    const before = terms[i - 1];
    const isNumber = /^\d+$/.test(term.word);
    if (isNumber && (question[term.start - 1] === '#' || NUMBERED.has(before?.word ?? ''))) {
      const key = itemKey(Number(term.word));
      return { ...term, word: key, key };
    }
    // The sign of a currency is no word: "5000 euros" stands there as "€5,000".
    return CURRENCIES.has(term.word) && /^\d/.test(before?.word ?? '') ? asStop(term) : term;
  });
  const read = asking.map((term, i) =>
    terms[i - 1]?.word === 'how' && HOW.has(term.word) ? asStop(term) : term,
  );
  const light = read.map((term) => (LIGHT.has(term.word) && !term.capital ? asStop(term) : term));
  return [light, read, asking].find((some) => some.some(({ stop }) => !stop)) ?? terms;
}

/** What is counted by numbers that stand before its text: "rule 4". */
const NUMBERED = new Set('rule step point item section paragraph clause question number no nr'.split(' '));
const CURRENCIES = new Set('euro euros dollar dollars buck bucks pound pounds quid usd eur gbp'.split(' '));

/** The key by which an item of a numbered list is asked for: "#4". No word is written so. */
export function itemKey(number: number): string {
  return `#${number}`;
}

function asStop(term: Term): Term {
  return term.stop ? term : { ...term, stop: true };
}

const ASKS_ONLY = /^(?:many|number|percentage|share|year|day|date|month|week|decade|century|time)$/;

/** Whether a word asks, as in "how many" and "what year": an answer need not have it. */
export function asksOnly({ word }: Pick<Term, 'word'>): boolean {
  return ASKS_ONLY.test(word);
}

/** What a question asks for, as far as its words say it. */
export interface Wanted {
  /** `@when`, `@who`, `@how many`, `@what`, or `@what` and the stem of the thing asked for: `@what citi`. */
  name: string;
  /** The thing asked for: "city" in "Which city…?" and in "What is the city…?"; null when it is not said. */
  head: Term | null;
}

const ASKING = /^(?:what|which|when|where|who|whom|whose|why|how)$/;
const AUXILIARY = /^(?:did|do|does|can|could|would|will|should|has|have|had)$/;
const BE = /^(?:is|was|are|were)$/;

/** Reads what is asked for from a question's terms, stop words included. */
export function wantedOf(terms: readonly Term[]): Wanted {
  const at = terms.findIndex(({ word }) => ASKING.test(word));
  const asking = terms[at];
  if (!asking) return { name: '@what', head: null };
  const next = terms[at + 1];
  if (asking.word === 'how')
    return {
      name: next && /^(?:many|much|long|old|far|often)$/.test(next.word) ? `@how ${next.word}` : '@how',
      head: null,
    };
  if (!/^(?:what|which)$/.test(asking.word)) return { name: `@${asking.word}`, head: null };
  const head = headAfter(terms, at + 1);
  return { name: head ? `@what ${head.key}` : '@what', head };
}

/** "What football team did…": the last of the words before the verb. "What was the name of…": the first after it. */
function headAfter(terms: readonly Term[], from: number): Term | null {
  let at = from;
  if (terms[at] && BE.test(terms[at]!.word)) {
    at++;
    while (terms[at]?.stop) at++;
    return terms[at] ?? null;
  }
  if (!terms[at] || AUXILIARY.test(terms[at]!.word) || terms[at]!.stop) return null;
  while (terms[at + 1] && !terms[at + 1]!.stop && at - from < 2) at++;
  const ends = terms[at + 1];
  return ends && (AUXILIARY.test(ends.word) || BE.test(ends.word) || ends.stop) ? terms[at]! : terms[from]!;
}
