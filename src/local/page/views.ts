import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Person } from '../members/member.ts';
import type { Services } from '../services.ts';
import type { StoredMessage } from '../state/messages.ts';
import { permissionsIn } from '../state/permissions.ts';
import type { WorldView } from './protocol.ts';

export function viewWorld(
  { world, gateway }: Services,
  people: readonly Person[],
  { user }: Person,
): WorldView {
  return {
    bot: world.bot,
    online: gateway.online,
    people: people.map((person) => person.user),
    servers: world.servers
      .filter(({ members }) => members.has(user.id))
      .map(({ id, name, channels, roles, members }) => ({
        id,
        name,
        channels: channels.map((channel) => ({
          id: channel.id,
          name: channel.name,
          topic: channel.topic,
          mayWrite: (permissionsIn(channel, user.id) & PermissionFlagsBits.SendMessages) !== 0n,
        })),
        roles: roles.slice(1).map((role) => ({ id: role.id, name: role.name })),
        members: [...members.values()].map((member) => ({ id: member.user.id, roles: member.roles })),
      })),
    direct: world.directChannels
      .filter((channel) => world.holds(channel, user.id))
      .map(({ id, between }) => {
        const other = between.find((one) => one.id !== user.id)!;
        const name = other.global_name ?? other.username;
        return { id, name, topic: null, mayWrite: true, user: other.id };
      }),
  };
}

export function seenBy(
  { world }: Services,
  { user }: Person,
  { message, visibleTo }: StoredMessage,
): boolean {
  const channel = world.channel(message.channel_id);
  return !!channel && world.holds(channel, user.id) && (visibleTo === null || visibleTo === user.id);
}
