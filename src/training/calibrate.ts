/** Calibrates the probabilities of a trained network. */

import { type Calibration, probabilityAt } from '../retrieval/calibration.ts';
import type { Lexicon } from '../retrieval/lexicon.ts';
import type { Network } from '../retrieval/ranking-network.ts';
import type { Lesson } from './curriculum.ts';
import { fitLogistic } from './logistic-regression.ts';

/**
 * Fits the calibration of a network on held-out questions. It is needed since a network that was trained to tell foreign
 * questions is overconfident about them, and so about the right candidate.
 *
 * @param lessons those that were held out
 * @param lexiconFor the lexicon to read a lesson with
 * @param report prints a line
 */
export function calibrate(
  network: Network,
  lessons: readonly Lesson[],
  lexiconFor: (lesson: Lesson) => Lexicon,
  report: (line: string) => void,
): Calibration {
  const judgements = lessons.flatMap((lesson) => {
    const { library, question, asking } = lesson;
    const judgement = library.judge(question, lexiconFor(lesson), network);
    return judgement ? [{ ...judgement, foreign: asking === 'foreign' }] : [];
  });
  const own = judgements.filter(({ foreign }) => !foreign);
  const calibration = {
    answered: fitLogistic(judgements.map(({ answered, foreign }) => ({ values: answered, is: !foreign }))),
    first: fitLogistic(own.map(({ first, right }) => ({ values: [first], is: right }))),
  };
  const foreign = judgements.filter((one) => one.foreign);
  const share = (part: readonly unknown[], whole: readonly unknown[]) =>
    `${((100 * part.length) / whole.length).toFixed(1)} %`;
  report(
    `On ${own.length} questions held back, the first sentence is right for ${share(
      own.filter(({ right }) => right),
      own,
    )}.`,
  );
  for (const threshold of [0.3, 0.4, 0.5, 0.6, 0.7, 0.8]) {
    const kept = (list: typeof judgements) =>
      list.filter(({ answered }) => probabilityAt(answered, calibration.answered) >= threshold);
    report(
      `  from ${threshold} on, ${share(kept(own), own)} of them are answered, and ${share(kept(foreign), foreign)} of ${foreign.length} foreign ones`,
    );
  }
  return calibration;
}
