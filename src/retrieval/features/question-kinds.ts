/** The order of the kinds of questions among the features. */

import type { QuestionKind } from '../../language/question.ts';

/** The kinds of questions, in the order of the features. */
export const KINDS: readonly QuestionKind[] = ['when', 'how long', 'how many', 'where', 'who', 'why', 'what'];
