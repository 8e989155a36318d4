/** Converts e-books into pages. */
import path from 'node:path';
import { BadText } from '../decode.ts';
import type { Attributes } from '../html/tags.ts';
import { type Archive, openArchive } from './archive.ts';
import { damaged } from './signature.ts';
import { simplify } from './simplify.ts';
import { escapeHtml, MAX_PAGE, tooLong, writePage } from './write-page.ts';
import { decodeXmlBytes, localName, readXml } from './xml.ts';

const KIND = 'epub';
const CHAPTER = /^(?:application\/xhtml\+xml|text\/html|text\/x-oeb1-document)$/;

/** The package of a book. */
interface Package {
  title: string;
  published: string;
  source: string;
  /** The paths of its chapters in reading order, each once. */
  chapters: string[];
}

/**
 * Converts a book: its chapters in reading order, without its table of contents and its pictures.
 *
 * @throws BadText when it is no book, or damaged or protected
 */
export async function convertEpub(bytes: Uint8Array): Promise<string> {
  const archive = await openArchive(bytes, KIND);
  const container = await archive.read('META-INF/container.xml');
  if (!container) throw damaged(KIND);
  const packagePath = rootOf(decodeXmlBytes(container));
  const opf = packagePath === null ? null : await archive.read(packagePath);
  if (!opf) throw damaged(KIND);
  const { title, published, source, chapters } = readPackage(
    decodeXmlBytes(opf),
    path.posix.dirname(packagePath!),
  );
  const encrypted = await encryptedIn(archive);
  const parts: string[] = [];
  let length = 0;
  for (const chapter of chapters) {
    if (encrypted.has(chapter)) throw new BadText('badText.copyProtected');
    const xhtml = await archive.read(chapter);
    if (!xhtml || xhtml.length === 0) continue;
    // Below the title of the book.
    const html = simplify(decodeXmlBytes(xhtml), { isXml: true, lowered: 1 });
    length += html.length;
    if (length > MAX_PAGE) throw tooLong();
    parts.push(`<div>${html}</div>`);
  }
  const heading = title === '' ? '' : `<h1>${escapeHtml(title)}</h1>\n`;
  return writePage({ title, published, source }, heading + parts.join('\n'));
}

/** The path of a book's package; null when its container names none. */
function rootOf(container: string): string | null {
  let found: string | null = null;
  readXml(container, KIND, {
    open(element, attributes) {
      if (localName(element) === 'rootfile') found ??= attributes.get('full-path') ?? null;
    },
  });
  return found;
}

/** @param folder the folder of the package, which its paths are relative to */
function readPackage(opf: string, folder: string): Package {
  const texts: Record<string, string> = { title: '', date: '', source: '' };
  const done = new Set<string>();
  const items = new Map<string, string>();
  const chapters = new Set<string>();
  let name = '';
  readXml(opf, KIND, {
    open(element, attributes) {
      const local = localName(element);
      if (local === 'item') readItem(attributes, folder, items);
      const chapter = local === 'itemref' ? items.get(attributes.get('idref') ?? '') : undefined;
      if (chapter !== undefined) chapters.add(chapter);
      // The first of each; a day with another event is that of a change.
      const isEvent =
        local === 'date' &&
        !/^(?:original-)?publi(?:cation|shed)$/.test(attributes.get('opf:event') ?? 'publication');
      name = element.startsWith('dc:') && local in texts && !done.has(local) && !isEvent ? local : '';
    },
    close() {
      if (name !== '') done.add(name);
      name = '';
    },
    text(text) {
      if (name !== '') texts[name] += text;
    },
  });
  return {
    title: texts.title!.replace(/\s+/g, ' ').trim(),
    published: texts.date!.trim(),
    source: texts.source!.trim(),
    chapters: [...chapters],
  };
}

function readItem(attributes: Attributes, folder: string, items: Map<string, string>): void {
  const id = attributes.get('id');
  const isNavigation = attributes.get('properties')?.split(/\s+/).includes('nav');
  if (id === undefined || isNavigation || !CHAPTER.test(attributes.get('media-type') ?? '')) return;
  items.set(id, pathIn(folder, attributes.get('href') ?? ''));
}

/** The path of a file of the archive. */
function pathIn(folder: string, href: string): string {
  const [file = ''] = href.split('#');
  return path.posix.join(folder, decoded(file));
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** The paths of the files that are encrypted; fonts often are. */
async function encryptedIn(archive: Archive): Promise<Set<string>> {
  const found = new Set<string>();
  const encryption = await archive.read('META-INF/encryption.xml');
  if (encryption)
    readXml(decodeXmlBytes(encryption), KIND, {
      open(element, attributes) {
        if (localName(element) === 'CipherReference') found.add(decoded(attributes.get('URI') ?? ''));
      },
      close() {},
    });
  return found;
}
