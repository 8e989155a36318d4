import type { Stats } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { BadFile } from './decode.ts';
import { isArticleFile } from './parse.ts';
import { asBadFile, IS_LINK, NO_FILE } from './text-file.ts';

/** What stands in a folder, by paths with `/` between their parts; the folder itself is the empty path. */
export interface Listing {
  folders: Map<string, Stats>;
  /** Files that may hold an article. */
  files: Map<string, Stats>;
  /** What looks like an article or a folder, and cannot be read. */
  bad: Map<string, BadFile>;
  /** Whether the folder itself is not there at all. */
  missing: boolean;
}

/** Whether a path belongs to what is looked at; a folder that does not is passed over with all in it. */
export type Serves = (inside: string) => boolean;

/** What people put beside articles and expect to be read: what it is, and how it becomes an article. Others are no texts. */
const NOT_READ: Record<string, string> = {
  pdf: 'is a PDF: export it as .txt, .md or .html',
  doc: 'is a Word document: save it as .txt or .html',
  docx: 'is a Word document: save it as .txt or .html',
  odt: 'is an OpenDocument text: save it as .txt or .html',
  rtf: 'is a rich text: save it as .txt or .html',
  epub: 'is an e-book: export its chapters as .txt, .md or .html',
  csv: 'is a bare table: put it into a .md or .html file, with a heading',
  rst: 'is reStructuredText: convert it to .md or .html',
  adoc: 'is AsciiDoc: convert it to .md or .html',
  asciidoc: 'is AsciiDoc: convert it to .md or .html',
  org: 'is an Org file: export it as .md or .html',
  textile: 'is Textile: convert it to .md or .html',
  tex: 'is LaTeX: convert it to .md or .html',
};
const NAMED = new RegExp(`\\.(?:${Object.keys(NOT_READ).join('|')})$`, 'i');
/** What a name holds for bytes that are no letters. */
const NO_LETTER = '\uFFFD';
/** Paths looked at at the same time. */
const AT_ONCE = 64;

/**
 * Lists what stands at a path of a folder, and below it: files of text, Markdown or HTML, by their endings. Names that
 * start with a dot are passed over, and links are not followed, but for the folder itself. Documents of other kinds are
 * named among what is bad, unread.
 */
export async function walk(root: string, inside: string, serves: Serves): Promise<Listing> {
  const listing: Listing = { folders: new Map(), files: new Map(), bad: new Map(), missing: false };
  let level = [inside];
  while (level.length > 0) {
    const next: string[] = [];
    for (let start = 0; start < level.length; start += AT_ONCE) {
      const batch = level.slice(start, start + AT_ONCE);
      for (const below of await Promise.all(batch.map((one) => visit(root, one, listing))))
        for (const one of below) if (serves(one)) next.push(one);
    }
    level = next;
  }
  return listing;
}

/** Notes what stands at a path; returns what is in it when it is a folder. */
async function visit(root: string, inside: string, listing: Listing): Promise<string[]> {
  const { folders, files, bad } = listing;
  const full = path.join(root, inside);
  try {
    const about = await (inside === '' ? stat(full) : lstat(full));
    if (about.isDirectory()) {
      folders.set(inside, about);
      return (await readdir(full, { withFileTypes: true })).flatMap((entry) => {
        const known =
          entry.isDirectory() ||
          entry.isSymbolicLink() ||
          isArticleFile(entry.name) ||
          NAMED.test(entry.name);
        return known && !entry.name.startsWith('.') ? [inside ? `${inside}/${entry.name}` : entry.name] : [];
      });
    }
    const reason = reasonAgainst(inside, about);
    if (reason) bad.set(inside, new BadFile(reason));
    else if (isArticleFile(inside)) files.set(inside, about);
  } catch (error) {
    if (inside.includes(NO_LETTER)) bad.set(inside, new BadFile('has a name that is not UTF-8: rename it'));
    else if (!isGone(error)) bad.set(inside, asBadFile(error));
    // What has gone since its name was read is simply not there.
    else if (inside === '') {
      listing.missing = true;
      bad.set('', new BadFile('is not there: create it, and put .txt or .md files in it'));
    }
  }
  return [];
}

function reasonAgainst(inside: string, about: Stats): string | null {
  if (about.isSymbolicLink()) return IS_LINK;
  if (inside === '') return 'is no folder: put one there, with .txt or .md files in it';
  if (!about.isFile()) return isArticleFile(inside) ? NO_FILE : null;
  return NOT_READ[path.extname(inside).slice(1).toLowerCase()] ?? null;
}

function isGone(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
