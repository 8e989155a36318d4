/** Reduces HTML that a library or a book has written to the elements that say what a text is. */
import { Tokenizer } from 'htmlparser2';
import { PAGE_LABEL } from '../document.ts';
import { BLOCKS } from '../html/element-kinds.ts';
import { escapeHtml, MAX_PAGE, tooLong } from './write-page.ts';

const names = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Elements that remain. Other blocks become `div`, so that no part is taken for the surroundings of an article. */
const KEPT = names(
  `p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table caption thead tbody tfoot tr td th details summary
  b strong i em code kbd sup sub br hr`,
);
const EMPTY = names('br hr');
/** Elements that are left out with their content. */
const LEFT_OUT = names(
  'head title script style noscript template svg math iframe object video audio canvas map select textarea',
);
/** Attributes that remain, all of which have numbers as their values. */
const KEPT_ATTRIBUTES = names('start value colspan rowspan');
const NUMBER = /^\s*-?\d{1,9}\s*$/;
/** The attribute that remains with the label of a page. */
const PAGE = 'data-page';

/** What is read of the elements. */
export interface Simplifying {
  /** Whether it is XHTML, where any element may be closed in its own tag. */
  isXml?: boolean;
  /** By how many levels headings are lowered. */
  lowered?: number;
}

/**
 * Simplifies HTML, in linear time. Links and pictures are left out, except for links to notes, whose marks are no text.
 *
 * @throws BadText when the result is longer than a page may be
 */
export function simplify(html: string, { isXml = false, lowered = 0 }: Simplifying = {}): string {
  const pieces: string[] = [];
  let length = 0;
  let name = '';
  let attributes = '';
  let attribute = '';
  let value = '';
  /** Whether it is a mark of a note, or the number of a page. */
  let isNote = false;
  /** The element that is left out, and the number of open elements of its name in it. */
  let left: { name: string; depth: number } | null = null;
  const write = (piece: string) => {
    pieces.push(piece);
    length += piece.length;
    if (length > MAX_PAGE) throw tooLong();
  };
  const written = (original: string): string | null => {
    const level = /^h([1-6])$/.exec(original)?.[1];
    if (level !== undefined) return `h${Math.min(6, Number(level) + lowered)}`;
    if (KEPT.has(original)) return original;
    return BLOCKS.has(original) ? 'div' : null;
  };
  const open = (isClosed: boolean) => {
    if (left) {
      if (left.name === name && !isClosed) left.depth++;
      return;
    }
    if (LEFT_OUT.has(name) || isNote) {
      if (!isClosed) left = { name, depth: 1 };
      return;
    }
    const as = name === 'a' && attributes === LOCAL ? 'a' : written(name);
    if (as === null) return;
    write(`<${as}${attributes}>`);
    if (isClosed && !EMPTY.has(as)) write(`</${as}>`);
  };
  const close = (closed: string) => {
    if (left) {
      if (left.name === closed && --left.depth === 0) left = null;
      return;
    }
    const as = closed === 'a' ? 'a' : written(closed);
    if (as !== null && !EMPTY.has(as)) write(`</${as}>`);
  };
  const tokenizer = new Tokenizer(
    // Entities remain as they are written: the page is read again.
    { xmlMode: isXml, decodeEntities: false },
    {
      onopentagname(from, to) {
        name = html.slice(from, to).toLowerCase();
        attributes = '';
        isNote = false;
      },
      onattribname(from, to) {
        attribute = html.slice(from, to).toLowerCase();
        value = '';
      },
      onattribdata(from, to) {
        if (value.length < MAX_VALUE) value += html.slice(from, Math.min(to, from + MAX_VALUE));
      },
      onattribend() {
        const isLink = name === 'a' && attribute === 'href';
        if (isLink && (isXml ? RELATIVE : WITHIN).test(value)) attributes = LOCAL;
        if (NOTE_ATTRIBUTES.has(attribute) && NOTE.test(value)) isNote = true;
        if (
          name !== 'a' &&
          (attribute === PAGE
            ? PAGE_LABEL.test(value)
            : KEPT_ATTRIBUTES.has(attribute) && NUMBER.test(value)) &&
          attributes.length < MAX_VALUE
        )
          attributes += ` ${attribute}="${value.trim()}"`;
      },
      onopentagend: () => open(false),
      onselfclosingtag: () => open(true),
      onclosetag: (from, to) => close(html.slice(from, to).trimEnd().toLowerCase()),
      ontext(from, to) {
        if (!left) write(html.slice(from, to));
      },
      oncdata(from, to, offset) {
        if (!left) write(escapeHtml(html.slice(from, to - offset)));
      },
      onattribentity() {},
      oncomment() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      ontextentity() {},
      onend() {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return pieces.join('');
}

/** In characters: how much of an attribute is read. */
const MAX_VALUE = 128;
/** Addresses of places in the same document, or in another file of it. */
const WITHIN = /^(?![a-z][a-z\d+.-]*:)[^#]*#/i;
/** Addresses of files of the same book. */
const RELATIVE = /^(?![a-z][a-z\d+.-]*:|\/\/)/i;
const NOTE_ATTRIBUTES = names('epub:type role');
const NOTE = /(?:^|\s)(?:doc-)?(?:noteref|pagebreak)(?:$|\s)/;
/** The attribute of links within a document, wherever they go. */
const LOCAL = ' href="#"';
