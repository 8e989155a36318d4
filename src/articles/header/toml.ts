import { parse, TomlDate, type TomlValue } from 'smol-toml';
import type { Entry } from './labels.ts';

/** Lists and tables in one another. */
const DEEPEST = 20;

/** The entries of TOML above its first table; null for what is no TOML. */
export function readToml(source: string): Entry[] | null {
  try {
    const table = parse(source, { maxDepth: DEEPEST });
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

/** Where a pair or a table begins. */
const PAIR = /^["']?([\w-]+)["']?[ \t]*=|^\[.*\][ \t]*$/gm;

/** A day is as it is written, in its own zone. */
function valuesOf(value: TomlValue): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => (Array.isArray(one) ? [] : valuesOf(one)));
  if (value instanceof TomlDate) return [value.toISOString()];
  return typeof value === 'object' ? [] : [String(value)];
}
