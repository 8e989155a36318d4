import type { House } from '../house.ts';
import type { Person } from '../people/person.ts';
import type { StoredMessage } from '../world/messages.ts';
import type { WorldView } from './protocol.ts';

export function viewWorld({ world }: House, people: readonly Person[], { user }: Person): WorldView {
  return {
    bot: world.bot,
    people: people.map((person) => person.user),
    servers: world.servers
      .filter(({ members }) => members.has(user.id))
      .map(({ id, name, channels, roles }) => ({
        id,
        name,
        channels: channels.map((channel) => ({ id: channel.id, name: channel.name, topic: channel.topic })),
        roles: roles.slice(1).map((role) => ({ id: role.id, name: role.name })),
      })),
    direct: world.directChannels
      .filter((channel) => world.holds(channel, user.id))
      .map(({ id, between }) => {
        const other = between.find((one) => one.id !== user.id)!;
        return { id, name: other.global_name ?? other.username, topic: null };
      }),
  };
}

export function seenBy({ world }: House, { user }: Person, { message, visibleTo }: StoredMessage): boolean {
  const channel = world.channel(message.channel_id);
  return !!channel && world.holds(channel, user.id) && (visibleTo === null || visibleTo === user.id);
}
