import { type Span, trimmed } from '../../span.ts';
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
  /** Lines that a reader has a use for beside them: who wrote it, what it is about. */
  kept: Span[];
  end: number;
}

/** `---` with `key: value` lines (YAML), or `+++` with `key = value` lines (TOML); null without one. */
export function readFrontMatter(text: string): FrontMatter | null {
  const match = FENCED.exec(text);
  if (!match) return null;
  const within = match[2] ?? '';
  const lines = within.split(/\r\n|\n|\r/, MOST_LINES).map((line) => line.slice(0, LONGEST_READ));
  const pairs = lines.flatMap((line, i) => {
    const [, key = '', value = ''] = PAIR.exec(line) ?? [];
    const role = roleOf(key);
    const written = FOLDED.test(value) ? foldedFrom(lines, i + 1) : value.replace(REMARK, '$1');
    return role ? [{ role, value: unquoted(written) }] : [];
  });
  const start = match[0].indexOf(within, match[0].indexOf(match[1]!) + match[1]!.length);
  const kept = keptIn(within).map((span) => ({ start: start + span.start, end: start + span.end }));
  return { pairs, kept, end: match[0].length };
}

/** Pairs whose values are words for people. */
const TOLD =
  /^["']?(?:authors?|by|editors?|reporters?|description|summary|excerpt|subtitle|subhead|dek|standfirst|tags?|keywords|category|categories|topics?|place|location|venue|country|version)["']?[ \t]*[:=][ \t]*/i;
/** Lines that belong to the pair above them: set in, items of a list, the end of one. */
const GOES_ON = /^(?:[ \t]+\S|- |[\]}])/;

/** Where such pairs stand, with their lists and the lines that are set in; of a folded value the lines alone. */
function keptIn(within: string): Span[] {
  const lines: Span[] = [];
  for (const { 0: line, index } of within.matchAll(/[^\r\n]+/g)) {
    if (lines.length === MOST_LINES) break;
    lines.push({ start: index, end: index + line.length });
  }
  const textOf = ({ start, end }: Span) => within.slice(start, end);
  const kept: (Span | null)[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const [label] = TOLD.exec(textOf(line)) ?? [];
    if (label === undefined) continue;
    const value = textOf(line).slice(label.length);
    const first = FOLDED.test(value) ? i + 1 : i;
    while (i + 1 < lines.length && GOES_ON.test(textOf(lines[i + 1]!))) i++;
    const isEmpty = first > i || (first === i && value.trim() === '');
    if (!isEmpty) kept.push(trimmed(within, { start: lines[first]!.start, end: lines[i]!.end }));
  }
  return kept.filter((span) => span !== null);
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
