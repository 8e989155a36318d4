/** Finds the parts of two sentences in which they contradict each other, for whoever has to see it at once. */

import { moodSpans } from '../../language/mood.ts';
import type { ContentWord, PropositionValue } from '../../language/proposition.ts';
import type { Span } from '../../span.ts';
import type { ComparedSentence } from './compared-sentence.ts';
import type { Difference } from './statement-comparison.ts';

/** What may be between two words that are shown as one part. */
const BETWEEN = /^[\s,.-]*(?:(?:the|of|in|at|an?) )*$/i;

/**
 * The parts of a sentence that another contradicts: its value, who or where, or the words that allow, require or deny.
 *
 * @returns offsets in the sentence, in order; none where only the other sentence has such a word ("open", and "not open")
 */
export function partsThatDiffer(
  one: ComparedSentence,
  other: ComparedSentence,
  difference: Difference,
): Span[] {
  if (difference === 'negation') {
    const words = moodSpans(one.text);
    return words.length > 0 ? words : joined(one.text, wordsOnlyIn(one, other));
  }
  const values =
    difference === 'name' ? [] : one.proposition.values.filter((value) => value.kind === difference);
  const others = other.proposition.values;
  const differing = values.filter(
    (value) => !value.identifies && !others.some((its) => areEqual(value, its)),
  );
  if (differing.length > 0) return differing.map((value) => withUnit(one.text, value));
  return joined(one.text, wordsOnlyIn(one, other));
}

function areEqual(a: PropositionValue, b: PropositionValue): boolean {
  return a.kind === b.kind && a.value === b.value && a.unit === b.unit;
}

function wordsOnlyIn({ proposition }: ComparedSentence, other: ComparedSentence): ContentWord[] {
  return [...proposition.content].flatMap(([concept, word]) =>
    other.proposition.content.has(concept) ? [] : word,
  );
}

/** A price with its sign: "€12", "12 %". */
function withUnit(text: string, { start, end }: Span): Span {
  const before = /[$€£¥] ?$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const after = /^ ?[$€£¥%]/.exec(text.slice(end))?.[0].length ?? 0;
  return { start: start - before, end: end + after };
}

/** Words that follow one another as one part. */
function joined(text: string, words: readonly Span[]): Span[] {
  const parts: Span[] = [];
  for (const { start, end } of [...words].sort((a, b) => a.start - b.start)) {
    const last = parts.at(-1);
    if (last && BETWEEN.test(text.slice(last.end, start))) last.end = end;
    else parts.push({ start, end });
  }
  return parts;
}
