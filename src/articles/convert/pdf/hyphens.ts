/** Joins the lines of a block, and the words that are divided at their ends. */
import type { BlockLine } from './blocks.ts';

/** The words of a document, by which divided ones are told from those that have a hyphen. */
export class Words {
  readonly #words = new Set<string>();

  /** Adds the words of a line, but for the last if it is divided. */
  add(line: string): void {
    for (const [word] of line.toLowerCase().matchAll(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*(?!-$)/gu))
      if (this.#words.size < MAX_WORDS) this.#words.add(word);
  }

  /**
   * What stands between two lines: a space, or nothing within a word. A hyphen at the end of a line is one of the word
   * if the document has the word with it elsewhere, or a capital or a number follows, or it follows a prefix that usually
   * has one; else it only divides.
   *
   * @returns the first line without a hyphen that only divides, and what stands after it
   */
  join(before: string, after: string): [before: string, between: string] {
    if (before.endsWith('\u00ad')) return [before.slice(0, -1), ''];
    const head = /([\p{L}\p{M}]+)[-‐]$/u.exec(before)?.[1];
    const tail = /^[\p{L}\p{M}]+/u.exec(after)?.[0];
    if (head === undefined) return [before, /[^\s–-][–-]$/.test(before) && /^\d/.test(after) ? '' : ' '];
    // "North- and South Street", or a dash.
    if (tail === undefined || /^(?:and|or|to)$/.test(tail)) return [before, /^\d/.test(after) ? '' : ' '];
    const [first, second] = [head.toLowerCase(), tail.toLowerCase()];
    const isCompound =
      this.#words.has(`${first}-${second}`) || (PREFIX.test(head) && !this.#words.has(first + second));
    const divides = /^\p{Ll}/u.test(tail) && /\p{Ll}$/u.test(head) && !isCompound;
    return [divides ? before.slice(0, -1) : before, ''];
  }
}

/** A text of two mebibytes has about as many different words. */
const MAX_WORDS = 50_000;
const PREFIX =
  /^(?:self|well|non|ex|co|all|cross|half|high|low|long|short|part|full|so|two|three|four|five|ten)$/i;

/** A paragraph that does not leave its page. */
export interface Part {
  text: string;
  page: string;
}

/** In characters: how far into the next page a sentence is looked for that ends there. */
const MAX_SENTENCE = 600;
/** The end of a sentence after a word that is no abbreviation. */
const SENTENCE_END = /[\p{Ll}\d]{4}[.!?][”’"')]?\s+(?=["“‘(]?\p{Lu})/u;

/**
 * Joins lines. Where the page changes, the text is divided after the sentence that ends on the next page, so that each
 * sentence is in the part of the page on which it begins.
 */
export function joinLines(lines: readonly BlockLine[], words: Words): Part[] {
  const pieces: string[] = [];
  let length = 0;
  /** Where each page begins in the joined text. */
  const starts: { page: string; at: number }[] = [];
  for (const { text, page } of lines) {
    if (pieces.length > 0) {
      const last = pieces.pop()!;
      const [before, between] = words.join(last, text);
      pieces.push(before, between);
      length += before.length + between.length - last.length;
    }
    if (starts.at(-1)?.page !== page) starts.push({ page, at: length });
    pieces.push(text);
    length += text.length;
  }
  return divided(pieces.join(''), starts);
}

function divided(text: string, starts: readonly { page: string; at: number }[]): Part[] {
  const parts: Part[] = [];
  let begin = 0;
  let page = starts[0]?.page ?? '';
  for (const start of starts.slice(1)) {
    // From before the page, since a sentence may end with it.
    const from = Math.max(begin, start.at - OVERLAP);
    const end = SENTENCE_END.exec(text.slice(from, from + MAX_SENTENCE));
    if (!end) continue;
    const at = from + end.index + end[0].length;
    parts.push({ text: text.slice(begin, at).trim(), page });
    begin = at;
    page = start.page;
  }
  parts.push({ text: text.slice(begin).trim(), page });
  return parts.filter((part) => part.text !== '');
}

/** In characters: what of the end of a page may be the end of a sentence. */
const OVERLAP = 6;
