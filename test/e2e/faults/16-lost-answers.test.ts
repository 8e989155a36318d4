/** 16. First answers over errors and lost connections. */

import { describe, expect, it } from 'vitest';
import type { RequestAction } from '../../../src/local/faults/fault.ts';
import { ANSWER, CALLBACKS, QUESTION, Stage } from './stage.ts';

const stage = Stage.forFile();

/** A fault on the bot's first answers. */
const on = (action: RequestAction, times?: number | 'always') =>
  ({ match: { on: 'request', path: CALLBACKS }, action, ...(times && { times }) }) as const;

/** Retries, as a busy machine may exceed the three seconds. */
const RETRY = { retry: 2, timeout: 30_000 };

describe('16. the first answer to a person', () => {
  it.each<[string, RequestAction, number]>([
    ['after one server error', { do: 'answer', status: 500 }, 1],
    ['after two server errors', { do: 'answer', status: 500 }, 2],
    ['after five server errors', { do: 'answer', status: 500 }, 5],
    ['after a gateway’s page of errors', { do: 'answer', status: 502, body: '<html>Bad gateway</html>' }, 1],
    ['when its acknowledgement is lost', { do: 'cut', how: 'reset', when: 'after' }, 1],
    ['when its acknowledgement is lost twice', { do: 'cut', how: 'reset', when: 'after' }, 2],
    ['when the connection is reset', { do: 'cut', how: 'reset' }, 1],
    ['when the connection ends before it', { do: 'cut', how: 'end' }, 1],
    ['when the connection ends after it', { do: 'cut', how: 'end', when: 'after' }, 1],
    ['when nothing comes back', { do: 'cut', how: 'silence' }, 1],
    ['when nothing comes back, although it was taken', { do: 'cut', how: 'silence', when: 'after' }, 1],
    ['when half of an answer comes back', { do: 'cut', how: 'half', when: 'after' }, 1],
    ['after it was told to wait a second', { do: 'limit', seconds: 1 }, 1],
    ['over a network that takes a second', { do: 'delay', ms: 1_000 }, 9],
    ['over a network that takes two seconds', { do: 'delay', ms: 2_000 }, 9],
  ])('arrives %s, once', RETRY, async (_, action, times) => {
    stage.local.faults.stop();
    const before = stage.callbacks.length;
    stage.play(on(action, times));
    const outcome = await stage.ask();
    stage.local.faults.stop();
    expect(outcome.kind).toBe('reply');
    expect(JSON.stringify(outcome)).toContain(ANSWER);
    expect(stage.callbacks.length).toBeGreaterThan(before);
    expect(stage.bot.counts().elsewhere).toBe(0);
  });

  it.each<[string, RequestAction]>([
    ['is told to wait for four seconds', { do: 'limit', seconds: 4 }],
    ['needs four seconds for each request', { do: 'delay', ms: 4_000 }],
  ])('fails once when it %s, and the next is answered', RETRY, async (_, action) => {
    stage.play(on(action, 'always'));
    const outcome = await stage.ask();
    stage.local.faults.stop();
    expect(outcome).toEqual({ kind: 'failure', text: 'The application did not respond' });
    expect((await stage.ask()).kind).toBe('reply');
  });

  it('arrives once for a form, a button and an option as well', RETRY, async () => {
    const there = stage.newPerson().in(stage.local.channels.questions);
    const lost = on({ do: 'cut', how: 'reset', when: 'after' });
    stage.play(lost);
    const asked = await there.run('ask', { question: QUESTION });
    expect(asked.kind).toBe('reply');
    stage.play(lost);
    const { message } = asked as Extract<typeof asked, { kind: 'reply' }>;
    expect((await there.press(message, 'Context')).kind).toBe('reply');
    stage.play(lost);
    expect(await there.complete('ask', { question: 'x', article: 'sto' }, 'article')).toMatchObject({
      kind: 'choices',
      choices: [{ name: expect.stringContaining('Storm closes harbour') }],
    });
    stage.play(lost);
    const moderator = stage.local.people.sam.in(stage.local.channels.questions);
    expect((await moderator.run('library add')).kind).toBe('modal');
  });
});
