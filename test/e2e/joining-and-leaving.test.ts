/** A bot that is added to servers, and removed from them. */

import { Locale, PermissionFlagsBits as May, OverwriteType } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commands } from '../../commands/index.ts';
import { type Bot, type BotOptions, startBot } from '../../src/discord/bot.ts';
import { greetingCard } from '../../src/discord/card/greeting.ts';
import { translatorFor } from '../../src/i18n/translators.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';
import type { Library } from '../../src/library/library.ts';
import { type LocalDiscord, startLocalDiscord } from '../../src/local/index.ts';
import { seen } from '../discord/rendered-message.ts';
import { WAIT } from './commands/stage.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const FAIR = { title: 'The fair', date: '', source: '', text: 'The fair has 27 stalls.' };
const GREETING = [
  '### Hello',
  'I answer questions about articles with their exact sentences and dates, and say so when the articles do not answer. Three first steps:',
  '1. **Ask**: [/ask], or mention me with a question.',
  '2. **Add an article** for this server alone: [/library add].',
  '3. **Set where and how I answer**: [/settings].',
  "-# The second and the third are for those who manage this server. [/privacy] says what I keep. When I leave, all that is this server's is deleted 30 days later.",
];

let local: LocalDiscord;
let library: Library;
let bot: Bot;
let lines: string[];
beforeEach(async () => {
  local = await startLocalDiscord();
  library = createLibrary([]);
  lines = [];
  await start();
});
afterEach(async () => {
  await bot.stop();
  await local.close();
  await library.close();
  expect(lines.filter((line) => /failed|could not/.test(line))).toEqual([]);
});

async function start(options: Partial<BotOptions> = {}): Promise<void> {
  const log = (line: string) => void lines.push(line);
  bot = await startBot({
    library,
    commands,
    log: { info: log, warn: log, error: log },
    token: local.token,
    apiBase: local.api,
    guildId: null,
    onLost(error) {
      throw error;
    },
    ...options,
  });
}

/** Adds the bot to a new server, after the changes to it, and returns the server's first channel. */
function join(change: (channel: ReturnType<LocalDiscord['addServer']>) => void = () => {}) {
  const channel = local.addServer('Bell Ringers');
  const { server } = channel;
  // As if it had not been there before, which Discord tells in the same way.
  server.members.delete(local.applicationId);
  server.roles = server.roles.filter((role) => role !== server.botRole);
  change(channel);
  local.guildState.addBot(server);
  return channel;
}

const messagesIn = ({ id }: { id: string }) => local.messages.list(id, null).map(seen);
const sent = () =>
  local.record.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'));
const leftOf = async (server: string) =>
  (await library.servers()).find((known) => known.server === server)?.left;

/** Nobody but the bot writes in its channel. */
const forbid = ({ server, overwrites }: ReturnType<LocalDiscord['addServer']>) => {
  overwrites.push({ id: server.id, type: OverwriteType.Role, allow: '0', deny: String(May.SendMessages) });
};

describe('a bot that is added to a server', () => {
  it('greets it once in its system channel, and pings nobody', async () => {
    const channel = join();
    await vi.waitFor(() => expect(messagesIn(channel)).toEqual([GREETING]), WAIT);
    expect(sent().map(({ body }) => body)).toEqual([
      expect.objectContaining({ allowed_mentions: { parse: [] } }),
    ]);
    const actor = local.people.sam.in(channel);
    local.guildState.removeBot(channel.server);
    await vi.waitFor(async () => expect(await leftOf(channel.server.id)).not.toBeNull(), WAIT);
    actor.addBot();
    await vi.waitFor(async () => expect(await leftOf(channel.server.id)).toBeNull(), WAIT);
    await bot.stop();
    expect(messagesIn(channel)).toHaveLength(1);
  });

  it('greets it in its language', async () => {
    const channel = join(({ server }) => {
      server.locale = Locale.German;
    });
    await vi.waitFor(() => expect(messagesIn(channel)).toHaveLength(1), WAIT);
    const ids = new Map(local.commands.in(null).map(({ name, id }) => [name, id]));
    expect(messagesIn(channel)).toEqual([seen(greetingCard(translatorFor('de'), ids))]);
  });

  it('writes to the owner where it may not write in that channel, or where there is none', async () => {
    const { samAndBot } = local.channels;
    const owned = (change: typeof forbid) => (channel: Parameters<typeof forbid>[0]) => {
      channel.server.ownerId = local.people.sam.user.id;
      change(channel);
    };
    const closed = join(owned(forbid));
    await vi.waitFor(() => expect(messagesIn(samAndBot)).toEqual([GREETING]), WAIT);
    const without = join(
      owned(({ server }) => {
        server.systemChannelId = null;
      }),
    );
    await vi.waitFor(() => expect(messagesIn(samAndBot)).toEqual([GREETING, GREETING]), WAIT);
    expect([closed, without].map(messagesIn)).toEqual([[], []]);
  });

  it('says nothing where it may write to neither', async () => {
    const channel = join(forbid);
    const opened = () => local.record.requests.filter(({ path }) => path.endsWith('/users/@me/channels'));
    await vi.waitFor(() => expect(opened().map(({ status }) => status)).toEqual([403]), WAIT);
    await bot.stop();
    expect(messagesIn(channel)).toEqual([]);
  });

  it('says nothing in servers that it is in when it starts, and where its commands are not', async () => {
    const { newsroom, history } = local.servers;
    await bot.stop();
    await start({ guildId: newsroom.id });
    const channel = join();
    local.guildState.removeBot(history);
    await vi.waitFor(async () => expect(await leftOf(history.id)).not.toBeUndefined(), WAIT);
    await bot.stop();
    expect(sent()).toEqual([]);
    expect(messagesIn(channel)).toEqual([]);
  });
});

describe('a bot that is removed from a server', () => {
  it('notes the day, and finds all when it is added again', async () => {
    const { newsroom } = local.servers;
    const sam = local.people.sam.in(local.channels.general);
    await library.add(FAIR, newsroom.id);
    sam.kickBot();
    const today = new Date().toISOString().slice(0, 10);
    await vi.waitFor(async () => expect(await leftOf(newsroom.id)).toBe(today), WAIT);
    sam.addBot();
    await vi.waitFor(async () => expect(await leftOf(newsroom.id)).toBeNull(), WAIT);
    expect(await library.status(newsroom.id)).toMatchObject({ own: 1 });
    expect(sent()).toEqual([]);
  });

  it('notes it at the start where it was removed while it was away, and deletes what is due', async () => {
    const { newsroom, history } = local.servers;
    for (const { id } of [newsroom, history]) await library.add(FAIR, id);
    await bot.stop();
    local.guildState.removeBot(newsroom);
    await start();
    await vi.waitFor(async () => expect(await leftOf(newsroom.id)).not.toBeNull(), WAIT);
    await bot.stop();
    const [day] = new Date(Date.now() - 30 * DAY_MS).toISOString().split('T');
    await library.noteJoined(newsroom.id);
    await library.noteLeft(newsroom.id, day as never);
    await start();
    await vi.waitFor(async () => expect(await leftOf(newsroom.id)).toBeUndefined(), WAIT);
    expect(await library.status(newsroom.id)).toMatchObject({ own: 0 });
    expect(await library.status(history.id)).toMatchObject({ own: 1 });
    const deleted = 'Deleted what was kept of 1 server(s) that were left 30 days ago.';
    await vi.waitFor(() => expect(lines).toContain(deleted), WAIT);
  });

  it('keeps all through an outage of a server', async () => {
    const { newsroom } = local.servers;
    await library.add(FAIR, newsroom.id);
    local.gateway.dispatch({
      name: 'GUILD_DELETE' as never,
      serverId: newsroom.id,
      intents: 0,
      data: () => ({ id: newsroom.id, unavailable: true }),
    });
    const person = local.people.mira.in(local.channels.history);
    await person.run('about');
    await bot.stop();
    expect(await leftOf(newsroom.id)).toBeNull();
  });
});
