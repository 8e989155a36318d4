/** Bounds how often something stands in a text. */

/**
 * Whether a pattern matches more often than `max`; no more matches than that are looked for.
 *
 * @param pattern with the flag `g`
 */
export function hasMoreMatches(text: string, pattern: RegExp, max: number): boolean {
  let count = 0;
  for (const _ of text.matchAll(pattern)) if (++count > max) return true;
  return false;
}
