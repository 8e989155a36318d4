import { type Role, roleOf } from './labels.ts';

const FENCED = /^\s*(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)(?:([\s\S]*?)(?:\r\n|\n|\r))?\1[ \t]*(?:\r\n|\n|\r|$)/;
const PAIR = /^["']?([A-Za-z][\w -]{0,30}?)["']?\s*[:=]\s*(.*)$/;

/** No day and no title is longer; what follows is not read. */
const LONGEST_READ = 300;
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
  const pairs = (match[2] ?? '').split(/\r\n|\n|\r/).flatMap((line) => {
    const [, key = '', value = ''] = PAIR.exec(line.slice(0, LONGEST_READ)) ?? [];
    const role = roleOf(key);
    return role ? [{ role, value: unquoted(value.replace(REMARK, '$1')) }] : [];
  });
  return { pairs, end: match[0].length };
}

/** A value without the quotation marks around it. */
export function unquoted(value: string): string {
  const trimmed = value.trim();
  return /^(["'])(.*)\1$/.exec(trimmed)?.[2]?.trim() ?? trimmed;
}
