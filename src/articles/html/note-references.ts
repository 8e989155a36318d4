/** Recognises links to notes and anchors, which are not text: `[1]`, `¶`. */
import type { Element } from './element.ts';

/** In characters. */
const MAX_MARK = 40;
const BRACKETED = /^(?:\[[^[\]]{1,38}\][,\s]*)+$/;
const SHORT = /^[[(]?[\w*†‡§¶]{1,3}[\])]?$/;

/** Whether an element is a reference to a note or a heading's link to itself. */
export function isReference(element: Element): boolean {
  const { name, length, local } = element;
  if ((name !== 'a' && name !== 'sup') || length > MAX_MARK) return false;
  const text = textOf(element).trim();
  if (name === 'sup') return BRACKETED.test(text) || (local > 0 && SHORT.test(text));
  return local > 0 && (BRACKETED.test(text) ? /\d|note/.test(text) : !/[\p{L}\p{N}]/u.test(text));
}

function textOf({ children }: Element): string {
  return children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
