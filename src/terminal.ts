/** What a terminal obeys instead of showing it, and what turns the direction of the text around it. */
const CONTROLS = /[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** A text that others may have written, with the code of what a terminal would obey in its place. */
export function forTerminal(text: string): string {
  return text.replace(CONTROLS, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
