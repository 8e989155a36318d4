/** Recognises questions and answers by their text alone: `Q:` and `A:`, or a bold line that ends in a question mark. */

/** A question and the answer in the same paragraph, which may be empty. */
export interface QuestionAndAnswer {
  question: string;
  answer: string;
}

const QUESTION = /^q(?:uestion)?(?:\s?\d{1,3})?\s?[:.)]\s?(?=\S)/i;
const PLAIN_QUESTION = /^q(?:uestion)?\s?:/i;
const ANSWER = /^a(?:nswer)?(?:\s?\d{1,3})?\s?[:.)]\s?(?=\S)/i;
const ANSWER_LINE = new RegExp(`\\n${ANSWER.source.slice(1)}`, 'i');
const MARK = /^(?:q(?:uestion)?|a(?:nswer)?)(?:\s?\d{1,3})?\s?[:.)]$/i;
/** The minimum length of a question in bold ("Sold out?" is none). */
const MIN_WORDS = 3;

/**
 * Reads a paragraph with a question, without its mark; null for any other.
 *
 * @param startsBold whether the whole of its first line is bold
 */
export function readQuestion(text: string, startsBold: boolean): QuestionAndAnswer | null {
  const mark = QUESTION.exec(text)?.[0];
  const answer = mark === undefined ? null : ANSWER_LINE.exec(text);
  const end = answer?.index ?? (mark === undefined && text.includes('\n') ? text.indexOf('\n') : text.length);
  const question = text.slice(mark?.length ?? 0, end).trim();
  const asks = isAsking(question);
  // "Q1: revenue rose" is about a quarter.
  if (
    mark === undefined
      ? !startsBold || !asks || wordsIn(question) < MIN_WORDS
      : !asks && !PLAIN_QUESTION.test(mark)
  )
    return null;
  return { question, answer: withoutAnswerMark(text.slice(end).trim()) };
}

/** Whether the rows of a table are questions and answers, with their marks in cells of their own. */
export function isFaq(rows: readonly (readonly string[])[]): boolean {
  return (
    rows.every(([mark = '', ...texts]) => MARK.test(mark) && texts.length === 1) &&
    rows.some(([mark = '']) => /^a/i.test(mark))
  );
}

/** Whether a text ends with a question mark. */
export function isAsking(text: string): boolean {
  return /[?？]["'”’)]*$/.test(text);
}

/** Removes the `A:` before an answer. */
export function withoutAnswerMark(text: string): string {
  return text.replace(ANSWER, '');
}

function wordsIn(text: string): number {
  return text.split(/\s+/).length;
}
