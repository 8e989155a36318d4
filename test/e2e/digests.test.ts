/** Digests that Discord refuses, and those of several processes. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commands } from '../../commands/index.ts';
import { type Bot, startBot } from '../../src/discord/bot.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';
import type { Library } from '../../src/library/library.ts';
import { type LocalDiscord, startLocalDiscord } from '../../src/local/index.ts';
import { seen } from '../discord/rendered-message.ts';
import { WAIT } from './commands/stage.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const FAIR = { title: 'The fair', date: '', source: '', text: 'The fair has 27 stalls.' };
const STOPPED =
  'The digest of The Newsroom is switched off: its channel is gone, or I may no longer write there. **/settings** switches it on again.';

let local: LocalDiscord;
let library: Library;
let bots: Bot[];
let lines: string[];
beforeEach(async () => {
  local = await startLocalDiscord();
  library = createLibrary([]);
  bots = [];
  lines = [];
});
afterEach(async () => {
  for (const bot of bots) await bot.stop();
  await local.close();
  await library.close();
});

async function start(): Promise<void> {
  const log = (line: string) => void lines.push(line);
  const bot = await startBot({
    library,
    commands,
    log: { info: log, warn: log, error: log },
    token: local.token,
    apiBase: local.api,
    guildId: null,
    digestInterval: 50,
    onLost(error) {
      throw error;
    },
  });
  bots.push(bot);
}

const server = () => local.servers.newsroom.id;
const messagesIn = ({ id }: { id: string }) => local.messages.list(id, null).map(seen);
const dueAt = async () => (await library.settings(server())).digest?.dueAt;

/** Has a digest with a new article that is due now. */
async function makeDue(channel: string): Promise<void> {
  await library.scheduleDigest(server(), { channel, every: 'day' }, Date.now() - DAY_MS);
  await library.add(FAIR, server());
}

describe('a digest whose channel', () => {
  it.each([
    ['is gone', () => '1110000000000000999'],
    ['is closed to the bot', () => local.channels.announcements.id],
  ])('%s is switched off, and the owner of the server is told once', async (_, channelOf) => {
    local.servers.newsroom.ownerId = local.people.sam.user.id;
    await makeDue(channelOf());
    await start();
    const { samAndBot } = local.channels;
    await vi.waitUntil(() => messagesIn(samAndBot).length > 0, WAIT);
    expect(messagesIn(samAndBot)).toEqual([[STOPPED]]);
    expect((await library.settings(server())).digest).toBeNull();
    expect(lines).toContain('A digest was switched off: its channel is gone or closed to the bot.');
  });
});

describe('a digest that was due while the bot was stopped', () => {
  it('is posted once by one of two processes', async () => {
    const { general } = local.channels;
    await library.scheduleDigest(server(), { channel: general.id, every: 'day' }, Date.now() - 30 * DAY_MS);
    await library.add(FAIR, server());
    await Promise.all([start(), start()]);
    await vi.waitUntil(() => messagesIn(general).length > 0, WAIT);
    await vi.waitUntil(async () => (await dueAt())! > Date.now(), WAIT);
    for (const bot of bots) await bot.stop();
    expect(messagesIn(general).map(([heading]) => heading)).toEqual(['### What has changed']);
  });
});
