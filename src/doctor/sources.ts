/** Checks the file that lists what is fetched, without connecting to anything. */
import type { Config } from '../config.ts';
import { sourcesIn } from '../config.ts';
import { BadSources } from '../fetching/bad-sources.ts';
import { readSources } from '../fetching/sources.ts';
import { type Finding, noted, well, wrong } from './finding.ts';

/** Nothing is said where there is no file, unless SOURCES names one. */
export async function checkSources({
  sources: file,
  seeds,
}: Pick<Config, 'sources' | 'seeds'>): Promise<Finding[]> {
  try {
    const read = await readSources(file);
    if (read === null)
      return file === sourcesIn(seeds)
        ? []
        : [wrong(`${file}, which SOURCES names, is not there: write it, or take SOURCES away.`)];
    const { sources, links } = read;
    if (sources.length + links.length === 0) return [noted(`${file} lists nothing: nothing is fetched.`)];
    return [
      well(
        `${file} lists ${sources.length} source(s), and ${links.length} host(s) whose pages moderators may add`,
      ),
    ];
  } catch (error) {
    if (error instanceof BadSources) return error.problems.map(wrong);
    throw error;
  }
}
