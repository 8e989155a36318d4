/** Counts which planted faults are found, and what else is. */

import { parseArticle } from '../../../src/articles/parse.ts';
import { AnalysedArticle } from '../../../src/library/analysed-article.ts';
import { checkArticles } from '../../../src/library/health/check-articles.ts';
import { runToCompletion } from '../../../src/run-to-completion.ts';
import type { MadeFile } from './honest-library.ts';
import type { Plant, PlantedLibrary } from './plants.ts';

/** How many of the planted were found, and how many others. */
export interface Score {
  found: number;
  missed: string[];
  wrong: string[];
}

export function fileText({ title, published, body }: MadeFile): string {
  return [`# ${title}`, ...(published ? ['', `Published ${published}`] : []), '', ...body].join('\n');
}

/** The duplicates and the contradictions that are found in a planted library, and the milliseconds that it took. */
export function measureFindings({ files, duplicates, contradictions }: PlantedLibrary) {
  const articles = files.map((file) => new AnalysedArticle(parseArticle(file.name, fileText(file))));
  const began = performance.now();
  const found = runToCompletion(checkArticles(articles));
  const ms = performance.now() - began;
  const nameOf = (number: number) => articles[number]!.article.id;
  const textOf = ({ article, sentence }: { article: number; sentence: number }) => {
    const { article: it, starts, ends } = articles[article]!;
    return it.text.slice(starts[sentence], ends[sentence]);
  };
  return {
    ms,
    superseded: found.contradictions.filter(({ kind }) => kind === 'superseded').length,
    duplicates: scoreOf(
      duplicates,
      found.duplicates.map(({ articles: pair, kind }) => ({
        files: pair.map(nameOf) as [string, string],
        says: kind,
      })),
    ),
    contradictions: scoreOf(
      contradictions,
      found.contradictions
        .filter(({ kind }) => kind === 'contradiction')
        .map(({ sentences, difference }) => ({
          files: sentences.map(({ article }) => nameOf(article)) as [string, string],
          says: `${difference}: ${sentences.map(textOf).join(' | ')}`,
        })),
    ),
  };
}

function scoreOf(
  plants: readonly Plant[],
  found: readonly { files: [string, string]; says: string }[],
): Score {
  const keyOf = (files: readonly string[]) => [...files].sort().join(' ');
  const keys = new Set(found.map(({ files }) => keyOf(files)));
  const planted = new Set(plants.map(({ files }) => keyOf(files)));
  const missed = plants.filter(({ files }) => !keys.has(keyOf(files)));
  return {
    found: plants.length - missed.length,
    missed: missed.map(({ kind, files, sentences }) => `${kind}: ${(sentences ?? files).join(' | ')}`),
    wrong: found
      .filter(({ files }) => !planted.has(keyOf(files)))
      .map(({ files, says }) => `${files.join(' ')} ${says}`),
  };
}
