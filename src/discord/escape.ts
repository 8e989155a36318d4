/** Escapes text for Discord's Markdown. */

import { sizeOf } from './utf8-size.ts';

/**
 * Characters that are invisible, or change the direction of the text: controls, zero-width characters, bidirectional marks
 * and tags, and lone surrogates. They could hide or reorder the words of a quote. The two joiners are kept: emoji and
 * several scripts need them.
 */
const INVISIBLE = /(?![\s\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Characters that are Markdown anywhere in a line; a colon only in a URL. */
const ANYWHERE = /[\\`*_~|<[\]@]|:(?=\/\/)/g;
/** Characters that escaping may double. */
const DOUBLABLE = /[\\`*_~|<[\]@:]/g;
/** Markdown at the start of a line: lists, quotations, headings, small print. */
const AT_START = /^(?=[-+>#])|^\d+(?=[.)](?: |$))/;

/**
 * Escapes untrusted text for the middle of a line, so that Discord shows it literally: without formatting, mentions, links,
 * timestamps or emoji. Line breaks and runs of spaces become one space.
 */
export function escapeInline(text: string): string {
  return visible(text).replace(ANYWHERE, '\\$&');
}

/** Text on one line, without invisible characters: for labels, which have no Markdown. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, '').replace(/\s+/gu, ' ');
}

/** Text of several lines, without invisible characters; blanks are kept. */
export function visibleLines(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '');
}

/** The maximum size of a text when it is escaped: see `sizeOf`. */
export function escapedSize(text: string): number {
  return sizeOf(text) + (text.match(DOUBLABLE)?.length ?? 0);
}

/** Escapes the start of a line, which is otherwise escaped already, so that it starts no block. */
export function escapeStart(line: string): string {
  return line.trim().replace(AT_START, '$&\\');
}

/** Like `escapeInline`, for a text that is a whole line. */
export function escapeText(text: string): string {
  return escapeStart(escapeInline(text));
}

/** The inverse of `escapeText`. */
export function unescapeText(escaped: string): string {
  return escaped.replace(/\\(.)/gu, '$1');
}
