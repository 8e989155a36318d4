import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Article } from './article.ts';
import { BadFile, decode } from './decode.ts';
import { parseArticle } from './parse.ts';

/** A file that is not served: which, and in one line why, and what to do. */
export interface Problem {
  file: string;
  reason: string;
}

/** Two mebibytes: twice a long novel. What is larger is no article. */
const LARGEST_FILE = 2 * 1024 * 1024;
/** Files read at the same time: enough to keep a disk busy, and few enough for any limit on open files. */
const AT_ONCE = 32;
/** What a file's name holds for bytes that are no letters. */
const NO_LETTER = '\uFFFD';
const ARTICLE = /\.(?:txt|md)$/i;

/**
 * Every article of a folder and the folders in it: files that end in `.txt` or `.md`, in the order of their paths.
 * Names that start with a dot are passed over. A bad file is told among the problems, and the others are read.
 *
 * @throws BadFile when there is no such folder
 */
export async function readFolder(folder: string): Promise<{ articles: Article[]; problems: Problem[] }> {
  // The folder itself may be a link; what is in it may not.
  const about = await stat(folder).catch(() => null);
  if (!about?.isDirectory())
    throw new BadFile(`There is no folder ${folder}: create it, and put .txt or .md files in it.`);
  const problems: Problem[] = [];
  const files = (await walk(folder, '', problems)).sort();
  const articles: Article[] = [];
  const byContent = new Map<string, string>();
  for (let start = 0; start < files.length; start += AT_ONCE) {
    const batch = files.slice(start, start + AT_ONCE);
    const texts = await Promise.all(batch.map((file) => readText(path.join(folder, file)).catch(asBadFile)));
    batch.forEach((file, i) => {
      try {
        const text = texts[i]!;
        if (text instanceof BadFile) throw text;
        const article = parseArticle(file, text);
        const content = createHash('sha256').update(text).digest('hex');
        const same = byContent.get(content);
        if (same) throw new BadFile(`is the same text as ${same}: take one of them away`);
        byContent.set(content, file);
        articles.push(article);
      } catch (error) {
        problems.push({ file, reason: asBadFile(error).message });
      }
    });
  }
  problems.sort((a, b) => (a.file < b.file ? -1 : 1));
  return { articles, problems };
}

/** The paths of a folder's articles, and of the folders in it; what is none, and looks like one, is a problem. */
async function walk(folder: string, inside: string, problems: Problem[]): Promise<string[]> {
  const found: string[] = [];
  try {
    const entries = await readdir(path.join(folder, inside), { withFileTypes: true });
    for (const entry of entries.filter(({ name }) => !name.startsWith('.'))) {
      const file = inside ? `${inside}/${entry.name}` : entry.name;
      if (entry.isDirectory()) for (const one of await walk(folder, file, problems)) found.push(one);
      else if (entry.isSymbolicLink())
        problems.push({ file, reason: 'is a link, which is never followed: put the file itself here' });
      else if (ARTICLE.test(entry.name)) {
        if (!entry.isFile()) problems.push({ file, reason: 'is no ordinary file: put a text file here' });
        else if (file.includes(NO_LETTER))
          problems.push({ file, reason: 'has a name that is not UTF-8: rename it' });
        else found.push(file);
      }
    }
  } catch (error) {
    problems.push({ file: inside || folder, reason: asBadFile(error).message });
  }
  return found;
}

async function readText(file: string): Promise<string> {
  // The file may have been changed for a link since its name was read.
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const about = await handle.stat();
    if (!about.isFile()) throw new BadFile('is no ordinary file: put a text file here');
    if (about.size > LARGEST_FILE)
      throw new BadFile(`is larger than ${LARGEST_FILE / 1024 / 1024} MiB: split it into articles`);
    return decode(await handle.readFile());
  } finally {
    await handle.close();
  }
}

function asBadFile(error: unknown): BadFile {
  if (error instanceof BadFile) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM')
    return new BadFile('may not be read: give this user the right to read it');
  if (code === 'ELOOP') return new BadFile('is a link, which is never followed: put the file itself here');
  if (code === 'ENOENT') return new BadFile('was taken away while it was read: put it back, or leave it so');
  return new BadFile(`cannot be read (${code ?? message}): look after its disk, or put it here again`);
}
