/**
 * Finds the closing delimiters of a paragraph. The text is searched once for each kind, however many opening ones it
 * has.
 */

/** The closing delimiters of a text, which are looked up in the order of the text. */
export class ClosingDelimiters {
  readonly #source: string;
  readonly #next = new Map<string, { from: number; found: number }>();
  /** The offsets of the runs of backticks of each length, in reverse order. */
  #ticks: Map<number, number[]> | null = null;

  constructor(source: string) {
    this.#source = source;
  }

  /** The offset of the next such mark from an offset on; -1 when there is none. */
  find(mark: string, from: number): number {
    const last = this.#next.get(mark);
    if (last && from >= last.from && (from <= last.found || last.found < 0)) return last.found;
    const found = this.#source.indexOf(mark, from);
    this.#next.set(mark, { from, found });
    return found;
  }

  /** The start of the next run of `size` backticks from an offset on; -1 when there is none. */
  ticks(size: number, from: number): number {
    this.#ticks ??= ticksOf(this.#source);
    const places = this.#ticks.get(size) ?? [];
    while (places.length > 0 && places.at(-1)! < from) places.pop();
    return places.pop() ?? -1;
  }
}

function ticksOf(source: string): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (const { 0: run, index } of source.matchAll(/`+/g)) {
    const those = places.get(run.length);
    if (those) those.push(index);
    else places.set(run.length, [index]);
  }
  for (const those of places.values()) those.reverse();
  return places;
}

/** The limit for nested brackets in an address, since finding its end takes a step for each. cmark allows 32. */
const MAX_BRACKETS = 8;
const BLANK = 0x20;

/** The end of a link's `address "title")` that starts at an offset; -1 when there is none. */
export function targetEnd(source: string, start: number, endings: ClosingDelimiters): number {
  let at = blanksEnd(source, start);
  if (source[at] === '<') {
    while (++at < source.length && !'<>\n'.includes(source[at]!)) if (source[at] === '\\') at++;
    if (source[at++] !== '>') return -1;
  } else {
    for (let depth = 0; at < source.length && source.charCodeAt(at) > BLANK; at++) {
      if (source[at] === '\\') at++;
      else if (source[at] === '(' && ++depth > MAX_BRACKETS) return -1;
      else if (source[at] === ')' && --depth < 0) break;
    }
  }
  let end = blanksEnd(source, at);
  const opening = end > at ? (source[end] ?? '') : '';
  if (opening === '"' || opening === "'" || opening === '(') {
    const quote = opening === '(' ? ')' : opening;
    do end = endings.find(quote, end + 1);
    while (end > 0 && source[end - 1] === '\\');
    if (end < 0) return -1;
    end = blanksEnd(source, end + 1);
  }
  return source[end] === ')' ? end + 1 : -1;
}

function blanksEnd(source: string, start: number): number {
  let at = start;
  while (at < source.length && /\s/.test(source[at]!)) at++;
  return at;
}
