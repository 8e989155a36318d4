/** A timer that is told to wait longer goes off at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Waits, however long that is.
 *
 * @throws the reason of the signal when that ends it
 */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  for (let left = ms; left > 0; left -= LONGEST_TIMER_MS) {
    signal?.throwIfAborted();
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(left, LONGEST_TIMER_MS));
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
  signal?.throwIfAborted();
}
