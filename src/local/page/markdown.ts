/** Parses the subset of Markdown that Discord's messages use. */

export type Inline =
  | { type: 'text'; text: string }
  | { type: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler'; children: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'link'; url: string; children: Inline[] }
  | { type: 'user' | 'role' | 'channel'; id: string }
  | { type: 'everyone'; text: string }
  | { type: 'command'; name: string }
  | { type: 'emoji'; name: string }
  | { type: 'time'; seconds: number; style: string };

export type Block =
  | { type: 'paragraph' | 'small'; children: Inline[] }
  | { type: 'heading'; level: number; children: Inline[] }
  | { type: 'quote'; children: Block[] }
  | List
  | { type: 'codeblock'; text: string };

export interface List {
  type: 'list';
  /** The number of its first item; null for a bulleted list. */
  start: number | null;
  items: ListItem[];
}

export interface ListItem {
  children: Inline[];
  /** The lists nested in it. */
  lists: List[];
}

type Rule = [pattern: RegExp, read: (match: RegExpExecArray) => Inline];

/** Inline rules, tried in order; what none matches is text. */
const RULES: readonly Rule[] = [
  [/\\([^A-Za-z0-9\s])/y, ([, mark]) => ({ type: 'text', text: mark! })],
  [/(`+)(.*?[^`])\1(?!`)/sy, ([, , text]) => ({ type: 'code', text: text!.trim() })],
  [/<@!?(\d+)>/y, ([, id]) => ({ type: 'user', id: id! })],
  [/<@&(\d+)>/y, ([, id]) => ({ type: 'role', id: id! })],
  [/<#(\d+)>/y, ([, id]) => ({ type: 'channel', id: id! })],
  [/@(?:everyone|here)\b/y, ([text]) => ({ type: 'everyone', text: text! })],
  [/<\/([-\w ]+):\d+>/y, ([, name]) => ({ type: 'command', name: name! })],
  [/<a?:(\w+):\d+>/y, ([, name]) => ({ type: 'emoji', name: name! })],
  [
    /<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y,
    ([, seconds, style = 'f']) => ({ type: 'time', seconds: Number(seconds), style }),
  ],
  [/<(https?:\/\/[^\s<>]+)>/y, ([, url]) => linkTo(url!)],
  [
    /\[((?:\\.|[^\]\\])+)\]\((?:<(https?:\/\/[^\s<>]+)>|(https?:\/\/[^\s<>)]+))\)/y,
    ([, label, wrapped, bare]) => ({ type: 'link', url: (wrapped ?? bare)!, children: parseInline(label!) }),
  ],
  [/https?:\/\/[^\s<>]*[^\s<>.,:;"')\]]/y, ([url]) => linkTo(url!)],
  [/\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/sy, wrapped('bold')],
  [/__((?:\\.|[^\\])+?)__(?!_)/sy, wrapped('underline')],
  [/~~((?:\\.|[^\\])+?)~~/sy, wrapped('strike')],
  [/\|\|((?:\\.|[^\\])+?)\|\|/sy, wrapped('spoiler')],
  [/\*(?=\S)((?:\\.|[^\\*])+?)\*/sy, wrapped('italic')],
  [/\b_((?:\\.|[^\\_])+?)_\b/sy, wrapped('italic')],
];

/** A run of characters at which no rule can match, or any single character. */
const PLAIN = /[^\\`<@[h*_~|]+|./suy;

export function parseInline(text: string): Inline[] {
  const found: Inline[] = [];
  let at = 0;
  while (at < text.length) {
    const { inline, end } = parseOne(text, at);
    const last = found.at(-1);
    if (inline.type === 'text' && last?.type === 'text') last.text += inline.text;
    else found.push(inline);
    at = end;
  }
  return found;
}

function parseOne(text: string, at: number): { inline: Inline; end: number } {
  for (const [pattern, read] of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { inline: read(match), end: at + match[0].length };
  }
  PLAIN.lastIndex = at;
  const [plain] = PLAIN.exec(text)!;
  return { inline: { type: 'text', text: plain }, end: at + plain.length };
}

function wrapped(type: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler'): Rule[1] {
  return ([, inner]) => ({ type, children: parseInline(inner!) });
}

function linkTo(url: string): Inline {
  return { type: 'link', url, children: [{ type: 'text', text: url }] };
}

/** A fenced code block, which may start in the middle of a line. A fence after a backslash does not count. */
const FENCE = /(?<!(?<!\\)(?:\\\\)*\\)```(?:[\w+#.-]*\n)?\n*([^\n][\s\S]*?)\n*```/;

export function parseMarkdown(text: string): Block[] {
  return parseLines(text.split('\n'));
}

function parseLines(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    const rest = lines.slice(at);
    const heading = /^(#{1,3}) +(.+)/.exec(line);
    const small = /^-# +(.+)/.exec(line);
    if (line.startsWith('>>> ')) {
      blocks.push({ type: 'quote', children: parseLines([line.slice(4), ...rest.slice(1)]) });
      return blocks;
    }
    if (line.startsWith('> ')) {
      const quoted = takeWhile(rest, (one) => one.startsWith('> '));
      blocks.push({ type: 'quote', children: parseLines(quoted.map((one) => one.slice(2))) });
      at += quoted.length;
      continue;
    }
    const code = line.includes('```') ? FENCE.exec(rest.join('\n')) : null;
    if (code && code.index <= line.length) {
      const [whole, inside = ''] = code;
      const before = line.slice(0, code.index);
      const after = rest
        .join('\n')
        .slice(code.index + whole.length)
        .replace(/^\n/, '');
      if (before) blocks.push(...parseLines([before]));
      blocks.push({ type: 'codeblock', text: inside });
      if (after) blocks.push(...parseLines(after.split('\n')));
      return blocks;
    }
    if (ITEM.test(line)) {
      const listed = takeWhile(rest, (one) => ITEM.test(one) || CONTINUATION.test(one));
      blocks.push(...parseLists(listed));
      at += listed.length;
      continue;
    }
    at += 1;
    const last = blocks.at(-1);
    if (heading)
      blocks.push({ type: 'heading', level: heading[1]!.length, children: parseInline(heading[2]!) });
    else if (small) blocks.push({ type: 'small', children: parseInline(small[1]!) });
    else if (last?.type === 'paragraph')
      last.children.push({ type: 'text', text: '\n' }, ...parseInline(line));
    else blocks.push({ type: 'paragraph', children: parseInline(line) });
  }
  return blocks;
}

const ITEM = /^( *)(?:[-*]|(\d{1,9})\.) +(?=\S)/;
/** A line that continues the item above it. */
const CONTINUATION = /^ {2,}(?=[^\s>`])(?!-# )/;
/** Additional spaces from which an item is nested in the one above it. */
const NESTING_INDENT = 2;

/** Parses consecutive lists, each with the lists nested in it. */
function parseLists(lines: readonly string[]): List[] {
  const lists: List[] = [];
  /** The lists that the next item may belong to, from the outermost to the innermost. */
  const open: { indent: number; list: List }[] = [];
  for (const line of lines) {
    const [mark, { length: indent }, number] = (ITEM.exec(line) ?? [null, '']) as unknown as [
      string | null,
      string,
      string | undefined,
    ];
    const inner = open.at(-1);
    if (mark === null) {
      // There is an item, as the first line is one.
      inner!.list.items.at(-1)!.children.push({ type: 'text', text: '\n' }, ...parseInline(line.trim()));
      continue;
    }
    while (open.length > 1 && indent < open.at(-1)!.indent) open.pop();
    if (open.length > 0 && indent < open[0]!.indent) open[0]!.indent = indent;
    const enclosing = open.at(-1);
    const start = number === undefined ? null : Number(number);
    const item = { children: parseInline(line.slice(mark.length)), lists: [] };
    const isNested = enclosing !== undefined && indent >= enclosing.indent + NESTING_INDENT;
    if (enclosing && !isNested && (enclosing.list.start === null) === (start === null)) {
      enclosing.list.items.push(item);
      continue;
    }
    const list: List = { type: 'list', start, items: [item] };
    if (enclosing && !isNested) open.pop();
    const outer = open.at(-1);
    if (outer) outer.list.items.at(-1)!.lists.push(list);
    else lists.push(list);
    open.push({ indent, list });
  }
  return lists;
}

function takeWhile(lines: readonly string[], fits: (line: string) => boolean): string[] {
  const end = lines.findIndex((line) => !fits(line));
  return lines.slice(0, end === -1 ? lines.length : end);
}
