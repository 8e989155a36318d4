/** Counts how often something stands in a text. */

/**
 * Whether a pattern matches more often than `max`; no more matches than that are looked for.
 *
 * @param pattern with the flag `g`
 */
export function hasMoreMatches(text: string, pattern: RegExp, max: number): boolean {
  let count = 0;
  pattern.lastIndex = 0;
  while (count <= max && pattern.test(text)) count++;
  return count > max;
}

/** How often a string stands in a text: much faster than matches of a pattern. */
export function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count++;
  return count;
}
