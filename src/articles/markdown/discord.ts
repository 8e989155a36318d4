/** Discord's own marks: mentions, emoji, times. What the marks name by a number is shown by what it is. */

/** The words of Discord's mark at an offset of a text, and where it ends; null when none is there. */
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

/** The last second that a `Date` can hold, and the first but for its sign. */
const LAST_SECOND = 8.64e12;

/** The day of a moment in UTC: its hour is another in each reader's zone. */
function dayAt(seconds: number): string {
  return Math.abs(seconds) > LAST_SECOND ? '' : new Date(seconds * 1000).toISOString().split('T')[0]!;
}
