/** Markdown, of CommonMark and GitHub and as Discord, Docusaurus, Jekyll and others extend it, becomes a document. */
import type { Document } from './document.ts';
import { BlockReader } from './markdown/blocks.ts';

/**
 * The document that a Markdown text is, in time in proportion to the text's length.
 *
 * @param source any text
 * @param from where its header ends and reading begins: a UTF-16 offset in it
 * @throws RangeError when it is nested beyond what the parser can hold
 */
export function readMarkdown(source: string, from = 0): Document {
  return new BlockReader(source.slice(from).replace(/\r\n?/g, '\n')).read();
}
