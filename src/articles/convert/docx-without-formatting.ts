/** Leaves the formatting out of Word documents: mammoth makes several objects of each element, and drops it later. */
import type { Attributes } from '../html/tags.ts';
import { attribute, localName, readXml } from './xml.ts';

const names = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Elements that are left out with their content: none of them changes what the page of a document says. */
const FORMATTING = names(`
  rFonts sz szCs lang color bCs iCs kern spacing w position shd noProof highlight u strike dstrike caps smallCaps rtl cs em
  effect bdr fitText eastAsianLayout specVanish webHidden shadow outline emboss imprint snapToGrid
  keepNext keepLines pageBreakBefore widowControl suppressAutoHyphens suppressLineNumbers jc ind contextualSpacing tabs pBdr
  textAlignment outlineLvl autoSpaceDE autoSpaceDN adjustRightInd overflowPunct wordWrap kinsoku topLinePunct mirrorIndents
  framePr bidi textDirection textboxTightWrap divId cnfStyle sectPr
  tblW tblInd tblBorders tblLayout tblCellMar tblGrid tblpPr tblOverlap bidiVisual tblCellSpacing tcW tcBorders vAlign noWrap
  tcMar hideMark trHeight cantSplit
  proofErr lastRenderedPageBreak bookmarkStart bookmarkEnd
  pPrChange rPrChange tblPrChange tblPrExChange trPrChange tcPrChange tblGridChange numberingChange
`);
/** Elements that only hold such ones, and are left out when they hold nothing else. */
const PROPERTIES = names('pPr rPr tblPr tblPrEx trPr tcPr');

/** The properties of something, while they are read. */
interface Properties {
  start: number;
  isEmpty: boolean;
  /** What had been written before them. */
  pieces: number;
  written: number;
}

/**
 * Leaves out the elements of formatting, and references to a note after the first one, in linear time: mammoth would write the
 * note for each of them.
 *
 * @param xml a part of a document
 * @throws BadText when it is not well-formed
 */
export function withoutFormatting(xml: string, kind: string): string {
  const pieces: string[] = [];
  let written = 0;
  /** The number of open elements since the one that is left out, and where that begins. */
  let left = 0;
  let leftFrom = 0;
  const open: Properties[] = [];
  /** The number of open links: the style of their text says no more. */
  let links = 0;
  const notes = new Set<string>();
  const isRepeated = (name: string, attributes: Attributes) => {
    if (name !== 'footnoteReference' && name !== 'endnoteReference') return false;
    const note = `${name} ${attribute(attributes, 'id')}`;
    return notes.size === notes.add(note).size;
  };
  const leaveOut = (start: number, end: number) => {
    pieces.push(xml.slice(written, start));
    written = end;
  };
  const keep = () => {
    const outer = open.at(-1);
    if (outer) outer.isEmpty = false;
  };
  readXml(xml, kind, {
    open(element, attributes, _, start) {
      const name = localName(element);
      if (left > 0) left++;
      else if (FORMATTING.has(name) || (links > 0 && name === 'rStyle') || isRepeated(name, attributes)) {
        left = 1;
        leftFrom = start;
      } else if (PROPERTIES.has(name)) open.push({ start, isEmpty: true, pieces: pieces.length, written });
      else {
        if (name === 'hyperlink') links++;
        keep();
      }
    },
    close(element, end) {
      if (left > 0) {
        if (--left === 0) leaveOut(leftFrom, end);
      } else if (localName(element) === 'hyperlink') links--;
      else if (PROPERTIES.has(localName(element))) {
        const closed = open.pop()!;
        if (!closed.isEmpty) keep();
        else {
          pieces.length = closed.pieces;
          written = closed.written;
          leaveOut(closed.start, end);
        }
      }
    },
  });
  pieces.push(xml.slice(written));
  return pieces.join('');
}
