/** Measures how much of the corpus of real files is found as a reader sees it. */
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseFile } from '../../src/articles/parse.ts';
import { readBytes } from '../../src/articles/text-file.ts';
import { AnalysedArticle } from '../../src/library/analysed-article.ts';
import type { Span } from '../../src/span.ts';

const USAGE = `Usage: node --import tsx test/corpus/measure.ts [--held] [DIR]

  DIR     where test/corpus/fetch.ts has put the files (default: verbatim-corpus in the folder for temporary files)
  --held  only the files that were held back until they had been measured; by default, only the others`;

/** A line of expectations.jsonl, written from what other programs show of the file; what is left out is not measured. */
interface Expectation {
  file: string;
  /** The title, or those that it may have. */
  title?: string | string[];
  /** Null for an undated article. */
  day?: string | null;
  /** The first heading below the title; null when there is none. */
  heading?: string | null;
  row?: { columns: string[]; cells: string[] };
  /** Sentences of prose, or of items of lists. */
  sentences?: string[];
  held?: true;
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { held: { type: 'boolean' } } });
if (positionals.length > 1) throw new Error(USAGE);
const root = path.resolve(positionals[0] ?? path.join(tmpdir(), 'verbatim-corpus'));
const expectations = (await readFile(new URL('./expectations.jsonl', import.meta.url), 'utf8'))
  .trim()
  .split('\n')
  .map((line): Expectation => JSON.parse(line))
  .filter(({ held }) => (held === true) === (values.held === true));

/** How many were found, and how many there are, by what they are and by their formats. */
const counts = new Map<string, { found: number; all: number }>();
for (const expectation of expectations) await measure(expectation);
console.table(
  Object.fromEntries(
    [...counts].map(([name, { found, all }]) => [
      name,
      { found, all, '%': Math.round((1000 * found) / all) / 10 },
    ]),
  ),
);

async function measure({ file, title, day, heading, row, sentences = [] }: Expectation): Promise<void> {
  const found = await contentOf(file);
  const check = (what: string, wanted: unknown, isFound: boolean, instead = '') => {
    for (const name of [what, file.slice(0, file.indexOf('/')), 'all']) {
      const count = counts.get(name) ?? { found: 0, all: 0 };
      counts.set(name, { found: count.found + (isFound ? 1 : 0), all: count.all + 1 });
    }
    if (!isFound) console.log(`${file}: ${what} ${JSON.stringify(wanted)}${instead && `, found ${instead}`}`);
  };
  if (title !== undefined)
    check('title', title, [title].flat().includes(found?.title ?? ''), JSON.stringify(found?.title));
  if (day !== undefined) check('day', day, found !== null && found.day === day, String(found?.day));
  if (typeof heading === 'string') check('heading', heading, found?.headings.includes(heading) ?? false);
  if (row) check('row', row.cells, found?.rows.includes(pairsOf(row.columns, row.cells)) ?? false);
  for (const sentence of sentences) check('sentence', sentence, found?.hasSentence(sentence) ?? false);
}

/** What we find in a file; null when it cannot be read. */
async function contentOf(file: string) {
  try {
    const { bytes } = await readBytes(path.join(root, file));
    const article = await parseFile(file, bytes);
    const { text, blocks } = article;
    const textOf = ({ start, end }: Span) => oneLine(text.slice(start, end));
    const { starts, ends } = new AnalysedArticle(article);
    const sentences = new Set(Array.from(starts, (start, i) => textOf({ start, end: ends[i]! })));
    const items = blocks.filter(({ kind }) => kind === 'item').map(textOf);
    return {
      title: article.title && oneLine(article.title),
      day: article.published,
      headings: blocks
        .filter(({ kind }) => kind === 'heading' || kind === 'question')
        // A number that has been read stands before the block.
        .map(({ start, end, number }) =>
          textOf({ start: number === undefined ? start : text.lastIndexOf('\n', start) + 1, end }),
        ),
      rows: blocks
        .filter(({ kind }) => kind === 'row')
        .map(({ parent, cells = [] }) =>
          pairsOf((blocks[parent]?.cells ?? []).map(textOf), cells.map(textOf)),
        ),
      // A short item is quoted as a whole.
      hasSentence: (sentence: string) =>
        sentences.has(sentence) || items.some((item) => isSentenceOf(item, sentence)),
    };
  } catch (error) {
    console.log(`${file}: ${error instanceof Error ? error.message : error}`);
    return null;
  }
}

/** Whether an item has a sentence, which ends where the item does or another begins. */
function isSentenceOf(item: string, sentence: string): boolean {
  const at = item.indexOf(sentence);
  return (
    at >= 0 &&
    /(?:^|[.!?:;]["”’)]* )$/.test(item.slice(0, at)) &&
    /^(?: |$)/.test(item.slice(at + sentence.length))
  );
}

/** The cells that are not empty, with the names of their columns. */
function pairsOf(columns: readonly string[], cells: readonly string[]): string {
  return cells.flatMap((cell, i) => (cell === '' ? [] : `${columns[i] ?? ''}: ${oneLine(cell)}`)).join('; ');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
