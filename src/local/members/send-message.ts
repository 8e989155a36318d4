import {
  type APIMessage,
  type APIUser,
  MessageReferenceType,
  MessageType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Services } from '../services.ts';
import { composeMessage, withoutReferenced } from '../state/compose.ts';
import type { Channel } from '../state/guild-state.ts';
import { permissionsIn } from '../state/permissions.ts';
import { Refusal } from './refusal.ts';
import { type PickedFile, uploadOf } from './resolved-data.ts';

const LONGEST = 2_000;

/** A message that a person sends, as against a command. */
export function say(
  house: Services,
  person: APIUser,
  channel: Channel,
  text: string,
  files: readonly PickedFile[],
  answered: APIMessage | null,
): APIMessage {
  if ((permissionsIn(channel, person.id) & PermissionFlagsBits.SendMessages) === 0n)
    throw new Refusal('You do not have permission to send messages in this channel.');
  const content = withMentions(house, channel, text).trim();
  if (content === '' && files.length === 0) throw new Refusal('A message needs words or a file.');
  if (content.length > LONGEST) throw new Refusal(`Your message is too long: ${LONGEST} characters at most.`);
  const uploads = files.map((file, index) => uploadOf(file, String(index)));
  const fields: Partial<APIMessage> = answered
    ? {
        type: MessageType.Reply,
        referenced_message: withoutReferenced(answered),
        message_reference: {
          type: MessageReferenceType.Default,
          message_id: answered.id,
          channel_id: channel.id,
          ...(channel.kind === 'server' && { guild_id: channel.server.id }),
        },
      }
    : {};
  const message = composeMessage({ content }, uploads, { author: person, channel, fields }, house);
  house.messages.add(message);
  return message;
}

/** Puts ids where a person typed @name or #channel, as Discord's client does. */
function withMentions({ world }: Services, channel: Channel, text: string): string {
  const server = channel.kind === 'server' ? channel.server : null;
  const users = [...world.users.values()].filter(({ id }) => world.holds(channel, id));
  const names = new Map<string, string>();
  for (const { id, name } of server?.channels ?? []) names.set(`#${name}`, `<#${id}>`);
  for (const { id, name } of server?.roles.slice(1) ?? []) names.set(`@${name.toLowerCase()}`, `<@&${id}>`);
  for (const { id, username } of users) names.set(`@${username.toLowerCase()}`, `<@${id}>`);
  return text.replace(/(?<![\w<])[@#][\w-]+/g, (typed) => names.get(typed.toLowerCase()) ?? typed);
}
