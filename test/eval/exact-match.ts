/** Compares a marked answer with the expected one. */

/**
 * How far a marked part agrees with an answer, as SQuAD counts it (Rajpurkar et al. 2016, section 6.1): without capitals,
 * punctuation and articles, whether both are the same, and the F1 of their words.
 */
export function overlapOf(part: string, answer: string): { exact: boolean; f1: number } {
  const [words, expected] = [wordsOf(part), wordsOf(answer)];
  const exact = words.join(' ') === expected.join(' ');
  const remaining = [...expected];
  let shared = 0;
  for (const word of words) {
    const at = remaining.indexOf(word);
    if (at < 0) continue;
    remaining.splice(at, 1);
    shared++;
  }
  const f1 = shared === 0 ? 0 : (2 * shared) / (words.length + expected.length);
  return { exact, f1: exact ? 1 : f1 };
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[!-/:-@[-`{-~]/g, '')
    .replace(/\b(?:a|an|the)\b/g, ' ')
    .split(/\s+/)
    .filter(Boolean);
}
