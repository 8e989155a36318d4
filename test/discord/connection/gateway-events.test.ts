import { ChannelType, Events, type Interaction, InteractionType, type Message } from 'discord.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../../src/discord/connection/client.ts';
import { limitEvents } from '../../../src/discord/connection/gateway-events.ts';

const SERVER = '900000000000000001';
const MANAGE_GUILD = '32';
const person = { id: '900000000000000007', username: 'mira', discriminator: '0', avatar: null };
const member = { user: person, roles: [], joined_at: '2024-01-01T00:00:00Z', permissions: MANAGE_GUILD };

let client: ReturnType<typeof createClient>;
/** Passes an event to the client, like the gateway's socket. */
let emit: (t: string, d: unknown) => void;

beforeEach(() => {
  client = createClient(null, (() => Promise.reject(new Error('not here'))) as never);
  limitEvents(client);
  const { ws } = client as unknown as { ws: { status: number; handlePacket(...args: unknown[]): boolean } };
  ws.status = 0;
  const shard = { id: 0, checkReady() {} };
  emit = (t, d) => void ws.handlePacket({ op: 0, s: 1, t, d }, shard);
  emit('READY', {
    user: { ...person, id: '900000000000000009', bot: true },
    guilds: [{ id: SERVER, unavailable: true }],
    application: { id: '900000000000000009', flags: 0 },
  });
  emit('GUILD_CREATE', typicalServer(SERVER));
});

/** A server of typical size. */
function typicalServer(id: string) {
  const many = (count: number, make: (itemId: string) => object) =>
    Array.from({ length: count }, (_, index) => make(String(BigInt(id) + BigInt(index + 10) * 1_000_000n)));
  return {
    id,
    name: 'A server',
    unavailable: false,
    channels: many(60, (itemId) => ({
      id: itemId,
      type: ChannelType.GuildText,
      name: 'general',
      permission_overwrites: [],
    })),
    roles: many(40, (itemId) => ({ id: itemId, name: 'role', permissions: '0', position: 1, color: 0 })),
    emojis: many(50, (itemId) => ({ id: itemId, name: 'emoji', roles: [] })),
    members: [member],
  };
}

function messageIn(channel: string, more: object = {}) {
  return {
    id: '900000000000000100',
    channel_id: channel,
    guild_id: SERVER,
    type: 0,
    content: '<@900000000000000009> When?',
    author: person,
    member,
    timestamp: '2024-05-05T12:00:00Z',
    ...more,
  };
}

describe('the events of the gateway', () => {
  it('a server is cached without its channels, roles, emoji and members', () => {
    const guild = client.guilds.cache.get(SERVER)!;
    expect([guild.available, guild.name]).toEqual([true, 'A server']);
    for (const { cache } of [guild.channels, guild.roles, guild.emojis, guild.members, client.channels])
      expect(cache.size).toBe(0);
    emit('CHANNEL_CREATE', { id: '5', type: 0, guild_id: SERVER, name: 'more', permission_overwrites: [] });
    emit('GUILD_ROLE_CREATE', { guild_id: SERVER, role: { id: '6', name: 'more', permissions: '0' } });
    expect([guild.channels.cache.size, guild.roles.cache.size]).toEqual([0, 0]);
  });

  it('a server has its new name and language, and still no roles and emoji', () => {
    const { channels: _, members: __, ...server } = typicalServer(SERVER);
    emit('GUILD_UPDATE', { ...server, name: 'Another name', preferred_locale: 'de' });
    const guild = client.guilds.cache.get(SERVER)!;
    expect([guild.name, guild.preferredLocale]).toEqual(['Another name', 'de']);
    for (const { cache } of [guild.roles, guild.emojis]) expect(cache.size).toBe(0);
  });

  it('a message in an unknown channel is received, and can be answered there', () => {
    const received: Message[] = [];
    client.on(Events.MessageCreate, (message) => void received.push(message));
    emit('MESSAGE_CREATE', messageIn('900000000000000020'));
    emit('MESSAGE_CREATE', messageIn('900000000000000021', { channel_type: ChannelType.PublicThread }));
    expect(received.map(({ channel }) => channel.isSendable())).toEqual([true, true]);
    expect(received.map((message) => message.inGuild())).toEqual([true, true]);
  });

  it('the 2,000 channels with the latest messages are cached', () => {
    for (let index = 0; index < 2_100; index += 1) emit('MESSAGE_CREATE', messageIn(String(10_000 + index)));
    expect(client.channels.cache.size).toBe(2_000);
    expect(client.guilds.cache.get(SERVER)!.channels.cache.size).toBe(2_000);
  });

  it('an interaction has its server and the permissions of the person there', () => {
    const received: Interaction[] = [];
    client.on(Events.InteractionCreate, (interaction) => void received.push(interaction));
    emit('INTERACTION_CREATE', {
      id: '900000000000000200',
      application_id: '900000000000000009',
      type: InteractionType.ApplicationCommand,
      data: { id: '1', name: 'ask', type: 1 },
      guild_id: SERVER,
      channel: { id: '900000000000000020', type: 0, guild_id: SERVER },
      channel_id: '900000000000000020',
      member,
      token: 'secret',
      entitlements: [],
      authorizing_integration_owners: {},
      attachment_size_limit: 1,
    });
    expect(received).toHaveLength(1);
    expect(received[0]!.inCachedGuild()).toBe(true);
    expect(received[0]!.memberPermissions?.has('ManageGuild')).toBe(true);
  });
});
