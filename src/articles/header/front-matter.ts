import { type Span, trimmed } from '../../span.ts';
import { type Entry, type Role, roleOfKey } from './labels.ts';
import { readToml } from './toml.ts';
import { readYaml } from './yaml.ts';

/** The pairs of a front matter that a header has a use for, and where it ends in the text. */
export interface FrontMatter {
  pairs: { role: Role; value: string }[];
  /** What a reader has a use for beside them: who wrote it, what it is about. */
  kept: Span[];
  end: number;
}

/** A longer one is none, in characters: the longest that people write have a third of it. */
const LONGEST = 10_000;

const BREAK = '(?:\\r\\n|\\n|\\r)';
const END = `[ \\t]*(?:${BREAK}|$)`;
const YAML = new RegExp(`^\\s*(---)(?:ya?ml)?[ \\t]*${BREAK}(?:([\\s\\S]*?)${BREAK})?(?:---|\\.{3})${END}`);
const TOML = new RegExp(`^\\s*(\\+{3})(?:toml)?[ \\t]*${BREAK}(?:([\\s\\S]*?)${BREAK})?\\+{3}${END}`);
const OBJECT = new RegExp(`^\\s*(\\{(?:.*|[ \\t]*${BREAK}[\\s\\S]*?${BREAK})\\})${END}`);

/**
 * Front matter as site generators have it, at the start of a text: YAML between `---`, TOML between `+++`, or an object of
 * JSON. What can be read as none of them is text. One in YAML may stand over one of the others: see `withHeader`.
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
  const opening = text.slice(0, LONGEST);
  const match = YAML.exec(opening) ?? TOML.exec(opening) ?? OBJECT.exec(opening);
  if (!match) return null;
  const [whole, fence = ''] = match;
  const isObject = fence.startsWith('{');
  const within = isObject ? fence : (match[2] ?? '');
  const read = isObject ? readJson : fence === '---' ? readYaml : readToml;
  // The line breaks of old Macs are none to the parsers.
  const entries = read(within.replace(/\r(?!\n)/g, '\n'));
  if (!entries) return null;
  const start = whole.indexOf(within, isObject ? 0 : whole.indexOf(fence) + fence.length);
  const kept = entries.flatMap(({ key, span }) => {
    const told = TOLD.test(key) ? trimmed(within, span) : null;
    return told ? [{ start: start + told.start, end: start + told.end }] : [];
  });
  return { pairs: pairsOf(entries), kept, end: whole.length };
}

/** Keys whose values are words for people. */
const TOLD =
  /^(?:authors?|by|editors?|reporters?|description|summary|abstract|excerpt|subtitle|subhead|dek|standfirst|tags?|keywords|category|categories|topics?|place|location|venue|country|version)$/i;

/** What calls itself `name` is a title only where nothing else does. */
function pairsOf(entries: readonly Entry[]): FrontMatter['pairs'] {
  const named = (entry: Entry) => entry.key.toLowerCase() === 'name';
  return [...entries.filter((entry) => !named(entry)), ...entries.filter(named)].flatMap(
    ({ key, values }) => {
      const role = roleOfKey(key);
      return role ? values.map((value) => ({ role, value: value.replace(/\s+/g, ' ').trim() })) : [];
    },
  );
}

/** JSON is YAML as well, whose parser knows where values stand. An object that says nothing of an article is text. */
function readJson(within: string): Entry[] | null {
  try {
    JSON.parse(within);
  } catch {
    return null;
  }
  const entries = readYaml(within);
  return entries?.some(({ key }) => roleOfKey(key)) ? entries : null;
}
