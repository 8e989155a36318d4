/**
 * Runs a generator that yields at pauses to its end, without pausing.
 *
 * @returns its return value
 */
export function runToCompletion<Result>(work: Generator<unknown, Result>): Result {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}
