/** Measures the answers of a library to a set of questions: ranking, verdict, highlights and cost. */
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Answers, Quote } from '../../src/library/answers.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';
import type { Model } from '../../src/retrieval/model.ts';
import { answersQuestion, type Question, type QuestionSet } from '../../src/training/question-set.ts';
import { overlapOf } from './exact-match.ts';
import { areaUnderCurve, percentile, share } from './share-and-percentile.ts';

/** The figures of one set. Shares are from 0 to 1; a figure that the set cannot give is null. */
export interface Figures {
  set: string;
  articles: number;
  sentences: number;
  questions: number;
  answerable: number;
  p1: number | null;
  mrr10: number | null;
  r5: number | null;
  r20: number | null;
  auroc: number | null;
  threshold: { answered: number | null; precision: number | null; falseAnswers: number | null };
  /** Of the right first quotes: how many have a highlight, and how far it agrees with the marked answer. */
  bold: { some: number | null; exact: number | null; f1: number | null };
  cost: { sentencesPerSecond: number; msP50: number; msP99: number; bytesPerSentence: number };
}

/** How many answers are asked for: the depth of R@20. */
const DEPTH = 20;

/** Some articles as one library, and the questions asked of it. */
export type Run = Pick<QuestionSet, 'articles' | 'questions'>;

/** How a set is divided into libraries, by mode. */
export const MODES: Record<string, (set: QuestionSet, other: QuestionSet | null) => Run[]> = {
  /** All its articles as one library. */
  whole: (set) => [set],
  /** Each article as a library of its own, asked its own questions. */
  each: (set) =>
    set.articles.map((article) => ({ articles: [article], questions: questionsOn(set, [article.id]) })),
  /** All its articles, and then each question again without its own article. */
  without: (set) => [
    set,
    ...set.articles.map(({ id }) => ({
      articles: set.articles.filter((article) => article.id !== id),
      questions: unanswerable(questionsOn(set, [id])),
    })),
  ],
  /** All its articles, asked the questions of another set as well. */
  foreign: (set, other) => [
    { articles: set.articles, questions: [...set.questions, ...unanswerable(other?.questions ?? [])] },
  ],
};

function questionsOn({ questions }: QuestionSet, articles: readonly string[]): Question[] {
  return questions.filter(({ answers }) => articles.includes(answers[0]?.article ?? ''));
}

function unanswerable(questions: readonly Question[]): Question[] {
  return questions.map((question) => ({ ...question, answers: [] }));
}

/**
 * Asks every question of its library.
 *
 * @param libraries usually one; the figures are those of all questions together
 * @param progress called with the number of questions done
 */
export async function measure(
  name: string,
  libraries: readonly Run[],
  progress: (done: number) => void,
  model?: Model,
): Promise<Figures> {
  const collect = garbageCollector();
  const times: number[] = [];
  const ranks: number[] = [];
  const answered: boolean[] = [];
  const right: boolean[] = [];
  const confident: number[] = [];
  const unanswerableConfident: number[] = [];
  const bold: { exact: boolean; f1: number; some: boolean }[] = [];
  const total = { articles: 0, sentences: 0, seconds: 0, bytes: 0, falseAnswers: 0, questions: 0 };
  for (const { articles, questions } of libraries) {
    collect();
    const memoryBefore = memoryInUse();
    const start = performance.now();
    const library = createLibrary(articles, [], model);
    total.seconds += (performance.now() - start) / 1000;
    collect();
    total.bytes += memoryInUse() - memoryBefore;
    total.articles += articles.length;
    total.sentences += (await library.status(null)).sentences;

    for (const question of questions) {
      const from = performance.now();
      const answers = await library.ask(question.question, { server: null, asked: question.asked }, DEPTH);
      times.push(performance.now() - from);
      const confidence = answers.answers[0]?.confidence ?? 0;
      if (question.answers.length === 0) {
        unanswerableConfident.push(confidence);
        if (answers.verdict === 'answered') total.falseAnswers++;
      } else {
        const rank = rankOf(question, answers);
        ranks.push(rank);
        confident.push(confidence);
        if (rank === 1) bold.push(...boldOf(question, answers.answers[0]!));
        if (answers.verdict === 'answered') right.push(rank === 1);
        answered.push(answers.verdict === 'answered');
      }
      progress(++total.questions);
    }
    await library.close();
  }

  const reciprocal = ranks.map((rank) => (rank <= 10 ? 1 / rank : 0));
  const unanswered = unanswerableConfident.length;
  return {
    set: name,
    articles: total.articles,
    sentences: total.sentences,
    questions: total.questions,
    answerable: ranks.length,
    p1: share(ranks.map((rank) => rank === 1)),
    mrr10: ranks.length > 0 ? reciprocal.reduce((sum, value) => sum + value, 0) / ranks.length : null,
    r5: share(ranks.map((rank) => rank <= 5)),
    r20: share(ranks.map((rank) => rank <= 20)),
    auroc: areaUnderCurve(confident, unanswerableConfident),
    threshold: {
      answered: share(answered),
      precision: share(right),
      falseAnswers: unanswered > 0 ? total.falseAnswers / unanswered : null,
    },
    bold: {
      some: share(bold.map(({ some }) => some)),
      exact: share(bold.map(({ exact }) => exact)),
      f1: bold.length > 0 ? bold.reduce((sum, { f1 }) => sum + f1, 0) / bold.length : null,
    },
    cost: {
      sentencesPerSecond: total.sentences / total.seconds,
      msP50: percentile(times, 0.5),
      msP99: percentile(times, 0.99),
      bytesPerSentence: total.bytes / Math.max(1, total.sentences),
    },
  };
}

/** The rank, from 1, of the first quote that contains an answer; Infinity when none does. */
function rankOf(question: Question, { answers }: Answers): number {
  const at = answers.findIndex((quote) => answersQuestion(quote, question));
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
}

/** The overlap of the highlight with the most similar answer; empty when the whole quote is the answer. */
function boldOf({ answers }: Question, { article, start, quote, highlight }: Quote) {
  const part = highlight.map(([from, to]) => quote.slice(from, to)).join(' ');
  const expected = answers
    .filter((one) => one.article === article && one.start >= start && one.end <= start + quote.length)
    .map((one) => quote.slice(one.start - start, one.end - start));
  if (expected.includes(quote)) return [];
  const overlaps = expected.map((one) => overlapOf(part, one));
  return [
    {
      some: highlight.length > 0,
      exact: overlaps.some(({ exact }) => exact),
      f1: Math.max(...overlaps.map(({ f1 }) => f1)),
    },
  ];
}

function memoryInUse(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc');
}
