/** Ordinary files of the formats of which there are hostile ones: what they are measured beside. */
import path from 'node:path';
import { pdfOf } from '../convert/pdf-writer.ts';
import { odtOf, zipOf } from '../convert/zip.ts';
import { bookOf, docxOf, wordParagraph } from './archives.ts';

/** Four thousand words: files below 20,000 bytes are not read in threads. */
const PARAGRAPHS = Array.from(
  { length: 200 },
  (_, day) =>
    `On day ${day}, the council met in the old town hall, and it rained on all of the ${day} boats in the harbour.`,
);

/** An ordinary file with a name. */
export function ordinaryFile(name: string): Uint8Array {
  switch (path.extname(name)) {
    case '.pdf':
      return pdfOf(
        Array.from({ length: 10 }, (_, page) =>
          PARAGRAPHS.slice(20 * page, 20 * page + 20).map((text, i) => ({ x: 72, y: 700 - 24 * i, text })),
        ),
      );
    case '.docx':
      return zipOf(docxOf(PARAGRAPHS.map((text) => wordParagraph(text)).join('')));
    case '.odt':
      return odtOf('Rain', ...PARAGRAPHS);
    case '.epub':
      return zipOf(bookOf({ 'one.xhtml': pageOf() }));
    case '.zip':
      return zipOf({ 'a.txt': PARAGRAPHS.join('\n\n') });
    case '.mhtml':
      return Buffer.from(
        `Content-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/html\n\n${pageOf()}\n--a--\n`,
      );
    case '.html':
      return Buffer.from(pageOf());
    case '.csv':
      return Buffer.from(`Day,Text\n${PARAGRAPHS.map((text, i) => `${i},"${text}"\n`).join('')}`);
    default:
      return Buffer.from(PARAGRAPHS.join('\n\n'));
  }
}

function pageOf(): string {
  return `<html><body>${PARAGRAPHS.map((text) => `<p>${text}</p>\n`).join('')}</body></html>`;
}
