/** In UTF-8 three bytes each: Chinese, Japanese, Korean, Thai, Hindi. A half of a longer character takes two of its four. */
const THREE_BYTES = /[\u0800-\ud7ff\ue000-\uffff]/g;

/**
 * How much of a card's room a text takes: its characters, and those of three bytes for a third more. Then 4,000 of them,
 * which is what Discord allows, are 9,000 bytes at most: from 10,170 on it is reported to fail.
 */
export function sizeOf(text: string): number {
  return text.length + (text.match(THREE_BYTES)?.length ?? 0) / 3;
}
