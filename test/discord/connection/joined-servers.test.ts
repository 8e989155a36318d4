/** Which servers the bot is in, by events of the gateway that may be malformed. */

import { beforeEach, describe, expect, it } from 'vitest';
import { type JoinedServer, JoinedServers } from '../../../src/discord/connection/joined-servers.ts';

const ONE = '1110000000000000100';
const OTHER = '1120000000000000200';
const THIRD = '1130000000000000300';

let heard: (string | JoinedServer)[];
let servers: JoinedServers;
beforeEach(() => {
  heard = [];
  servers = new JoinedServers({
    onReady: () => heard.push('ready'),
    onJoin: (server) => heard.push(server),
    onLeave: (server) => heard.push(`left ${server}`),
  });
});

const ready = (guilds: unknown, shard: unknown = [0, 1]) =>
  servers.hear({ t: 'READY', d: { guilds, shard } }, Array.isArray(shard) ? shard[0] : 0);
const listed = (...ids: string[]) => ids.map((id) => ({ id, unavailable: true }));
const create = (d: unknown, shard = 0) => servers.hear({ t: 'GUILD_CREATE', d }, shard);
const remove = (d: unknown, shard = 0) => servers.hear({ t: 'GUILD_DELETE', d }, shard);
const areIn = (...ids: string[]) => ids.map((id) => servers.includes(id));

describe('the servers that the bot is in', () => {
  it('are unknown before Discord has told them', () => {
    create({ id: ONE });
    remove({ id: ONE });
    expect(areIn(ONE)).toEqual([null]);
    expect(heard).toEqual([]);
  });

  it('are counted over the shards of this process', () => {
    expect(servers.size).toBe(0);
    ready(listed(ONE, OTHER), [0, 2]);
    ready(listed(THIRD), [1, 2]);
    expect(servers.size).toBe(3);
    remove({ id: THIRD }, 1);
    expect(servers.size).toBe(2);
  });

  it('are those of READY, of which each is then described', () => {
    ready(listed(ONE, OTHER));
    create({ id: ONE, name: 'One', owner_id: OTHER });
    expect(areIn(ONE, OTHER, THIRD)).toEqual([true, true, false]);
    expect(heard).toEqual(['ready']);
  });

  it('include one that the bot joins, with where and in which language to greet it', () => {
    ready(listed(ONE));
    create({ id: THIRD, system_channel_id: ONE, owner_id: OTHER, preferred_locale: 'de' });
    create({ id: OTHER, system_channel_id: null });
    create({ id: OTHER, system_channel_id: 7, owner_id: '../1', preferred_locale: 7 });
    expect(heard.slice(1)).toEqual([
      { id: THIRD, systemChannel: ONE, owner: OTHER, locale: 'de' },
      { id: OTHER, systemChannel: null, owner: null, locale: null },
    ]);
    expect(areIn(THIRD, OTHER)).toEqual([true, true]);
  });

  it('do not include one that it leaves, until it joins again', () => {
    ready(listed(ONE, OTHER));
    remove({ id: ONE });
    remove({ id: OTHER, unavailable: false });
    expect(areIn(ONE, OTHER)).toEqual([false, false]);
    create({ id: ONE });
    expect(areIn(ONE)).toEqual([true]);
    expect(heard.slice(1)).toEqual([
      `left ${ONE}`,
      `left ${OTHER}`,
      { id: ONE, systemChannel: null, owner: null, locale: null },
    ]);
  });

  it.each([true, 'true', 1, {}])('include one in an outage of Discord: %j', (unavailable) => {
    ready(listed(ONE));
    remove({ id: ONE, unavailable });
    expect(areIn(ONE)).toEqual([true]);
    create({ id: ONE, unavailable: false });
    expect(heard).toEqual(['ready']);
  });

  it('are those of the last READY', () => {
    ready(listed(ONE, OTHER));
    ready(listed(OTHER, THIRD));
    expect(areIn(ONE, OTHER, THIRD)).toEqual([false, true, true]);
    ready([]);
    expect(areIn(ONE, OTHER, THIRD)).toEqual([false, false, false]);
  });

  it.each([
    ['no list', undefined, [0, 1]],
    ['an object', { 0: { id: ONE } }, [0, 1]],
    ['a server without an id', [{ id: ONE }, {}], [0, 1]],
    ['nothing in the place of a server', [{ id: ONE }, null], [0, 1]],
    ['an id that is none', [{ id: 'x' }], [0, 1]],
    ['another shard', listed(ONE), [1, 2]],
    ['no number of shards', listed(ONE), [0, null]],
    ['no shards at all', listed(ONE), [0, 0]],
    ['a text in the place of the shard', listed(ONE), '0'],
  ])('are unknown after a READY with %s', (_, guilds, shard) => {
    ready(listed(ONE, OTHER));
    servers.hear({ t: 'READY', d: { guilds, shard } }, 0);
    expect(areIn(ONE, OTHER)).toEqual([null, null]);
    expect(heard).toEqual(['ready']);
  });

  it.each([
    null,
    undefined,
    7,
    'READY',
    {},
    { t: 'READY' },
    { t: 'GUILD_DELETE', d: null },
    { t: 'GUILD_DELETE', d: { id: 7 } },
    { t: 'GUILD_CREATE', d: { id: {} } },
  ])('stay as they are after %j, or become unknown', (packet) => {
    ready(listed(ONE));
    servers.hear(packet, 0);
    expect(areIn(ONE)[0]).not.toBe(false);
    expect(heard).toEqual(['ready']);
  });

  it('are told by the process of their shard alone', () => {
    const shardOf = (id: string) => Number((BigInt(id) >> 22n) % 2n);
    expect([shardOf(ONE), shardOf(OTHER)].sort()).toEqual([0, 1]);
    const [zero, one] = shardOf(ONE) === 0 ? [ONE, OTHER] : [OTHER, ONE];
    ready([], [0, 2]);
    expect(areIn(zero!, one!)).toEqual([false, null]);
    ready(listed(one!), [1, 2]);
    expect(areIn(zero!, one!)).toEqual([false, true]);
  });
});
