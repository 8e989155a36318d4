/** A piece of a word: its number in the vocabulary, and its letters in the text, as UTF-16 offsets. */
export interface WordPiece {
  id: number;
  start: number;
  end: number;
}

/** Longer words are unknown as a whole. */
const LONGEST_WORD = 100;
const UNKNOWN = '[UNK]';
const CONTINUES = '##';

/** Punctuation is what is neither a letter nor a digit in ASCII, and what Unicode calls so beyond it. */
const PUNCTUATION = /[!-/:-@[-`{-~]|\p{P}/u;
const WHITE = /[\s\p{Zs}]/u;
const CONTROL = /\p{C}|\ufffd/u;
/** Each ideograph is a word. */
const IDEOGRAPH =
  /[\u4e00-\u9fff\u3400-\u4dbf\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b820}-\u{2ceaf}\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u;
const MARK = /\p{Mn}/gu;

/**
 * Splits text into the word pieces of BERT (Devlin et al. 2019; Wu et al. 2016, section 4.1): words in small letters,
 * without accents, each split into the longest pieces that the vocabulary has, from the left.
 */
export class WordPieces {
  readonly #ids: ReadonlyMap<string, number>;
  readonly #unknown: number;

  /** @param vocabulary the pieces in the order of their numbers; those that go on in a word begin with ## */
  constructor(vocabulary: readonly string[]) {
    this.#ids = new Map(vocabulary.map((piece, id) => [piece, id]));
    this.#unknown = this.idOf(UNKNOWN);
  }

  /** @throws RangeError when the vocabulary has no such piece */
  idOf(piece: string): number {
    const id = this.#ids.get(piece);
    if (id === undefined) throw new RangeError(`the vocabulary has no ${piece}`);
    return id;
  }

  /** @param most so many pieces at most */
  split(text: string, most = Number.POSITIVE_INFINITY): WordPiece[] {
    const pieces: WordPiece[] = [];
    // The word at hand: its letters as the vocabulary has them, and where each stands in the text.
    let word = '';
    let starts: number[] = [];
    let ends: number[] = [];
    const take = (letters: string, start: number, end: number) => {
      word += letters;
      for (let i = 0; i < letters.length; i++) {
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
    for (let at = 0; at < text.length && pieces.length < most; ) {
      const letter = String.fromCodePoint(text.codePointAt(at)!);
      const end = at + letter.length;
      if (WHITE.test(letter)) finish();
      else if (PUNCTUATION.test(letter) || IDEOGRAPH.test(letter)) {
        finish();
        take(letter, at, end);
        finish();
      } else if (!CONTROL.test(letter)) {
        const isPlain = letter < '\x80';
        take((isPlain ? letter : letter.normalize('NFD').replace(MARK, '')).toLowerCase(), at, end);
      }
      at = end;
    }
    finish();
    return pieces.length > most ? pieces.slice(0, most) : pieces;
  }

  #splitWord(word: string, starts: readonly number[], ends: readonly number[], pieces: WordPiece[]): void {
    const first = pieces.length;
    const whole = { id: this.#unknown, start: starts[0]!, end: ends.at(-1)! };
    if (word.length > LONGEST_WORD) {
      pieces.push(whole);
      return;
    }
    for (let from = 0; from < word.length; ) {
      let to = word.length;
      let id: number | undefined;
      for (; to > from; to--) {
        const piece = word.slice(from, to);
        id = this.#ids.get(from === 0 ? piece : CONTINUES + piece);
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
