/** Converts inline Markdown to text, in linear time. */
import { decodeHTMLStrict } from 'entities/decode';
import { ClosingDelimiters, targetEnd } from './closing-delimiters.ts';
import { readMention } from './discord.ts';
import { type DelimiterPair, type DelimiterRun, matchRuns, readRun, STRUCK_BY_TAG } from './emphasis.ts';
import { isTag, isWithinWords, labelOf, type ParseContext } from './parse-context.ts';

/**
 * Converts the lines of a paragraph, a heading or a cell to text. Hard line breaks become `\n`, all other white space
 * one space.
 *
 * @param source the lines, without the marks of the blocks around them
 */
export function readInline(source: string, context: ParseContext): string {
  const words = MARK.test(source) ? new InlineReader(source, context).read() : source;
  if (!UNEVEN.test(words)) return words.trim();
  return words
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** White space other than single spaces. */
const UNEVEN = /[^\S ]| {2}/;

const MARK = /[\\`*_~|[\]!<&{\n]/;
const NEXT_MARK = new RegExp(MARK, 'g');
const ESCAPABLE = /[!-/:-@[-`{-~]/;
/** In characters: how far back the start of a bare address is looked for. */
const MAX_ADDRESS = 200;
/** In characters: the length of a template tag. */
const MAX_TEMPLATE = 1000;

const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,31});/y;
const ADDRESS =
  /<((?:[a-z][a-z\d+.-]{1,31}:[^\s<>]*)|[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d.-]*[a-z\d])?)>/iy;
const TAG = /<(\/?)([a-zA-Z][\w.-]*)((?:[\s/](?:[^<>"']|"[^"<]*"|'[^'<]*'){0,1000})?)>/y;
const ALT = /\salt\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const STRIKING = /^(?:del|s|strike)$/i;
const FOOTNOTE = /\[\^[^\s[\]^]{1,100}\]/y;
const WIKI_LINK = /\[\[([^[\]|\n]+)(?:\|([^[\]|\n]+))?\]\]/y;
const LABEL = /\[((?:[^[\]\\]|\\[\s\S]){0,999})\]/y;
/** "[4.2.1] - 2026-03-11" is a heading of a changelog, with or without a link definition. */
const VERSION = /^(?:v?\d+(?:\.\d+)+[-+.\w]*|unreleased)$/i;
/** The delimiters of Jekyll's and Hugo's tags, kramdown's attributes and MDX's comments. */
const TEMPLATES = [
  ['{%', '%}'],
  ['{{<', '>}}'],
  ['{{%', '%}}'],
  ['{/*', '*/}'],
  ['{: ', '}'],
  ['{:.', '}'],
  ['{:#', '}'],
] as const;

class InlineReader {
  readonly #source: string;
  readonly #context: ParseContext;
  /** The text so far; characters that may still become delimiters are pieces of their own. */
  readonly #pieces: string[] = [];
  /** Where the text starts that is as in the source, and no piece yet. */
  #unwritten = 0;
  readonly #runs: DelimiterRun[] = [];
  /** The piece of each run. */
  readonly #runPieces: number[] = [];
  readonly #brackets: { piece: number; from: number; isImage: boolean }[] = [];
  /** The number of open brackets that cannot start a link, because there is a link within them. */
  #inactiveBrackets = 0;
  #lastBracket = -1;
  readonly #endings: ClosingDelimiters;
  #at = 0;

  constructor(source: string, context: ParseContext) {
    this.#source = source;
    this.#context = context;
    this.#endings = new ClosingDelimiters(source);
  }

  read(): string {
    const source = this.#source;
    for (;;) {
      NEXT_MARK.lastIndex = this.#at;
      this.#at = NEXT_MARK.exec(source)?.index ?? source.length;
      if (this.#at === source.length) break;
      this.#at = this.#readMark(source[this.#at]!);
    }
    this.#writeText();
    const struck = matchRuns(this.#runs);
    for (const [i, { mark, length }] of this.#runs.entries())
      this.#pieces[this.#runPieces[i]!] = mark.repeat(length);
    if (struck.length > 0) this.#removeStruck(struck);
    return this.#pieces.join('');
  }

  /** Writes the text up to here as it is in the source. */
  #writeText(): void {
    if (this.#unwritten < this.#at) this.#pieces.push(this.#source.slice(this.#unwritten, this.#at));
    this.#unwritten = this.#at;
  }

  /**
   * Writes words in place of what is here in the source.
   *
   * @returns `end`
   */
  #write(words: string, end: number): number {
    this.#writeText();
    this.#pieces.push(words);
    this.#unwritten = end;
    return end;
  }

  /** Removes the words between runs of "~~": whoever strikes them out no longer says them. */
  #removeStruck(pairs: readonly DelimiterPair[]): void {
    // Outer pairs close after those within them, and are handled first.
    let removedFrom = this.#pieces.length;
    for (const [opening, closing] of pairs.toReversed()) {
      const from = this.#runPieces[opening]!;
      if (from >= removedFrom) continue;
      this.#pieces.fill('', from + 1, Math.min(removedFrom, this.#runPieces[closing]!));
      removedFrom = from;
    }
  }

  /** @returns the end of the markup that a mark starts, or of the mark where it is text */
  #readMark(mark: string): number {
    const source = this.#source;
    const at = this.#at;
    const next = source[at + 1] ?? '';
    switch (mark) {
      case '\n':
        return this.#write(/ {2}$/.test(source.slice(Math.max(0, at - 2), at)) ? '\n' : ' ', at + 1);
      case '\\':
        return next === '\n' || ESCAPABLE.test(next) ? this.#write(next, at + 2) : at + 1;
      case '`':
        return this.#readCode();
      case '[':
        return this.#openBracket(false);
      case '!':
        return next === '[' ? this.#openBracket(true) : at + 1;
      case ']':
        return this.#closeBracket();
      case '<':
        return this.#readTag();
      case '&':
        return this.#readEntity();
      case '{':
        return this.#readTemplate();
      default:
        return this.#readRun(mark);
    }
  }

  #readRun(mark: string): number {
    let end = this.#at + 1;
    while (this.#source[end] === mark) end++;
    if (mark === '_' && this.#isInAddress()) return end;
    const run = readRun(this.#source, this.#at, end);
    return run ? this.#writeRun(run, end) : end;
  }

  #writeRun(run: DelimiterRun, end: number): number {
    this.#write('', end);
    this.#runs.push(run);
    this.#runPieces.push(this.#pieces.length - 1);
    return end;
  }

  /** Whether the position is within a bare address, in which underscores are text, except at its end. */
  #isInAddress(): boolean {
    const before = this.#source.slice(Math.max(0, this.#at - MAX_ADDRESS), this.#at);
    const after = this.#source.slice(this.#at, this.#at + 50);
    if (!before.includes('://')) return false;
    return /^_+[^\s_<>()[\]*~|.,!?"']/.test(after) && /https?:\/\/[^\s<>]*$/.test(before);
  }

  #readCode(): number {
    const source = this.#source;
    let start = this.#at;
    while (source[start] === '`') start++;
    const size = start - this.#at;
    const end = this.#endings.ticks(size, start);
    if (end < 0) return start;
    return this.#write(source.slice(start, end).replaceAll('\n', ' '), end + size);
  }

  #openBracket(isImage: boolean): number {
    const from = this.#at + (isImage ? 2 : 1);
    const footnote = matchAt(FOOTNOTE, this.#source, from - 1);
    if (footnote) return this.#write('', from - 1 + footnote[0].length);
    const wiki = matchAt(WIKI_LINK, this.#source, from - 1);
    if (wiki) return this.#write(isImage ? '' : (wiki[2] ?? wiki[1]!), from - 1 + wiki[0].length);
    this.#write(this.#source.slice(this.#at, from), from);
    this.#brackets.push({ piece: this.#pieces.length - 1, from, isImage });
    this.#lastBracket = from;
    return from;
  }

  #closeBracket(): number {
    const open = this.#brackets.pop();
    const isInactive = this.#brackets.length < this.#inactiveBrackets && open?.isImage === false;
    this.#inactiveBrackets = Math.min(this.#inactiveBrackets, this.#brackets.length);
    const end = open && !isInactive ? this.#linkEnd(open.from) : -1;
    this.#lastBracket = this.#at + 1;
    if (!open || end < 0) return this.#at + 1;
    this.#pieces[open.piece] = '';
    if (!open.isImage) this.#inactiveBrackets = this.#brackets.length;
    return this.#write('', end);
  }

  /** The end of the link whose text starts at `from` and ends here; -1 when there is none. */
  #linkEnd(from: number): number {
    const source = this.#source;
    const after = this.#at + 1;
    if (source[after] === '(') {
      const end = targetEnd(source, after + 1, this.#endings);
      if (end > 0) return end;
    }
    const label = source[after] === '[' ? matchAt(LABEL, source, after) : null;
    const own = this.#lastBracket > from ? '' : source.slice(from, this.#at);
    if (label && this.#context.links.has(labelOf(label[1]!.trim() || own))) return after + label[0].length;
    return this.#context.links.has(labelOf(own)) || (own.length < 100 && VERSION.test(own)) ? after : -1;
  }

  #readTag(): number {
    const source = this.#source;
    const at = this.#at;
    const mention = readMention(source, at);
    if (mention) return this.#write(mention.words, mention.end);
    const address = matchAt(ADDRESS, source, at);
    if (address) return this.#write(address[1]!, at + address[0].length);
    const commentEnd = source.startsWith('<!--', at) ? this.#endings.find('-->', at + 2) : -1;
    if (commentEnd > 0) return this.#write('', commentEnd + 3);
    const [tag, slash, name = '', attributes = ''] = matchAt(TAG, source, at) ?? [];
    if (tag === undefined || !isTag(name, attributes, this.#context)) return at + 1;
    if (STRIKING.test(name)) {
      const opens = slash === '';
      return this.#writeRun({ mark: STRUCK_BY_TAG, length: 2, opens, closes: !opens }, at + tag.length);
    }
    const alt = /^img$/i.test(name) ? ALT.exec(attributes) : null;
    const words = alt ? decodeEntities(alt[1] ?? alt[2] ?? alt[3] ?? '') : '';
    const shown = /^br$/i.test(name) ? '\n' : words || (isWithinWords(name) ? '' : ' ');
    return this.#write(shown, at + tag.length);
  }

  #readEntity(): number {
    const [entity] = matchAt(ENTITY, this.#source, this.#at) ?? [];
    if (entity === undefined) return this.#at + 1;
    return this.#write(decodeEntities(entity).replace('\n', ' '), this.#at + entity.length);
  }

  #readTemplate(): number {
    for (const [begin, end] of TEMPLATES) {
      if (!this.#source.startsWith(begin, this.#at)) continue;
      const found = this.#endings.find(end, this.#at + begin.length);
      if (found > 0 && found - this.#at < MAX_TEMPLATE) return this.#write('', found + end.length);
    }
    return this.#at + 1;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Decodes entities; unknown ones remain unchanged. */
function decodeEntities(text: string): string {
  const decoded = decodeHTMLStrict(text);
  return decoded.includes('\ufffd') ? text : decoded;
}
