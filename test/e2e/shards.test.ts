/** Two processes, one shard each. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { parseArticle } from '../../src/articles/parse.ts';
import type { Config } from '../../src/config.ts';
import { type Bot, startBot } from '../../src/discord/bot.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';
import { type LocalDiscord, startLocalDiscord } from '../../src/local/index.ts';
import type { Actor } from '../../src/local/members/actor.ts';
import { seenBy } from './commands/stage.ts';

const TIMEOUT_MS = 60_000;
const QUESTION = { question: 'How tall is the lighthouse of Varde?' };
const QUOTE = 'The lighthouse of Varde is 31 metres tall.';

const library = createLibrary([parseArticle('history.txt', `${QUOTE} It was built in 1771.`)]);
let local: LocalDiscord;
let bots: Bot[] = [];

function start(shards: Config['shards']): Promise<Bot> {
  const log = () => {};
  return startBot({
    library,
    commands,
    log: { info: log, warn: log, error: log },
    token: local.token,
    apiBase: local.api,
    guildId: null,
    shards,
    onLost(error) {
      throw error;
    },
  });
}

beforeAll(async () => {
  local = await startLocalDiscord();
}, TIMEOUT_MS);
afterAll(async () => {
  for (const bot of bots) await bot.stop();
  await local.close();
}, TIMEOUT_MS);

describe('two processes that are two shards', () => {
  it('answer each question once, and one of them registers the commands', {
    timeout: TIMEOUT_MS,
  }, async () => {
    bots = await Promise.all([start({ ids: [0], count: 2 }), start({ ids: [1], count: 2 })]);
    const { mira } = local.people;
    const asked: Actor[] = [mira.in(local.channels.general), mira.in(local.channels.history), mira.withBot];
    for (const person of asked)
      expect((await seenBy(person.run('ask', QUESTION))).join()).toContain('31 metres');
    const answers = local.record.requests.filter(({ path }) => path.endsWith('/callback'));
    expect(answers.map(({ status }) => status)).toEqual(asked.map(() => 204));
    const registered = local.record.requests.filter(
      ({ method, path }) => method === 'PUT' && /commands$/.test(path),
    );
    expect(registered).toHaveLength(1);
  });

  it('leave the other its servers when one is stopped', { timeout: TIMEOUT_MS }, async () => {
    await bots.pop()?.stop();
    const person = local.people.mira.in(local.channels.general);
    expect((await seenBy(person.run('ask', QUESTION))).join()).toContain('31 metres');
  });
});
