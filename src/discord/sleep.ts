/** The maximum delay of a timer: with a longer one it fires at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Waits for any length of time.
 *
 * @throws the reason of the signal when it aborts the wait
 */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  for (let remaining = ms; remaining > 0; remaining -= MAX_TIMER_MS) {
    signal?.throwIfAborted();
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(remaining, MAX_TIMER_MS));
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
  signal?.throwIfAborted();
}
