/** Tables as rows and columns, and lists of names with what is said of each: "Ash: 3 homes". */

import { labelsAbove, listOf } from '../articles/block-tree.ts';
import { type Block, textOfBlock } from '../articles/document.ts';
import { ANY_DIMENSION, amountIn, isBlank, isPointInTime } from '../language/amounts.ts';
import type { Quality } from '../language/superlative.ts';
import { contentKeysOf, keysOf } from '../language/terms.ts';
import type { Match } from '../retrieval/matcher.ts';
import type { AnalysedArticle } from './analysed-article.ts';
import { excerptBlockOf } from './excerpt.ts';
import { isIn } from './matched-words.ts';

/** A cell, with its offsets in its block. */
export interface Cell {
  text: string;
  start: number;
  end: number;
}

export interface Row {
  /** The number of its block. */
  block: number;
  cells: readonly Cell[];
  /** The content words of its cell in the name column, by their keys. */
  name: readonly string[];
  /** The name of the first column with the number below it, by their keys, "plot 4a"; null without a number. */
  designation: readonly string[] | null;
}

export interface Table {
  /** At least two. */
  rows: readonly Row[];
  /** The keys of the words of each column's name; empty for a list, or without a name. */
  columns: readonly ReadonlySet<string>[];
  /** The keys of the headings and lines above it. */
  labels: ReadonlySet<string>;
  /** The column that names the rows: the first with names, else the first. */
  nameColumn: number;
}

/** In rows: a longer table takes too long to read for one question, some 20 µs for each cell. From 100 to 1,000. */
const MAX_ROWS = 500;
/** What separates a name from what is said of it, in an item. */
const AFTER_NAME = /:\s+|\s[–—-]\s/;

/** "7", "4A", "B2": what rows are numbered by. */
const NUMBER = /^(?:\p{L}?\d{1,3}|\d{1,3}\p{L})$/u;

/**
 * The table or the list around a block.
 *
 * @returns null where the block is neither a row nor an item, and where there are fewer than two rows or more than 500
 */
export function tableAround(analysed: AnalysedArticle, block: number): Table | null {
  const { text, blocks } = analysed.article;
  const { kind, parent } = blocks[block]!;
  if (kind !== 'row' && kind !== 'item') return null;
  const { first, end } = listOf(blocks, block);
  const rows: Omit<Row, 'name' | 'designation'>[] = [];
  for (let at = first; at < end && rows.length <= MAX_ROWS; at++)
    if (blocks[at]!.kind === kind && blocks[at]!.parent === parent)
      rows.push({ block: at, cells: cellsOf(text, blocks[at]!) });
  if (rows.length < 2 || rows.length > MAX_ROWS) return null;
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const names = excerptBlockOf(analysed, first).cells ?? [];
  const nameColumn = Math.max(
    0,
    names.findIndex((_, i) => rows.some(({ cells }) => isName(cells[i]?.text ?? ''))),
  );
  const nameOf = (cells: readonly Cell[]) => contentKeysOf(cells[nameColumn]?.text ?? '');
  const numbered = contentKeysOf(names[0]?.column ?? '');
  const designationOf = ([first]: readonly Cell[]) =>
    numbered.length === 1 && NUMBER.test(first?.text ?? '')
      ? [...numbered, ...contentKeysOf(first!.text)]
      : null;
  return {
    rows: rows.map((row) => ({ ...row, name: nameOf(row.cells), designation: designationOf(row.cells) })),
    columns: Array.from({ length: width }, (_, i) => keysOf(names[i]?.column ?? '')),
    labels: labelWords(analysed, block),
    nameColumn,
  };
}

function labelWords({ article }: AnalysedArticle, block: number): Set<string> {
  const labels = labelsAbove(article.blocks, block).map((at) => textOfBlock(article, at));
  return keysOf(labels.join('\n'));
}

/** The keys of the words above each other table of the article with the same columns, or above each other list for a list. */
export function labelsOfTwins(analysed: AnalysedArticle, block: number): Set<string>[] {
  const { article } = analysed;
  const { blocks } = article;
  const { kind, parent } = blocks[block]!;
  const { first, end } = listOf(blocks, block);
  const columnsAbove = (at: number) => (blocks[at]?.kind === 'columns' ? textOfBlock(article, at) : '');
  const parents = new Set([parent]);
  return blocks.flatMap((one, at) => {
    const isNested = one.parent >= first && one.parent < end;
    if (one.kind !== kind || isNested || parents.has(one.parent)) return [];
    parents.add(one.parent);
    return columnsAbove(one.parent) === columnsAbove(parent) ? [labelWords(analysed, at)] : [];
  });
}

/** The cells of a row; of an item, its name and what is said of it, or its whole text. */
export function cellsOf(text: string, { start, end, cells }: Block): Cell[] {
  const cellAt = (from: number, to: number) => ({
    text: text.slice(from, to),
    start: from - start,
    end: to - start,
  });
  if (cells) return cells.map((cell) => cellAt(cell.start, cell.end));
  const name = AFTER_NAME.exec(text.slice(start, end));
  if (!name) return [cellAt(start, end)];
  return [cellAt(start, start + name.index), cellAt(start + name.index + name[0].length, end)];
}

/** Whether a cell can name its row. "Room 12" can, and "12 h" cannot. */
function isName(cell: string): boolean {
  if (!/\p{L}/u.test(cell) || isBlank(cell)) return false;
  return /^\p{L}/u.test(cell) || amountIn(cell) === null;
}

/** What is in a column of amounts. */
export interface Amounts {
  /** For each row whose cell is not blank. */
  byRow: ReadonlyMap<Row, number>;
  /** Their common dimension: see `amountIn`. What is free or unlimited fits each. */
  dimension: string;
}

/** The amounts in a column; null where a cell holds anything else, where units differ, and for fewer than two. */
export function amountsIn({ rows }: Table, column: number): Amounts | null {
  const byRow = new Map<Row, number>();
  const dimensions = new Set<string>();
  for (const row of rows) {
    const cell = row.cells[column]?.text ?? '';
    if (isBlank(cell)) continue;
    const measure = amountIn(cell);
    if (!measure) return null;
    byRow.set(row, measure.amount);
    if (measure.dimension !== ANY_DIMENSION) dimensions.add(measure.dimension);
  }
  const [dimension] = dimensions;
  return byRow.size > 1 && dimension !== undefined && dimensions.size === 1 ? { byRow, dimension } : null;
}

/** Whether a column has values of a quality, by the dimension of its amounts, if it has any, or by its name. */
export function isOfQuality(
  quality: Quality,
  names: ReadonlySet<string>,
  dimension: string | undefined,
): boolean {
  if (dimension !== undefined && quality.hasDimension(dimension)) return true;
  // "Sailing time" is how long it takes, unless it is "18:30"; ages have days of birth.
  const mayBe = quality.inverse !== undefined || !isPointInTime(dimension ?? '');
  return mayBe && [...names].some((name) => quality.names.has(name));
}

const AFFIRMATIVE = /^(?:yes|y|true|required|included|[✓✔✅☑])(?!\p{L})/iu;
const NEGATIVE = /^(?:no|n|not|none|never|false|[✗✘❌☐])(?!\p{L})/iu;

/** The columns that say yes or no of each row. */
function booleanColumnsOf({ rows, columns }: Table): number[] {
  const isBoolean = (cell = '') => AFFIRMATIVE.test(cell) || NEGATIVE.test(cell) || isBlank(cell);
  return columns.flatMap((_, at) =>
    rows.every(({ cells }) => isBoolean(cells[at]?.text)) &&
    rows.some(({ cells }) => AFFIRMATIVE.test(cells[at]?.text ?? ''))
      ? [at]
      : [],
  );
}

/** The rows that have each of some words of a question: in a cell, or above a cell that says yes. */
export function rowsWith(table: Table, words: readonly Match[]): Row[] {
  const booleans = booleanColumnsOf(table);
  return table.rows.filter(({ cells }) => {
    const own = keysOf(cells.map(({ text }) => text).join('\t'));
    const affirmed = booleans.filter((at) => AFFIRMATIVE.test(cells[at]?.text ?? ''));
    return words.every(
      (word) =>
        (word.key !== undefined && own.has(word.key)) ||
        affirmed.some((at) => isIn(table.columns[at]!, word)),
    );
  });
}

/** The words that only name what a column is of, and select no rows: see `rowsWith`. */
export function wordsOfColumns(table: Table, words: readonly Match[]): Set<Match> {
  const booleans = new Set(booleanColumnsOf(table));
  const columns = table.columns.filter((_, at) => !booleans.has(at));
  return new Set(words.filter((word) => columns.some((column) => isIn(column, word))));
}
