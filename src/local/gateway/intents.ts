/** Checks the intents that a bot identifies with. */

import { GatewayCloseCodes, GatewayIntentBits } from 'discord-api-types/v10';

const KNOWN = Object.values(GatewayIntentBits)
  .filter((bit) => typeof bit === 'number')
  .reduce((all, bit) => all | bit, 0);
const PRIVILEGED =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

/**
 * @param intents what the bot sent
 * @param enabled the privileged intents that are switched on
 * @returns the code to close the connection with; null when the intents are allowed
 */
export function checkIntents(intents: unknown, enabled: number): GatewayCloseCodes | null {
  if (typeof intents !== 'number' || !Number.isInteger(intents) || (intents & ~KNOWN) !== 0)
    return GatewayCloseCodes.InvalidIntents;
  return (intents & PRIVILEGED & ~enabled) === 0 ? null : GatewayCloseCodes.DisallowedIntents;
}
