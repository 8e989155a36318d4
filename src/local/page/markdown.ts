/** Discord's Markdown, as far as messages use it. */
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
  | { type: 'list'; ordered: boolean; items: Inline[][] }
  | { type: 'codeblock'; text: string };

type Rule = [pattern: RegExp, read: (match: RegExpExecArray) => Inline];

/** Each is tried where the one before does not match; what none matches is text. */
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

/** The start of what a rule may match; anything else is text without a look at the rules. */
const PLAIN = /[^\\`<@[h*_~|]+|./suy;

export function parseInline(text: string): Inline[] {
  const found: Inline[] = [];
  let at = 0;
  while (at < text.length) {
    const { inline, end } = readOne(text, at);
    const last = found.at(-1);
    if (inline.type === 'text' && last?.type === 'text') last.text += inline.text;
    else found.push(inline);
    at = end;
  }
  return found;
}

function readOne(text: string, at: number): { inline: Inline; end: number } {
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

const FENCE = /```(?:[\w+-]*\n)?([\s\S]*?)```/;

export function parseMarkdown(text: string): Block[] {
  const fence = FENCE.exec(text);
  if (!fence) return parseLines(text.split('\n'));
  const [whole, code = ''] = fence;
  const before = text.slice(0, fence.index).replace(/\n$/, '');
  const after = text.slice(fence.index + whole.length).replace(/^\n/, '');
  return [
    ...(before ? parseLines(before.split('\n')) : []),
    { type: 'codeblock', text: code.replace(/\n$/, '') },
    ...(after ? parseMarkdown(after) : []),
  ];
}

function parseLines(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!;
    const rest = () => lines.slice(at);
    const heading = /^(#{1,3}) +(.+)/.exec(line);
    const small = /^-# +(.+)/.exec(line);
    if (line.startsWith('>>> ')) {
      blocks.push({ type: 'quote', children: parseLines([line.slice(4), ...lines.slice(at + 1)]) });
      return blocks;
    }
    if (line.startsWith('> ')) {
      const quoted = takeWhile(rest(), (one) => one.startsWith('> '));
      blocks.push({ type: 'quote', children: parseLines(quoted.map((one) => one.slice(2))) });
      at += quoted.length - 1;
    } else if (heading)
      blocks.push({ type: 'heading', level: heading[1]!.length, children: parseInline(heading[2]!) });
    else if (small) blocks.push({ type: 'small', children: parseInline(small[1]!) });
    else if (ITEM.test(line)) {
      const items = takeWhile(rest(), (one) => ITEM.test(one));
      blocks.push({
        type: 'list',
        ordered: /^\s*\d/.test(line),
        items: items.map((one) => parseInline(one.replace(ITEM, ''))),
      });
      at += items.length - 1;
    } else {
      const last = blocks.at(-1);
      if (last?.type === 'paragraph') last.children.push({ type: 'text', text: '\n' }, ...parseInline(line));
      else blocks.push({ type: 'paragraph', children: parseInline(line) });
    }
  }
  return blocks;
}

const ITEM = /^\s*(?:[-*]|\d+\.) +(?=\S)/;

function takeWhile(lines: readonly string[], fits: (line: string) => boolean): string[] {
  const end = lines.findIndex((line) => !fits(line));
  return lines.slice(0, end === -1 ? lines.length : end);
}
