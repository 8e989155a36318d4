/** Formats that people may expect to be read, and what to do instead. */
import path from 'node:path';
import { BadText } from './decode.ts';

const UNSUPPORTED: Readonly<Record<string, [what: string, instead: string]>> = {
  doc: ['an old Word document', '.docx'],
  docm: ['a Word document with macros', '.docx'],
  dotx: ['a template of Word', '.docx'],
  pages: ['a document of Pages', '.docx'],
  rtf: ['a rich text', '.docx'],
  mobi: ['an e-book for Kindle', '.epub'],
  azw3: ['an e-book for Kindle', '.epub'],
  xls: ['a spreadsheet', '.csv'],
  xlsx: ['a spreadsheet', '.csv'],
  ods: ['a spreadsheet', '.csv'],
  org: ['an Org file', '.md'],
  textile: ['Textile', '.md'],
  tex: ['LaTeX', '.md'],
};

/** The error for a file of an upload that is not read. */
export function unreadableFormat(name: string): BadText {
  const [, instead] = formatOf(name) ?? [];
  return instead === undefined
    ? new BadText('badText.format')
    : new BadText('badText.unsupported', { extension: path.extname(name).toLowerCase(), instead });
}

/** Why a file is not read, by its extension; null for one that is read, and for one that nobody expects to be. */
export function unsupportedFormat(name: string): string | null {
  const [what, instead] = formatOf(name) ?? [];
  return what === undefined ? null : `is ${what}: save it as ${instead}`;
}

function formatOf(name: string): [what: string, instead: string] | undefined {
  return UNSUPPORTED[path.extname(name).slice(1).toLowerCase()];
}
