/** Faults on requests. */

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RequestAction } from '../../../src/local/faults/fault.ts';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import { connect, ManualBot, register, request } from '../raw-bot.ts';

let local: LocalDiscord;
let bot: ManualBot;
beforeAll(async () => {
  local = await startLocalDiscord();
  await register(local, [{ name: 'ask', description: 'Ask' }]);
  bot = new ManualBot(local, await connect(local));
});
afterEach(() => local.faults.stop());
afterAll(() => local.close());

const mira = () => local.people.mira.in(local.channels.general);
const play = (action: RequestAction, times: number | 'always' = 1) =>
  local.faults.play({ match: { on: 'request', path: '/interactions/*' }, action, times });

/** Runs a command, and has the bot answer it. */
async function ask() {
  const asking = mira().run('ask');
  const interaction = await bot.next();
  const answering = bot.answer(interaction, 4, { content: 'Then.' });
  return { asking, answering, interaction };
}

describe('a fault on requests', () => {
  it('answers instead of Discord, as often as it says', async () => {
    const playing = play({ do: 'answer', status: 503 }, 2);
    const { answering, interaction, asking } = await ask();
    expect(await answering).toEqual({
      status: 503,
      body: { code: 0, message: '503: A fault that is played' },
    });
    expect((await bot.answer(interaction, 4, { content: 'Then.' })).status).toBe(503);
    expect((await bot.answer(interaction, 4, { content: 'Then.' })).status).toBe(204);
    expect(await asking).toMatchObject({ kind: 'reply' });
    expect(playing?.applied).toBe(2);
    expect(local.faults.playing).toEqual([]);
  });

  it('answers with invalid JSON although the request was carried out', async () => {
    play({ do: 'answer', status: 200, body: '{"id": ', when: 'after' });
    const { answering, asking } = await ask();
    await expect(answering).rejects.toThrow(SyntaxError);
    expect(await asking).toMatchObject({ kind: 'reply', message: { content: 'Then.' } });
  });

  it('limits the rate, as Discord words it', async () => {
    play({ do: 'limit', seconds: 2, global: true });
    const response = await fetch(`${local.api}/v10/interactions/1/x/callback`, { method: 'POST' });
    expect(response.status).toBe(429);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'retry-after': '2',
      'x-ratelimit-global': 'true',
      'x-ratelimit-scope': 'global',
    });
    expect(await response.json()).toMatchObject({ retry_after: 2, global: true });
  });

  it('carries a request out late', async () => {
    play({ do: 'delay', ms: 60 });
    const before = performance.now();
    const { answering, asking } = await ask();
    expect((await answering).status).toBe(204);
    expect(performance.now() - before).toBeGreaterThan(55);
    expect(await asking).toMatchObject({ kind: 'reply' });
  });

  it.each(['reset', 'end'] as const)('loses a request: %s', async (how) => {
    play({ do: 'cut', how });
    const { answering, interaction, asking } = await ask();
    await expect(answering).rejects.toThrow('fetch failed');
    expect((await bot.answer(interaction, 4, { content: 'Again.' })).status).toBe(204);
    expect(await asking).toMatchObject({ message: { content: 'Again.' } });
  });

  it('loses the answer to a request that was carried out', async () => {
    play({ do: 'cut', how: 'reset', when: 'after' });
    const { answering, interaction, asking } = await ask();
    await expect(answering).rejects.toThrow('fetch failed');
    expect(await asking).toMatchObject({ message: { content: 'Then.' } });
    expect(await bot.answer(interaction, 4, { content: 'Again.' })).toMatchObject({
      status: 400,
      body: { code: 40060 },
    });
    expect(local.record.requests.at(-2)).toMatchObject({ status: 0, fault: 'cut' });
  });

  it('never answers, or answers half', async () => {
    for (const how of ['silence', 'half'] as const) {
      play({ do: 'cut', how });
      const signal = AbortSignal.timeout(80);
      const answer = fetch(`${local.api}/v10/interactions/1/x/callback`, { method: 'POST', signal });
      await expect(answer.then((response) => response.text())).rejects.toThrow('timeout');
    }
  });

  it('applies only to what matches', async () => {
    local.faults.play({
      match: { on: 'request', method: 'GET', path: '/users/@me' },
      action: { do: 'answer', status: 500 },
      times: 'always',
    });
    expect((await request(local, 'GET', '/users/@me')).status).toBe(500);
    expect((await request(local, 'GET', '/users/@me/guilds')).status).toBe(200);
    expect((await request(local, 'POST', '/users/@me')).status).toBe(404);
    expect((await request(local, 'GET', '/users/@me')).status).toBe(500);
    local.faults.stop();
    expect((await request(local, 'GET', '/users/@me')).status).toBe(200);
  });
});
