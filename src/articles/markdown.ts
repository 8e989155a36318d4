/** Markdown, of CommonMark and GitHub and as Discord, Docusaurus, Jekyll and others extend it, becomes a document. */
import { type Document, DocumentWriter } from './document.ts';
import { BlockReader } from './markdown/blocks.ts';

/**
 * The document that a Markdown text is. It never throws, and takes time in proportion to the text's length.
 *
 * @param source any text
 * @param from where its header ends and reading begins: a UTF-16 offset in it
 */
export function readMarkdown(source: string, from = 0): Document {
  const text = source.slice(from).replace(/\r\n?/g, '\n');
  try {
    return new BlockReader(text).read();
  } catch (error) {
    // A text that is too strange for the parsers is still a text.
    if (!(error instanceof RangeError)) throw error;
    return readPlain(text);
  }
}

function readPlain(text: string): Document {
  const writer = new DocumentWriter();
  for (const paragraph of text.split(/\n\s*\n/)) writer.write('paragraph', paragraph);
  return writer.finish();
}
