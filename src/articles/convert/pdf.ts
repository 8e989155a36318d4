/** Converts PDF files into pages. */
import { setImmediate } from 'node:timers/promises';
import { startWorkTimer } from '../../work-timer.ts';
import { BadText } from '../decode.ts';
import { type Body, blocksOf, type PdfBlock } from './pdf/blocks.ts';
import { withoutPictures } from './pdf/check-streams.ts';
import { withoutFurniture } from './pdf/furniture.ts';
import { Words } from './pdf/hyphens.ts';
import { columnsOf, type Line, rowsOf } from './pdf/lines.ts';
import { getDocument, type PdfDocument, type StructureNode, VerbosityLevel } from './pdf/pdfjs.ts';
import { BUDGET, labelsOf, type Run, readRuns } from './pdf/runs.ts';
import { withHeadings } from './pdf/tagged-headings.ts';
import { taggedBlocks } from './pdf/tags.ts';
import { joinParts, writeHtml } from './pdf/write-html.ts';
import { damaged } from './signature.ts';
import { writeDocumentPage } from './write-document-page.ts';
import { escapeHtml } from './write-page.ts';

const KIND = 'pdf';
/** A page takes 3 to 10 ms: 500, as a long report has, some seconds in a thread of their own. */
const MAX_PAGES = 500;
/**
 * In milliseconds of work: how long a file may take, and longer for each page that has been read. A page takes 3 to 10.
 * Pages may be made to draw the same over and over, or be the same.
 */
const MAX_TIME = 600;
const MAX_PAGE_TIME = 30;
/**
 * In milliseconds for each byte, and for all: how much longer a larger file may take for its first pages, whose fonts are
 * read, in a thread that has just started. On a busy machine, one of 40 kB takes 0.2 s for them, of 130 kB 0.6 s, and of 1 MB
 * 1.1 s.
 */
const MAX_TIME_PER_BYTE = 0.01;
const MAX_TIME_FOR_SIZE = 2_000;
/** In bytes: a page has as many at least. */
const MIN_PAGE = 1_024;
/** In milliseconds: how often that is looked at. */
const INTERVAL = 50;
/** In bytes: where the mark of a PDF stands; some programs write something before it. */
const MAX_BEFORE_MARK = 1_024;
/** The share of the letters that may have no meaning: fonts without a table of Unicode give such alone. */
const MAX_UNREADABLE = 0.3;
const UNREADABLE = /[\p{Co}\p{Cn}\ufffd]|(?![\t\n\v\f\r])\p{Cc}/gu;
/** The share of a page's text that its structure has to hold: else it is read by positions. */
const MIN_TAGGED = 0.6;

/** A page as it is read. */
interface Page {
  label: string;
  height: number;
  runs: Run[];
  structure: StructureNode | null;
}

/**
 * Converts a PDF. Nothing in it is run: no scripts, no attachments, no forms; pictures are not read.
 *
 * @throws BadText when it is no PDF, or damaged, protected, or without text
 */
export async function convertPdf(bytes: Uint8Array): Promise<string> {
  const opening = Buffer.from(bytes.subarray(0, MAX_BEFORE_MARK)).toString('latin1');
  if (!opening.includes('%PDF-')) throw damaged(KIND);
  const data = await withoutPictures(bytes);
  const task = getDocument({
    // A copy of its own memory: it is handed over.
    data: new Uint8Array(data),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    disableFontFace: true,
    maxImageSize: 1,
    enableXfa: false,
    stopAtErrors: false,
  });
  try {
    let pages = 0;
    const work = task.promise.then((document) =>
      convert(document, () => {
        pages++;
      }),
    );
    const most = bytes.length / MIN_PAGE;
    const first = MAX_TIME + Math.min(MAX_TIME_FOR_SIZE, MAX_TIME_PER_BYTE * bytes.length);
    return await withDeadline(work, () => first + MAX_PAGE_TIME * Math.min(pages, most));
  } catch (error) {
    throw asBadText(error);
  } finally {
    await task.destroy().catch(() => {});
  }
}

/** Rejects when the work takes too long; the library pauses now and then within a page. */
async function withDeadline<Result>(work: Promise<Result>, limit: () => number): Promise<Result> {
  const worked = startWorkTimer();
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      if (worked() > limit()) reject(new BadText('badText.tooSlow'));
    }, INTERVAL);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearInterval(timer);
  }
}

function asBadText(error: unknown): Error {
  if (error instanceof BadText || error instanceof RangeError) return error;
  if ((error as Error).name === 'PasswordException') return new BadText('badText.password');
  // The library finds no part where it should be, or not what should be in it.
  return damaged(KIND);
}

/** @param onPage called whenever a page has been read */
async function convert(document: PdfDocument, onPage: () => void): Promise<string> {
  if (document.numPages > MAX_PAGES) throw new BadText('badText.tooManyPages', { max: MAX_PAGES });
  const { info } = await document.getMetadata();
  const pages = await readPages(document, onPage);
  checkText(pages);
  const words = new Words();
  const blocks = blocksIn(pages, words);
  const { html, hasTitle } = writeTitled(blocks, words, titleIn(info), pages[0]!.label);
  return writeDocumentPage(html, { title: null, created: dayOf(info.CreationDate) }, hasTitle);
}

async function readPages(document: PdfDocument, onPage: () => void): Promise<Page[]> {
  const labels = await labelsOf(document);
  const isTagged = Boolean((await document.getMarkInfo())?.Marked);
  const budget = { ...BUDGET };
  const pages: Page[] = [];
  for (const [i, label] of labels.entries()) {
    const page = await document.getPage(i + 1);
    const { runs, height } = await readRuns(page, isTagged, budget);
    const structure = isTagged ? await page.getStructTree() : null;
    pages.push({ label, height, runs, structure });
    page.cleanup();
    onPage();
    // For the deadline: pages that are read at once leave timers no time.
    await setImmediate();
  }
  return pages;
}

/** @throws BadText when there is no text, or none that can be read */
function checkText(pages: readonly Page[]): void {
  let length = 0;
  let unreadable = 0;
  for (const { runs } of pages)
    for (const run of runs) {
      length += run.text.length;
      const readable = run.text.replace(UNREADABLE, '');
      unreadable += run.text.length - readable.length;
    }
  if (length === 0) throw new BadText('badText.scanned');
  if (unreadable > MAX_UNREADABLE * length) throw new BadText('badText.unmappedFonts');
}

/** The blocks of all pages in order. */
function blocksIn(pages: readonly Page[], words: Words): PdfBlock[] {
  const rows = withoutFurniture(
    pages.map(({ label, runs, height }) => ({ label, rows: rowsOf(runs), height })),
  );
  for (const row of rows) for (const { text } of row) words.add(text);
  const columns = rows.map((page) => columnsOf(page));
  const body = bodyOf(columns.flat());
  const found = pages.flatMap(({ label, runs, structure }, i): PdfBlock[][] => {
    const tagged = structure ? taggedBlocks(structure, runs, label) : [];
    if (lengthOf(tagged) >= MIN_TAGGED * runs.reduce((sum, { text }) => sum + text.length, 0))
      return [tagged];
    return columns[i]!.map((column) => blocksOf(column, body, label));
  });
  const blocks = withHeadings(joinParts(found.filter((column) => column.length > 0)), body);
  return blocks.map(withoutUnreadable);
}

function lengthOf(blocks: readonly PdfBlock[]): number {
  return blocks.reduce(
    (sum, { lines, cells }) =>
      sum + (cells?.join('').length ?? lines.reduce((all, { text }) => all + text.length, 0)),
    0,
  );
}

function withoutUnreadable(block: PdfBlock): PdfBlock {
  const clean = (text: string) => text.replace(UNREADABLE, '');
  const lines = block.lines.map((line) => ({ ...line, text: clean(line.text) }));
  return { ...block, lines, ...(block.cells && { cells: block.cells.map(clean) }) };
}

/** What most of the text is set in. */
function bodyOf(columns: readonly Line[][]): Body {
  const sizes = new Map<number, number>();
  for (const { size, text } of columns.flat()) add(sizes, roundedSize(size), text.length);
  const size = commonest(sizes) ?? 1;
  const fonts = new Map<string, number>();
  const gaps = new Map<number, number>();
  for (const lines of columns)
    for (const [i, line] of lines.entries()) {
      if (roundedSize(line.size) !== size) continue;
      add(fonts, line.font, line.text.length);
      const gap = Math.round(2 * ((lines[i - 1]?.y ?? line.y) - line.y)) / 2;
      // The distance of lines, not of paragraphs or of pages.
      if (gap > 0.8 * size && gap < 2.2 * size) add(gaps, gap, 1);
    }
  return { size, font: commonest(fonts) ?? '', leading: commonest(gaps) ?? 1.2 * size };
}

function add<Key>(counts: Map<Key, number>, key: Key, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

function commonest<Key>(counts: ReadonlyMap<Key, number>): Key | null {
  let best: [Key, number] | null = null;
  for (const entry of counts) if (!best || entry[1] > best[1]) best = entry;
  return best?.[0] ?? null;
}

function roundedSize(size: number): number {
  return Math.round(2 * size) / 2;
}

/**
 * Writes blocks with the title as the only heading of level 1: that of the properties, if it is one, else the largest
 * heading of the first page.
 */
function writeTitled(
  blocks: readonly PdfBlock[],
  words: Words,
  stated: string | null,
  firstPage: string,
): { html: string; hasTitle: boolean } {
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  const onFirst = headings.filter(({ lines }) => lines[0]?.page === firstPage);
  const largest = onFirst.reduce<PdfBlock | null>(
    (best, one) => (best && best.size >= one.size ? best : one),
    null,
  );
  const title =
    stated === null ? largest : (onFirst.find((one) => lettersOf(textOf(one)) === lettersOf(stated)) ?? null);
  const others = headings.filter((one) => one !== title);
  const sizes = [...new Set(others.filter(({ level }) => level === 0).map(({ size }) => roundedSize(size)))];
  sizes.sort((a, b) => b - a);
  const lowered = others.some(({ level }) => level === 1) ? 1 : 0;
  const levelOf = (heading: PdfBlock) => {
    if (heading === title) return 1;
    const level = heading.level > 0 ? heading.level + lowered : 2 + sizes.indexOf(roundedSize(heading.size));
    return Math.min(6, Math.max(2, level));
  };
  const html = writeHtml(blocks, words, levelOf);
  const isAdded = stated !== null && !title;
  return {
    html: isAdded ? `<h1>${escapeHtml(stated)}</h1>\n${html}` : html,
    hasTitle: isAdded || title !== null,
  };
}

function textOf({ lines }: PdfBlock): string {
  return lines.map(({ text }) => text).join(' ');
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** In characters: a longer title is none. */
const MAX_TITLE = 200;
/** What programs write where nobody has given a title: their own name, that of the file, a word for no title. */
const NO_TITLE =
  /^(?:microsoft (?:word|powerpoint|excel|office)\b|untitled|unbenannt|document ?\d*$|title$|\(?(?:anonymous|unspecified|none|no title)\)?$|print$|slide \d|powerpoint|layout \d|page \d+$)|\.(?:docx?|dotx?|pdf|tex|dvi|indd|qxd|rtf|odt|pptx?|xlsx?|pages|html?|te?xt|md|ps|eps|ai|pmd?|wpd)$/i;
const FILE_NAME = /^(?=\S*[\d_\\/.-])\S+$/;

/** The title among the properties, if people have given it. */
function titleIn({ Title: title }: Record<string, unknown>): string | null {
  if (typeof title !== 'string') return null;
  const text = title.replace(UNREADABLE, '').replace(/\s+/g, ' ').trim();
  const isTitle = /\p{L}{2}/u.test(text) && !NO_TITLE.test(text) && !FILE_NAME.test(text);
  return isTitle && text.length <= MAX_TITLE ? text : null;
}

/**
 * The day in the property `CreationDate`, as it was where the file was made. It is often later than that of the text, as a
 * file is made again when it is printed or scanned: it counts only where neither the text nor the file's name has a day,
 * as that of a Word document does.
 */
function dayOf(created: unknown): string | null {
  const [, year, month, day] =
    (typeof created === 'string' && /^(?:D:)?(\d{4})(\d{2})(\d{2})/.exec(created)) || [];
  return day === undefined ? null : `${year}-${month}-${day}`;
}
