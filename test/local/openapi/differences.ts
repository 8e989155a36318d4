/** Known differences between the local Discord's traffic and Discord's OpenAPI description. */

const OF_DISCORD_JS = 'discord.js says it with every message, and Discord does not look at it there';

/** Places at which the traffic is not as described, and why. */
export const DIFFERENCES: { readonly [at: string]: string } = {
  'Error.code': 'the codes of single fields are words, as the documentation of errors shows them',
  'GuildResponse.hub_type': 'Discord sends it; discord-api-types has it as well',
  'GuildWithCountsResponse.hub_type': 'Discord sends it; discord-api-types has it as well',
  'ApplicationCommandUpdateRequest.default_member_permissions':
    'digits, as the documentation says; the description takes them for a number',
  'IncomingWebhookInteractionRequest.enforce_nonce': OF_DISCORD_JS,
  'IncomingWebhookRequestPartial.enforce_nonce': OF_DISCORD_JS,
  'IncomingWebhookUpdateForInteractionCallbackRequestPartial.enforce_nonce': OF_DISCORD_JS,
  'IncomingWebhookUpdateForInteractionCallbackRequestPartial.tts': OF_DISCORD_JS,
  'IncomingWebhookUpdateRequestPartial.enforce_nonce': OF_DISCORD_JS,
  'IncomingWebhookUpdateRequestPartial.tts': OF_DISCORD_JS,
  'MessageReferenceResponse.type':
    'a forwarded message has 1, as the documentation of messages says; the description knows replies alone',
  'MessageEditRequestPartial.enforce_nonce': OF_DISCORD_JS,
  'MessageEditRequestPartial.tts': OF_DISCORD_JS,
};
