/** Writes an excerpt as plain text. */

import type { Excerpt, ExcerptBlock, ExcerptLine } from './answers.ts';

/** An excerpt as plain text: a line with the headings, and below it a line for each block. */
export function excerptInText({ heading, lines }: Excerpt): string {
  const shown: string[] = heading.length > 0 ? [heading.join(' › ')] : [];
  // Sentences of one block are joined on one line.
  for (const [i, line] of lines.entries())
    if (line.block === lines[i - 1]?.block)
      shown[shown.length - 1] += ` ${lineInText({ ...line, speaker: null })}`;
    else shown.push(lineInText(line));
  return shown.join('\n');
}

/** A line as plain text, with its number, its speaker or its column names. */
export function lineInText({ text, kind, number, speaker, cells }: ExcerptLine): string {
  const inLine = kind === 'code' ? text : text.replace(/\s*\n\s*/g, ' ');
  const words = cells ? joinCells(cells, (from, to) => text.slice(from, to)) : inLine;
  if (speaker !== null) return `${speaker}: ${words}`;
  return number === null ? words : `${number}. ${words}`;
}

/**
 * Joins the cells of a row: "Mod: Litematica · Allowed?: yes", or "Origin: Harrowgate" for two cells without column
 * names.
 *
 * @param shownOf returns what is shown for a cell, by its offsets in the row
 * @param nameOf returns what is shown for a column name
 */
export function joinCells(
  cells: NonNullable<ExcerptBlock['cells']>,
  shownOf: (from: number, to: number) => string,
  nameOf = (column: string) => column,
): string {
  const filled = cells.filter(({ from, to }) => to > from);
  const isPair = filled.length === 2 && cells.length === 2 && filled.every(({ column }) => column === '');
  return filled
    .map(({ column, from, to }) => (column && `${nameOf(column)}: `) + shownOf(from, to))
    .join(isPair ? ': ' : ' · ');
}
