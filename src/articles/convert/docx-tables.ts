/** Marks the first rows of tables in Word documents that are their heads by the style of the table alone. */
import { attribute, localName, readXml } from './xml.ts';

/** In styles: how far the styles that a style builds on are followed, which may build on one another in a circle. */
const MAX_PARENTS = 10;
/** The bit of a table's look for a first row of its own, where it is written as a number. */
const FIRST_ROW = 0x20;

interface Table {
  style: string;
  /** Whether the style of its first row applies. */
  hasFirstRow: boolean;
  rows: number;
}

/**
 * Marks the head of each table whose style has another form for its first row: mammoth sees only rows that are marked as
 * heads, to be repeated on each page.
 *
 * @param document the XML of the main part of a document
 * @param styles that of its styles
 */
export function withHeadRows(document: string, styles: string | null, kind: string): string {
  const withHead = styles === null ? new Set<string>() : stylesWithHead(styles, kind);
  if (withHead.size === 0) return document;
  const open: Table[] = [];
  const pieces: string[] = [];
  let written = 0;
  readXml(document, kind, {
    open(element, attributes, end) {
      const name = localName(element);
      const table = open.at(-1);
      if (name === 'tbl') open.push({ style: '', hasFirstRow: false, rows: 0 });
      else if (!table) return;
      else if (name === 'tblStyle') table.style = attribute(attributes, 'val');
      else if (name === 'tblLook')
        table.hasFirstRow =
          /^(?:1|true|on)$/.test(attribute(attributes, 'firstRow')) ||
          (Number.parseInt(attribute(attributes, 'val'), 16) & FIRST_ROW) !== 0;
      else if (name === 'tr' && table.rows++ === 0 && table.hasFirstRow && withHead.has(table.style)) {
        const prefix = element.slice(0, element.length - name.length);
        pieces.push(document.slice(written, end), `<${prefix}trPr><${prefix}tblHeader/></${prefix}trPr>`);
        written = end;
      }
    },
    close(element) {
      if (localName(element) === 'tbl') open.pop();
    },
  });
  pieces.push(document.slice(written));
  return pieces.join('');
}

/** The ids of the styles that have a form for first rows, or build on one that has. */
function stylesWithHead(styles: string, kind: string): Set<string> {
  const parents = new Map<string, string>();
  const found = new Set<string>();
  let id = '';
  readXml(styles, kind, {
    open(element, attributes) {
      const name = localName(element);
      if (name === 'style') id = attribute(attributes, 'styleId');
      else if (name === 'basedOn') parents.set(id, attribute(attributes, 'val'));
      else if (name === 'tblStylePr' && attribute(attributes, 'type') === 'firstRow') found.add(id);
    },
  });
  for (let steps = 0; steps < MAX_PARENTS; steps++)
    for (const [style, parent] of parents) if (found.has(parent)) found.add(style);
  return found;
}
