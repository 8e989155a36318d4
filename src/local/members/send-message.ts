/** Sends a message as a person. */

import { AllowedMentionsTypes, type APIMessage, type APIUser, MessageType } from 'discord-api-types/v10';
import type { Services } from '../services.ts';
import { composeMessage, referenceTo } from '../state/build-message.ts';
import type { Channel } from '../state/guild-state.ts';
import { maySendIn } from '../state/permissions.ts';
import { Refusal } from './refusal.ts';
import { type PickedFile, uploadOf } from './resolved-data.ts';

const MAX_LENGTH = 2_000;

/** The message that a person replies to, and whether the reply pings its author. */
export interface Answered {
  message: APIMessage;
  ping: boolean;
}

/**
 * Sends a message as a person.
 *
 * @throws Refusal for what Discord's client would not send
 */
export function sendMessage(
  services: Services,
  person: APIUser,
  channel: Channel,
  text: string,
  files: readonly PickedFile[],
  answered: Answered | null,
): APIMessage {
  if (!maySendIn(channel, person.id))
    throw new Refusal('You do not have permission to send messages in this channel.');
  if (answered?.message.type === MessageType.ThreadStarterMessage)
    throw new Refusal('You cannot reply to this message.');
  const content = withMentions(services, channel, text).trim();
  if (content === '' && files.length === 0) throw new Refusal('A message needs words or a file.');
  if (content.length > MAX_LENGTH)
    throw new Refusal(`Your message is too long: ${MAX_LENGTH} characters at most.`);
  const uploads = files.map((file, index) => uploadOf(file, String(index)));
  const fields = answered ? { type: MessageType.Reply, ...referenceTo(answered.message, channel) } : {};
  const allowed_mentions = {
    parse: Object.values(AllowedMentionsTypes),
    replied_user: answered?.ping ?? false,
  };
  const message = composeMessage(
    { content, allowed_mentions },
    uploads,
    { author: person, channel, fields },
    services,
  );
  services.messages.add(message);
  return message;
}

/** Replaces @name and #channel with mentions, as Discord's client does. */
function withMentions({ guildState }: Services, channel: Channel, text: string): string {
  const { server } = channel;
  const users = [...guildState.users.values()].filter(({ id }) => guildState.includes(channel, id));
  const names = new Map<string, string>();
  for (const { id, name } of server?.channels ?? []) names.set(`#${name}`, `<#${id}>`);
  for (const { id, name } of server?.roles.slice(1) ?? []) names.set(`@${name.toLowerCase()}`, `<@&${id}>`);
  for (const { id, username } of users) names.set(`@${username.toLowerCase()}`, `<@${id}>`);
  return text.replace(/(?<![\w<])[@#][\w-]+/g, (typed) => names.get(typed.toLowerCase()) ?? typed);
}
