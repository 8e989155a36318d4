/** Patterns over the tokens of a sentence, in which the date rules are written. */
import { CLASSES } from './token-classes.ts';
import { symbolOf, symbolsEitherWay } from './token-symbols.ts';

/**
 * A pattern over tokens, such as `from {weekday} to {weekday}`. It is compiled into a regular expression over shapes
 * (tokens.ts) on first use, when the words of all patterns have their symbols.
 *
 * - `word` matches that word in lower case or with a capital, `Word` only with the capital. `-` matches any dash.
 * - `{class}` matches a token of a class in token-classes.ts, `{class class}` a token of any of several.
 * - `[,;]` matches any of these punctuation marks.
 * - `name:{class}` and `name:(…)` are named groups.
 * - `( ) | ? * + ^ $ (?= (?! (?<= (?<!` are those of regular expressions; spaces are ignored.
 */
export class Pattern {
  readonly #source: string;
  #compiled: RegExp | undefined;

  constructor(source: string) {
    this.#source = source;
    for (const [, , , word] of source.matchAll(ELEMENT)) if (word) symbolOf(word);
  }

  /** Has the flags d and g; callers set `lastIndex` themselves. */
  get regExp(): RegExp {
    this.#compiled ??= new RegExp(compile(withLookahead(this.#source)), 'dg');
    return this.#compiled;
  }

  isIn(shape: string): boolean {
    this.regExp.lastIndex = 0;
    return this.regExp.test(shape);
  }

  /** The symbols of the first match; empty when there is none. */
  firstIn(shape: string): string {
    this.regExp.lastIndex = 0;
    return this.regExp.exec(shape)?.[0] ?? '';
  }
}

/** A group name, the classes in braces, a word, an opening bracket, a set of marks, or any other character. */
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

/** Tests the class of a pattern's first token before its lookbehind, which makes matching ten times faster. */
function withLookahead(source: string): string {
  let at = 0;
  while (source.startsWith('(?<', at)) {
    for (let depth = 0; at < source.length; ) {
      if (source[at] === '(') depth++;
      if (source[at++] === ')' && --depth === 0) break;
    }
    while (source[at] === ' ') at++;
  }
  const classes = at > 0 ? /^(?:\w+:)?(\{[\w ]+\})(?![?*])/.exec(source.slice(at))?.[1] : undefined;
  return classes ? `(?= ${classes} ) ${source}` : source;
}

function atomOf(mark: string, classes?: string, word?: string): string {
  if (classes !== undefined) return `[${classes.split(' ').map(symbolsIn).join('')}]`;
  if (word !== undefined) return symbolsEitherWay(word);
  if (mark === '-') return `[${CLASSES.dash}]`;
  return mark === '.' || mark === '/' ? `\\${mark}` : mark;
}

/** @throws Error when a pattern names an unknown class */
function symbolsIn(name: string): string {
  const found = CLASSES[name as keyof typeof CLASSES];
  if (found === undefined) throw new Error(`a pattern names ${name}, which is no class of token-classes.ts`);
  return found;
}
