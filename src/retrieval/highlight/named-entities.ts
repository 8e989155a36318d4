/** Finds the names in a sentence. */

import type { Term } from '../../language/terms.ts';
import { overlap, type Span } from '../../span.ts';

/** What joins the parts of a name: "Secretary of State", "Ursula von der Leyen". */
const NAME_LINK =
  /^(?: |-| of | of the | de | da | del | della | der | den | van | von | van der | von der | al-)$/;
/** What separates the names of a list, each with an optional remark: "Ada (host), Bo, and Cy". */
const LIST_SEPARATOR = /^(?: \([^()\t]{1,30}\))?(?:,|,? (?:and|or|&)| \+) $/;
const LAST_SEPARATOR = /(?:and|or|&|\+) $/;
/** "In Varde, Ada and Bo met": the place that opens a sentence does not belong to the list. */
const OPENING_PREPOSITION = /^(?:In|At|On|From|To|By|After|Before|Under|For|Near|Since)(?: the)? $/;

/**
 * The names of a sentence: runs of capitalised words that are not dates. The names of a list are one group.
 *
 * @param text the sentence
 * @param terms its terms
 * @param except spans whose words are not names: dates, and what is not to be shown
 * @returns groups of names, in order; most have one name
 */
export function namesIn(text: string, terms: readonly Term[], except: readonly Span[]): Span[][] {
  const runs: Span[] = [];
  for (const term of terms) {
    if (!/^\p{Lu}/u.test(text.slice(term.start, term.end)) || term.stop) continue;
    if (except.some((span) => overlap(span, term))) continue;
    const last = runs.at(-1);
    if (last && NAME_LINK.test(text.slice(last.end, term.start))) last.end = term.end;
    else runs.push({ start: term.start, end: term.end });
  }
  const isRemark = ({ start }: Span) => text[start - 1] === '(';
  return [
    ...listsOf(
      text,
      runs.filter((run) => !isRemark(run)),
    ),
    ...runs.filter(isRemark).map((run) => [run]),
  ].sort(([a], [b]) => a!.start - b!.start);
}

/** A list has a word such as "and" before its last name; commas alone also join names to places and offices. */
function listsOf(text: string, runs: readonly Span[]): Span[][] {
  const groups: Span[][] = [];
  let open: Span[] = [];
  for (const [i, run] of runs.entries()) {
    open.push(run);
    const next = runs[i + 1];
    const between = next ? text.slice(run.end, next.start) : '';
    const opens = open.length === 1 && OPENING_PREPOSITION.test(text.slice(0, run.start));
    if (LIST_SEPARATOR.test(between) && !opens && !(open.length > 1 && endsList(text, open))) continue;
    if (endsList(text, open)) groups.push(open);
    else groups.push(...open.map((one) => [one]));
    open = [];
  }
  return groups;
}

function endsList(text: string, names: readonly Span[]): boolean {
  const [before, last] = names.slice(-2);
  return (
    before !== undefined && last !== undefined && LAST_SEPARATOR.test(text.slice(before.end, last.start))
  );
}
