/** 17. Edits and follow-ups over errors and lost connections. */

import { describe, expect, it, vi } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { RequestAction } from '../../../src/local/faults/fault.ts';
import { deferredCommand } from './deferred-command.ts';
import { Stage, WEBHOOKS } from './stage.ts';

const stage = Stage.forFile({}, { commands: [...commands, deferredCommand.command] });

const on = (action: RequestAction, times?: number) =>
  ({ match: { on: 'request', path: WEBHOOKS }, action, ...(times && { times }) }) as const;

async function edited() {
  const outcome = await stage.newPerson().in(stage.local.channels.questions).run('think');
  return outcome.kind === 'thinking' ? outcome.edited : null;
}

const failed = (code: number, message: string, status: number): RequestAction => ({
  do: 'answer',
  status,
  body: { code, message },
});

describe('17. what follows the first answer', () => {
  it.each<[string, RequestAction, number]>([
    ['after four server errors', { do: 'answer', status: 500 }, 4],
    ['after it was told to wait', { do: 'limit', seconds: 1 }, 1],
    ['after all were told to wait', { do: 'limit', seconds: 1, global: true }, 1],
    ['when the answer hangs half-way', { do: 'cut', how: 'half', when: 'after' }, 1],
    ['when the answer is no JSON', { do: 'answer', status: 200, body: '{"broken' }, 1],
    ['when the connection ends', { do: 'cut', how: 'end' }, 1],
    ['when its answer is lost', { do: 'cut', how: 'reset', when: 'after' }, 1],
  ])('arrives %s', { retry: 2, timeout: 60_000 }, async (_, action, times) => {
    stage.play(on(action, times));
    expect(await edited()).toMatchObject({ content: deferredCommand.DONE });
    // The bot may send the edit again if it does not know that it arrived.
    await vi.waitUntil(() => deferredCommand.pending === 0, { timeout: 30_000 });
  });

  it.each([
    ['the message is gone', failed(10008, 'Unknown Message', 404)],
    ['the token is over', failed(50027, 'Invalid Webhook Token', 401)],
    ['the webhook is unknown', failed(10015, 'Unknown Webhook', 404)],
  ])('is given up when %s, and the bot goes on', { retry: 2, timeout: 60_000 }, async (_, action) => {
    const sent = () => stage.local.record.requests.filter(({ path }) => path.includes('/webhooks/')).length;
    const before = sent();
    stage.play(on(action));
    void edited();
    await vi.waitUntil(() => sent() > before, { timeout: 20_000 });
    expect((await stage.ask()).kind).toBe('reply');
    // Neither a retry nor an error message is sent.
    expect(sent()).toBe(before + 1);
    expect(stage.losses).toEqual([]);
  });
});
