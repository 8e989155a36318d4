/** Writes small PDF files, for tests. */
import { deflateSync } from 'node:zlib';

/** A text at a place of a page; positions are in points, from the lower left corner. */
export interface Placed {
  x: number;
  y: number;
  text: string;
  size?: number;
  isBold?: boolean;
}

/** What a file is made of beside the text of its pages. */
export interface PdfOptions {
  /** The entries of the document's properties, such as `/Title (A bridge)`. */
  info?: string;
  /** More entries of the catalog, of the trailer, and of the font of the text. */
  catalog?: string;
  trailer?: string;
  font?: string;
  /** More objects, by their numbers. */
  objects?: Record<number, string | Buffer>;
  /** More entries of each page. */
  page?: (index: number) => string;
}

/** The numbers of the objects that are always there; pages and their contents follow, two numbers for each. */
const FIRST_PAGE = 10;

/** A page of text: Helvetica, with widths for all letters alike. */
export function pdfOf(
  pages: readonly (readonly Placed[] | string | Buffer)[],
  options: PdfOptions = {},
): Buffer {
  const widths = Array.from({ length: 224 }, () => 500).join(' ');
  const fontOf = (name: string, more = '') =>
    `<< /Type /Font /Subtype /TrueType /BaseFont /${name} /FirstChar 32 /LastChar 255 /Widths [${widths}] ${more || '/Encoding /WinAnsiEncoding'} >>`;
  const numbers = pages.map((_, i) => FIRST_PAGE + 2 * i);
  const objects: Record<number, string | Buffer> = {
    1: `<< /Type /Catalog /Pages 2 0 R ${options.catalog ?? ''} >>`,
    2: `<< /Type /Pages /Count ${pages.length} /Kids [${numbers.map((number) => `${number} 0 R`).join(' ')}] >>`,
    3: fontOf('Helvetica', options.font),
    4: fontOf('Helvetica-Bold'),
    5: `<< ${options.info ?? ''} >>`,
  };
  for (const [i, page] of pages.entries()) {
    const number = numbers[i]!;
    objects[number] =
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${number + 1} 0 R ${options.page?.(i) ?? ''} >>`;
    objects[number + 1] =
      typeof page === 'string' || Buffer.isBuffer(page)
        ? streamOf(page)
        : streamOf(Buffer.from(contentOf(page), 'latin1'));
  }
  return fileOf({ ...objects, ...options.objects }, options.trailer);
}

/** The operators that show texts. */
export function contentOf(texts: readonly Placed[]): string {
  return texts
    .map(
      ({ x, y, text, size = 10, isBold = false }) =>
        `BT /F${isBold ? 2 : 1} ${size} Tf ${x} ${y} Td (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`,
    )
    .join('\n');
}

/** A compressed stream; `filter` may name another way than the one in which it is compressed. */
export function streamOf(
  content: string | Buffer,
  entries = '',
  deflated: Buffer = deflateSync(content),
): Buffer {
  const filter = entries.includes('/Filter') ? '' : '/Filter /FlateDecode';
  return Buffer.concat([
    Buffer.from(`<< /Length ${deflated.length} ${filter} ${entries} >>\nstream\n`),
    deflated,
    Buffer.from('\nendstream'),
  ]);
}

/** A file of objects, with its table of their places. */
export function fileOf(objects: Record<number, string | Buffer>, trailer = ''): Buffer {
  const pieces = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const places = new Map<number, number>();
  let length = pieces[0]!.length;
  const add = (piece: string | Buffer) => {
    const bytes = Buffer.from(piece as string);
    pieces.push(bytes);
    length += bytes.length;
  };
  for (const [number, content] of Object.entries(objects)) {
    places.set(Number(number), length);
    add(`${number} 0 obj\n`);
    add(content);
    add('\nendobj\n');
  }
  const start = length;
  const size = Math.max(...places.keys()) + 1;
  const rows = Array.from({ length: size }, (_, number) => {
    const place = places.get(number);
    return place === undefined ? '0000000000 65535 f \n' : `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  add(`xref\n0 ${size}\n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R /Info 5 0 R ${trailer} >>\n`);
  add(`startxref\n${start}\n%%EOF\n`);
  return Buffer.concat(pieces);
}
