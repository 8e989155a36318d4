import { GatewayCloseCodes, GatewayIntentBits } from 'discord-api-types/v10';

const KNOWN = Object.values(GatewayIntentBits)
  .filter((bit) => typeof bit === 'number')
  .reduce((all, bit) => all | bit, 0);
const PRIVILEGED =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

/** Why a bot that asks for these intents is sent away; null when it is not. */
export function refusalOf(intents: unknown, enabled: number): GatewayCloseCodes | null {
  if (typeof intents !== 'number' || !Number.isInteger(intents) || (intents & ~KNOWN) !== 0)
    return GatewayCloseCodes.InvalidIntents;
  return (intents & PRIVILEGED & ~enabled) === 0 ? null : GatewayCloseCodes.DisallowedIntents;
}
