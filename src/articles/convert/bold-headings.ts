/** Makes headings of the bold lines that stand above text in documents whose writers use no styles. */

/** In characters: a longer bold paragraph is emphasised text. */
const MAX_LENGTH = 100;
/** In characters of HTML: as much is read of a paragraph. */
const MAX_HTML = 1_000;
/** How many bold lines below each other may be headings: more of them are a cover or an address. */
const MAX_SERIES = 3;
/** The start or the end of what headings do not stand in, a heading with its level, a paragraph, or a part of another block. */
const TAG = /<(\/?)(?:table|ul|ol|dl|blockquote|details)\b[^>]*>|<h([1-6])\b|<p>(.*?)<\/p>|<(?:pre|hr)\b/gs;
const BOLD = /<(b|strong)>.*?<\/\1>/gs;
/** Not "Day: Monday", nor a sentence, an introduction of a list, or a question, which has an answer. */
const NO_HEADING = /^[^:]{1,30}:\s+\S|[.,;:!?…]["'”’)]*$/;

/** A paragraph of a page. */
interface Paragraph {
  start: number;
  end: number;
  html: string;
  /** The level of the heading above it; 0 for none. */
  above: number;
}

/**
 * Makes headings of bold lines, each one level below the last heading of a style.
 *
 * @param page HTML of blocks, as a program writes it; paragraphs with attributes are left as they are
 */
export function withBoldHeadings(page: string): string {
  const pieces: string[] = [];
  let written = 0;
  /** The bold lines that nothing has followed yet. */
  let series: Paragraph[] = [];
  const endSeries = () => {
    const headings = series.length > MAX_SERIES ? series.slice(-1) : series;
    for (const { start, end, html, above } of headings) {
      const name = `h${Math.min(6, above + 1)}`;
      pieces.push(page.slice(written, start), `<${name}>${html}</${name}>`);
      written = end;
    }
    series = [];
  };
  let depth = 0;
  let above = 0;
  for (const { 0: tag, 1: slash, 2: level, 3: html, index } of page.matchAll(TAG)) {
    if (level !== undefined) {
      // Above a heading, a bold line is no other.
      series = [];
      above = Number(level);
    } else if (html === undefined) {
      endSeries();
      if (!tag.startsWith('<pre') && !tag.startsWith('<hr')) depth += slash === '' ? 1 : -1;
    } else if (depth === 0 && textOf(html) !== '') {
      if (isBoldLine(html)) series.push({ start: index, end: index + tag.length, html, above });
      else endSeries();
    }
  }
  pieces.push(page.slice(written));
  return pieces.join('');
}

/** Whether all of a paragraph is bold, and may be a heading. */
function isBoldLine(html: string): boolean {
  if (html.length > MAX_HTML || textOf(html.replace(BOLD, '')) !== '') return false;
  const text = textOf(html);
  return text.length <= MAX_LENGTH && /^["“‘(]?[\p{Lu}\p{N}].*\p{L}/u.test(text) && !NO_HEADING.test(text);
}

function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, '').trim();
}
