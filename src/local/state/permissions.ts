/** Computes a user's permissions as Discord does. */

import { type APIOverwrite, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, Server } from './guild-state.ts';

const ALL = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** The permissions of both users in a direct message. */
const DIRECT_MESSAGE_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.MentionEveryone |
  PermissionFlagsBits.UseExternalEmojis;

/** A user's permissions in a channel, as a bit set; in a thread they are those in its parent. */
export function permissionsIn(channel: Channel, userId: string): bigint {
  if (channel.kind === 'direct') return DIRECT_MESSAGE_PERMISSIONS;
  if (channel.kind === 'thread') return permissionsIn(channel.parent, userId);
  const { server, overwrites } = channel;
  let result = permissionsOf(server, userId);
  if (result === ALL) return ALL;
  const roles = server.members.get(userId)?.roles ?? [];
  // In Discord's order: overwrites of @everyone, then of all roles together, then of the member.
  for (const one of [
    overwrites.filter(({ id }) => id === server.id),
    overwrites.filter(({ id, type }) => type === OverwriteType.Role && roles.includes(id)),
    overwrites.filter(({ id }) => id === userId),
  ])
    result = (result & ~sum(one, 'deny')) | sum(one, 'allow');
  return result;
}

/** The permission that is needed to send messages in a channel. */
export function permissionToSendIn({ kind }: Channel): bigint {
  return kind === 'thread' ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
}

/** Whether a user may send messages in a channel. In a locked thread only those may who manage threads. */
export function maySendIn(channel: Channel, userId: string): boolean {
  const may = permissionsIn(channel, userId);
  const isLocked = channel.kind === 'thread' && channel.isLocked;
  return (
    (may & permissionToSendIn(channel)) !== 0n &&
    (!isLocked || (may & PermissionFlagsBits.ManageThreads) !== 0n)
  );
}

/** A user's permissions in a server, before the overwrites of channels. */
export function permissionsOf(server: Server, userId: string): bigint {
  const member = server.members.get(userId);
  if (!member) return 0n;
  if (userId === server.ownerId) return ALL;
  const roles = server.roles.filter(({ id }) => id === server.id || member.roles.includes(id));
  const base = roles.reduce((all, { permissions }) => all | BigInt(permissions), 0n);
  return (base & PermissionFlagsBits.Administrator) !== 0n ? ALL : base;
}

function sum(overwrites: APIOverwrite[], side: 'allow' | 'deny'): bigint {
  return overwrites.reduce((all, overwrite) => all | BigInt(overwrite[side]), 0n);
}
