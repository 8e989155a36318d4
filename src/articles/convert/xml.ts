/** Reads XML, which may be made to do harm: no entity is expanded but the five of XML, and nothing is fetched. */
import { decodeXML } from 'entities';
import { Tokenizer } from 'htmlparser2';
import { BadText, decodeNamed } from '../decode.ts';
import type { Attributes } from '../html/tags.ts';
import { damaged } from './signature.ts';

/** Receives what it has a method for of the content of a document, in order. */
export interface XmlReader {
  /**
   * @param end the offset after its tag
   * @param start the offset of its tag
   */
  open?(name: string, attributes: Attributes, end: number, start: number): void;
  /** @param end the offset after its tag */
  close?(name: string, end: number): void;
  text?(text: string): void;
}

/** Office programs nest tables in tables, and lists in them, about 60 deep at most. */
const MAX_DEPTH = 256;
/** The elements of a document: one of 2 MiB of text has about half as many. */
const MAX_ELEMENTS = 400_000;
/** The attributes of an element: of OpenDocument, one may have about 60. */
const MAX_ATTRIBUTES = 128;
const NO_ATTRIBUTES: Attributes = new Map();

/**
 * Reads a document, in one pass and linear time.
 *
 * @param kind what its file is: "docx"
 * @throws BadText when it is not well-formed, declares entities, or is larger than any that programs write
 */
export function readXml(xml: string, kind: string, reader: XmlReader, maxElements = MAX_ELEMENTS): void {
  const open: string[] = [];
  let elements = 0;
  let name = '';
  let tagStart = 0;
  let attributes: Map<string, string> | null = null;
  let attribute = '';
  let pieces: string[] = [];
  const broken = () => damaged(kind);
  const start = (after: number) => {
    if (++elements > maxElements) throw new BadText('badText.tooManyParts');
    if (open.push(name) > MAX_DEPTH) throw new BadText('badText.tooDeep');
    reader.open?.(name, attributes ?? NO_ATTRIBUTES, after, tagStart);
  };
  const end = (closed: string, after: number) => {
    if (open.pop() !== closed) throw broken();
    reader.close?.(closed, after);
  };
  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: false },
    {
      onopentagname(from, to) {
        name = xml.slice(from, to);
        tagStart = from - 1;
        attributes = null;
      },
      onattribname(from, to) {
        attribute = xml.slice(from, to);
        pieces = [];
      },
      onattribdata: (from, to) => void pieces.push(xml.slice(from, to)),
      onattribend() {
        attributes ??= new Map();
        if (attributes.size >= MAX_ATTRIBUTES) throw broken();
        attributes.set(attribute, decodeXML(pieces.join('')));
      },
      onopentagend: (at) => start(at + 1),
      onselfclosingtag(at) {
        start(at + 1);
        end(name, at + 1);
      },
      onclosetag: (from, to) => end(xml.slice(from, to).trimEnd(), xml.indexOf('>', to) + 1),
      ontext(from, to) {
        if (open.length > 0) reader.text?.(decodeXML(xml.slice(from, to)));
      },
      oncdata(from, to, offset) {
        if (open.length > 0) reader.text?.(xml.slice(from, to - offset));
      },
      ondeclaration(from, to) {
        if (xml.slice(from, to).includes('[')) throw new BadText('badText.entities');
      },
      onattribentity() {},
      oncomment() {},
      onprocessinginstruction() {},
      ontextentity() {},
      onend() {},
    },
  );
  tokenizer.write(xml);
  tokenizer.end();
  if (open.length > 0 || elements === 0) throw broken();
}

/**
 * Decodes the bytes of a document: in the encoding that it names, else in UTF-8 or UTF-16.
 *
 * @throws BadText when they are not such a text
 */
export function decodeXmlBytes(bytes: Uint8Array): string {
  const opening = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const named = /^<\?xml[^>]{0,150}encoding\s*=\s*["']([\w-]{2,30})/.exec(opening)?.[1];
  return decodeNamed(named, bytes).text;
}

/** An attribute by its name without a prefix; empty when there is none. */
export function attribute(attributes: Attributes, wanted: string): string {
  for (const [name, value] of attributes) if (localName(name) === wanted) return value;
  return '';
}

/** The name of an element or attribute without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
