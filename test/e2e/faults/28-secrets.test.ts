/** 28. No log contains tokens or questions. */

import { inspect } from 'node:util';
import { DiscordAPIError } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeError } from '../../../src/discord/errors.ts';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import { BotProcess, endProcesses, PROCESS_TIMEOUT_MS } from './process.ts';
import { expectNoSecrets } from './secrets.ts';
import { CALLBACKS, QUESTION, WEBHOOKS } from './stage.ts';

let local: LocalDiscord;
beforeAll(async () => {
  local = await startLocalDiscord();
});
afterAll(() => local.close());
endProcesses();

describe('28. no log', () => {
  it('tells a token or a question, whatever fails', { timeout: PROCESS_TIMEOUT_MS }, async () => {
    const bot = await BotProcess.start(local);
    await bot.ready();
    const there = local.people.mira.in(local.channels.questions);
    const asked = 'What did Zebulon Quux say of the harbour?';
    for (const path of [CALLBACKS, WEBHOOKS, '/channels/*'])
      for (const action of [
        { do: 'answer', status: 400, body: { code: 50035, message: 'Invalid Form Body' } },
        { do: 'answer', status: 403, body: { code: 50013, message: 'Missing Permissions' } },
        { do: 'answer', status: 404, body: { code: 10062, message: 'Unknown interaction' } },
        { do: 'limit', seconds: 9 },
      ] as const)
        local.faults.play({ match: { on: 'request', path }, action, times: 2 });
    for (let count = 0; count < 8; count += 1) {
      await there.run('ask', { question: asked });
      there.say(`@verbatim ${asked}`);
      await there.complete('ask', { question: asked, article: 'Zebulon' }, 'article');
    }
    expect((await there.run('ask', { question: QUESTION })).kind).toBe('reply');
    expect(bot.output).toMatch(/failed|could not/);
    expectNoSecrets(bot.output, local, [asked, 'Zebulon', QUESTION]);
  });

  it('tells more of an error of Discord’s than its kind', () => {
    const url = 'https://discord.com/api/v10/interactions/1/aW50ZXJhY3Rpb24tdG9rZW4/callback';
    const body = { body: { content: 'What did Zebulon Quux say?' }, files: undefined };
    const error = new DiscordAPIError({ code: 50035, message: 'Invalid' }, 50035, 400, 'POST', url, body);
    // Logging the whole error would reveal the token.
    expect(inspect(error)).toContain('aW50ZXJhY3Rpb24tdG9rZW4');
    expect(describeError(error)).toBe('Discord refused it (50035, status 400)');
  });
});
