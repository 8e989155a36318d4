import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Answers } from '../../src/library/answers.ts';
import { createLibrary } from '../../src/library/embedded.ts';
import { answersQuestion, type Question, type QuestionSet } from '../../src/training/set.ts';
import { areaUnderCurve, percentile, share } from './figures.ts';

/** The figures of one set. Shares are 0 to 1; what the set cannot give is null. */
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
  cost: { sentencesPerSecond: number; msP50: number; msP99: number; bytesPerSentence: number };
}

/** As deep as any figure looks. */
const DEPTH = 20;

/** Asks every question of all the set's articles as one library. `progress` hears how many are done. */
export async function measure(
  { name, articles, questions }: QuestionSet,
  progress: (done: number) => void,
): Promise<Figures> {
  const collect = garbageCollector();
  collect();
  const memoryBefore = memoryInUse();
  const start = performance.now();
  const library = createLibrary(articles);
  const seconds = (performance.now() - start) / 1000;
  collect();
  const bytes = memoryInUse() - memoryBefore;
  const { sentences } = await library.status(null);

  const times: number[] = [];
  const ranks: number[] = [];
  const answered: boolean[] = [];
  const right: boolean[] = [];
  const confident: number[] = [];
  const unanswerableConfident: number[] = [];
  let falseAnswers = 0;
  for (const [i, question] of questions.entries()) {
    const asked = performance.now();
    const answers = await library.ask(question.question, { server: null }, DEPTH);
    times.push(performance.now() - asked);
    const confidence = answers.answers[0]?.confidence ?? 0;
    if (question.answers.length === 0) {
      unanswerableConfident.push(confidence);
      if (answers.verdict === 'answered') falseAnswers++;
    } else {
      const rank = rankOf(question, answers);
      ranks.push(rank);
      confident.push(confidence);
      if (answers.verdict === 'answered') right.push(rank === 1);
      answered.push(answers.verdict === 'answered');
    }
    progress(i + 1);
  }

  return {
    set: name,
    articles: articles.length,
    sentences,
    questions: questions.length,
    answerable: ranks.length,
    p1: share(ranks.map((rank) => rank === 1)),
    mrr10:
      ranks.length > 0
        ? ranks.reduce((sum, rank) => sum + (rank <= 10 ? 1 / rank : 0), 0) / ranks.length
        : null,
    r5: share(ranks.map((rank) => rank <= 5)),
    r20: share(ranks.map((rank) => rank <= 20)),
    auroc: areaUnderCurve(confident, unanswerableConfident),
    threshold: {
      answered: share(answered),
      precision: share(right),
      falseAnswers: unanswerableConfident.length > 0 ? falseAnswers / unanswerableConfident.length : null,
    },
    cost: {
      sentencesPerSecond: sentences / seconds,
      msP50: percentile(times, 0.5),
      msP99: percentile(times, 0.99),
      bytesPerSentence: bytes / Math.max(1, sentences),
    },
  };
}

/** The place, from 1, of the first quote that holds one of the answers; Infinity when none does. */
function rankOf(question: Question, { answers }: Answers): number {
  const at = answers.findIndex((quote) => answersQuestion(quote, question));
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
}

function memoryInUse(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc');
}
