/** Writes the document of an article as Markdown, so that people can edit what was a page, or a document of an office. */
import { isListed } from './block-tree.ts';
import { type Block, type Document, isLabel } from './document.ts';

/** Characters that are markup anywhere in a line, and those that are at its start. */
const INLINE = /[\\`*_~|[\]<>&{}]/g;
const AT_START = /^(?=[-+=#:])/;
const NUMBER_AT_START = /^\d+(?=[.)]\s)/;
const INDENTATION = '    ';
const MAX_LEVEL = 6;

/**
 * The blocks of a document in Markdown. Reading it with `readMarkdown` gives the same sentences below the same headings;
 * a question, a term and the answer below it become a heading and a paragraph.
 */
export function writeMarkdown({
  text,
  blocks,
}: Pick<Document, 'text'> & { blocks: readonly Block[] }): string {
  let written = '';
  let last: Block | null = null;
  for (const [number, block] of blocks.entries()) {
    if (last) written += isListed(last) && last.kind === block.kind ? '\n' : '\n\n';
    // A table without names of columns still has a line for them.
    if (block.kind === 'row' && last?.kind !== 'row' && last?.kind !== 'columns')
      written += `${tableHead(block.cells?.map(() => '') ?? [''])}\n`;
    if (block.kind === 'row' && last?.kind === 'columns') written = written.trimEnd().concat('\n');
    written += blockInMarkdown(text, blocks, number);
    last = block;
  }
  return written;
}

function blockInMarkdown(text: string, blocks: readonly Block[], number: number): string {
  const block = blocks[number]!;
  const { kind, level, speaker, start, end } = block;
  const content = text.slice(start, end);
  const cells = () => (block.cells ?? [block]).map((cell) => escaped(text.slice(cell.start, cell.end)));
  if (kind === 'code') return fenced(content);
  if (kind === 'columns') return tableHead(cells());
  if (kind === 'row') return `| ${cells().join(' | ')} |`;
  if (kind === 'item') {
    const mark = block.number === undefined ? '-' : `${block.number}.`;
    return `${INDENTATION.repeat(level - 1)}${mark} ${inLines(content, INDENTATION.repeat(level))}`;
  }
  if (isLabel(kind) && !speaker) return `${'#'.repeat(levelOf(blocks, number))} ${escaped(content)}`;
  const words = inLines(speaker ? `${text.slice(speaker.start, speaker.end)}: ${content}` : content, '');
  return kind === 'quotation' ? words.replace(/^/gm, '> ') : words;
}

/** The level of a heading; that of a question or a term is one below the heading above it. */
function levelOf(blocks: readonly Block[], number: number): number {
  const { kind, level, parent } = blocks[number]!;
  if (kind === 'heading') return level;
  const above = parent < 0 ? 1 : blocks[parent]!.level || 1;
  return Math.min(MAX_LEVEL, above + 1);
}

function tableHead(names: readonly string[]): string {
  return `| ${names.join(' | ')} |\n|${' --- |'.repeat(names.length)}`;
}

/** Code between fences that are longer than any in it. */
function fenced(code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${code}\n${fence}`;
}

/** Text with hard line breaks, the lines after the first indented. */
function inLines(words: string, indentation: string): string {
  return words
    .split('\n')
    .map((line) => escaped(line))
    .join(`\\\n${indentation}`);
}

function escaped(line: string): string {
  return line
    .replaceAll('\n', ' ')
    .replace(INLINE, '\\$&')
    .replace(AT_START, '\\')
    .replace(NUMBER_AT_START, '$&\\');
}
