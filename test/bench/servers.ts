/**
 * `node --expose-gc --import tsx test/bench/servers.ts 2500 [all]`: measures the memory that Discord servers of usual size
 * (60 channels, 40 roles, 50 emoji) take; with `all`, as discord.js would keep them.
 */
import { createClient } from '../../src/discord/connection/client.ts';
import { limitEvents } from '../../src/discord/connection/gateway-events.ts';

const count = Number(process.argv[2] ?? 2_500);
const isLimited = process.argv[3] !== 'all';

const client = createClient(null, (() => Promise.reject(new Error('not here'))) as never);
if (isLimited) limitEvents(client);
const { ws } = client as unknown as { ws: { handlePacket(packet: object, shard: object): boolean } };

let last = 900_000_000_000_000_000n;
const newId = () => String(++last);
const many = (length: number, make: () => object) => Array.from({ length }, make);
const newServer = () => {
  const id = newId();
  const overwrites = many(2, () => ({ id: newId(), type: 0, allow: '1024', deny: '2048' }));
  return {
    id,
    name: 'A server of usual size',
    channels: many(60, () => ({
      id: newId(),
      type: 0,
      name: 'general',
      topic: 'About everything that there is',
      position: 1,
      parent_id: null,
      permission_overwrites: overwrites,
    })),
    roles: many(40, () => ({
      id: newId(),
      name: 'A role',
      permissions: '1071698660929',
      position: 1,
      color: 0,
    })),
    emojis: many(50, () => ({ id: newId(), name: 'an_emoji', roles: [], animated: false, available: true })),
    features: ['COMMUNITY'],
    owner_id: newId(),
  };
};

const used = () => {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed / 1e6, rss: rss / 1e6 };
};
const before = used();
for (let done = 0; done < count; done += 1)
  // As received: as text.
  ws.handlePacket({ t: 'GUILD_CREATE', d: JSON.parse(JSON.stringify(newServer())) }, { id: 0 });
const after = used();
const inMb = (of: 'heap' | 'rss') => `${of} ${Math.round(before[of])} → ${Math.round(after[of])} MB`;
console.log(`${count} servers: ${inMb('heap')}, ${inMb('rss')}, ${client.guilds.cache.size} known`);
process.exit(0);
