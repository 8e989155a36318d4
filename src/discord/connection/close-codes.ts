/** Advice for the close codes of Discord's gateway. */

import { GatewayCloseCodes as Close } from 'discord-api-types/v10';

export const TOKEN_ADVICE =
  'Copy a new token from the Bot page of your application into DISCORD_TOKEN; a token ends when it is reset.';
const INTENTS =
  'Discord refuses the intents: this version asks for none that is privileged, so update the bot.';

/** What the operator can do, by the close code after which discord.js does not reconnect. */
const ADVICE: { readonly [code: number]: string } = {
  [Close.AuthenticationFailed]: TOKEN_ADVICE,
  [Close.InvalidShard]:
    'It is about SHARDS, which names a shard that cannot be: set it to auto, or count from 0.',
  [Close.ShardingRequired]: 'The bot is in too many servers for so few shards: set SHARDS to auto.',
  [Close.InvalidAPIVersion]: 'Discord has ended the version of its API that the bot speaks: update the bot.',
  [Close.InvalidIntents]: INTENTS,
  [Close.DisallowedIntents]: INTENTS,
};

export function adviceFor(code: number): string {
  return ADVICE[code] ?? 'Try again in a moment.';
}
