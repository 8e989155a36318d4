/** Writes pages of HTML that documents are converted into. */
import { BadText } from '../decode.ts';

/** What a document says of itself. Days are in any form that the `meta` elements of pages have. */
export interface PageFacts {
  title?: string | null | undefined;
  /** The day of publication. */
  published?: string | null | undefined;
  /** The day on which the document was created, for one that says nothing of its publication. */
  created?: string | null | undefined;
  source?: string | null | undefined;
}

/** In characters: a page is no longer than a text file may be. */
export const MAX_PAGE = 2 * 1024 * 1024;

/** In characters: the longest text in a markup that takes longer to read than HTML; of the worst, it takes a second. */
const MAX_MARKUP = 256 * 1024;

/**
 * Checks the length of a text in a markup that takes long to read.
 *
 * @throws BadText when it is longer than `MAX_MARKUP`
 */
export function checkMarkupLength(text: string): void {
  if (text.length > MAX_MARKUP) throw new BadText('badText.tooMuchText', { max: MAX_MARKUP / 1024 });
}

/**
 * Writes a page.
 *
 * @param body HTML
 * @throws BadText when it is longer than `MAX_PAGE`
 */
export function writePage({ title, published, created, source }: PageFacts, body: string): string {
  if (body.length > MAX_PAGE) throw tooLong();
  const head = [
    title && `<title>${escapeHtml(title)}</title>`,
    // What follows a dash in the title of a page is taken for the name of its site.
    title && `<meta property="og:title" content="${escapeHtml(title)}">`,
    published && `<meta name="date" content="${escapeHtml(published)}">`,
    created && `<meta name="dcterms.created" content="${escapeHtml(created)}">`,
    source && `<link rel="canonical" href="${escapeHtml(source)}">`,
  ];
  return `<!doctype html>\n<html><head>\n${head.filter(Boolean).join('\n')}\n</head><body>\n${body.trim()}\n</body></html>\n`;
}

/** The error for a document whose text is too long. */
export function tooLong(): BadText {
  return new BadText('badText.tooMuchText', { max: MAX_PAGE / 1024 });
}

/** Writes a text as HTML, in content or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character]!);
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Writes a table of texts. */
export function writeTable(columns: readonly string[] | null, rows: readonly (readonly string[])[]): string {
  return writeRows(columns ? [columns] : [], rows, withBreaks);
}

/**
 * Writes a table.
 *
 * @param columns the rows with the names of the columns
 * @param written the HTML of a cell
 */
export function writeRows(
  columns: readonly (readonly string[])[],
  rows: readonly (readonly string[])[],
  written: (cell: string) => string,
): string {
  const row = (cells: readonly string[], name: string) =>
    `<tr>${cells.map((cell) => `<${name}>${written(cell)}</${name}>`).join('')}</tr>\n`;
  const head = columns.map((cells) => row(cells, 'th')).join('');
  return `<table>\n${head && `<thead>${head}</thead>\n`}<tbody>\n${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>\n`;
}

/** Writes a text whose lines are kept apart. */
export function withBreaks(text: string): string {
  return text.replace(/[&<>"]|\r\n?|\n/g, (found) => ESCAPES[found] ?? '<br>');
}
