import type { Day } from '../day.ts';
import { BadFile } from './decode.ts';
import { readFrontMatter } from './header/front-matter.ts';
import { type Format, readFacts } from './parse.ts';

/** What a header is to say; what is null is left to the text itself. */
export interface HeaderWords {
  /** On one line, and at most `LONGEST_TITLE` characters. */
  title: string | null;
  published: Day | null;
  /** As `readHeader` gives addresses; at most `LONGEST_SOURCE` characters. */
  source: string | null;
}

/**
 * A text with a header before it that `readFacts` reads back. The text itself stays as it is, its own header too, which
 * does not overrule what stands before it.
 *
 * @throws BadFile when the words cannot be read back, such as a title of control characters
 */
export function withHeader(text: string, format: Format, { title, published, source }: HeaderWords): string {
  const pairs = Object.entries({ title, date: published, source }).filter(([, value]) => value !== null);
  if (pairs.length === 0) return text;
  const isFrontMatter = format === 'html' || readFrontMatter(text) !== null;
  const inQuotes = isFrontMatter ? JSON.stringify : (value: string) => `"${value}"`;
  // Marks around a title are taken off it: one that has its own needs two pairs of them.
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
      (source === null || read.source === source);
    if (isRight) return whole;
  }
  throw new BadFile('cannot be given that title: write it in plain letters');
}

/** "Title: A bridge for Lindholm". */
function asLabels(values: readonly [string, string][]): string {
  return values.map(([name, value]) => `${name[0]!.toUpperCase()}${name.slice(1)}: ${value}`).join('\n');
}

/** A page has its own header in its marks: what is said of it stands in front matter. */
function asFrontMatter(values: readonly [string, string][]): string {
  return `---\n${values.map(([name, value]) => `${name}: ${value}\n`).join('')}---\n`;
}

/** The words as the first lines of the text's YAML; null when it has none. */
function insideFrontMatter(text: string, values: readonly [string, string][]): string | null {
  const fence = /^\s*---(?:ya?ml)?[ \t]*(?:\r\n|\n|\r)/.exec(text);
  if (!fence || !readFrontMatter(text)) return null;
  const lines = values.map(([name, value]) => `${name}: ${value}\n`);
  return fence[0] + lines.join('') + text.slice(fence[0].length);
}
