/** Reads Discord's markup for mentions, emoji and times. Ids are replaced by the kind of what they identify. */

/** Reads Discord's markup at an offset: its text, and the offset after it. Null when there is none. */
export function readMention(text: string, at: number): { words: string; end: number } | null {
  MENTION.lastIndex = at;
  const match = MENTION.exec(text);
  if (!match) return null;
  const [, channel, member, role, emoji, seconds, command] = match;
  const end = MENTION.lastIndex;
  if (channel !== undefined) return { words: /^\d+$/.test(channel) ? '#channel' : `#${channel}`, end };
  if (member !== undefined) return { words: '@user', end };
  if (role !== undefined) return { words: '@role', end };
  if (emoji !== undefined) return { words: `:${emoji}:`, end };
  if (command !== undefined) return { words: `/${command}`, end };
  return { words: dayAt(Number(seconds)), end };
}

const MENTION = new RegExp(
  `<(?:${[
    '#([^\\s<>]{1,100})',
    '@!?(\\d{1,20})',
    '@&(\\d{1,20})',
    'a?:(\\w{1,32}):\\d{1,20}',
    't:(-?\\d{1,13})(?::[tTdDfFRsS])?',
    '/([\\p{L}\\p{N}_ -]{1,100}):\\d{1,20}',
  ].join('|')})>`,
  'uy',
);

/** In seconds: the range of a `Date` before and after 1970. */
const MAX_SECONDS = 8.64e12;

/** The day of a time in UTC; empty outside the range of a `Date`. */
function dayAt(seconds: number): string {
  return Math.abs(seconds) > MAX_SECONDS ? '' : new Date(seconds * 1000).toISOString().split('T')[0]!;
}
