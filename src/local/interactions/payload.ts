/** Builds the payload of INTERACTION_CREATE. */

import type { APIInteraction, APIMessage } from 'discord-api-types/v10';
import { filterAnswered } from '../gateway/message-content-intent.ts';
import { describeChannel, describeMember } from '../state/api-objects.ts';
import { MAX_FILE_BYTES } from '../state/files.ts';
import type { GuildState } from '../state/guild-state.ts';
import { permissionsIn } from '../state/permissions.ts';
import type { Action, Interaction } from './interaction.ts';

/** The payload of INTERACTION_CREATE for a bot with these intents, with every field that Discord sends. */
export function describeInteraction(
  { id, token, action }: Interaction,
  intents: number,
  guildState: GuildState,
): APIInteraction {
  const { type, person, channel, data, owners, source } = action;
  const { server } = channel;
  const member = server?.members.get(person.id);
  const whole = (message: APIMessage) => filterAnswered(message, channel, intents, guildState);
  return {
    id,
    application_id: guildState.bot.id,
    type,
    token,
    version: 1,
    data: withTargets(data, whole),
    ...(source && { message: whole(source) }),
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
    locale: guildState.localeOf(person.id),
    entitlements: [],
    authorizing_integration_owners: owners,
    context: guildState.contextOf(channel),
    attachment_size_limit: MAX_FILE_BYTES,
  } as APIInteraction;
}

/** The data of a message command has all content of the message, whomever that mentions. */
function withTargets(data: Action['data'], describe: (message: APIMessage) => APIMessage): Action['data'] {
  const { resolved } = data as { resolved?: { messages?: { [id: string]: APIMessage } } };
  if (!resolved?.messages) return data;
  const messages = Object.fromEntries(
    Object.entries(resolved.messages).map(([id, message]) => [id, describe(message)]),
  );
  return { ...data, resolved: { ...resolved, messages } };
}
