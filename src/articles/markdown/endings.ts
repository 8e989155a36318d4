/** Where the marks of a paragraph end. The text is looked over once for each kind of end, however many marks begin. */

/** The ends of a text's marks. They are asked for from the beginning of the text to its end. */
export class Endings {
  readonly #source: string;
  readonly #next = new Map<string, { from: number; found: number }>();
  /** The places of the runs of backticks of each length, the last first. */
  #ticks: Map<number, number[]> | null = null;

  constructor(source: string) {
    this.#source = source;
  }

  /** Where a mark stands next from an offset on; -1 when nowhere. */
  find(mark: string, from: number): number {
    const last = this.#next.get(mark);
    if (last && from >= last.from && (from <= last.found || last.found < 0)) return last.found;
    const found = this.#source.indexOf(mark, from);
    this.#next.set(mark, { from, found });
    return found;
  }

  /** Where the next run of so many backticks begins from an offset on; -1 when nowhere. */
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

/** An address with more open brackets is none: looking for its end takes their number in steps. cmark allows 32. */
const MOST_BRACKETS = 8;
const BLANK = 0x20;

/** The end of a link's `address "title")` that begins at an offset; -1 when that is not what stands there. */
export function targetEnd(source: string, start: number, endings: Endings): number {
  let at = blanksEnd(source, start);
  if (source[at] === '<') {
    while (++at < source.length && !'<>\n'.includes(source[at]!)) if (source[at] === '\\') at++;
    if (source[at++] !== '>') return -1;
  } else {
    for (let depth = 0; at < source.length && source.charCodeAt(at) > BLANK; at++) {
      if (source[at] === '\\') at++;
      else if (source[at] === '(' && ++depth > MOST_BRACKETS) return -1;
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
