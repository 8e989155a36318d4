/** The labels of lines that answer a question of one kind: "When: Saturdays", "Address – Mill Lane 8". */

import type { QuestionKind } from './question.ts';

/** What a label says of its line. */
export type AnswerLabel = 'when' | 'where' | 'who' | 'price';

/** The words of labels, and the words of questions that a label stands for: they name nothing else. */
const LABELS: Readonly<Record<AnswerLabel, { label: RegExp; asked: ReadonlySet<string> }>> = {
  when: {
    label: /^(?:when|dates?|days?(?: and times?)?|times?|(?:opening |office )?hours|opening times|open)$/,
    asked: wordsOf(
      'open opened opening hour hours time times day days date dates held place take takes meet',
    ),
  },
  where: {
    label: /^(?:where|address|location|place|venue|meeting (?:point|place)|how to find us)$/,
    asked: wordsOf('address location located place held find meet meets meeting room exactly'),
  },
  who: {
    label: /^(?:who|hosts?|hosted by|led by|run by|organi[sz]ers?|organi[sz]ed by)$/,
    asked: wordsOf('host hosts hosting organizer organizers organiser organisers leads run runs running'),
  },
  price: {
    label: /^(?:costs?|prices?|fees?|entry|entrance|admission|how much|tickets?)$/,
    asked: wordsOf('cost costs price prices fee fees pay entry entrance admission ticket tickets'),
  },
};

/** What is asked by nouns alone: "address of the hall", "opening hours of the hall". */
const ASKED_BY_NOUN: readonly [AnswerLabel, RegExp][] = [
  ['price', /\bhow much (?:is|are|does|do)\b|\b(?:price|cost|fee|admission)\b/i],
  ['where', /\b(?:address|location)\b/i],
  ['when', /\b(?:what (?:day|time)s?|opening (?:hours|times)|hours)\b/i],
];
/** In characters: how much of a question is read. */
const MAX_READ = 300;
/** In characters: the longest label, with a mark of Markdown on each side. */
const MAX_LABEL = 26;
/** A label at the start of a line, and what separates it from its text: a cell's break among them. */
const LABEL =
  /^(?:[*_\s]|\p{Extended_Pictographic}|\uFE0F){0,6}(\p{L}[\p{L} ]{1,19}?)(?:[*_]{0,2}:[*_]{0,2}\s|[*_]{0,2} [–—=-] |\t)/u;

/**
 * The labels that may answer a question, by its words: for "when and where is it?" both.
 *
 * @param kind the kind of answer that it asks for
 */
export function askedLabelsOf(question: string, kind: QuestionKind): AnswerLabel[] {
  const text = question.slice(0, MAX_READ);
  if (/\b(?:when and where|where and when)\b/i.test(text)) return ['when', 'where'];
  const labels = ASKED_BY_NOUN.filter(([, pattern]) => pattern.test(text)).map(([label]) => label);
  // "When did it open?" is for a day of the past.
  if (kind === 'where' || kind === 'who' || (kind === 'when' && !/\bdid\b/i.test(text))) labels.unshift(kind);
  return [...new Set(labels)];
}

/** Whether a word of a question for a label asks for that alone, as "open" does in "when is the hall open?" */
export function asksFor(label: AnswerLabel, word: string): boolean {
  return LABELS[label].asked.has(word);
}

/** Whether a line starts with a label, or is nothing but one, such as a heading: "When?" */
export function isLabelledAs(label: AnswerLabel, line: string): boolean {
  const opening = line.slice(0, MAX_LABEL);
  const words = LABEL.exec(opening)?.[1] ?? line.slice(0, MAX_LABEL).replace(/[?:]\s*$/, '');
  return LABELS[label].label.test(words.trim().toLowerCase());
}

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
