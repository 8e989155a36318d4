/** Converts tables of comma-, semicolon- or tab-separated values into pages. */
import path from 'node:path';
import { type CsvError, parse } from 'csv-parse/sync';
import { countOf } from '../count-matches.ts';
import { BadText, decode } from '../decode.ts';
import { readHeader } from '../header.ts';
import { withBreaks, writePage, writeTable } from './write-page.ts';

const DELIMITERS = [',', ';', '\t'];
/** How much of a table is read to find its delimiter, in records and in characters. */
const SAMPLE_RECORDS = 20;
const SAMPLE_LENGTH = 40_000;
/** In characters: the longest record; one that is longer has a quotation mark that is not closed. */
const MAX_RECORD = 20_000;
/** The cells of a table: each takes memory, however short it is. A table of 20 columns may have 4,000 rows. */
const MAX_CELLS = 80_000;
/** What may end a cell, of which texts in quotation marks hold some as well: counted before cells are made. */
const MAX_SEPARATORS = 2 * MAX_CELLS;

/**
 * Converts a table. Its first row has the names of the columns, if it differs from the others; single cells above the table
 * are its title and the lines below that. Without them, its file's name is the title.
 *
 * @throws BadText when it is no such table
 */
export function convertCsv(bytes: Uint8Array, name: string): string {
  const { text } = decode(bytes);
  if (text.split(/[\r\n]/).some(({ length }) => length > MAX_RECORD)) throw notSeparated();
  const records = readRecords(text, delimiterOf(text));
  const start = startOfTable(records);
  const [title, ...lines] = records.slice(0, start).map((cells) => cells.find((cell) => cell !== '')!);
  const [first, ...rest] = records.slice(start);
  const hasNames = first !== undefined && rest.length > 0 && areNames(first, rest);
  const head = title === undefined ? '' : `<h1>${withBreaks(title)}</h1>\n`;
  const paragraphs = lines.map((line) => `<p>${withBreaks(line)}</p>\n`).join('');
  const table = hasNames ? writeTable(first, rest) : writeTable(null, records.slice(start));
  const { published, source } = readHeader([title, ...lines, '', 'Table'].join('\n'));
  return writePage({ title: title ?? inWords(name), published, source }, `${head}${paragraphs}${table}`);
}

/**
 * Whether the cells of a row are the names of columns: without digits, or with some ("Phone 1") where a column below has
 * numbers alone.
 */
function areNames(cells: readonly string[], rows: readonly string[][]): boolean {
  if (cells.every((cell) => !/\d/.test(cell))) return true;
  return !cells.some(isNumber) && cells.some((_, column) => rows.every((row) => isNumber(row[column] ?? '')));
}

/** Whether a cell is a number, an amount or a day. */
function isNumber(cell: string): boolean {
  return /^[^\p{L}\d]{0,3}\d[\d\s.,:/%-]*$/u.test(cell);
}

/** The words of a file's name, without a day in it: "2024-05-05-opening-hours.csv". */
function inWords(name: string): string {
  return path
    .basename(name, path.extname(name))
    .replace(DAY, ' ')
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

const DAY = /(?<!\d)\d{4}([-_.]?)\d{2}\1\d{2}(?!\d)/g;

/** The number of records above the table: those of a single cell above wider ones. */
function startOfTable(records: readonly string[][]): number {
  const start = records.findIndex((cells) => cells.filter((cell) => cell !== '').length > 1);
  return Math.max(0, start);
}

/** The delimiter that divides most of the first records into the same number of cells; a comma when there is none. */
function delimiterOf(text: string): string {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const fits = DELIMITERS.map((delimiter) => fitOf(sample, delimiter));
  return DELIMITERS[fits.indexOf(Math.max(...fits))]!;
}

/** The number of records with as many cells as most, and more than one; 0 when a text is no table with a delimiter. */
function fitOf(sample: string, delimiter: string): number {
  try {
    const widths = readRecords(sample, delimiter, SAMPLE_RECORDS).map(({ length }) => length);
    const usual = widths.toSorted((a, b) => a - b)[widths.length >> 1] ?? 1;
    return usual > 1 ? widths.filter((width) => width === usual).length : 0;
  } catch (error) {
    if (error instanceof BadText) return 0;
    throw error;
  }
}

/**
 * Reads the records with something in them.
 *
 * @param most how many of them
 * @throws BadText when they are no separated values
 */
export function readRecords(text: string, delimiter: string, most?: number): string[][] {
  const separators = countOf(text, delimiter) + countOf(text, '\n') + countOf(text, '\r');
  if (separators > MAX_SEPARATORS) throw tooManyCells();
  const records = parseRecords(text, delimiter, most);
  if (records.reduce((sum, { length }) => sum + length, 0) > MAX_CELLS) throw tooManyCells();
  return records;
}

function parseRecords(text: string, delimiter: string, most: number | undefined): string[][] {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      trim: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: MAX_RECORD,
      ...(most !== undefined && { to: most }),
    });
  } catch (error) {
    const { code } = error as CsvError;
    if (!code?.startsWith('CSV_')) throw error;
    throw notSeparated();
  }
}

function tooManyCells(): BadText {
  return new BadText('badText.tooManyCells', { max: MAX_CELLS });
}

function notSeparated(): BadText {
  return new BadText('badText.notSeparated');
}
