/** The tokenizer of the reader: the word pieces of BERT. */

import { REPLACEMENTS } from '../../language/word-normalization.ts';

/** A word piece: its id in the vocabulary, and its span in the text, as UTF-16 offsets. */
export interface WordPiece {
  id: number;
  start: number;
  end: number;
}

/** Longer words become one unknown piece. */
const MAX_WORD_LENGTH = 100;
const UNKNOWN = '[UNK]';
const CONTINUATION = '##';

/** Every ASCII character that is neither a letter, a digit, nor a blank, and Unicode's punctuation. */
const PUNCTUATION = /[!-/:-@[-`{-~]|\p{P}/u;
const WHITE = /[\s\p{Zs}]/u;
const CONTROL = /\p{C}|\ufffd/u;
/** Each ideograph is a word of its own. */
const IDEOGRAPH =
  /[\u4e00-\u9fff\u3400-\u4dbf\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b820}-\u{2ceaf}\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u;
const MARK = /\p{Mn}/gu;
/** The letters whose mark has no code point of its own, and the letter without it. */
const UNMARKED = new Map(Object.entries(REPLACEMENTS).filter(([, plain]) => plain.length === 1));

/**
 * Splits text into the word pieces of BERT (Devlin et al. 2019; Wu et al. 2016, section 4.1): words in lower case, without
 * accents, each split greedily into the longest pieces of the vocabulary, from the left.
 */
export class WordPieces {
  readonly #ids: ReadonlyMap<string, number>;
  readonly #unknown: number;

  /** @param vocabulary the pieces in the order of their ids; those that continue a word begin with ## */
  constructor(vocabulary: readonly string[]) {
    this.#ids = new Map(vocabulary.map((piece, id) => [piece, id]));
    this.#unknown = this.idOf(UNKNOWN);
  }

  /**
   * The id of a piece.
   *
   * @throws RangeError when the vocabulary does not have it
   */
  idOf(piece: string): number {
    const id = this.#ids.get(piece);
    if (id === undefined) throw new RangeError(`the vocabulary has no ${piece}`);
    return id;
  }

  /**
   * The pieces of a text, in order.
   *
   * @param max the maximum number of pieces
   */
  split(text: string, max = Number.POSITIVE_INFINITY): WordPiece[] {
    const pieces: WordPiece[] = [];
    // The current word: its normalized letters, and the span of each in the text.
    let word = '';
    let starts: number[] = [];
    let ends: number[] = [];
    const take = (normalized: string, start: number, end: number) => {
      word += normalized;
      for (let i = 0; i < normalized.length; i++) {
        starts.push(start);
        ends.push(end);
      }
    };
    const finish = () => {
      if (word !== '') this.#splitWord(word, starts, ends, pieces);
      word = '';
      starts = [];
      ends = [];
    };
    for (let at = 0; at < text.length && pieces.length < max; ) {
      const character = String.fromCodePoint(text.codePointAt(at)!);
      const end = at + character.length;
      if (WHITE.test(character)) finish();
      else if (PUNCTUATION.test(character) || IDEOGRAPH.test(character)) {
        finish();
        take(character, at, end);
        finish();
      } else if (!CONTROL.test(character)) {
        const isPlain = character < '\x80';
        const lower = (isPlain ? character : character.normalize('NFD').replace(MARK, '')).toLowerCase();
        // Unlike BERT, as the index does: a question about "Lodz" is about "Łódź".
        take(UNMARKED.get(lower) ?? lower, at, end);
      }
      at = end;
    }
    finish();
    return pieces.length > max ? pieces.slice(0, max) : pieces;
  }

  #splitWord(word: string, starts: readonly number[], ends: readonly number[], pieces: WordPiece[]): void {
    const first = pieces.length;
    const whole = { id: this.#unknown, start: starts[0]!, end: ends.at(-1)! };
    if (word.length > MAX_WORD_LENGTH) {
      pieces.push(whole);
      return;
    }
    for (let from = 0; from < word.length; ) {
      let to = word.length;
      let id: number | undefined;
      for (; to > from; to--) {
        const piece = word.slice(from, to);
        id = this.#ids.get(from === 0 ? piece : CONTINUATION + piece);
        if (id !== undefined) break;
      }
      if (id === undefined) {
        pieces.length = first;
        pieces.push(whole);
        return;
      }
      pieces.push({ id, start: starts[from]!, end: ends[to - 1]! });
      from = to;
    }
  }
}
