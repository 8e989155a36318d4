/**
 * Runs work that pauses without pausing.
 *
 * @param work a generator whose yields are pauses
 * @returns what it returns
 */
export function runToCompletion<Result>(work: Generator<unknown, Result>): Result {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}
