/** Question analysis: the kind of answer that a question asks for, its focus, and its search terms. */
import { expandedSpelling, normalizeChat, questionSpan } from './chat-normalization.ts';
import { numberItemKey } from './item-numbers.ts';
import { type AnalysedWord, analyse } from './part-of-speech.ts';
import { type Term, termsOf } from './terms.ts';
import { wordOf } from './word-normalization.ts';

/** The kind of answer that a question asks for; `what` is any other. */
export type QuestionKind = 'when' | 'how long' | 'how many' | 'where' | 'who' | 'why' | 'what';

/** Kinds by the text from the question word on; the first match applies. */
const KINDS: [QuestionKind, RegExp][] = [
  ['how long', /^(?:how long|how many (?:seconds|minutes|hours|days|weeks|months|years))\b/],
  ['how many', /^how (?:many|much|old|far|big|large|tall|high|often|wide|deep|heavy|fast|hot|cold|thick)\b/],
  ['why', /^(?:why|how come)\b/],
  ['when', /^when\b/],
  ['where', /^where\b/],
  ['who', /^who(?:m|se)?\b/],
];
/** Kinds by the noun after "what" or "which". */
const NOUN_KINDS: [QuestionKind, RegExp][] = [
  ['how many', /^(?:number|percentage|share)s?$/],
  ['when', /^(?:year|day|date|month|week|decade|century|time)s?$/],
  ['why', /^(?:reason|cause)[sd]?$/],
  ['where', /^(?:city|country|place|island|state|town|region|continent)$/],
  ['who', /^(?:person|people|man|woman|president|minister|leader)s?$/],
];

/** In characters: how much of a question its kind is read from. */
const MAX_READ = 600;

const QUESTION_WORD = /^(?:what|which|when|where|who|whom|whose|why|how)$/;
const NOUN = /^(?:NOUN|PROPN)$/;

/**
 * The kind of answer that a question asks for.
 *
 * @param question in any letter case, with or without a question mark; only its first 600 characters are read
 */
export function kindOf(question: string): QuestionKind {
  const text = normalizeChat(question.slice(0, MAX_READ).toLowerCase());
  const words = analyse(text);
  const at = questionWordIndex(words);
  const questionWord = words[at];
  if (!questionWord) return 'what';
  if (questionWord.word !== 'what' && questionWord.word !== 'which') {
    const rest = text.slice(questionWord.start);
    return KINDS.find(([, pattern]) => pattern.test(rest))?.[0] ?? 'what';
  }
  const noun = nounAfter(words, at + 1, text);
  return NOUN_KINDS.find(([, pattern]) => noun && pattern.test(noun.word))?.[0] ?? 'what';
}

/** Whether a question may be for a list as a whole: "what are the rules?", "who are the staff?" */
export function mayAskForList(question: string, kind: QuestionKind): boolean {
  return kind === 'what' || kind === 'why' || /\b(?:what|which|who) (?:are|all)\b/i.test(question);
}

/** Whether a question is for all of what it names: "what are the rules?", "list our opening hours". */
export function asksForAllOf(question: string): boolean {
  return ALL_OF.test(normalizeChat(question.slice(0, MAX_READ).toLowerCase()));
}

const ALL_OF =
  /\b(?:(?:what|which) (?:are|is)|list|show me|give me|tell me)(?: all)?(?: of)? (?:the|your|our|these|those) (?:\S+ ){0,3}\S+s\b/;

/**
 * The index of the question word, or -1: the first such word that does not open a subordinate clause, as in "When he
 * left, what…" and "the man who sold it is from where".
 */
function questionWordIndex(words: readonly AnalysedWord[]): number {
  const candidates = words.flatMap(({ word }, i) => (QUESTION_WORD.test(word) ? [i] : []));
  const index = candidates.find((i) => {
    const [before, after] = [words[i - 1], words[i + 1]];
    if (before && NOUN.test(before.pos)) return false;
    const opensClause = i === 0 && /^(?:when|where)$/.test(words[i]!.word);
    return !(opensClause && after && !/^(?:AUX|VERB|PUNCT)$/.test(after.pos));
  });
  return index ?? candidates[0] ?? -1;
}

/** The noun that a question word asks for: "what football team…", "which of the teams…", "what is the city…". */
function nounAfter(words: readonly AnalysedWord[], from: number, text: string): AnalysedWord | undefined {
  let at = from;
  if (words[at]?.pos === 'AUX' && !BE.test(words[at]!.word)) return undefined;
  if (words[at]?.pos === 'AUX') at++;
  const first = at;
  while (words[at] && /^(?:DET|ADJ|ADP|ADV|NUM)$/.test(words[at]!.pos) && at - first < MAX_BEFORE_NOUN) at++;
  while (words[at + 1] && NOUN.test(words[at]!.pos) && NOUN.test(words[at + 1]!.pos)) at++;
  const noun = words[at];
  // "Which team's" asks for something else of the team.
  return noun && !/['’]/.test(text.charAt(noun.end)) ? noun : undefined;
}

/** How many words may precede the noun: "one of the most common". */
const MAX_BEFORE_NOUN = 5;

/** Words after "how" that tell the kind of answer, and are no search terms. */
const AFTER_HOW = new Set(
  'old long far often many much big large tall high heavy fast deep wide soon late early'.split(' '),
);

/** Frequent words of chat with little content; they are search terms only when there are no others. */
const LIGHT_WORDS = new Set(
  `get gets got getting go goes going gone want wants wanted need needs needed thing things something anything nothing
  somebody someone anybody anyone everybody everyone really actually even still already maybe ever kinda sort whole
  possible ok okay happens happen know tell`.split(/\s+/),
);

/**
 * The terms of a question. Short spellings of chat are written out, with the offsets of the original; greetings,
 * thanks, light words and those that only tell the kind of answer are marked as stop words.
 *
 * @returns in order; offsets are UTF-16 units of `question`
 */
export function questionTermsOf(question: string): Term[] {
  const part = questionSpan(question);
  const terms = termsOf(question).flatMap((term) => {
    // "COZ" is a name, unless the whole question is in upper case.
    const isName = term.letters === 'upper' && term.capital && term.word.length > 2;
    const written = isName ? undefined : expandedSpelling(term.word);
    if (written === undefined) return [term];
    return written.split(' ').map((word) => ({ ...term, ...wordOf(word), capital: false }));
  });
  const inQuestion = terms.map((term, i) => {
    if (term.end <= part.start || term.start >= part.end) return asStop(term);
    const before = terms[i - 1];
    const key = numberItemKey(question, term, before);
    if (key !== null) return { ...term, word: key, key, stop: false };
    // Articles write "5000 euros" as "€5,000", where the sign is not a word.
    return CURRENCIES.has(term.word) && /^\d/.test(before?.word ?? '') ? asStop(term) : term;
  });
  const opening = inQuestion.findIndex(({ stop }) => !stop);
  const onlyAsks = (term: Term, i: number) =>
    terms[i - 1]?.word === 'how'
      ? AFTER_HOW.has(term.word)
      : i === opening && ASKS_TO_SHOW.has(term.word) && terms[i + 1]?.stop === true;
  const withoutKind = inQuestion.map((term, i) => (onlyAsks(term, i) ? asStop(term) : term));
  const withoutLight = withoutKind.map((term) =>
    LIGHT_WORDS.has(term.word) && !term.capital ? asStop(term) : term,
  );
  const candidates = [withoutLight, withoutKind, inQuestion];
  return candidates.find((some) => some.some(({ stop }) => !stop)) ?? terms;
}

/** Verbs that open a request, before a stop word: "list the rules", "show me…". */
const ASKS_TO_SHOW = new Set('describe explain give list show'.split(' '));
const CURRENCIES = new Set('euro euros dollar dollars buck bucks pound pounds quid usd eur gbp'.split(' '));

function asStop(term: Term): Term {
  return term.stop ? term : { ...term, stop: true };
}

const ANSWER_TYPE_WORD = /^(?:many|number|percentage|share|year|day|date|month|week|decade|century|time)$/;

/** Whether a word only tells the type of answer, as in "how many" and "what year"; an answer need not contain it. */
export function isAnswerTypeWord({ word }: Pick<Term, 'word'>): boolean {
  return ANSWER_TYPE_WORD.test(word);
}

/** The focus of a question: the type of answer that it asks for. */
export interface QuestionFocus {
  /** `@when`, `@who`, `@how many`, `@what`, or `@what` and the stem of the head noun: `@what citi`. */
  name: string;
  /** The head noun: "city" in "Which city…?" and "What is the city…?"; null when there is none. */
  head: Term | null;
}

const AUXILIARY = /^(?:did|do|does|can|could|would|will|should|has|have|had)$/;
const BE = /^(?:is|was|are|were)$/;

/**
 * Finds the focus of a question.
 *
 * @param terms the terms of the question, stop words included
 */
export function questionFocusOf(terms: readonly Term[]): QuestionFocus {
  const at = terms.findIndex(({ word }) => QUESTION_WORD.test(word));
  const questionWord = terms[at];
  if (!questionWord) return { name: '@what', head: null };
  const next = terms[at + 1];
  if (questionWord.word === 'how')
    return {
      name: next && /^(?:many|much|long|old|far|often)$/.test(next.word) ? `@how ${next.word}` : '@how',
      head: null,
    };
  if (!/^(?:what|which)$/.test(questionWord.word)) return { name: `@${questionWord.word}`, head: null };
  const head = headAfter(terms, at + 1);
  return { name: head ? `@what ${head.key}` : '@what', head };
}

/**
 * The head noun: the last word before the verb in "What football team did…", the first after it in "What was the name
 * of…".
 */
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
