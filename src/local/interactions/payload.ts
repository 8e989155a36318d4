/** Builds the payload of INTERACTION_CREATE. */

import type { APIInteraction } from 'discord-api-types/v10';
import { describeChannel, describeMember } from '../state/api-objects.ts';
import { MAX_FILE_BYTES } from '../state/files.ts';
import type { GuildState } from '../state/guild-state.ts';
import { permissionsIn } from '../state/permissions.ts';
import type { Interaction } from './interaction.ts';

const LOCALE = 'en-US';

/** The payload of INTERACTION_CREATE, with every field that Discord sends. */
export function describeInteraction(
  { id, token, action }: Interaction,
  guildState: GuildState,
): APIInteraction {
  const { type, person, channel, data, owners, source } = action;
  const server = channel.kind === 'server' ? channel.server : null;
  const member = server?.members.get(person.id);
  return {
    id,
    application_id: guildState.bot.id,
    type,
    token,
    version: 1,
    data,
    ...(source && { message: source }),
    channel: describeChannel(
      channel,
      channel.kind === 'direct' && !guildState.includesBot(channel) ? person : guildState.bot,
    ),
    channel_id: channel.id,
    ...(server && {
      guild_id: server.id,
      guild: { id: server.id, features: [], locale: server.locale },
      guild_locale: server.locale,
    }),
    ...(member
      ? { member: { ...describeMember(member), permissions: String(permissionsIn(channel, person.id)) } }
      : { user: person }),
    app_permissions: String(permissionsIn(channel, guildState.bot.id)),
    locale: LOCALE,
    entitlements: [],
    authorizing_integration_owners: owners,
    context: guildState.contextOf(channel),
    attachment_size_limit: MAX_FILE_BYTES,
  } as APIInteraction;
}
