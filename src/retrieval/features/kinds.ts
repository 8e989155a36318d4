import type { QuestionKind } from '../../language/question.ts';

/** The kinds of questions, in the order that the features have them. */
export const KINDS: readonly QuestionKind[] = ['when', 'how long', 'how many', 'where', 'who', 'why', 'what'];
