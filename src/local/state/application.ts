/** The API object of the bot's application. */

import {
  type APIApplication,
  ApplicationFlags,
  ApplicationIntegrationType,
  GatewayIntentBits,
} from 'discord-api-types/v10';
import type { GuildState } from './guild-state.ts';

/** Fields that discord-api-types does not have. */
const UNTYPED = { type: null, explicit_content_filter: 0, eligible_oauth2_scopes: [] };

/** The bot's application. Its flags show which privileged intents are enabled, in the variants for small bots. */
export function describeApplication(
  { bot, servers, serversOfBot, users, installedBy }: GuildState,
  privilegedIntents: number,
): Omit<APIApplication, 'summary'> {
  const flags =
    (privilegedIntents & GatewayIntentBits.MessageContent
      ? ApplicationFlags.GatewayMessageContentLimited
      : 0) |
    (privilegedIntents & GatewayIntentBits.GuildMembers ? ApplicationFlags.GatewayGuildMembersLimited : 0) |
    (privilegedIntents & GatewayIntentBits.GuildPresences ? ApplicationFlags.GatewayPresenceLimited : 0);
  const [owner] = servers.map(({ ownerId }) => users.get(ownerId));
  return {
    ...UNTYPED,
    id: bot.id,
    name: bot.username,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    bot,
    ...(owner && { owner }),
    verify_key: '0'.repeat(64),
    team: null,
    flags,
    flags_new: String(flags),
    approximate_guild_count: serversOfBot.length,
    approximate_user_install_count: installedBy.size,
    approximate_user_authorization_count: 0,
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    integration_types_config: {
      [ApplicationIntegrationType.GuildInstall]: {},
      [ApplicationIntegrationType.UserInstall]: {},
    },
  };
}
