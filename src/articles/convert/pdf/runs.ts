/** Reads the text of the pages of a PDF with its positions, within limits. */
import { BadText } from '../../decode.ts';
import { PAGE_LABEL } from '../../document.ts';
import { MAX_PAGE, tooLong } from '../write-page.ts';
import type { PdfDocument, PdfPage, TextItem } from './pdfjs.ts';

/** A piece of text that a page shows in one place; positions are in points, from the lower left corner. */
export interface Run {
  text: string;
  x: number;
  right: number;
  /** The baseline. */
  y: number;
  /** The size of its font. */
  size: number;
  font: string;
  /** Whether the letters of its font have the same width, as in code. */
  isMonospaced: boolean;
  isRightToLeft: boolean;
  /** The id of the marked content that it belongs to, in a tagged PDF; null for none. */
  mark: string | null;
}

/** How much is read of all pages together. */
export interface Budget {
  /** Pieces of text: a page has about 60 to 200 of them, and each takes 600 bytes. */
  runs: number;
  characters: number;
}

export const BUDGET: Readonly<Budget> = { runs: 120_000, characters: MAX_PAGE };

/**
 * Reads the text of a page. Of text that is turned, as in a margin, only that in the main direction is read.
 *
 * @param budget is reduced by what is read
 * @throws BadText when nothing is left of it
 */
export async function readRuns(
  page: PdfPage,
  isTagged: boolean,
  budget: Budget,
): Promise<{ runs: Run[]; height: number }> {
  const turned: Run[][] = [[], [], [], []];
  const monospaced = new Set<string>();
  const marks: { id: string | null; isArtifact: boolean }[] = [];
  const view = page.getViewport({ scale: 1 }).transform;
  const [, , , , , height = 0] = view;
  const add = ({ str = '', dir, transform = [], width = 0, fontName = '' }: TextItem) => {
    budget.characters -= str.length;
    if (--budget.runs < 0) throw new BadText('badText.tooManyParts');
    if (budget.characters < 0) throw tooLong();
    const mark = marks.at(-1);
    if (mark?.isArtifact || str.trim() === '') return;
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = transform;
    const size = Math.hypot(c, d);
    const values = [a, b, c, d, e, f, width];
    if (!values.every((value) => Number.isFinite(value) && Math.abs(value) < 1e6) || size < MIN_SIZE) return;
    const turn =
      Math.abs(b) < Math.abs(a) / 4 ? (a > 0 ? 0 : 2) : Math.abs(a) < Math.abs(b) / 4 ? (b > 0 ? 1 : 3) : -1;
    // Diagonal text is a stamp.
    if (turn < 0) return;
    const [x, y] = [
      [e, f],
      [f, -e],
      [-e, -f],
      [-f, e],
    ][turn] as [number, number];
    turned[turn]!.push({
      text: withLigatures(str),
      x,
      right: x + Math.max(width, 0),
      y,
      size,
      font: fontName,
      isMonospaced: monospaced.has(fontName),
      isRightToLeft: dir === 'rtl',
      mark: mark?.id ?? null,
    });
  };
  const reader = page.streamTextContent({ includeMarkedContent: isTagged }).getReader();
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      for (const [font, style] of Object.entries(chunk.value.styles))
        if (style?.fontFamily === 'monospace') monospaced.add(font);
      for (const item of chunk.value.items) {
        if (item.type === undefined) add(item);
        else if (item.type === 'endMarkedContent') marks.pop();
        else {
          const outer = marks.at(-1);
          if (marks.length > MAX_MARKS) throw new BadText('badText.tooDeep');
          marks.push({
            id: item.id ?? outer?.id ?? null,
            isArtifact: (outer?.isArtifact ?? false) || item.tag === 'Artifact',
          });
        }
      }
    }
  } catch (error) {
    await reader.cancel(error).catch(() => {});
    throw error;
  }
  const lengths = turned.map((runs) => runs.reduce((sum, { text }) => sum + text.length, 0));
  return { runs: turned[lengths.indexOf(Math.max(...lengths))]!, height: Math.abs(height) };
}

/**
 * Writes the ligatures that fonts of TeX have at the places of controls, in PDFs that do not say what they mean:
 * "di\x1berent" is "different". Those at the places of white space are lost before.
 */
function withLigatures(text: string): string {
  return text.replace(/(?<=\p{L})\p{Cc}|\p{Cc}(?=\p{L})/gu, (control) => LIGATURES.get(control) ?? control);
}

/** By their codes in the encoding OT1, then in T1. */
const LIGATURES = new Map([
  ['\x0e', 'ffi'],
  ['\x0f', 'ffl'],
  ['\x1b', 'ff'],
  ['\x1c', 'fi'],
  ['\x1d', 'fl'],
  ['\x1e', 'ffi'],
  ['\x1f', 'ffl'],
]);

/** In points: smaller text is not seen. */
const MIN_SIZE = 1;
/** How deep marks are nested: programs write about ten. */
const MAX_MARKS = 500;

/** The labels of the pages, such as "iv"; where there are none, or unusual ones, their numbers. */
export async function labelsOf(document: PdfDocument): Promise<string[]> {
  const given = (await document.getPageLabels().catch(() => null)) ?? [];
  return Array.from({ length: document.numPages }, (_, i) => {
    const label = given[i] ?? '';
    return PAGE_LABEL.test(label) ? label : `${i + 1}`;
  });
}
