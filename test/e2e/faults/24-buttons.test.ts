/** 24. Forged ids of buttons. */

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAsked } from '../../../src/discord/asking/question-state.ts';
import { readId, writeId } from '../../../src/discord/custom-ids.ts';
import { readCitation } from '../../../src/library/citation.ts';
import { newId } from '../../../src/local/snowflake.ts';
import { dispatch, fromNewUser, lastPayload, type Payload } from './payloads.ts';
import { QUESTION, Stage } from './stage.ts';

const stage = Stage.forFile();
let press: Payload;
beforeAll(async () => {
  const there = stage.newPerson().in(stage.local.channels.questions);
  const asked = await there.run('ask', { question: QUESTION });
  const { message } = asked as Extract<typeof asked, { kind: 'reply' }>;
  await there.press(message, 'Context');
  press = lastPayload(stage);
});

const ACTIONS = [
  'next',
  'context',
  'read',
  'check',
  'share',
  'report',
  'helpful',
  'unhelpful',
  'clear-votes',
  'publish',
  'change',
  'discard',
  'remove',
  'undo',
  'own',
  'unfollow',
  'unfollow-listed',
];
const ARGUMENTS = [
  '-',
  '..',
  '.',
  '_',
  '0',
  '-1',
  '99999999999',
  '__proto__',
  'constructor',
  'a'.repeat(40),
  '0.0.0',
];
/** Ids that are well-formed, nearly so, or not at all. */
const FORGED = fc.oneof(
  fc
    .tuple(fc.constantFrom(...ACTIONS), fc.array(fc.constantFrom(...ARGUMENTS), { maxLength: 8 }))
    .map(([action, args]) => ['v1', action, ...args].join(':').slice(0, 100)),
  fc.string({ minLength: 1, maxLength: 100 }),
  fc.constantFrom(
    'v1:',
    'v2:next',
    'v1:next:../../etc/passwd',
    'v1:read:',
    ' v1:next',
    'v1:constructor',
    'v1:toString:x',
  ),
);
const REFUSALS =
  /older version of me|here are none|cannot read the question|no longer here|Only those who may manage|has changed|nothing to put back|do not follow/;

describe('24. the id of a button', () => {
  it('is read, or is none, whatever it is', () => {
    fc.assert(
      fc.property(FORGED, (id) => {
        const read = readId(id);
        if (read) expect(writeId(read.action, ...read.args)).toBe(id);
        const args = read?.args ?? [id];
        readAsked(args);
        for (const one of args) readCitation(one);
      }),
      { seed: 24, numRuns: 10_000 },
    );
  });

  it('that is forged is refused to the one who pressed it, and does nothing', {
    timeout: 120_000,
  }, async () => {
    const before = await stage.library.status(stage.local.servers.newsroom.id);
    const ids = fc.sample(FORGED, { seed: 24, numRuns: 300 });
    for (const custom_id of ids) {
      const body = (await dispatch(stage, {
        // Each in a different server, as the bot limits what one server may ask.
        ...fromNewUser(press, '0', newId()),
        data: { ...press.data, custom_id },
      })) as { type: number; data?: { flags?: number; content?: string } };
      if (body.type === 9) continue;
      // Refusals are private; anyone may turn the pages of a list of articles.
      expect(body.data?.flags ?? 0).toSatisfy((flags: number) => (flags & 64) !== 0 || body.type === 7);
      if (body.data?.content) expect(body.data.content).toMatch(REFUSALS);
    }
    expect(await stage.library.status(stage.local.servers.newsroom.id)).toEqual(before);
    expect(stage.lines.filter((line) => line.includes('failed'))).toEqual([]);
    expect((await stage.ask()).kind).toBe('reply');
  });

  it.each([
    'helpful:answered:storm.txt',
    'helpful:answered:-',
    'unhelpful:answered:0123456789.0.ABCDEFG',
    'unhelpful:maybe:0123456789.0.abcdefg',
    'unhelpful',
  ])('that votes on what is no quote of an answer is refused, and counts nothing: %s', async (id) => {
    const { newsroom } = stage.local.servers;
    const body = await dispatch(stage, {
      ...fromNewUser(press, '0', newsroom.id),
      data: { ...press.data, custom_id: `v1:${id}` },
    });
    const content = expect.stringMatching(/^(?:That is no citation id of mine|I cannot read the question)/);
    expect(body).toMatchObject({ type: 4, data: { flags: 64, content } });
    expect(await stage.library.votes(newsroom.id)).toEqual([]);
  });
});
