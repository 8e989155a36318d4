/** Converts OpenDocument texts into pages. */
import { BadText } from '../decode.ts';
import type { Attributes } from '../html/tags.ts';
import { openArchive } from './archive.ts';
import { OdtStyles } from './odt-styles.ts';
import { damaged } from './signature.ts';
import { readProperties, writeDocumentPage } from './write-document-page.ts';
import { escapeHtml, MAX_PAGE, tooLong } from './write-page.ts';
import { decodeXmlBytes, localName, readXml } from './xml.ts';

const KIND = 'odt';
const TYPE = 'application/vnd.oasis.opendocument.text';

/**
 * Converts a document. Pictures, comments, tables of contents and deleted text are left out.
 *
 * @throws BadText when it is no such document, or damaged or protected
 */
export async function convertOdt(bytes: Uint8Array): Promise<string> {
  const archive = await openArchive(bytes, KIND);
  const type = (await archive.read('mimetype', 200))?.toString().trim();
  if (type !== undefined && type !== TYPE && type !== `${TYPE}-template`) throw damaged(KIND);
  const manifest = await archive.read('META-INF/manifest.xml');
  if (manifest?.includes('encryption-data')) throw new BadText('badText.password');
  const content = await archive.read('content.xml');
  if (!content) throw damaged(KIND);
  const styles = new OdtStyles();
  const named = await archive.read('styles.xml');
  if (named) readXml(decodeXmlBytes(named), KIND, { open: styles.open });
  const writer = new OdtWriter(styles);
  readXml(decodeXmlBytes(content), KIND, writer);
  const meta = await archive.read('meta.xml');
  const properties = readProperties(meta && decodeXmlBytes(meta), KIND, 'creation-date');
  return writeDocumentPage(writer.html(), properties, writer.isTitled);
}

/** Elements that are left out with their content. */
const LEFT_OUT = new Set([
  'tracked-changes',
  'annotation',
  'table-of-content',
  'alphabetical-index',
  'illustration-index',
  'bibliography',
  'note-citation',
  'forms',
  'image',
  'object',
  'shapes',
  'event-listeners',
  'title',
  'desc',
  'ruby-text',
]);

/** A list that is open. */
interface List {
  style: string;
  id: string | null;
  isOrdered: boolean;
  /** The number of the next item. */
  next: number;
  /** Whether its start has been written: a heading may stand in a list, for its number. */
  isWritten: boolean;
  /** The start of the current item, if it has not been written. */
  item: string | null;
}

class OdtWriter {
  /** Whether a paragraph has the style of a title. */
  isTitled = false;
  readonly #styles: OdtStyles;
  #pieces: string[] = [];
  #length = 0;
  #isBody = false;
  /** The number of open elements since the one that is left out. */
  #left = 0;
  readonly #lists: List[] = [];
  /** The last numbers of lists, by their styles and levels, and by their ids. */
  readonly #numbers = new Map<string, number>();
  /** The closing tags of the open elements. */
  readonly #closing: string[] = [];
  /** The notes, which are written at the end. */
  readonly #notes: string[] = [];
  /** What has been written before a note, and is gone on with after it. */
  readonly #around: { pieces: string[]; paragraphs: number }[] = [];
  /** The number of open paragraphs: a frame in a paragraph has paragraphs of its own. */
  #paragraphs = 0;
  #isCode = false;

  constructor(styles: OdtStyles) {
    this.#styles = styles;
  }

  html(): string {
    // Each line of code is a paragraph.
    const body = this.#pieces.join('').replaceAll('</pre><pre>', '\n');
    return body + this.#notes.map((note) => `<div>${note}</div>\n`).join('');
  }

  open(element: string, attributes: Attributes): void {
    const name = localName(element);
    if (!this.#isBody) {
      if (element === 'office:body') this.#isBody = true;
      else this.#styles.open(element, attributes);
      return;
    }
    const isStruck = name === 'span' && this.#styles.isStruck(attributes.get('text:style-name'));
    if (this.#left > 0 || LEFT_OUT.has(name) || isStruck) {
      this.#left++;
      return;
    }
    this.#closing.push(this.#start(name, attributes));
  }

  close(element: string): void {
    if (!this.#isBody || (element === 'office:body' && this.#closing.length === 0)) return;
    if (this.#left > 0) {
      this.#left--;
      return;
    }
    const name = localName(element);
    if (name === 'list') this.#endList();
    const tag = this.#closing.pop() ?? '';
    if (name === 'p' || name === 'h') this.#paragraphs--;
    if (tag === '</pre>') this.#isCode = false;
    if (tag !== NOTE) this.#write(tag);
    else {
      this.#notes.push(this.#pieces.join(''));
      const { pieces, paragraphs } = this.#around.pop()!;
      this.#pieces = pieces;
      this.#paragraphs = paragraphs;
    }
  }

  text(text: string): void {
    if (!this.#isBody || this.#left > 0 || this.#paragraphs === 0) return;
    this.#write(escapeHtml(this.#isCode ? text : text.replace(/\s+/g, ' ')));
  }

  /** Writes the start of an element. Returns its closing tag. */
  #start(name: string, attributes: Attributes): string {
    switch (name) {
      case 'h':
        return this.#heading(numberIn(attributes, 'text:outline-level') || 1, attributes);
      case 'p':
        return this.#paragraph(attributes);
      case 'span':
        return this.#open(this.#styles.isBold(attributes.get('text:style-name')) ? 'b' : '');
      case 'list':
        return this.#list(attributes);
      case 'list-item':
        return this.#item(numberIn(attributes, 'text:start-value'));
      case 'table':
        this.#startLists();
        return this.#open('table');
      case 'table-header-rows':
        return this.#open('thead');
      case 'table-row':
        return this.#open('tr');
      case 'table-cell':
        return this.#open(
          'td',
          span(attributes, 'table:number-columns-spanned', 'colspan') +
            span(attributes, 'table:number-rows-spanned', 'rowspan'),
        );
      case 'note-body':
        this.#around.push({ pieces: this.#pieces, paragraphs: this.#paragraphs });
        this.#pieces = [];
        this.#paragraphs = 0;
        return NOTE;
      case 's':
        this.#write(' '.repeat(Math.min(MAX_SPACES, numberIn(attributes, 'text:c') || 1)));
        return '';
      case 'tab':
        this.#write(this.#isCode ? '\t' : ' ');
        return '';
      case 'line-break':
        this.#write(this.#isCode ? '\n' : '<br>');
        return '';
      default:
        return '';
    }
  }

  #open(name: string, attributes = ''): string {
    if (name === '') return '';
    this.#write(`<${name}${attributes}>`);
    return `</${name}>`;
  }

  #heading(level: number, attributes: Attributes): string {
    this.#paragraphs++;
    const isTitle = this.#styles.is('Title', attributes.get('text:style-name'));
    this.isTitled ||= isTitle;
    return this.#open(isTitle ? 'h1' : `h${Math.min(6, level)}`);
  }

  #paragraph(attributes: Attributes): string {
    const style = attributes.get('text:style-name');
    const isOuter = this.#paragraphs === 0;
    if (isOuter && this.#styles.is('Title', style)) return this.#heading(1, attributes);
    this.#startLists();
    this.#paragraphs++;
    if (!isOuter) return this.#open('br');
    if (this.#styles.is('Preformatted_20_Text', style)) {
      this.#isCode = true;
      return this.#open('pre');
    }
    if (this.#styles.is('Quotations', style)) return this.#open('blockquote');
    const bold = this.#styles.isBold(style) ? '<b>' : '';
    this.#open('p');
    this.#write(bold);
    return `${bold && '</b>'}</p>\n`;
  }

  #list(attributes: Attributes): string {
    const outer = this.#lists.at(-1);
    const style = attributes.get('text:style-name') ?? outer?.style ?? '';
    const { isOrdered, start } = this.#styles.listLevel(style, this.#lists.length + 1);
    const after =
      attributes.get('text:continue-list') ??
      (attributes.get('text:continue-numbering') === 'true' ? this.#keyOf(style) : null);
    const last = after === null ? undefined : this.#numbers.get(after);
    this.#lists.push({
      style,
      id: attributes.get('xml:id') ?? null,
      isOrdered,
      next: last === undefined ? start : last + 1,
      isWritten: false,
      item: null,
    });
    return '';
  }

  #item(start: number): string {
    const list = this.#lists.at(-1);
    if (!list) return '';
    if (!Number.isNaN(start)) list.next = start;
    list.item = list.isOrdered ? `<li value="${list.next}">` : '<li>';
    return '';
  }

  /** Writes the starts of lists and items that have not been written. */
  #startLists(): void {
    for (const [depth, list] of this.#lists.entries()) {
      if (!list.isWritten) this.#write(list.isOrdered ? '<ol>' : '<ul>');
      list.isWritten = true;
      if (list.item === null) continue;
      this.#write(list.item);
      list.item = null;
      if (!list.isOrdered) continue;
      this.#numbers.set(this.#keyOf(list.style, depth), list.next);
      if (list.id !== null) this.#numbers.set(list.id, list.next);
      list.next++;
    }
  }

  #endList(): void {
    const list = this.#lists.pop();
    if (list?.isWritten) this.#write(list.isOrdered ? '</ol>\n' : '</ul>\n');
  }

  #keyOf(style: string, depth = this.#lists.length): string {
    return `${depth} ${style}`;
  }

  #write(piece: string): void {
    this.#length += piece.length;
    if (this.#length > MAX_PAGE) throw tooLong();
    this.#pieces.push(piece);
  }
}

function numberIn(attributes: Attributes, name: string): number {
  return Number.parseInt(attributes.get(name) ?? '', 10);
}

function span(attributes: Attributes, name: string, as: 'colspan' | 'rowspan'): string {
  const value = numberIn(attributes, name);
  return value > 1 ? ` ${as}="${value}"` : '';
}

/** Stands for the closing tag of a note. */
const NOTE = '</note>';
/** Spaces in a row: more of them move a text to a place on the paper. */
const MAX_SPACES = 16;
