import { type Role, roleOf } from './labels.ts';

const FENCED = /^\s*(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)(?:([\s\S]*?)(?:\r\n|\n|\r))?\1[ \t]*(?:\r\n|\n|\r|$)/;
const PAIR = /^["']?([A-Za-z][\w -]{0,30}?)["']?\s*[:=]\s*(.*)$/;

/** No day and no title is longer, and none stands further down; what follows is not read. */
const LONGEST_READ = 300;
const MOST_LINES = 200;
/** A remark after a value; within quotation marks `#` is none. */
const REMARK = /^("[^"]*"|'[^']*'|[^"'#][^#]*?)\s+#.*$/;

/** The pairs of a front matter that a header has a use for, and where it ends in the text. */
export interface FrontMatter {
  pairs: { role: Role; value: string }[];
  end: number;
}

/** `---` with `key: value` lines (YAML), or `+++` with `key = value` lines (TOML); null without one. */
export function readFrontMatter(text: string): FrontMatter | null {
  const match = FENCED.exec(text);
  if (!match) return null;
  const lines = (match[2] ?? '').split(/\r\n|\n|\r/, MOST_LINES).map((line) => line.slice(0, LONGEST_READ));
  const pairs = lines.flatMap((line, i) => {
    const [, key = '', value = ''] = PAIR.exec(line) ?? [];
    const role = roleOf(key);
    const written = FOLDED.test(value) ? foldedFrom(lines, i + 1) : value.replace(REMARK, '$1');
    return role ? [{ role, value: unquoted(written) }] : [];
  });
  return { pairs, end: match[0].length };
}

/** YAML's `>-` and `|`: the value is the lines below that are set in. */
const FOLDED = /^[>|][+-]?\d?\s*$/;

function foldedFrom(lines: string[], start: number): string {
  const end = lines.findIndex((line, i) => i >= start && !/^\s/.test(line));
  return lines
    .slice(start, end < 0 ? lines.length : end)
    .map((line) => line.trim())
    .join(' ');
}

/** A value without the quotation marks around it. */
export function unquoted(value: string): string {
  const trimmed = value.trim();
  return /^(["'])(.*)\1$/.exec(trimmed)?.[2]?.trim() ?? trimmed;
}
