/** The card of a server's settings. */

import type { ServerSettings } from '../../library/server-settings.ts';
import { shorten } from '../truncate.ts';
import { ACCENT, button, type Card, card, row, text } from './parts.ts';

/** What the bot may not do in a channel where it is to answer. */
export interface MissingPermissions {
  channel: string;
  /** As Discord's client names them; null when the channel is gone. */
  names: readonly string[] | null;
}

/** How much is shown; the forms have all. */
const MAX_MISSING = 5;
const LONGEST_SYNONYMS = 600;
const LONGEST_TAGS = 400;

/** @param tags the names of the excluded tags that still exist */
export function settingsCard(
  settings: ServerSettings,
  tags: readonly string[],
  missing: readonly MissingPermissions[],
): Card {
  const { mentionChannels, forums, answersPrivately, certainty, synonyms, keepsQuestions, usesSeeds } =
    settings;
  const { staleAfterMonths: months } = settings;
  const where = [
    `Mentions: ${mentionChannels.length > 0 ? `in ${channelList(mentionChannels)} and their threads` : 'in every channel that I see'}`,
    `New posts: ${forums.length > 0 ? `answered by their title in ${channelList(forums)}, if I am sure` : 'left alone'}`,
    ...(forums.length > 0 && tags.length > 0
      ? [
          `Posts with the tags ${shorten(tags.map((tag) => `“${tag}”`).join(', '), LONGEST_TAGS)} are left alone`,
        ]
      : []),
    ...missing.slice(0, MAX_MISSING).map(inWords),
    ...(missing.length > MAX_MISSING ? [`⚠️ So it is in ${missing.length - MAX_MISSING} more`] : []),
  ];
  const how = [
    `Answers to commands: ${answersPrivately ? 'only who asks sees them' : 'everybody sees them'}, unless the option \`private\` says otherwise`,
    `How sure I have to be: ${certainty === 'very' ? 'very' : 'as usual'}`,
    `Old articles: ${months === null ? 'not marked' : `marked after ${monthsInWords(months)}`}`,
    `Articles that every server sees: ${usesSeeds ? 'seen here' : 'not seen here'}`,
    `Questions that find nothing: ${keepsQuestions ? 'kept for you, without who asked' : 'not kept'}`,
    `Words that mean the same: ${synonymsInWords(synonyms)}`,
  ];
  return card(ACCENT.plain, [
    text('### Settings of this server'),
    text(`**Where I answer**\n${where.join('\n')}`),
    text(`**How I answer**\n${how.join('\n')}`),
    row([button('Where I answer', ['settings-where']), button('How I answer', ['settings-how'])]),
  ]);
}

/** "6 months", "2 years" */
export function monthsInWords(months: number): string {
  if (months < 12) return `${months} months`;
  return months === 12 ? 'a year' : `${months / 12} years`;
}

function channelList(ids: readonly string[]): string {
  return ids.map((id) => `<#${id}>`).join(', ');
}

function inWords({ channel, names }: MissingPermissions): string {
  if (names === null) return `⚠️ A channel with the id ${channel} is gone, or I do not see it`;
  return `⚠️ In <#${channel}> I cannot answer: I need the permission ${names.map((name) => `“${name}”`).join(' and ')} there`;
}

function synonymsInWords(synonyms: ServerSettings['synonyms']): string {
  if (synonyms.length === 0) return 'none';
  return shorten(synonyms.map((group) => group.join(' = ')).join('; '), LONGEST_SYNONYMS);
}
