/** Reads front matter in YAML, TOML or JSON. */
import { type Span, trimmed } from '../../span.ts';
import { type Entry, type Role, roleOfKey } from './labels.ts';
import { readToml } from './toml.ts';
import { readYaml } from './yaml.ts';

/** The front matter of a text. */
export interface FrontMatter {
  /** The values with a role in a header. */
  pairs: { role: Role; value: string }[];
  /** The spans of other values for readers: authors, a summary. */
  kept: Span[];
  /** The UTF-16 offset after it. */
  end: number;
}

/** In characters, three times the longest that people write. */
const MAX_LENGTH = 10_000;

const BREAK = '(?:\\r\\n|\\n|\\r)';
const END = `[ \\t]*(?:${BREAK}|$)`;
const YAML = new RegExp(`^\\s*(---)(?:ya?ml)?[ \\t]*${BREAK}(?:([\\s\\S]*?)${BREAK})?(?:---|\\.{3})${END}`);
const TOML = new RegExp(`^\\s*(\\+{3})(?:toml)?[ \\t]*${BREAK}(?:([\\s\\S]*?)${BREAK})?\\+{3}${END}`);
const OBJECT = new RegExp(`^\\s*(\\{(?:.*|[ \\t]*${BREAK}[\\s\\S]*?${BREAK})\\})${END}`);
/** A JSON object between `---json` and `---`, as Eleventy and others write it. */
const JSON_BLOCK = new RegExp(`^\\s*---json[ \\t]*${BREAK}(\\{[\\s\\S]*?\\})\\s*${BREAK}---${END}`);

/**
 * Reads the front matter at the start of a text, in the forms of site generators: YAML between `---`, TOML between
 * `+++`, or a JSON object. YAML may be followed by another front matter, as `withHeader` writes it.
 *
 * @returns null when there is none that can be parsed
 */
export function readFrontMatter(text: string): FrontMatter | null {
  const first = readOne(text);
  const second = first && text.trimStart().startsWith('---') ? readOne(text.slice(first.end)) : null;
  if (!second || text.slice(first!.end).trimStart().startsWith('---')) return first;
  const moved = second.kept.map(({ start, end }) => ({ start: first!.end + start, end: first!.end + end }));
  return {
    pairs: [...first!.pairs, ...second.pairs],
    kept: [...first!.kept, ...moved],
    end: first!.end + second.end,
  };
}

function readOne(text: string): FrontMatter | null {
  const opening = text.slice(0, MAX_LENGTH);
  const match = YAML.exec(opening) ?? TOML.exec(opening) ?? JSON_BLOCK.exec(opening) ?? OBJECT.exec(opening);
  if (!match) return null;
  const [whole, fence = ''] = match;
  const isObject = fence.startsWith('{');
  const within = isObject ? fence : (match[2] ?? '');
  const read = isObject ? readJson : fence === '---' ? readYaml : readToml;
  // The parsers do not know the line breaks of old Macs.
  const entries = read(within.replace(/\r(?!\n)/g, '\n'));
  if (!entries) return null;
  const start = whole.indexOf(within, isObject ? 0 : whole.indexOf(fence) + fence.length);
  const kept = entries.flatMap(({ key, span }) => {
    const value = KEPT.test(key) ? trimmed(within, span) : null;
    return value ? [{ start: start + value.start, end: start + value.end }] : [];
  });
  return { pairs: pairsOf(entries), kept, end: whole.length };
}

/** Keys whose values are text for readers. */
const KEPT =
  /^(?:authors?|by|editors?|reporters?|description|summary|abstract|excerpt|subtitle|subhead|dek|standfirst|tags?|keywords|category|categories|topics?|place|location|venue|country|version)$/i;

/** The entries with a role; `name` comes last, so that it is the title only when there is no other. */
function pairsOf(entries: readonly Entry[]): FrontMatter['pairs'] {
  const named = (entry: Entry) => entry.key.toLowerCase() === 'name';
  return [...entries.filter((entry) => !named(entry)), ...entries.filter(named)].flatMap(
    ({ key, values }) => {
      const role = roleOfKey(key);
      return role ? values.map((value) => ({ role, value: value.replace(/\s+/g, ' ').trim() })) : [];
    },
  );
}

/** Reads JSON by the YAML parser, which gives the spans of values. An object without a key of articles is text. */
function readJson(within: string): Entry[] | null {
  try {
    JSON.parse(within);
  } catch {
    return null;
  }
  const entries = readYaml(within);
  return entries?.some(({ key }) => roleOfKey(key)) ? entries : null;
}
