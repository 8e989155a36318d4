/** Lists the files of a folder that may hold articles. */
import type { Stats } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isZip } from './convert/convert.ts';
import { BadFile } from './decode.ts';
import { isArticleFile } from './format.ts';
import { asBadFile, filesInZip, IS_LINK, NO_FILE, stateOf } from './text-file.ts';
import { unsupportedFormat } from './unsupported-formats.ts';

/** The content of a folder, by paths with `/` between their parts; the folder itself is the empty path. */
export interface Listing {
  folders: Map<string, Stats>;
  /** Files that may hold an article. */
  files: Map<string, Stats>;
  /** Files and folders that cannot be read, and documents of other formats. */
  bad: Map<string, BadFile>;
  /** Whether the folder itself does not exist. */
  missing: boolean;
}

/** Whether a path is included; an excluded folder is skipped with everything in it. */
export type Serves = (inside: string) => boolean;

/** The replacement character, which names have for invalid bytes. */
const REPLACEMENT = '\uFFFD';
/** How many paths are visited at once. */
const CONCURRENCY = 64;

/**
 * Lists a path of a folder and everything below it: texts and documents, by their extensions, and those in ZIPs. Names
 * that start with a dot are skipped, and links are not followed, except for the folder itself. Documents of other formats
 * are listed as bad, without being read.
 */
export async function walk(root: string, inside: string, serves: Serves): Promise<Listing> {
  const listing: Listing = { folders: new Map(), files: new Map(), bad: new Map(), missing: false };
  let level = [inside];
  while (level.length > 0) {
    const next: string[] = [];
    for (let start = 0; start < level.length; start += CONCURRENCY) {
      const batch = level.slice(start, start + CONCURRENCY);
      for (const below of await Promise.all(batch.map((one) => visit(root, one, listing))))
        for (const one of below) if (serves(one)) next.push(one);
    }
    level = next;
  }
  return listing;
}

/** Adds a path to the listing; returns the paths in it when it is a folder. */
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
          isZip(entry.name) ||
          unsupportedFormat(entry.name) !== null;
        return known && !entry.name.startsWith('.') ? [inside ? `${inside}/${entry.name}` : entry.name] : [];
      });
    }
    const reason = reasonAgainst(inside, about);
    if (reason) bad.set(inside, new BadFile(reason));
    else if (isZip(inside)) await visitZip(full, inside, about, listing);
    else if (isArticleFile(inside)) files.set(inside, about);
  } catch (error) {
    if (inside.includes(REPLACEMENT)) bad.set(inside, new BadFile('has a name that is not UTF-8: rename it'));
    else if (!isGone(error)) bad.set(inside, asBadFile(error));
    // A file that was removed after it was listed is ignored.
    else if (inside === '') {
      listing.missing = true;
      bad.set('', new BadFile('is not there: create it, and put .txt or .md files in it'));
    }
  }
  return [];
}

/** The files in the ZIPs that have been listed, by the ZIPs' paths: a ZIP is listed again when it has changed. */
const zips = new Map<string, { state: string; files: [name: string, stats: Stats][] | BadFile }>();

/** Adds the files in a ZIP to the listing, as if it were a folder. */
async function visitZip(file: string, inside: string, about: Stats, listing: Listing): Promise<void> {
  const state = stateOf(about);
  let listed = zips.get(file);
  if (listed?.state !== state) {
    listed = { state, files: await filesInZip(file, about).catch(asBadFile) };
    zips.set(file, listed);
  }
  if (listed.files instanceof BadFile) {
    listing.bad.set(inside, listed.files);
    return;
  }
  for (const [name, stats] of listed.files) {
    const reason = isZip(name) ? 'is a ZIP in a ZIP: unpack it first' : unsupportedFormat(name);
    if (reason !== null) listing.bad.set(`${inside}/${name}`, new BadFile(reason));
    else if (isArticleFile(name)) listing.files.set(`${inside}/${name}`, stats);
  }
}

/** Why a path cannot be read as an article; null when it can, or is to be ignored. */
function reasonAgainst(inside: string, about: Stats): string | null {
  if (about.isSymbolicLink()) return IS_LINK;
  if (inside === '') return 'is no folder: put one there, with .txt or .md files in it';
  if (!about.isFile()) return isArticleFile(inside) || isZip(inside) ? NO_FILE : null;
  return unsupportedFormat(inside);
}

function isGone(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
