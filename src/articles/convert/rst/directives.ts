/** Writes the directives of reStructuredText as HTML. */
import { readRecords } from '../csv.ts';
import { escapeHtml } from '../write-page.ts';
import { dedent, endOfIndented } from './lines.ts';
import type { RstTable } from './tables.ts';

/** A directive: ".. name:: argument", its options and what stands below it. */
export interface Directive {
  name: string;
  argument: string;
  options: ReadonlyMap<string, string>;
  body: readonly string[];
}

/** What writes the content of directives. */
interface Writer {
  blocks(lines: readonly string[]): string;
  inline(text: string): string;
  table(table: RstTable): string;
}

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const ADMONITIONS = names('note warning tip important hint caution danger attention error seealso todo');
const CODE = names('code code-block sourcecode parsed-literal literal math prompt console doctest testcode');
/** Directives without a text of their own: what they name is in other files, which are not read. */
const LEFT_OUT = names(
  `image include literalinclude raw contents toctree index meta highlight default-role role sectnum section-numbering
  header footer target-notes currentmodule module py:module bibliography graphviz
  digraph unicode date tabularcolumns`.replace(/\s+/g, ' '),
);
/** Directives that only stand around what is below them. */
const WRAPPERS = names('container compound class only ifconfig rst-class tab-set grid hlist centered');
const CHANGES: Readonly<Record<string, string>> = {
  versionadded: 'New in version',
  versionchanged: 'Changed in version',
  versionremoved: 'Removed in version',
  deprecated: 'Deprecated since version',
};

/** Writes a directive. One that is not known is a term with its argument, above what stands below it. */
export function writeDirective(directive: Directive, writer: Writer): string {
  const { name, argument, body } = directive;
  const title = writer.inline(argument);
  if (LEFT_OUT.has(name) || (name.startsWith('auto') && body.length === 0)) return '';
  if (ADMONITIONS.has(name)) {
    const label = name === 'seealso' ? 'See also' : name[0]!.toUpperCase() + name.slice(1);
    return labelled(`${label}:`, writer.blocks(argument === '' ? body : [argument, ...body]));
  }
  if (CODE.has(name)) return `<pre>${escapeHtml(body.length > 0 ? body.join('\n') : argument)}</pre>\n`;
  if (name in CHANGES) {
    const [version = '', ...text] = argument.split(/\s+/);
    return labelled(`${CHANGES[name]} ${escapeHtml(version)}:`, writer.blocks([text.join(' '), ...body]));
  }
  if (name === 'admonition' || name === 'topic' || name === 'sidebar' || name === 'rubric')
    return `<p><b>${title}</b></p>\n${writer.blocks(body)}`;
  if (name === 'epigraph' || name === 'highlights' || name === 'pull-quote')
    return `<blockquote>${writer.blocks(argument === '' ? body : [argument, ...body])}</blockquote>\n`;
  if (name === 'figure') return writer.blocks(body);
  if (name === 'table') return caption(title) + writer.blocks(body);
  if (name === 'list-table') return caption(title) + writer.table(listTable(directive));
  if (name === 'csv-table') return caption(title) + writer.table(csvTable(directive));
  if (WRAPPERS.has(name)) return writer.blocks(body);
  if (argument === '') return writer.blocks(body);
  return `<dl><dt>${title}</dt><dd>${writer.blocks(body)}</dd></dl>\n`;
}

function labelled(label: string, html: string): string {
  const bold = `<b>${label}</b> `;
  return `<div>${html.startsWith('<p>') ? `<p>${bold}${html.slice(3)}` : `<p>${bold}</p>${html}`}</div>\n`;
}

function caption(title: string): string {
  return title === '' ? '' : `<p>${title}</p>\n`;
}

/** A table written as a list of lists. */
function listTable({ options, body }: Directive): RstTable {
  const rows = itemsOf(body).map((row) =>
    itemsOf(row).map((cell) => cell.filter((line) => line !== '').join('\n')),
  );
  const heads = Number(options.get('header-rows') ?? 0) || 0;
  return { columns: rows.slice(0, heads), rows: rows.slice(heads) };
}

/** The items of a list of bullets, each without its mark. */
function itemsOf(lines: readonly string[]): string[][] {
  const items: string[][] = [];
  for (let at = 0; at < lines.length; ) {
    const mark = /^[*+-](?: +|$)/.exec(lines[at]!)?.[0];
    const end = Math.max(at + 1, endOfIndented(lines, at + 1, 1));
    if (mark !== undefined)
      items.push(
        dedent([' '.repeat(mark.length) + lines[at]!.slice(mark.length), ...lines.slice(at + 1, end)]),
      );
    at = end;
  }
  return items;
}

function csvTable({ options, body }: Directive): RstTable {
  const delimiter = options.get('delim') === 'tab' ? '\t' : (options.get('delim')?.[0] ?? ',');
  const rows = readRecords(body.join('\n'), delimiter);
  const header = options.get('header');
  const columns = header === undefined ? [] : readRecords(header, delimiter);
  const heads = Number(options.get('header-rows') ?? 0) || 0;
  return { columns: [...columns, ...rows.slice(0, heads)], rows: rows.slice(heads) };
}
