import { CLASSES } from './token-classes.ts';
import { symbolOf, symbolsEitherWay } from './token-symbols.ts';

/**
 * A pattern over tokens, compiled into a regular expression over shapes (tokens.ts) when it is first used: by then
 * all words of all patterns are known. It is written as one would write the words: `from {weekday} to {weekday}`.
 *
 * - `word` is that word, in small letters or with a capital; `Word` is only so written. `-` is any dash.
 * - `{class}` is any token of a class of classes.ts, `{class class}` of any of several.
 * - `[,;]` is any of these marks.
 * - `name:{class}` and `name:(…)` can be asked for by that name.
 * - `( ) | ? * + ^ $ (?= (?! (?<= (?<!` are those of regular expressions; blanks mean nothing.
 */
export class Pattern {
  readonly #source: string;
  #compiled: RegExp | undefined;

  constructor(source: string) {
    this.#source = source;
    for (const [, , , word] of source.matchAll(ELEMENT)) if (word) symbolOf(word);
  }

  /** With the flags d and g: its `lastIndex` is whoever's uses it. */
  get regExp(): RegExp {
    this.#compiled ??= new RegExp(compile(lookingFirst(this.#source)), 'dg');
    return this.#compiled;
  }

  isIn(shape: string): boolean {
    this.regExp.lastIndex = 0;
    return this.regExp.test(shape);
  }

  /** The tokens that it finds first; none when it finds nothing. */
  firstIn(shape: string): string {
    this.regExp.lastIndex = 0;
    return this.regExp.exec(shape)?.[0] ?? '';
  }
}

/** A name, the classes in braces, a word, an opening bracket, some marks, or anything else. */
const ELEMENT = /(\w+):(?=[({])|\{([\w ]+)\}|('?[A-Za-z]+)|(\((?:\?<?[=!])?)|(\[[^\]\s]+\])|\s+|./g;

function compile(source: string): string {
  let name: string | undefined;
  return source.replace(
    ELEMENT,
    (element, label?: string, classes?: string, word?: string, opening?: string, marks?: string) => {
      const named = name;
      name = label;
      if (label !== undefined || /^\s/.test(element)) return '';
      if (opening !== undefined) return opening === '(' ? (named ? `(?<${named}>` : '(?:') : opening;
      const atom = marks ?? atomOf(element, classes, word);
      return named ? `(?<${named}>${atom})` : atom;
    },
  );
}

/**
 * Most tokens are not the one that a pattern is about: looking at that before looking back from it costs a tenth.
 */
function lookingFirst(source: string): string {
  let at = 0;
  while (source.startsWith('(?<', at)) {
    for (let depth = 0; at < source.length; ) {
      if (source[at] === '(') depth++;
      if (source[at++] === ')' && --depth === 0) break;
    }
    while (source[at] === ' ') at++;
  }
  const about = at > 0 ? /^(?:\w+:)?(\{[\w ]+\})(?![?*])/.exec(source.slice(at))?.[1] : undefined;
  return about ? `(?= ${about} ) ${source}` : source;
}

function atomOf(mark: string, classes?: string, word?: string): string {
  if (classes !== undefined) return `[${classes.split(' ').map(symbolsIn).join('')}]`;
  if (word !== undefined) return symbolsEitherWay(word);
  if (mark === '-') return `[${CLASSES.dash}]`;
  return mark === '.' || mark === '/' ? `\\${mark}` : mark;
}

/** @throws Error when there is no such class: a mistake in a pattern */
function symbolsIn(name: string): string {
  const found = CLASSES[name as keyof typeof CLASSES];
  if (found === undefined) throw new Error(`a pattern names ${name}, which is no class of classes.ts`);
  return found;
}
