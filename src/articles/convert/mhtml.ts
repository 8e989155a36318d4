/** Takes the page out of a web archive, as browsers save it. */
import PostalMime from 'postal-mime';
import { countOf, hasMoreMatches } from '../count-matches.ts';
import { BadText } from '../decode.ts';
import { readSource } from '../header/source.ts';
import { damaged } from './signature.ts';
import { escapeHtml, MAX_PAGE, tooLong } from './write-page.ts';

const KIND = 'mhtml';
/** How deep parts are nested in parts: browsers do not nest them at all. */
const MAX_NESTING = 8;
/** In bytes: the headers of all parts. */
const MAX_HEADERS = 512 * 1024;
/** In bytes: the headers above all parts, whose addressees take quadratic time. Browsers write one kilobyte. */
const MAX_OPENING_HEADERS = 64 * 1024;
/** The lines that may be boundaries of parts: a page has a few hundred, and may have some in its own text. */
const MAX_BOUNDARIES = 3_000;
/**
 * The lines of text, each of which takes 2 kB while it is decoded; those of pictures do not count. The largest page has
 * 28,000, and its styles and frames may have as many.
 */
const MAX_LINES = 80_000;
/** A line of text: the bytes of pictures have neither spaces nor tags. */
const LINE = /[ <].*$/gm;
const HEADER = /^[\w-]+:/;

/**
 * Reads the page that was saved, without its pictures and the pages of its frames; nothing that it refers to is fetched.
 *
 * @throws BadText when it is no web archive, or has no page
 */
export async function convertMhtml(bytes: Uint8Array): Promise<string> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!HEADER.test(text.slice(0, 200).trimStart()) || !/text\/html/i.test(text)) throw damaged(KIND);
  if (countOf(text, '\n--') > MAX_BOUNDARIES) throw damaged(KIND);
  checkLines(text);
  if (!/\n\r?\n/.test(text.slice(0, MAX_OPENING_HEADERS))) throw damaged(KIND);
  const { html, headers } = await parse(bytes);
  if (html === undefined) throw damaged(KIND);
  // The first page; after it are those of frames.
  const end = /<\/html\s*>/i.exec(html);
  const page = end ? html.slice(0, end.index + end[0].length) : html;
  if (page.length > MAX_PAGE) throw tooLong();
  const address = ['snapshot-content-location', 'content-location']
    .map((key) => readSource(headers.find((header) => header.key === key)?.value ?? ''))
    .find((source) => source !== null);
  // The page's own statement, if there is one, stands before it.
  const source = address ? `\n<link rel="canonical" href="${escapeHtml(address)}">` : '';
  return `${/^\s*<(?:!doctype|html)/i.test(page) ? '' : '<!doctype html>\n'}${page}${source}\n`;
}

/** @throws BadText when there are more than `MAX_LINES` */
function checkLines(text: string): void {
  if (hasMoreMatches(text, LINE, MAX_LINES)) throw new BadText('badText.tooManyLines', { max: MAX_LINES });
}

async function parse(bytes: Uint8Array) {
  try {
    return await PostalMime.parse(bytes, {
      maxNestingDepth: MAX_NESTING,
      maxHeadersSize: MAX_HEADERS,
      rfc822Attachments: true,
    });
  } catch {
    // It has more parts in parts, or longer headers.
    throw damaged(KIND);
  }
}
