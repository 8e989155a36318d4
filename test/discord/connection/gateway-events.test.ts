import { ChannelType, Events, type Interaction, InteractionType, type Message } from 'discord.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../../src/discord/connection/client.ts';
import { limitEvents } from '../../../src/discord/connection/gateway-events.ts';

const SERVER = '900000000000000001';
const MANAGE_GUILD = '32';
const person = { id: '900000000000000007', username: 'mira', discriminator: '0', avatar: null };
const member = { user: person, roles: [], joined_at: '2024-01-01T00:00:00Z', permissions: MANAGE_GUILD };

let client: ReturnType<typeof createClient>;
/** As the gateway's socket gives an event on. */
let tell: (t: string, d: unknown) => void;

beforeEach(() => {
  client = createClient(null, (() => Promise.reject(new Error('not here'))) as never);
  limitEvents(client);
  const { ws } = client as unknown as { ws: { status: number; handlePacket(...args: unknown[]): boolean } };
  ws.status = 0;
  const shard = { id: 0, checkReady() {} };
  tell = (t, d) => void ws.handlePacket({ op: 0, s: 1, t, d }, shard);
  tell('READY', {
    user: { ...person, id: '900000000000000009', bot: true },
    guilds: [{ id: SERVER, unavailable: true }],
    application: { id: '900000000000000009', flags: 0 },
  });
  tell('GUILD_CREATE', usualServer(SERVER));
});

/** A server of usual size. */
function usualServer(id: string) {
  const many = (count: number, make: (own: string) => object) =>
    Array.from({ length: count }, (_, index) => make(String(BigInt(id) + BigInt(index + 10) * 1_000_000n)));
  return {
    id,
    name: 'A server',
    unavailable: false,
    channels: many(60, (own) => ({
      id: own,
      type: ChannelType.GuildText,
      name: 'general',
      permission_overwrites: [],
    })),
    roles: many(40, (own) => ({ id: own, name: 'role', permissions: '0', position: 1, color: 0 })),
    emojis: many(50, (own) => ({ id: own, name: 'emoji', roles: [] })),
    members: [member],
  };
}

function said(channel: string, more: object = {}) {
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

describe('of what Discord tells', () => {
  it('a server is kept without all that it has many of', () => {
    const guild = client.guilds.cache.get(SERVER)!;
    expect([guild.available, guild.name]).toEqual([true, 'A server']);
    for (const { cache } of [guild.channels, guild.roles, guild.emojis, guild.members, client.channels])
      expect(cache.size).toBe(0);
    tell('CHANNEL_CREATE', { id: '5', type: 0, guild_id: SERVER, name: 'more', permission_overwrites: [] });
    tell('GUILD_ROLE_CREATE', { guild_id: SERVER, role: { id: '6', name: 'more', permissions: '0' } });
    expect([guild.channels.cache.size, guild.roles.cache.size]).toEqual([0, 0]);
  });

  it('a message is heard, in a channel that is not known, and can be answered there', () => {
    const heard: Message[] = [];
    client.on(Events.MessageCreate, (message) => void heard.push(message));
    tell('MESSAGE_CREATE', said('900000000000000020'));
    tell('MESSAGE_CREATE', said('900000000000000021', { channel_type: ChannelType.PublicThread }));
    expect(heard.map(({ channel }) => channel.isSendable())).toEqual([true, true]);
    expect(heard.map((message) => message.inGuild())).toEqual([true, true]);
  });

  it('the channels of the last 2,000 that something was said in are known', () => {
    for (let index = 0; index < 2_100; index += 1) tell('MESSAGE_CREATE', said(String(10_000 + index)));
    expect(client.channels.cache.size).toBe(2_000);
    expect(client.guilds.cache.get(SERVER)!.channels.cache.size).toBe(2_000);
  });

  it('an interaction is heard with its server and what the person may do there', () => {
    const heard: Interaction[] = [];
    client.on(Events.InteractionCreate, (interaction) => void heard.push(interaction));
    tell('INTERACTION_CREATE', {
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
    expect(heard).toHaveLength(1);
    expect(heard[0]!.inCachedGuild()).toBe(true);
    expect(heard[0]!.memberPermissions?.has('ManageGuild')).toBe(true);
  });
});
