/** Recognises questions and answers that are only written as such: `Q:` and `A:`, a bold line that asks. */

/** A question and, where it stands in the same paragraph, its answer. */
export interface Asked {
  question: string;
  answer: string;
}

const QUESTION = /^q(?:uestion)?(?:\s?\d{1,3})?\s?[:.)]\s?(?=\S)/i;
const PLAIN_QUESTION = /^q(?:uestion)?\s?:/i;
const ANSWER = /^a(?:nswer)?(?:\s?\d{1,3})?\s?[:.)]\s?(?=\S)/i;
const ANSWER_LINE = new RegExp(`\\n${ANSWER.source.slice(1)}`, 'i');
/** A bold line with fewer words than this asks nothing ("Sold out?"). */
const FEWEST_WORDS = 3;

/**
 * Reads a paragraph that asks, without its mark; null for any other.
 *
 * @param startsBold whether the whole of its first line is bold
 */
export function readQuestion(text: string, startsBold: boolean): Asked | null {
  const mark = QUESTION.exec(text)?.[0];
  const answer = mark === undefined ? null : ANSWER_LINE.exec(text);
  const end = answer?.index ?? (mark === undefined && text.includes('\n') ? text.indexOf('\n') : text.length);
  const question = text.slice(mark?.length ?? 0, end).trim();
  const asks = isAsking(question);
  // "Q1: revenue rose" speaks of a quarter.
  if (
    mark === undefined
      ? !startsBold || !asks || wordsIn(question) < FEWEST_WORDS
      : !asks && !PLAIN_QUESTION.test(mark)
  )
    return null;
  return { question, answer: withoutAnswerMark(text.slice(end).trim()) };
}

/** Whether a text ends as questions do. */
export function isAsking(text: string): boolean {
  return /[?？]["'”’)]*$/.test(text);
}

/** The text of an answer without the `A:` before it. */
export function withoutAnswerMark(text: string): string {
  return text.replace(ANSWER, '');
}

function wordsIn(text: string): number {
  return text.split(/\s+/).length;
}
