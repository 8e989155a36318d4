/** Which questions the network is trained on, over which articles. */

import type { Article } from '../articles/article.ts';
import type { Lexicon } from '../retrieval/lexicon.ts';
import { type Asking, Examples } from './examples.ts';
import type { Question, QuestionSet } from './question-set.ts';
import { hashOf } from './random.ts';

/** One question asked of one library. */
export interface Lesson {
  library: Examples;
  question: Question;
  asking: Asking;
  weight: number;
}

/*
 * Each set is used as one library, in four parts, and article by article, so that libraries of every size rank well; and
 * each is asked questions about other articles, so that the network learns when not to answer.
 * The shares keep the number of lessons near twice that of the questions; the weights favour the whole libraries.
 */
const PARTS = 4;
const OWN_IN_PARTS = { share: 0.25, weight: 0.6 };
const OWN_IN_ONE = { share: 0.4, weight: 0.6 };
const OF_OTHER_PARTS = { share: 0.35, weight: 0.5 };
const OF_OTHER_ARTICLES = { share: 0.0025, weight: 0.5 };
/** The share of each other set's questions; all together are at most `max` times its own questions. */
const OF_OTHER_SETS = { share: 0.15, max: 0.5, weight: 0.5 };
/** Articles with fewer questions are not used as libraries of their own. */
const MIN_QUESTIONS = 20;

/** A set, and the weight of its questions. */
export interface WeightedSet extends QuestionSet {
  weight: number;
}

/** All lessons from some sets, in a deterministic order. */
export function curriculum(sets: readonly WeightedSet[], lexicon: Lexicon): Lesson[] {
  const lessons: Lesson[] = [];
  const add = (
    library: Examples,
    { questions, weight: setWeight }: Pick<WeightedSet, 'questions' | 'weight'>,
    asking: Asking,
    { share, weight }: { share: number; weight: number },
    salt: string,
  ) => {
    for (const question of questions)
      if ((hashOf(question.id + salt) % 10_000) / 10_000 < share)
        lessons.push({
          library,
          question,
          // A question that no article answers is foreign everywhere.
          asking: question.answers.length === 0 ? 'foreign' : asking,
          weight: weight * setWeight,
        });
  };
  for (const set of sets) {
    const whole = new Examples(set.articles, lexicon);
    add(whole, set, 'own', { share: 1, weight: 1 }, 'whole');
    // A cap, so that the questions of large sets do not outnumber those of a small one.
    const max = (OF_OTHER_SETS.max * set.questions.length) / (sets.length - 1);
    for (const other of sets) {
      const share = Math.min(OF_OTHER_SETS.share, max / other.questions.length);
      if (other !== set) add(whole, other, 'foreign', { ...OF_OTHER_SETS, share }, 'set');
    }

    const parts = Array.from({ length: PARTS }, (_, part) =>
      set.articles.filter((_, i) => i % PARTS === part),
    );
    parts.forEach((articles, part) => {
      const library = new Examples(articles, lexicon);
      add(library, questionsOn(set, articles), 'own', OWN_IN_PARTS, 'part');
      add(library, questionsOn(set, parts[(part + 1) % PARTS]!), 'foreign', OF_OTHER_PARTS, 'other part');
    });

    set.articles.forEach((article, i) => {
      const own = questionsOn(set, [article]);
      if (own.questions.length < MIN_QUESTIONS) return;
      // Every second one without its title: the article that ships has none.
      const library = new Examples([i % 2 === 0 ? article : { ...article, title: null }], lexicon);
      const others = {
        ...set,
        questions: set.questions.filter((question) => !own.questions.includes(question)),
      };
      add(library, own, 'own', OWN_IN_ONE, 'one');
      add(library, others, 'foreign', OF_OTHER_ARTICLES, article.id);
    });
  }
  return lessons;
}

/** The set with only its questions about some of its articles. */
function questionsOn(set: WeightedSet, articles: readonly Article[]): WeightedSet {
  const ids = new Set(articles.map(({ id }) => id));
  return { ...set, questions: set.questions.filter(({ answers }) => ids.has(answers[0]?.article ?? '')) };
}
