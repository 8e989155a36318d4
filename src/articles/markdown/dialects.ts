/** Removes the directives of Docusaurus, VuePress, MDX, MkDocs, GitHub and Obsidian, which are not shown as text. */
import { isTag, type ParseContext } from './parse-context.ts';

/** In characters: a longer line is text. */
const MAX_LINE = 1000;

const FENCE = /^[\s>]*(?:[-*+]\s+|\d{1,9}[.)]\s+)?(`{3,}|~{3,})/;
/** `:::note Title`, `:::tip[Title]`, `:::`. */
const ADMONITION = /^[ \t]*:{3,}[ \t]*[\w-]*[ \t]*(.*)$/;
/** `> [!NOTE]`, `> [!tip]- Title`. */
const ALERT = /^([ \t]*(?:>[ \t]*)+)\[![\w-]+\][+-]?[ \t]*(.*)$/;
const COMPONENT = /^[ \t]*<\/?([A-Z][\w.]*)((?:[\s/][^<>]*)?)>[ \t]*$/;
const IMPORT = /^import\s+(?:\S.*\sfrom\s+)?['"][^'"]+['"];?\s*$/;
const EXPORT = /^export\s+(?:default|const|let|var|function)\b/;
/** `!!! note "Title"`, `??? question`, `=== "Tab"` of MkDocs, above a block that is indented. */
const INDENTED = /^(?:(?:!!!|\?{3}\+?) [\w-]+(?: inline)?(?: end)?|={3}[!+]?)(?: "(.*)")?[ \t]*$/;
const INDENT = 4;
/** A cheap test that every text with a directive passes. */
const ANY = /^[ \t]*(?::::|<\/?[A-Z]|(?:>[ \t]*)+\[!|!!! |\?{3}[+ ]|===[!+]? ")|^(?:im|ex)port\s/m;

/** Removes directives from a Markdown text. Their titles become paragraphs; code remains unchanged. */
export function withoutDirectives(source: string, context: ParseContext): string {
  if (!ANY.test(source)) return source;
  let fence = '';
  let isExport = false;
  /** The number of blocks of MkDocs that a line is in. */
  let depth = 0;
  return source
    .split('\n')
    .map((indented, i, lines) => {
      const indent = indented.search(/\S|$/);
      if (indent < indented.length) depth = Math.min(depth, Math.floor(indent / INDENT));
      const line = indented.slice(Math.min(indent, depth * INDENT));
      const ticks = line.length > MAX_LINE ? undefined : FENCE.exec(line)?.[1];
      if (fence !== '') {
        if (ticks?.startsWith(fence) && line.trim().endsWith(ticks)) fence = '';
        return line;
      }
      if (ticks) fence = ticks;
      isExport = (isExport && line.trim() !== '') || EXPORT.test(line);
      if (isExport) return '';
      if (ticks || line.length > MAX_LINE) return line;
      const title = readIndented(line, lines.slice(i + 1, i + 3), depth);
      if (title === null) return readLine(line, context);
      depth++;
      return `\n${title}\n`;
    })
    .join('\n');
}

/** The title of a block of MkDocs, empty where the heading in it repeats it; null when a line starts none. */
function readIndented(line: string, following: readonly string[], depth: number): string | null {
  const directive = INDENTED.exec(line);
  const next = directive && following.find((one) => one.trim() !== '');
  if (!next?.startsWith(' '.repeat(INDENT * (depth + 1)))) return null;
  const title = directive![1] ?? '';
  return next.trim().replace(/^#+ /, '') === title ? '' : title;
}

function readLine(line: string, context: ParseContext): string {
  const admonition = ADMONITION.exec(line);
  if (admonition) return `\n${admonition[1]!.replace(/^\[(.*)\]$/, '$1').replace(/^\{.*\}$/, '')}\n`;
  const alert = ALERT.exec(line);
  if (alert) return alert[2] === '' ? alert[1]! : `${alert[1]}${alert[2]}\n${alert[1]!.trimEnd()}`;
  const component = COMPONENT.exec(line);
  if (component && isTag(component[1]!, component[2]!, context)) return '';
  return IMPORT.test(line) ? '' : line;
}
