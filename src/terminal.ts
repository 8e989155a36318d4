/** Escapes text for terminals. */

/** Control characters except line breaks and tabs, and characters that change the direction of text. */
const CONTROLS = /[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** Escapes the control characters of untrusted text: "\u001b". */
export function forTerminal(text: string): string {
  return text.replace(CONTROLS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
