/** Reads Markdown: CommonMark, GitHub's, and the extensions of Discord, Docusaurus, Jekyll and others. */
import type { Document } from './document.ts';
import { BlockReader } from './markdown/blocks.ts';

/**
 * Reads a Markdown text, in linear time.
 *
 * @param source any text
 * @param from the UTF-16 offset of the body, after a header
 * @throws RangeError when the text is nested too deeply for the parser
 */
export function readMarkdown(source: string, from = 0): Document {
  return new BlockReader(source.slice(from).replace(/\r\n?/g, '\n')).read();
}
