import type { Term } from '../../language/terms.ts';
import type { Span } from '../../span.ts';
import { overlap } from './quantities-and-times.ts';

/** Small words that join the parts of a name: "Secretary of State", "Ursula von der Leyen". */
const NAME_LINK =
  /^(?: |-| of | of the | de | da | del | della | der | den | van | von | van der | von der | al-)$/;
/** What stands between the names of a list, after each perhaps a remark: "Ada (host), Bo, and Cy". */
const LISTED = /^(?: \([^()\t]{1,30}\))?(?:,|,? (?:and|or|&)| \+) $/;
const LAST_LISTED = /(?:and|or|&|\+) $/;
/** "In Varde, Ada and Bo met": the place that opens a sentence is none of those who met. */
const OPENS = /^(?:In|At|On|From|To|By|After|Before|Under|For|Near|Since)(?: the)? $/;

/**
 * The names of a sentence: runs of capitalised words that are no dates. Those that a list joins are one answer.
 *
 * @param except spans whose words are no names: dates, and what is not to be shown
 * @returns groups of names, in order; most hold one
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

/** A list has a word such as "and" before its last name: commas alone join names to places and offices, too. */
function listsOf(text: string, runs: readonly Span[]): Span[][] {
  const groups: Span[][] = [];
  let open: Span[] = [];
  for (const [i, run] of runs.entries()) {
    open.push(run);
    const next = runs[i + 1];
    const between = next ? text.slice(run.end, next.start) : '';
    const opens = open.length === 1 && OPENS.test(text.slice(0, run.start));
    if (LISTED.test(between) && !opens && !(open.length > 1 && endsList(text, open))) continue;
    if (endsList(text, open)) groups.push(open);
    else groups.push(...open.map((one) => [one]));
    open = [];
  }
  return groups;
}

function endsList(text: string, names: readonly Span[]): boolean {
  const [before, last] = names.slice(-2);
  return before !== undefined && last !== undefined && LAST_LISTED.test(text.slice(before.end, last.start));
}
