import {
  type APIApplication,
  ApplicationFlags,
  ApplicationIntegrationType,
  GatewayIntentBits,
} from 'discord-api-types/v10';
import type { GuildState } from './guild-state.ts';

/** The bot's application; its flags say which privileged intents are switched on, in the form for small bots. */
export function describeApplication(
  { bot, servers, users }: GuildState,
  privilegedIntents: number,
): APIApplication {
  const flags =
    (privilegedIntents & GatewayIntentBits.MessageContent
      ? ApplicationFlags.GatewayMessageContentLimited
      : 0) |
    (privilegedIntents & GatewayIntentBits.GuildMembers ? ApplicationFlags.GatewayGuildMembersLimited : 0) |
    (privilegedIntents & GatewayIntentBits.GuildPresences ? ApplicationFlags.GatewayPresenceLimited : 0);
  const [owner] = servers.map(({ ownerId }) => users.get(ownerId));
  return {
    id: bot.id,
    name: bot.username,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    bot,
    ...(owner && { owner }),
    summary: '',
    verify_key: '0'.repeat(64),
    team: null,
    flags,
    flags_new: String(flags),
    approximate_guild_count: servers.length,
    integration_types_config: {
      [ApplicationIntegrationType.GuildInstall]: {},
      [ApplicationIntegrationType.UserInstall]: {},
    },
  };
}
