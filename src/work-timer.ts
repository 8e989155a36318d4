/** Measures how long work takes, whatever else the machine does meanwhile. */

/** The share of the time that has passed which counts as work at least, so that work which only waits ends as well. */
const MIN_SHARE = 1 / 4;

/**
 * Starts to measure the work of one thread.
 *
 * @returns a function that returns how long it has worked since, in milliseconds: as long as the processor has worked for
 *   this process, and no longer than has passed. That a machine is busy with others makes no work longer.
 */
export function startWorkTimer(): () => number {
  const began = performance.now();
  const used = process.cpuUsage();
  return () => {
    const passed = performance.now() - began;
    const { user, system } = process.cpuUsage(used);
    return Math.min(passed, Math.max((user + system) / 1_000, MIN_SHARE * passed));
  };
}
