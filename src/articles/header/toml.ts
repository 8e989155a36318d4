/** Reads front matter in TOML. */
import { parse, TomlDate, type TomlValue } from 'smol-toml';
import type { Entry } from './labels.ts';

/** The nesting of lists and tables. */
const MAX_DEPTH = 20;

/** The entries of TOML before its first table; null when the source is not valid TOML. */
export function readToml(source: string): Entry[] | null {
  try {
    const table = parse(source, { maxDepth: MAX_DEPTH });
    const lines = [...source.matchAll(PAIR)];
    return Object.entries(table).flatMap(([key, value]): Entry[] => {
      const at = lines.findIndex(([, name]) => name === key);
      if (at < 0) return [];
      const { index: start } = lines[at]!;
      return [{ key, values: valuesOf(value), span: { start, end: lines[at + 1]?.index ?? source.length } }];
    });
  } catch {
    return null;
  }
}

/** The start of a pair or a table. */
const PAIR = /^["']?([\w-]+)["']?[ \t]*=|^\[.*\][ \t]*$/gm;

/** The texts of a value; a date keeps its own time zone. */
function valuesOf(value: TomlValue): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => (Array.isArray(one) ? [] : valuesOf(one)));
  if (value instanceof TomlDate) return [value.toISOString()];
  return typeof value === 'object' ? [] : [String(value)];
}
