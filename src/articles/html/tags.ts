/** Reads tags, attributes and text of a page. */
import { Tokenizer } from 'htmlparser2';

export type Attributes = ReadonlyMap<string, string>;

/** Hears what a page consists of, in its order. Names are in small letters. */
export interface TagReader {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  /** A piece of text, its entities decoded; that of scripts and styles, too. */
  text(text: string): void;
}

/** No tag that matters has more attributes, nor longer ones. */
const MOST_ATTRIBUTES = 40;
const LONGEST_VALUE = 2_000;
const NO_ATTRIBUTES: Attributes = new Map();

/**
 * Reads the tags and the text of a page, in one pass and linear time. Only htmlparser2's tokeniser is used: its parser
 * takes quadratic time over tags that are nested deep.
 */
export function readTags(html: string, reader: TagReader): void {
  let name = '';
  let attributes: Map<string, string> | null = null;
  let attribute = '';
  let value = '';
  const noteValue = (piece: string) => {
    if (value.length < LONGEST_VALUE) value += piece.slice(0, LONGEST_VALUE);
  };
  const opened = () => reader.open(name, attributes ?? NO_ATTRIBUTES);
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname(start, end) {
        name = html.slice(start, end).toLowerCase();
        attributes = null;
      },
      onattribname(start, end) {
        attribute = html.slice(start, end).toLowerCase();
        value = '';
      },
      onattribdata: (start, end) => noteValue(html.slice(start, end)),
      onattribentity: (code) => noteValue(String.fromCodePoint(code)),
      onattribend() {
        attributes ??= new Map();
        if (attributes.size < MOST_ATTRIBUTES && !attributes.has(attribute)) attributes.set(attribute, value);
      },
      onopentagend: opened,
      onselfclosingtag: opened,
      onclosetag: (start, end) => reader.close(html.slice(start, end).toLowerCase()),
      ontext: (start, end) => reader.text(html.slice(start, end)),
      ontextentity: (code) => reader.text(String.fromCodePoint(code)),
      oncdata() {},
      oncomment() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}
