/** Finds whom a message mentions. */

import {
  AllowedMentionsTypes,
  type APIAllowedMentions,
  type APIMessage,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Channel, GuildState } from './guild-state.ts';
import { permissionsIn } from './permissions.ts';

export type Mentions = Pick<APIMessage, 'mentions' | 'mention_roles' | 'mention_everyone'>;

const USER = /<@!?(\d+)>/g;
const ROLE = /<@&(\d+)>/g;
const EVERYONE = /@(everyone|here)\b/;
/** Discord removes it before it looks for mentions. */
const RIGHT_TO_LEFT_OVERRIDE = /\u202e/g;

/**
 * Finds whom a text pings. Errs on the side of pinging: unlike in Discord, mentions in code or after backslashes count.
 *
 * @param allowed the message's `allowed_mentions`; undefined: all
 */
export function mentionsIn(
  raw: string,
  channel: Channel,
  authorId: string,
  guildState: GuildState,
  allowed: APIAllowedMentions | undefined,
): Mentions {
  const text = raw.replace(RIGHT_TO_LEFT_OVERRIDE, '');
  const allows = (kind: AllowedMentionsTypes) => !allowed || (allowed.parse ?? []).includes(kind);
  const mayMentionEveryone = (permissionsIn(channel, authorId) & PermissionFlagsBits.MentionEveryone) !== 0n;
  const roles = channel.server?.roles ?? [];
  return {
    mentions: idsIn(text, USER)
      .filter((id) => allows(AllowedMentionsTypes.User) || allowed?.users?.includes(id))
      .flatMap((id) => guildState.users.get(id) ?? []),
    mention_roles: idsIn(text, ROLE)
      .filter((id) => allows(AllowedMentionsTypes.Role) || allowed?.roles?.includes(id))
      .filter((id) => roles.some((role) => role.id === id && (role.mentionable || mayMentionEveryone))),
    mention_everyone:
      mayMentionEveryone &&
      channel.kind !== 'direct' &&
      allows(AllowedMentionsTypes.Everyone) &&
      EVERYONE.test(text),
  };
}

function idsIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, id]) => id!))];
}
