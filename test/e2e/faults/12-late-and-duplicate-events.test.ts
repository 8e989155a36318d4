/** 12. Events that arrive late or twice. */

import { SnowflakeUtil } from 'discord.js';
import { describe, expect, it, vi } from 'vitest';
import { seen } from '../../discord/rendered-message.ts';
import { Stage } from './stage.ts';

const stage = Stage.forFile();
const EVENT = { on: 'frame', event: 'INTERACTION_CREATE' } as const;

describe('12. an event that comes again, or late', () => {
  it('is answered while somebody waits for it, and dropped without a request when not', {
    timeout: 60_000,
    retry: 2,
  }, async () => {
    const delays = [0, 500, 1_000, 3_200, 5_000, 10_000];
    const before = { callbacks: stage.callbacks.length, late: stage.bot.counts().late };
    for (const ms of delays) stage.play({ match: EVENT, action: { do: 'delay', ms } });
    const outcomes = await Promise.all(delays.map(() => stage.ask()));
    expect(outcomes.map(({ kind }) => kind)).toEqual([
      'reply',
      'reply',
      'reply',
      'failure',
      'failure',
      'failure',
    ]);
    await vi.waitUntil(() => stage.bot.counts().late === before.late + 3, { timeout: 20_000 });
    expect(stage.callbacks.length).toBe(before.callbacks + 3);
  });

  it('is handled once, however often it comes', { timeout: 30_000, retry: 2 }, async () => {
    const before = stage.bot.counts().repeated;
    const requests = stage.callbacks.length;
    stage.play({ match: EVENT, action: { do: 'repeat' }, times: 5 });
    for (let count = 0; count < 5; count += 1) expect((await stage.ask()).kind).toBe('reply');
    expect(stage.bot.counts().repeated).toBe(before + 5);
    expect(stage.callbacks.length).toBe(requests + 5);
  });

  it('is not answered as a message of ten minutes ago, such as after an outage', {
    timeout: 30_000,
  }, async () => {
    const before = stage.bot.counts().late;
    const old = String(SnowflakeUtil.generate({ timestamp: Date.now() - 600_000 }));
    stage.play({
      match: { on: 'frame', event: 'MESSAGE_CREATE' },
      action: { do: 'set', path: ['d', 'id'], value: old },
    });
    const there = stage.newPerson().in(stage.local.channels.questions);
    there.say('@verbatim When did the storm close the harbour?');
    await vi.waitUntil(() => stage.bot.counts().late === before + 1, { timeout: 20_000 });
    // Once a later message is answered, the old one will not be.
    const next = there.say('@verbatim What will the bridge cost?');
    const isAnswered = () => there.messages.some((one) => one.message_reference?.message_id === next.id);
    await vi.waitUntil(isAnswered, { timeout: 10_000 });
    expect(
      stage.local.record.requests.filter(({ body }) => JSON.stringify(body ?? '').includes(old)),
    ).toEqual([]);
  });

  it('is handled once as a message, too', { timeout: 30_000, retry: 2 }, async () => {
    stage.play({ match: { on: 'frame', event: 'MESSAGE_CREATE' }, action: { do: 'repeat' } });
    const there = stage.newPerson().in(stage.local.channels.questions);
    const said = there.say('@verbatim When did the storm close the harbour?');
    const answers = () => there.messages.filter((one) => one.message_reference?.message_id === said.id);
    await vi.waitUntil(() => answers().length > 0, { timeout: 10_000 });
    expect((await stage.ask()).kind).toBe('reply');
    expect(answers()).toHaveLength(1);
  });

  // After discord.js#5599, TripBot#997, markov-discord#32.
  it('is given up, with a line in the log, as a message that is gone by then', {
    timeout: 30_000,
    retry: 2,
  }, async () => {
    const unknown = { code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', message: 'Unknown message' };
    stage.play({
      match: { on: 'request', method: 'POST', path: '/channels/*/messages' },
      action: {
        do: 'answer',
        status: 400,
        body: {
          code: 50_035,
          message: 'Invalid Form Body',
          errors: { message_reference: { _errors: [unknown] } },
        },
      },
    });
    const line = 'A message could not be answered: Discord refused it (50035, status 400)';
    const logged = () => stage.lines.filter((one) => one === line).length;
    const before = logged();
    stage
      .newPerson()
      .in(stage.local.channels.questions)
      .say('@verbatim When did the storm close the harbour?');
    await vi.waitUntil(() => logged() === before + 1, { timeout: 10_000 });
    expect((await stage.ask()).kind).toBe('reply');
  });

  it('is answered as it stands, as a reply to a message that cannot be read', {
    timeout: 30_000,
    retry: 2,
  }, async () => {
    stage.play({
      match: { on: 'request', method: 'GET', path: '/channels/*/messages/*' },
      action: { do: 'answer', status: 403, body: { code: 50_001, message: 'Missing Access' } },
    });
    const there = stage.newPerson().in(stage.local.channels.questions);
    const answerTo = (said: { id: string }) =>
      vi.waitUntil(
        () => there.messages.find(({ message_reference }) => message_reference?.message_id === said.id),
        { timeout: 10_000 },
      );
    const answer = await answerTo(there.say('@verbatim When did the storm close the harbour?'));
    const further = await answerTo(there.say('@verbatim and why?', { answering: answer }));
    expect(seen(further)[0]).toBe('### and why?');
    expect(seen(further).join()).not.toContain('About:');
    expect(stage.lines).toContain(
      'What was asked before a message could not be read: Discord refused it (50001, status 403)',
    );
  });

  it('is answered once as a message whose answer was lost', { timeout: 30_000, retry: 2 }, async () => {
    const there = stage.newPerson().in(stage.local.channels.questions);
    stage.play({
      match: { on: 'request', method: 'POST', path: '/channels/*/messages' },
      action: { do: 'cut', how: 'reset', when: 'after' },
    });
    const posts = () =>
      stage.local.record.requests.filter(
        ({ method, path }) => method === 'POST' && path.endsWith('/messages'),
      ).length;
    const before = posts();
    const said = there.say('@verbatim When did the storm close the harbour?');
    await vi.waitUntil(() => posts() === before + 2, { timeout: 10_000 });
    expect(there.messages.filter((one) => one.message_reference?.message_id === said.id)).toHaveLength(1);
  });
});
