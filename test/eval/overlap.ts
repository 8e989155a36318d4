/**
 * How far a marked part agrees with an answer, as SQuAD counts it (Rajpurkar et al. 2016, section 6.1): without capitals,
 * punctuation and articles, whether both are the same, and the F1 of their words.
 */
export function overlapOf(part: string, answer: string): { exact: boolean; f1: number } {
  const [words, wanted] = [wordsOf(part), wordsOf(answer)];
  const exact = words.join(' ') === wanted.join(' ');
  const left = [...wanted];
  let shared = 0;
  for (const word of words) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    left.splice(at, 1);
    shared++;
  }
  const f1 = shared === 0 ? 0 : (2 * shared) / (words.length + wanted.length);
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
