/** Writes headers into the texts of articles. */

import type { Day } from '../day.ts';
import type { Format } from './article.ts';
import { BadText } from './decode.ts';
import { readFrontMatter } from './header/front-matter.ts';
import { readFacts } from './parse.ts';

/** The values of a header; null leaves a value to the text's own header. */
export interface HeaderWords {
  /** On one line, at most `MAX_TITLE` characters. */
  title: string | null;
  published: Day | null;
  expires?: Day | null;
  /** Normalized as by `readSource`, at most `MAX_SOURCE` characters. */
  source: string | null;
}

/**
 * Adds a header that `readFacts` reads back before a text. The text remains unchanged; the new header takes precedence
 * over its own.
 *
 * @throws BadText when the values cannot be read back, such as a title of control characters
 */
export function withHeader(
  text: string,
  format: Format,
  { title, published, expires = null, source }: HeaderWords,
): string {
  const written = { title, date: published, expires, source };
  const pairs = Object.entries(written).filter(([, value]) => value !== null);
  if (pairs.length === 0) return text;
  const isFrontMatter = format === 'html' || readFrontMatter(text) !== null;
  const inQuotes = isFrontMatter ? JSON.stringify : (value: string) => `"${value}"`;
  // Reading removes the quotation marks around a title, so a title with its own needs two pairs.
  for (const form of [(value: string) => value, inQuotes, (value: string) => `""${value}""`]) {
    const values = pairs.map(([name, value]): [string, string] => [
      name,
      name === 'title' ? form(value!) : value!,
    ]);
    const before = isFrontMatter ? asFrontMatter(values) : `${asLabels(values)}\n\n`;
    const whole = insideFrontMatter(text, values) ?? before + text;
    const read = readFacts(whole, format);
    const isRight =
      (title === null || read.title === title) &&
      (published === null || read.published === published) &&
      (expires === null || read.expires === expires) &&
      (source === null || read.source === source);
    if (isRight) return whole;
  }
  throw new BadText('badText.header');
}

/** Declares the format of a text, for a file whose name says another: see `formatOf`. The text remains unchanged. */
export function withFormat(text: string, format: Format): string {
  return insideFrontMatter(text.trimStart(), [['format', format]]) ?? `---\nformat: ${format}\n---\n${text}`;
}

/** "Title: A bridge for Lindholm". */
function asLabels(values: readonly [string, string][]): string {
  return values.map(([name, value]) => `${name[0]!.toUpperCase()}${name.slice(1)}: ${value}`).join('\n');
}

/** Front matter, for pages and for texts that have some already. */
function asFrontMatter(values: readonly [string, string][]): string {
  return `---\n${values.map(([name, value]) => `${name}: ${value}\n`).join('')}---\n`;
}

/** Adds the values as the first lines of the text's YAML; null when it has none. */
function insideFrontMatter(text: string, values: readonly [string, string][]): string | null {
  const fence = /^\s*---(?:ya?ml)?[ \t]*(?:\r\n|\n|\r)/.exec(text);
  if (!fence || !readFrontMatter(text)) return null;
  const lines = values.map(([name, value]) => `${name}: ${value}\n`);
  return fence[0] + lines.join('') + text.slice(fence[0].length);
}
