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
/** Turns the direction of what follows; Discord takes it out before it looks for mentions. */
const OVERRIDE = /\u202e/g;

/**
 * Whom a text pings. Taken at its worst: code and backslashes, which may keep Discord from it, do not here.
 *
 * @param allowed what the message allows; undefined: everything
 */
export function mentionsIn(
  raw: string,
  channel: Channel,
  authorId: string,
  world: GuildState,
  allowed: APIAllowedMentions | undefined,
): Mentions {
  const text = raw.replace(OVERRIDE, '');
  const allows = (kind: AllowedMentionsTypes) => !allowed || (allowed.parse ?? []).includes(kind);
  const may = (permissionsIn(channel, authorId) & PermissionFlagsBits.MentionEveryone) !== 0n;
  const roles = channel.kind === 'server' ? channel.server.roles : [];
  return {
    mentions: idsIn(text, USER)
      .filter((id) => allows(AllowedMentionsTypes.User) || allowed?.users?.includes(id))
      .flatMap((id) => world.users.get(id) ?? []),
    mention_roles: idsIn(text, ROLE)
      .filter((id) => allows(AllowedMentionsTypes.Role) || allowed?.roles?.includes(id))
      .filter((id) => roles.some((role) => role.id === id && (role.mentionable || may))),
    mention_everyone:
      may && channel.kind === 'server' && allows(AllowedMentionsTypes.Everyone) && EVERYONE.test(text),
  };
}

function idsIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, id]) => id!))];
}
