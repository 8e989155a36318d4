/** The formats of documents, which are converted into pages of HTML; everything after that is as for a page. */
import { BadText } from '../decode.ts';

/** Converts the bytes of a document, with its file's name, into a page; throws a `BadText` when it cannot be read. */
export type Convert = (bytes: Uint8Array, name: string) => string | Promise<string>;

interface DocumentFormat {
  extension: RegExp;
  /** Whether its files hold pictures beside the text, and may therefore be larger. */
  hasPictures: boolean;
  /** Loads its converter, whose libraries take memory: only when a file of its kind is read. */
  load: () => Promise<Convert>;
}

const FORMATS: readonly DocumentFormat[] = [
  {
    extension: /\.(?:rst|rest)$/i,
    hasPictures: false,
    load: async () => (await import('./rst.ts')).convertRst,
  },
  {
    extension: /\.epub$/i,
    hasPictures: true,
    load: async () => (await import('./epub.ts')).convertEpub,
  },
  {
    extension: /\.mht(?:ml)?$/i,
    hasPictures: true,
    load: async () => (await import('./mhtml.ts')).convertMhtml,
  },
  {
    extension: /\.(?:adoc|asciidoc|asc)$/i,
    hasPictures: false,
    load: async () => (await import('./asciidoc.ts')).convertAsciidoc,
  },
  {
    extension: /\.docx$/i,
    hasPictures: true,
    load: async () => (await import('./docx.ts')).convertDocx,
  },
  {
    extension: /\.(?:odt|ott)$/i,
    hasPictures: true,
    load: async () => (await import('./odt.ts')).convertOdt,
  },
  {
    extension: /\.pdf$/i,
    hasPictures: true,
    load: async () => (await import('./pdf.ts')).convertPdf,
  },
  {
    extension: /\.[ct]sv$/i,
    hasPictures: false,
    load: async () => (await import('./csv.ts')).convertCsv,
  },
];

/** Whether a file's name has an extension of documents that are converted. */
export function isDocument(name: string): boolean {
  return formatOf(name) !== undefined;
}

/** Whether a file is a ZIP of articles, by its name: see zip.ts, which is loaded only when there is one. */
export function isZip(name: string): boolean {
  return /\.zip$/i.test(name);
}

/** How many articles of a ZIP are added together: their preview is one card of Discord, which has 4,000 characters. */
export const MAX_IN_ZIP = 20;

/** In bytes: the largest text, two mebibytes, which is twice the size of a long novel. */
const LARGEST_TEXT = 2 * 1024 * 1024;
/** In bytes: ten mebibytes for documents, most of which are pictures, that nobody reads. */
const LARGEST_WITH_PICTURES = 10 * 1024 * 1024;

/** The largest size of a file, in bytes, by its name. */
export function maxSizeOf(name: string): number {
  return formatOf(name)?.hasPictures ? LARGEST_WITH_PICTURES : LARGEST_TEXT;
}

/**
 * Checks the size of a file in bytes.
 *
 * @throws BadText when it is larger than files of its kind may be
 */
export function checkSize(name: string, size: number): void {
  const max = maxSizeOf(name);
  if (size > max) throw new BadText('badText.tooLarge', { max: max / 1024 / 1024 });
}

/**
 * Converts a document into a page of HTML.
 *
 * @param name a name for which `isDocument` is true
 * @throws BadText when it is no such document, or damaged, protected, or larger than any that people write
 */
export async function convertDocument(name: string, bytes: Uint8Array): Promise<string> {
  const convert = await formatOf(name)!.load();
  try {
    return await convert(bytes, name);
  } catch (error) {
    // Recursion of a library on a document that is nested more deeply than any that people write.
    if (error instanceof RangeError) throw new BadText('badText.tooDeep');
    throw error;
  }
}

function formatOf(name: string): DocumentFormat | undefined {
  return FORMATS.find(({ extension }) => extension.test(name));
}
