/** What is kept of servers that the bot has left, over days of a clock that the test sets. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { JoinedServers } from '../../src/discord/connection/joined-servers.ts';
import { LeftServers } from '../../src/discord/left-servers.ts';
import { openDrafts } from '../../src/discord/moderation/drafts.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';
import { type Library, LibraryFailure } from '../../src/library/library.ts';

const ONE = '1110000000000000100';
const OTHER = '1120000000000000200';
const FAIR = { title: 'The fair', date: '', source: '', text: 'The fair has 27 stalls.' };

let library: Library;
let joined: JoinedServers;
let left: LeftServers;
let today: string;
let lines: string[];
beforeEach(async () => {
  library = createLibrary([]);
  for (const server of [ONE, OTHER]) await library.add(FAIR, server);
  lines = [];
  today = '2026-11-29';
  const log = (line: string) => void lines.push(line);
  joined = new JoinedServers({ onReady() {}, onJoin() {}, onLeave() {} });
  left = new LeftServers({
    library,
    drafts: openDrafts(null),
    joined,
    log: { info: log, warn: log, error: log },
    now: async () => Date.parse(`${today}T23:59:59Z`),
  });
});

/** A READY with servers. */
function ready(...ids: string[]): void {
  joined.hear({ t: 'READY', d: { guilds: ids.map((id) => ({ id, unavailable: true })) } }, 0);
}
async function sweepOn(day: string): Promise<void> {
  today = day;
  await left.sweep();
}
const articles = async () => {
  const statuses = await Promise.all([ONE, OTHER].map((server) => library.status(server)));
  return statuses.map(({ own }) => own);
};
const leftOf = async (server: string) =>
  (await library.servers()).find((known) => known.server === server)?.left;

describe('what is kept of a server that the bot has left', () => {
  it('is deleted thirty days later, with a line in the log', async () => {
    ready(ONE, OTHER);
    joined.hear({ t: 'GUILD_DELETE', d: { id: ONE } }, 0);
    await left.note(ONE);
    await sweepOn('2026-12-28');
    expect(await articles()).toEqual([1, 1]);
    expect(lines).toEqual([]);
    await sweepOn('2026-12-29');
    expect(await articles()).toEqual([0, 1]);
    expect(lines).toEqual(['Deleted what was kept of 1 server(s) that were left 30 days ago.']);
    await sweepOn('2026-12-30');
    expect(lines).toHaveLength(1);
  });

  it('is noticed when the bot has left while it was away', async () => {
    ready(OTHER);
    await sweepOn('2026-11-29');
    expect(await leftOf(ONE)).toBe('2026-11-29');
    expect(await leftOf(OTHER)).toBeNull();
    await sweepOn('2026-12-10');
    expect(await leftOf(ONE)).toBe('2026-11-29');
    await sweepOn('2026-12-29');
    expect(await articles()).toEqual([0, 1]);
  });

  it('is there when the bot is back within that time', async () => {
    ready(OTHER);
    await sweepOn('2026-11-29');
    joined.hear({ t: 'GUILD_CREATE', d: { id: ONE } }, 0);
    await sweepOn('2026-12-28');
    expect(await leftOf(ONE)).toBeNull();
    await sweepOn('2027-02-01');
    expect(await articles()).toEqual([1, 1]);
  });

  it('stays where the bot is back and that has not been noted yet', async () => {
    await library.noteLeft(ONE, '2026-01-01');
    ready(ONE, OTHER);
    await sweepOn('2026-11-29');
    expect(await articles()).toEqual([1, 1]);
    expect(await leftOf(ONE)).toBeNull();
  });

  it('stays while Discord has not told which servers the bot is in, or not in full', async () => {
    await library.noteLeft(ONE, '2026-01-01');
    await sweepOn('2026-11-29');
    ready(OTHER);
    joined.hear({ t: 'READY', d: { guilds: [null] } }, 0);
    await sweepOn('2026-11-29');
    expect(await articles()).toEqual([1, 1]);
    expect(await leftOf(OTHER)).toBeNull();
  });

  it('stays through an outage of Discord', async () => {
    ready(ONE, OTHER);
    joined.hear({ t: 'GUILD_DELETE', d: { id: ONE, unavailable: true } }, 0);
    await sweepOn('2026-11-29');
    await sweepOn('2027-11-29');
    expect(await articles()).toEqual([1, 1]);
    expect(await leftOf(ONE)).toBeNull();
  });

  it('stays where another process runs the shard of the server', async () => {
    for (const server of [ONE, OTHER]) await library.noteLeft(server, '2026-01-01');
    joined.hear({ t: 'READY', d: { guilds: [], shard: [1, 2] } }, 1);
    await sweepOn('2026-11-29');
    expect((await articles()).sort()).toEqual([0, 1]);
  });

  it('stays where it is not of a server of Discord', async () => {
    await library.add(FAIR, 'test');
    ready();
    await sweepOn('2026-11-29');
    await sweepOn('2027-11-29');
    expect(await leftOf('test')).toBeNull();
    expect(await articles()).toEqual([0, 0]);
  });
});

describe('the sweeps', () => {
  const [MINUTE, DAY] = [60_000, 86_400_000];
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are once after a login, and then every day until the bot is stopped', async () => {
    ready(OTHER);
    left.start();
    left.start();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(await leftOf(ONE)).toBe('2026-11-29');
    today = '2026-12-29';
    await vi.advanceTimersByTimeAsync(DAY);
    expect(await articles()).toEqual([0, 1]);
    await left.stop();
    expect(vi.getTimerCount()).toBe(0);
    left.start();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('are tried again after ten minutes, as while the articles are being read', async () => {
    const { servers } = library;
    library.servers = async () => {
      throw new LibraryFailure('failure.reading');
    };
    ready(OTHER);
    left.start();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(lines).toEqual([
      'It could not be looked after what is kept of servers that were left: I am still reading the articles. Please ask again in a moment.',
    ]);
    library.servers = servers;
    await vi.advanceTimersByTimeAsync(8 * MINUTE);
    expect(await leftOf(ONE)).toBeNull();
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(await leftOf(ONE)).toBe('2026-11-29');
  });

  it('say nothing when the bot is stopped in the middle', async () => {
    let fail = () => {};
    library.servers = () =>
      new Promise((_, reject) => {
        fail = () => reject(new LibraryFailure('failure.closed'));
      });
    left.start();
    await vi.advanceTimersByTimeAsync(MINUTE);
    const stopped = left.stop();
    fail();
    await stopped;
    expect(lines).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
