/** Formats that people may expect to be read, and what to do instead. */
import path from 'node:path';

const UNSUPPORTED: Readonly<Record<string, string>> = {
  doc: 'is an old Word document: save it as .docx',
  docm: 'is a Word document with macros: save it as .docx',
  dotx: 'is a template of Word: save it as .docx',
  pages: 'is a document of Pages: export it as .docx',
  rtf: 'is a rich text: save it as .docx or .odt',
  mobi: 'is an e-book for Kindle: convert it to .epub',
  azw3: 'is an e-book for Kindle: convert it to .epub',
  xls: 'is a spreadsheet: save it as .csv',
  xlsx: 'is a spreadsheet: save it as .csv',
  ods: 'is a spreadsheet: save it as .csv',
  org: 'is an Org file: export it as .md or .html',
  textile: 'is Textile: convert it to .md or .html',
  tex: 'is LaTeX: convert it to .md or .html',
};

/** Why a file is not read, by its extension; null for one that is read, and for one that nobody expects to be. */
export function unsupportedFormat(name: string): string | null {
  return UNSUPPORTED[path.extname(name).slice(1).toLowerCase()] ?? null;
}
