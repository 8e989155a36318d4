/** Says what came of a round, in lines for the operator. */
import type { RoundResult } from './fetching.ts';
import type { SourceResult } from './source-pages.ts';

/** How many pages of a source that cannot be read, and that are gone, are named. */
const MAX_NAMED = 5;

/** A line for the log. */
export interface ReportLine {
  isProblem: boolean;
  line: string;
}

/**
 * Says what has changed in a round, and what could not be read.
 *
 * @param known the problems of each source that have been named before, and are not named again
 * @param all whether sources in which nothing has changed are named as well
 */
export function reportOf(
  { sources, removed }: Pick<RoundResult, 'sources' | 'removed'>,
  { known, all = false }: { known?: ReadonlyMap<string, readonly string[]>; all?: boolean } = {},
): ReportLine[] {
  const lines: ReportLine[] = removed.map((name) => ({
    isProblem: false,
    line: `${name} is listed no more: its articles are taken away.`,
  }));
  for (const source of sources) {
    const { added, changed, removed: gone } = source;
    if (all || added + changed + gone > 0) lines.push({ isProblem: false, line: countsOf(source) });
    const problems = source.problems.filter((one) => !known?.get(source.source)?.includes(one));
    for (const line of [...named('left out ', problems), ...named('gone: ', source.gone)])
      lines.push({ isProblem: true, line: `${source.source}: ${line}.` });
  }
  return lines;
}

function countsOf({ source, articles, added, changed, removed, failed }: SourceResult): string {
  if (failed) return `${source} could not be read; its ${articles} article(s) stay.`;
  return `${source} has ${articles} article(s): ${added} added, ${changed} changed, ${removed} taken away.`;
}

/** The first of some pages, and how many more there are. */
function named(what: string, pages: readonly string[]): string[] {
  const more = pages.length - MAX_NAMED;
  return [...pages.slice(0, MAX_NAMED), ...(more > 0 ? [`${more} more`] : [])].map((one) => what + one);
}
