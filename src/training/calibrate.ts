import { type Calibration, probabilityAt } from '../retrieval/calibration.ts';
import type { Lexicon } from '../retrieval/lexicon.ts';
import type { Network } from '../retrieval/ranking-network.ts';
import type { Lesson } from './curriculum.ts';
import { fitLogistic } from './logistic-regression.ts';

/**
 * Finds, on questions that were not learned from, how the network's own probabilities are to be read: a network that was
 * taught which questions are foreign is too sure of it, and so of the right candidate.
 */
export function calibrate(
  network: Network,
  lessons: readonly Lesson[],
  lexiconFor: (lesson: Lesson) => Lexicon,
  report: (line: string) => void,
): Calibration {
  const judged = lessons.flatMap((lesson) => {
    const { library, question, asking } = lesson;
    const judgement = library.judge(question, lexiconFor(lesson), network);
    return judgement ? [{ ...judgement, foreign: asking === 'foreign' }] : [];
  });
  const own = judged.filter(({ foreign }) => !foreign);
  const calibration = {
    answered: fitLogistic(judged.map(({ answered, foreign }) => ({ values: answered, is: !foreign }))),
    first: fitLogistic(own.map(({ first, right }) => ({ values: [first], is: right }))),
  };
  const foreign = judged.filter((one) => one.foreign);
  const share = (some: readonly unknown[], of: readonly unknown[]) =>
    `${((100 * some.length) / of.length).toFixed(1)} %`;
  report(
    `On ${own.length} questions held back, the first sentence is right for ${share(
      own.filter(({ right }) => right),
      own,
    )}.`,
  );
  for (const least of [0.3, 0.4, 0.5, 0.6, 0.7, 0.8]) {
    const kept = (list: typeof judged) =>
      list.filter(({ answered }) => probabilityAt(answered, calibration.answered) >= least);
    report(
      `  from ${least} on, ${share(kept(own), own)} of them are answered, and ${share(kept(foreign), foreign)} of ${foreign.length} foreign ones`,
    );
  }
  return calibration;
}
