/** Reads the tags, attributes and text of a page. */
import { Tokenizer } from 'htmlparser2';

export type Attributes = ReadonlyMap<string, string>;

/** Receives the content of a page in order. Names are in lower case. */
export interface TagReader {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  /** A piece of text with decoded entities; scripts and styles are included. */
  text(text: string): void;
}

/** Limits for the attributes of a tag, and for their values in characters. */
const MAX_ATTRIBUTES = 40;
const MAX_VALUE = 2_000;
const NO_ATTRIBUTES: Attributes = new Map();

/**
 * Reads the tags and the text of a page, in one pass and linear time. Only htmlparser2's tokenizer is used: its parser
 * takes quadratic time on deeply nested tags.
 */
export function readTags(html: string, reader: TagReader): void {
  let name = '';
  let attributes: Map<string, string> | null = null;
  let attribute = '';
  let value = '';
  const addValue = (piece: string) => {
    if (value.length < MAX_VALUE) value += piece.slice(0, MAX_VALUE);
  };
  const open = () => reader.open(name, attributes ?? NO_ATTRIBUTES);
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
      onattribdata: (start, end) => addValue(html.slice(start, end)),
      onattribentity: (code) => addValue(String.fromCodePoint(code)),
      onattribend() {
        attributes ??= new Map();
        if (attributes.size < MAX_ATTRIBUTES && !attributes.has(attribute)) attributes.set(attribute, value);
      },
      onopentagend: open,
      onselfclosingtag: open,
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
