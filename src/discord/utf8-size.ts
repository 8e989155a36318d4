/** UTF-16 units that take three bytes in UTF-8: Chinese, Japanese, Korean, Thai, Hindi. A surrogate counts two of its pair's four bytes. */
const THREE_BYTES = /[\u0800-\ud7ff\ue000-\uffff]/g;

/**
 * The size of a text in a card: its length, where characters of three bytes count a third more. Then 4,000 of them, which
 * is Discord's limit, are at most 9,000 bytes: messages of 10,170 bytes and more are reported to fail.
 */
export function sizeOf(text: string): number {
  return text.length + (text.match(THREE_BYTES)?.length ?? 0) / 3;
}
