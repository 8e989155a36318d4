/** The lines of a header, without their markup. */

/** In characters: how much of a line is read, since lines of the body may have any length. */
export const MAX_READ = 300;

export interface Line {
  /** Without markup of Markdown and HTML and white space around it. */
  text: string;
  raw: string;
  start: number;
  /** The start of the next line. */
  end: number;
}

export function isHeading(text: string, { raw, end }: Line): boolean {
  return /^#{1,6}\s/.test(raw.trimStart()) || /^={3,}$/.test(lineAt(text, end)?.raw.trim() ?? '');
}

export function isBelowText(text: string, { start }: Line): boolean {
  return /\S(?:\r\n|\n|\r)$/.test(text.slice(Math.max(0, start - 3), start));
}

const LINE_BREAK = /\r\n|\n|\r/g;

/** The line at an offset; null at the end of the text. */
export function lineAt(text: string, start: number): Line | null {
  if (start >= text.length) return null;
  LINE_BREAK.lastIndex = start;
  const found = LINE_BREAK.exec(text);
  const raw = text.slice(start, Math.min(found?.index ?? text.length, start + MAX_READ));
  return { raw, text: withoutMarkup(raw), start, end: found ? LINE_BREAK.lastIndex : text.length };
}

/**
 * Removes the markup around a line: "**Published:** 19 June 2023", "*June 19, 2023*", "# Title #", "- Date:
 * 2023-06-19", "<!-- date: 2023-06-19 -->", ":date: 2023-06-19".
 */
function withoutMarkup(raw: string): string {
  const line = raw
    .trim()
    .replace(/^<!--\s*|\s*-->$/g, '')
    .replace(/^(?:[>%]\s+|\.\.\s+(?=\w+:)|#\+(?=\w+:))/, '')
    .replace(/^:(\w+):\s/, '$1: ')
    .replace(/^#{1,6}\s+|\s#+$/g, '')
    .replace(/^[-*•]\s+(?=[*_]*[A-Za-z][\w -]{0,25}[:=])/, '');
  return line
    .replace(/^([*_]{1,3})(?=\S)(.*\S)\1$/, '$2')
    .replace(/^([*_]{1,3})([^*_]+)\1/, '$2')
    .trim();
}
