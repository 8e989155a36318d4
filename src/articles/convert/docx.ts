/** Converts Word documents into pages. */
import { getHeapStatistics } from 'node:v8';
import mammoth from 'mammoth';
import { BadText } from '../decode.ts';
import { openArchive } from './archive.ts';
import { MARK_END, MARK_START, withNumbers } from './docx-numbers.ts';
import { withHeadRows } from './docx-tables.ts';
import { withoutFormatting } from './docx-without-formatting.ts';
import { damaged } from './signature.ts';
import { simplify } from './simplify.ts';
import { readProperties, writeDocumentPage } from './write-document-page.ts';
import { tooLong } from './write-page.ts';
import { attribute, decodeXmlBytes, localName, readXml } from './xml.ts';

const KIND = 'docx';
/**
 * In characters, and in elements of a part: how much XML is read without its formatting. mammoth holds all of it in memory:
 * 25,000 elements take half a second. A document of a hundred pages has about as many as that among 40,000 with formatting.
 */
const MAX_XML = 4 * 1024 * 1024;
const MAX_ELEMENTS = 25_000;
/** The cells of tables, which take it twice the time of other elements. A standard that is all tables has 2,000. */
const MAX_CELLS = 4_000;
/** A paragraph of Word has five, and most elements none or one. */
const ATTRIBUTES_PER_ELEMENT = 3;
/** How deep fields are open in one another: Word writes three or four. */
const MAX_FIELDS = 50;
/** In a small heap, as in a container of 256 MB, fewer are read: an element takes this much, of this share of the heap. */
const BYTES_PER_ELEMENT = 2_400;
const HEAP_SHARE = 1 / 3;

/** The styles of paragraphs, beside those that mammoth knows; `!` leaves a paragraph out. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Quote'] => blockquote:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  "p[style-name='TOC Heading'] => !",
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => `p[style-name='toc ${level}'] => !`),
  ...[7, 8, 9].map((level) => `p[style-name='heading ${level}'] => h6:fresh`),
];

/**
 * Converts a document. Pictures, comments, tables of contents and deleted text are left out.
 *
 * @throws BadText when it is no such document, or damaged or protected, or has macros
 */
export async function convertDocx(bytes: Uint8Array): Promise<string> {
  const archive = await openArchive(bytes, KIND);
  if (!archive.has('[Content_Types].xml')) throw damaged(KIND);
  if (archive.names.some((name) => /vbaProject\.bin$/i.test(name))) throw new BadText('badText.macros');
  const maxElements = Math.min(
    MAX_ELEMENTS,
    (getHeapStatistics().heap_size_limit * HEAP_SHARE) / BYTES_PER_ELEMENT,
  );
  const read = async (name: string) => {
    const part = await archive.read(name);
    if (!part) return null;
    const xml = withoutFormatting(decodeXmlBytes(part), KIND);
    if (xml.length > MAX_XML) throw tooLong();
    checkParts(xml, maxElements);
    return xml;
  };
  const numbering = await read('word/numbering.xml');
  const styles = await read('word/styles.xml');
  let isTitled = false;
  // What mammoth reads of an archive: its own reader would inflate everything.
  const file = {
    // mammoth reads a style map of its own, which could make anything of a paragraph.
    exists: (name: string) => archive.has(name) && !name.startsWith('mammoth/'),
    async read(name: string) {
      const xml = name === 'word/styles.xml' && styles !== null ? styles : await read(name);
      if (xml === null) throw damaged(KIND);
      if (!DOCUMENT.test(xml.slice(0, MAX_PROLOGUE))) return xml;
      return withNumbers(withHeadRows(xml, styles, KIND), numbering, styles, KIND);
    },
  };
  const html = await convert(file, (styleName) => {
    isTitled ||= styleName === 'Title';
  });
  const numbered = html.replace(NUMBER, '<li value="$2">$1').replace(LEFT_MARK, '');
  return writeDocumentPage(
    simplify(numbered),
    readProperties(await read('docProps/core.xml'), KIND, 'created'),
    isTitled,
  );
}

/** Checks what mammoth takes much time for: elements, cells, attributes, and fields in fields. */
function checkParts(xml: string, maxElements: number): void {
  let attributeCount = 0;
  let cells = 0;
  let fields = 0;
  readXml(
    xml,
    KIND,
    {
      open(element, attributes) {
        attributeCount += attributes.size;
        if (attributeCount > maxElements * ATTRIBUTES_PER_ELEMENT) throw new BadText('badText.tooManyParts');
        const name = localName(element);
        if (name === 'tc' && ++cells > MAX_CELLS)
          throw new BadText('badText.tooManyCells', { max: MAX_CELLS });
        if (name !== 'fldChar') return;
        const type = attribute(attributes, 'fldCharType');
        if (type === 'begin' && ++fields > MAX_FIELDS) throw new BadText('badText.tooDeep');
        if (type === 'end') fields--;
      },
    },
    maxElements,
  );
}

/** The main part of a document, whatever its file is called. */
const DOCUMENT = /<(?:\w+:)?document[\s>]/;
const MAX_PROLOGUE = 2_000;
const NUMBER = new RegExp(`<li>((?:<(?:p|strong|em)>){0,4})${MARK_START}(\\d+)${MARK_END}`, 'g');
const LEFT_MARK = new RegExp(`${MARK_START}\\d+${MARK_END}`, 'g');

async function convert(
  file: { exists: (name: string) => boolean; read: (name: string) => Promise<string> },
  onStyle: (name: string | null) => void,
): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml({ file } as unknown as { path: string }, {
      styleMap: STYLES,
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      convertImage: (async () => []) as unknown as typeof mammoth.images.dataUri,
      transformDocument(document) {
        for (const { styleName } of document.children) onStyle(styleName);
        return document;
      },
    });
    return value;
  } catch (error) {
    if (error instanceof BadText || error instanceof RangeError) throw error;
    // mammoth finds no part where it should be, or not what should be in it.
    throw damaged(KIND);
  }
}
