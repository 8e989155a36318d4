/** The training pairs of the translation table. */

import { TAGS, tagsOf } from '../language/entity-tags.ts';
import { questionFocusOf, questionTermsOf } from '../language/question.ts';
import { termsOf } from '../language/terms.ts';
import { AnalysedArticle } from '../library/analysed-article.ts';
import { tagWord } from '../retrieval/features/analysed-passage.ts';
import { foldOf } from './hold-out.ts';
import { answersQuestion, type QuestionSet } from './question-set.ts';
import type { Pair } from './translation-table.ts';

/** A pair with the fold of its question. */
export interface FoldPair extends Pair {
  fold: number;
}

/** Each question of a set with the sentence that answers it, as lists of words. */
export function pairsOf({ articles, questions }: QuestionSet): FoldPair[] {
  const sentences = new Map(
    articles.map((article) => {
      const { starts, ends } = new AnalysedArticle(article);
      const spans = Array.from(starts, (start, i) => ({ start, end: ends[i]!, text: article.text }));
      return [article.id, spans];
    }),
  );
  return questions.flatMap((question) => {
    const article = question.answers[0]?.article ?? '';
    const sentence = sentences.get(article)?.find((one) => answersQuestion({ ...one, article }, question));
    if (!sentence) return [];
    const text = sentence.text.slice(sentence.start, sentence.end);
    return { fold: foldOf(question), ...pairOf(question.question, text) };
  });
}

function pairOf(question: string, text: string): Pair {
  const asked = questionTermsOf(question);
  const askedKeys = new Set(asked.map(({ key }) => key));
  const { name } = questionFocusOf(asked);
  const terms = termsOf(text);
  const tags = tagsOf(text, terms);
  return {
    question: [
      ...asked.filter(({ stop }) => !stop).map(({ key }) => key),
      ...new Set([name.split(' ')[0]!, name]),
    ],
    // A word of the question cannot be the answer, so its tags are left out.
    sentence: terms.flatMap(({ key, stop }, i) => [
      ...(stop ? [] : [key]),
      ...(askedKeys.has(key) ? [] : TAGS.filter((_, bit) => (tags[i]! >>> bit) & 1).map(tagWord)),
    ]),
  };
}
