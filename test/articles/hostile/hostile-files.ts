/** All files that are made to do harm, by their formats. */
import { hostileDocx, hostileEpub, hostileMhtml, hostileOdt, hostileZips } from './archives.ts';
import type { HostileFile } from './hostile-file.ts';
import { hostilePdfs } from './pdfs.ts';
import {
  hostileAsciidoc,
  hostileCsv,
  hostileFrontMatter,
  hostileHtml,
  hostileMarkdown,
  hostileRst,
  hostileText,
} from './texts.ts';

export const HOSTILE: Record<string, readonly HostileFile[]> = {
  'a ZIP': hostileZips,
  'a Word document': hostileDocx,
  'an OpenDocument text': hostileOdt,
  'an e-book': hostileEpub,
  'a web archive': hostileMhtml,
  'a PDF': hostilePdfs,
  'a page': hostileHtml,
  'plain text': hostileText,
  Markdown: hostileMarkdown,
  'a table': hostileCsv,
  reStructuredText: hostileRst,
  AsciiDoc: hostileAsciidoc,
  'front matter': hostileFrontMatter,
};
