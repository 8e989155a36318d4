/** Tells whether an article repeats the words that a quote begins with. */

/** By how many words at its start a quote is told from the others of its article. */
export const START_WORDS = 6;

/** Only so many characters of a quote are looked at: a text may be one long word. */
const LONGEST_START = 300;

/** Whether a text has the first words of a quote, whatever their capitals and the blanks between them. */
export function hasStartOf(quote: string, text: string): boolean {
  const words = quote.trim().slice(0, LONGEST_START).split(/\s+/, START_WORDS);
  const pattern = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('\\s+');
  return new RegExp(`(?<!\\w)${pattern}(?!\\w)`, 'i').test(text);
}
