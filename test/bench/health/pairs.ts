/** Reads pairs of articles that people could have written: some contradict each other, the others only look so. */
import { readFileSync } from 'node:fs';
import { honestLibrary, type MadeFile } from './honest-library.ts';
import type { Plant, PlantedLibrary } from './plants.ts';

/** Those to develop with, and those that were each measured once before anything was changed for them. */
export type PairSet = 'development' | 'first' | 'second' | 'third';

/** A pair of articles of a set: `=== kind`, the one, `---`, the other; the first line of each is its title. */
interface Pair {
  /** "number", "antonym"; "honest: other season" where the articles do not contradict each other. */
  kind: string;
  articles: [Pick<MadeFile, 'title' | 'published' | 'body'>, Pick<MadeFile, 'title' | 'published' | 'body'>];
}

/**
 * A library of `count` files among which are the pairs of a set.
 *
 * @param prose makes a sentence that is like no other
 */
export function libraryWithPairs(
  set: PairSet,
  seed: number,
  count: number,
  prose: () => string,
): PlantedLibrary {
  const pairs = readPairs(set);
  const { files } = honestLibrary(seed, count - 2 * pairs.length, prose);
  const contradictions: Plant[] = [];
  for (const [at, { kind, articles }] of pairs.entries()) {
    const names = articles.map((_, which) => `pair-${at}-${which}.md`) as [string, string];
    for (const [which, { body, ...header }] of articles.entries())
      files.push({ ...header, name: names[which]!, body: [...body, '', '## Besides', '', prose(), prose()] });
    if (!kind.startsWith('honest'))
      contradictions.push({
        kind,
        files: names,
        sentences: articles.map(({ body }) => body.join(' ')) as [string, string],
      });
  }
  return { files, duplicates: [], contradictions, stale: [] };
}

function readPairs(set: PairSet): Pair[] {
  return readFileSync(new URL(`pairs/${set}.txt`, import.meta.url), 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((entry) => {
      const [kind, ...lines] = entry.trimEnd().split('\n');
      const articles = lines.join('\n').split('\n---\n').map(readArticle);
      if (!kind || articles.length !== 2) throw new Error(`Not a pair: ${entry}`);
      return { kind, articles: articles as Pair['articles'] };
    });
}

function readArticle(text: string): Pair['articles'][number] {
  const [title, ...lines] = text.split('\n');
  const published = lines[0]?.match(/^Published (\S+)$/)?.[1] ?? null;
  // A heading and a table stand apart from the lines around them.
  const body = (published ? lines.slice(1) : lines).map((line, at, all) =>
    line.startsWith('## ') || (line.startsWith('|') && !all[at - 1]?.startsWith('|')) ? `\n${line}` : line,
  );
  return { title: title!, published, body };
}
