/** The text of a message as people see it, to be read as an article. */

import type { Guild, Message } from 'discord.js';
import { formatOf } from '../../articles/format.ts';
import { readMention } from '../../articles/markdown/discord.ts';
import { parseDay } from '../../day.ts';
import { english } from '../../i18n/translator.ts';
import { textOfMessage } from '../asking/message-text.ts';

/** How many channels and roles are looked up by name: the form has to be there within Discord's three seconds. */
const MAX_LOOKED_UP = 5;

/** Mentions, emoji and times. */
const MARKUP = /<[@#:a/t][^<>\n]{1,120}>/g;
const INLINE_MARKS = /\\([^\w\s])|\*\*|__|~~|`+|^>>> |^> /gm;

/**
 * The text of a message with names in the place of mentions, times in English, and no marks of Discord's. Those of Markdown
 * stay where they make the text Markdown, as which it is read then.
 */
export async function readableText(message: Message): Promise<string> {
  const written = textOfMessage(message);
  const names = await namesIn(written, message);
  const inWords = (markup: string) =>
    names.get(markup) ?? timeInWords(markup) ?? readMention(markup, 0)?.words ?? markup;
  const text = written.replace(MARKUP, inWords).replace(/^-# /gm, '').replaceAll('||', '').trim();
  return formatOf('message.txt', text) === 'text' ? text.replace(INLINE_MARKS, '$1') : text;
}

/** The names by the mentions in a text, as far as they are known. */
async function namesIn(text: string, { mentions, guild }: Message): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const [id, { displayName }] of mentions.users)
    for (const mention of [`<@${id}>`, `<@!${id}>`]) names.set(mention, `@${displayName}`);
  const found = [...new Set(text.match(/<(?:@&|#)\d{17,20}>/g))].slice(0, MAX_LOOKED_UP);
  const lookUp = async (mention: string) => {
    const name = guild && (await nameOf(mention, guild).catch(() => null));
    if (name) names.set(mention, name);
  };
  await Promise.all(found.map(lookUp));
  return names;
}

/** The name of a channel or a role, of which discord.js keeps none. */
async function nameOf(mention: string, { channels, roles }: Guild): Promise<string | null> {
  const id = mention.replace(/\D/g, '');
  const isChannel = mention.startsWith('<#');
  const named = isChannel
    ? await channels.fetch(id, { force: true })
    : (await roles.fetch(undefined, { cache: false })).get(id);
  return named ? `${isChannel ? '#' : '@'}${named.name}` : null;
}

/** A time in UTC: "19 June 2023, 14:30 UTC", without the hour in the styles that show none; null when it is none. */
function timeInWords(markup: string): string | null {
  const [, seconds, style = 'f'] = /^<t:(-?\d{1,13})(?::([a-zA-Z]))?>$/.exec(markup) ?? [];
  const time = new Date(Number(seconds) * 1_000);
  if (seconds === undefined || Number.isNaN(time.getTime())) return null;
  const day = parseDay(time.toISOString().slice(0, 10));
  const hour = `${time.toISOString().slice(11, 16)} UTC`;
  if (/[tT]/.test(style)) return hour;
  return day && (/[dDR]/.test(style) ? english.day(day) : `${english.day(day)}, ${hour}`);
}
