/** Lines that are no text: what Docusaurus, VuePress, MDX, GitHub and Obsidian read out of Markdown before it is shown. */
import { isTag, type Known } from './known.ts';

/** No line of these is longer; a longer one is text. */
const LONGEST_LINE = 1000;

const FENCE = /^[\s>]*(?:[-*+]\s+|\d{1,9}[.)]\s+)?(`{3,}|~{3,})/;
/** `:::note Title`, `:::tip[Title]`, `:::`. */
const ADMONITION = /^[ \t]*:{3,}[ \t]*[\w-]*[ \t]*(.*)$/;
/** `> [!NOTE]`, `> [!tip]- Title`. */
const ALERT = /^([ \t]*(?:>[ \t]*)+)\[![\w-]+\][+-]?[ \t]*(.*)$/;
const COMPONENT = /^[ \t]*<\/?([A-Z][\w.]*)((?:[\s/][^<>]*)?)>[ \t]*$/;
const IMPORT = /^import\s+(?:\S.*\sfrom\s+)?['"][^'"]+['"];?\s*$/;
const EXPORT = /^export\s+(?:default|const|let|var|function)\b/;
const ANY = /^[ \t]*(?::::|<\/?[A-Z]|(?:>[ \t]*)+\[!)|^(?:im|ex)port\s/m;

/** A Markdown text without such lines. Titles in them are paragraphs of their own; code stays as it is. */
export function withoutFurniture(source: string, known: Known): string {
  if (!ANY.test(source)) return source;
  let fence = '';
  let isExport = false;
  return source
    .split('\n')
    .map((line) => {
      const ticks = line.length > LONGEST_LINE ? undefined : FENCE.exec(line)?.[1];
      if (fence !== '') {
        if (ticks?.startsWith(fence) && line.trim().endsWith(ticks)) fence = '';
        return line;
      }
      if (ticks) fence = ticks;
      isExport = (isExport && line.trim() !== '') || EXPORT.test(line);
      return isExport ? '' : ticks || line.length > LONGEST_LINE ? line : readLine(line, known);
    })
    .join('\n');
}

function readLine(line: string, known: Known): string {
  const admonition = ADMONITION.exec(line);
  if (admonition) return `\n${admonition[1]!.replace(/^\[(.*)\]$/, '$1').replace(/^\{.*\}$/, '')}\n`;
  const alert = ALERT.exec(line);
  if (alert) return alert[2] === '' ? alert[1]! : `${alert[1]}${alert[2]}\n${alert[1]!.trimEnd()}`;
  const component = COMPONENT.exec(line);
  if (component && isTag(component[1]!, component[2]!, known)) return '';
  return IMPORT.test(line) ? '' : line;
}
