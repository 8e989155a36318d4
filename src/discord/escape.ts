import { sizeOf } from './utf8-size.ts';

/**
 * Characters that show nothing, or turn the direction of what follows: controls, zero-width characters,
 * bidirectional marks and tags, and halves of characters. They could hide or reorder the words of a quote. The two
 * joiners stay: emoji and several scripts are written with them.
 */
const INVISIBLE = /(?![\s\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** What Discord's Markdown gives a meaning anywhere in a line: a colon only in an address. */
const ANYWHERE = /[\\`*_~|<[\]@]|:(?=\/\/)/g;
/** Whatever may be written as two characters, wherever it stands. */
const DOUBLED = /[\\`*_~|<[\]@:]/g;
/** What it gives a meaning at the start of a line only: lists, quotations, headings, small print. */
const AT_START = /^(?=[-+>#])|^\d+(?=[.)](?: |$))/;

/**
 * Text that Discord shows as it is, for the middle of a line: no formatting, mention, link, timestamp or emoji
 * comes of it. Takes text from anyone; line breaks and runs of spaces become one space.
 */
export function escapeInline(text: string): string {
  return visible(text).replace(ANYWHERE, '\\$&');
}

/** Text on one line, without what cannot be seen: for labels, in which Discord formats nothing. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, '').replace(/\s+/gu, ' ');
}

/** Text of several lines, without what cannot be seen: its blanks stay as they are. */
export function visibleLines(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '');
}

/** How much room a text may take when it is escaped. */
export function escapedSize(text: string): number {
  return sizeOf(text) + (text.match(DOUBLED)?.length ?? 0);
}

/** A whole line, of escaped text and marks of ours, so that nothing begins where it begins. */
export function escapeStart(line: string): string {
  return line.trim().replace(AT_START, '$&\\');
}

/** `escapeInline` for a text that has a line of its own. */
export function escapeText(text: string): string {
  return escapeStart(escapeInline(text));
}

/** What `escapeText` was given, as people see it. */
export function unescapeText(escaped: string): string {
  return escaped.replace(/\\(.)/gu, '$1');
}
