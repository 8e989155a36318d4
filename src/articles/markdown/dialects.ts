/** Removes the directives of Docusaurus, VuePress, MDX, GitHub and Obsidian, which are not shown as text. */
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
/** A cheap test that every text with a directive passes. */
const ANY = /^[ \t]*(?::::|<\/?[A-Z]|(?:>[ \t]*)+\[!)|^(?:im|ex)port\s/m;

/** Removes directives from a Markdown text. Their titles become paragraphs; code remains unchanged. */
export function withoutDirectives(source: string, context: ParseContext): string {
  if (!ANY.test(source)) return source;
  let fence = '';
  let isExport = false;
  return source
    .split('\n')
    .map((line) => {
      const ticks = line.length > MAX_LINE ? undefined : FENCE.exec(line)?.[1];
      if (fence !== '') {
        if (ticks?.startsWith(fence) && line.trim().endsWith(ticks)) fence = '';
        return line;
      }
      if (ticks) fence = ticks;
      isExport = (isExport && line.trim() !== '') || EXPORT.test(line);
      return isExport ? '' : ticks || line.length > MAX_LINE ? line : readLine(line, context);
    })
    .join('\n');
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
