/** Two bots over one database: a setting that is changed by one is followed by the other, and a post is answered once. */

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { commands } from '../../commands/index.ts';
import { parseArticle } from '../../src/articles/parse.ts';
import { type Bot, startBot } from '../../src/discord/bot.ts';
import type { Library } from '../../src/library/library.ts';
import { Database } from '../../src/library/postgres/database.ts';
import { ingest } from '../../src/library/postgres/ingest.ts';
import { databaseLibrary } from '../../src/library/postgres/library.ts';
import { migrate } from '../../src/library/postgres/schema-migration.ts';
import { type LocalDiscord, startLocalDiscord } from '../../src/local/index.ts';
import { createDatabase, SERVER } from '../library/postgres/postgres-server.ts';
import { FILES } from './commands/example-articles.ts';
import { WAIT } from './commands/stage.ts';

const QUESTION = 'When did the storm close the harbour?';

describe.skipIf(SERVER === null)('two bots over one database', () => {
  let local: LocalDiscord;
  let libraries: Library[];
  let bots: Bot[];
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await createDatabase();
    drop = database.drop;
    local = await startLocalDiscord();
    // High limits, so that a busy machine is not taken for a lost database.
    const [first, second] = [1, 2].map(
      () => new Database(database.url, { readMs: 60_000, backgroundMs: 60_000 }),
    );
    await migrate(first!);
    const articles = Object.entries(FILES).map(([name, text]) => parseArticle(name, text));
    await ingest(
      first!,
      '',
      articles.map((article) => ({
        article,
        original: async () => Buffer.from(FILES[article.id as keyof typeof FILES]),
      })),
    );
    libraries = [databaseLibrary(first!), databaseLibrary(second!)];
    // Loads the reader.
    for (const library of libraries) await library.ask(QUESTION, { server: null });
    const log = () => {};
    bots = await Promise.all(
      libraries.map((library) =>
        startBot({
          library,
          commands,
          log: { info: log, warn: log, error: log },
          token: local.token,
          apiBase: local.api,
          guildId: null,
          onLost(error) {
            throw error;
          },
        }),
      ),
    );
  }, 120_000);

  afterAll(async () => {
    await Promise.all(bots.map((bot) => bot.stop()));
    await Promise.all(libraries.map((library) => library.close()));
    await local.close();
    await drop();
  }, 60_000);

  it('follow each other’s settings at once', async () => {
    const { newsroom } = local.servers;
    const settings = await libraries[0]!.changeSettings(newsroom.id, {
      forums: [local.channels.help.id],
      certainty: 'very',
    });
    expect(await libraries[1]!.settings(newsroom.id)).toEqual(settings);
    await libraries[1]!.changeSettings(newsroom.id, { certainty: 'usual' });
    expect(await libraries[0]!.settings(newsroom.id)).toEqual({ ...settings, certainty: 'usual' });
  });

  it('answer a post once', async () => {
    const { newsroom } = local.servers;
    await libraries[0]!.changeSettings(newsroom.id, { forums: [local.channels.help.id] });
    const { mira } = local.people;
    const post = mira.in(mira.in(local.channels.help).post({ title: QUESTION, text: 'Who knows?' }));
    const path = `/api/v10/channels/${post.channel.id}/messages`;
    const sent = () => local.record.requests.filter((one) => one.method === 'POST' && one.path === path);
    await vi.waitUntil(() => sent().length === 2, WAIT);
    expect(post.messages.filter(({ author }) => author.bot)).toHaveLength(1);
  });
});
