import type { Article } from '../articles/article.ts';
import type { Lexicon } from '../retrieval/lexicon.ts';
import { type Asking, Examples } from './examples.ts';
import type { Question, QuestionSet } from './question-set.ts';
import { hashOf } from './random.ts';

/** One question put to one library. */
export interface Lesson {
  library: Examples;
  question: Question;
  asking: Asking;
  weight: number;
}

/*
 * Each set is asked as one library, in four parts, and article by article, so that libraries of every size rank well;
 * and each is asked questions of other articles, so that the network learns when not to answer.
 * The shares keep the number of lessons near twice that of the questions, the weights keep the whole libraries in front.
 */
const PARTS = 4;
const OWN_IN_PARTS = { share: 0.25, weight: 0.6 };
const OWN_IN_ONE = { share: 0.4, weight: 0.6 };
const OF_OTHER_PARTS = { share: 0.35, weight: 0.5 };
const OF_OTHER_ARTICLES = { share: 0.0025, weight: 0.5 };
/** Of another set's questions, and together at most this share of its own. */
const OF_OTHER_SETS = { share: 0.15, most: 0.5, weight: 0.5 };
/** Articles of fewer questions are not asked about one by one. */
const FEWEST_QUESTIONS = 20;

/** A set, and how much each of its questions counts. */
export interface WeighedSet extends QuestionSet {
  weight: number;
}

/** All that the network is taught of some sets, in an order that stays the same. */
export function curriculum(sets: readonly WeighedSet[], lexicon: Lexicon): Lesson[] {
  const lessons: Lesson[] = [];
  const teach = (
    library: Examples,
    { questions, weight: counts }: Pick<WeighedSet, 'questions' | 'weight'>,
    asking: Asking,
    { share, weight }: { share: number; weight: number },
    salt: string,
  ) => {
    for (const question of questions)
      if ((hashOf(question.id + salt) % 10_000) / 10_000 < share)
        lessons.push({
          library,
          question,
          // What no article answers is a foreign question, wherever it was written for.
          asking: question.answers.length === 0 ? 'foreign' : asking,
          weight: weight * counts,
        });
  };
  for (const set of sets) {
    const whole = new Examples(set.articles, lexicon);
    teach(whole, set, 'own', { share: 1, weight: 1 }, 'whole');
    // A small set is not drowned in the questions of large ones.
    const most = (OF_OTHER_SETS.most * set.questions.length) / (sets.length - 1);
    for (const other of sets) {
      const share = Math.min(OF_OTHER_SETS.share, most / other.questions.length);
      if (other !== set) teach(whole, other, 'foreign', { ...OF_OTHER_SETS, share }, 'set');
    }

    const parts = Array.from({ length: PARTS }, (_, part) =>
      set.articles.filter((_, i) => i % PARTS === part),
    );
    parts.forEach((articles, part) => {
      const library = new Examples(articles, lexicon);
      teach(library, questionsOn(set, articles), 'own', OWN_IN_PARTS, 'part');
      teach(library, questionsOn(set, parts[(part + 1) % PARTS]!), 'foreign', OF_OTHER_PARTS, 'other part');
    });

    set.articles.forEach((article, i) => {
      const own = questionsOn(set, [article]);
      if (own.questions.length < FEWEST_QUESTIONS) return;
      // Every other one without its title: the article that ships has none.
      const library = new Examples([i % 2 === 0 ? article : { ...article, title: null }], lexicon);
      const others = {
        ...set,
        questions: set.questions.filter((question) => !own.questions.includes(question)),
      };
      teach(library, own, 'own', OWN_IN_ONE, 'one');
      teach(library, others, 'foreign', OF_OTHER_ARTICLES, article.id);
    });
  }
  return lessons;
}

/** The set with only its questions on some of its articles. */
function questionsOn(set: WeighedSet, articles: readonly Article[]): WeighedSet {
  const ids = new Set(articles.map(({ id }) => id));
  return { ...set, questions: set.questions.filter(({ answers }) => ids.has(answers[0]?.article ?? '')) };
}
