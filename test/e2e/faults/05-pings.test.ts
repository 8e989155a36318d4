/** 5. No message pings anyone. */

import { expect, it } from 'vitest';
import { shown } from '../harness.ts';
import { expectNoPings, Stage } from './stage.ts';

const stage = Stage.forFile();

it('5. whatever is used, every message allows no mentions, and goes to the person who asked', {
  timeout: 60_000,
}, async () => {
  const ping = '@everyone <@1100000000000000011> <@&1110000000000000150>';
  const mira = stage.newPerson().in(stage.local.channels.questions);
  const sam = stage.local.people.sam.in(stage.local.channels.questions);
  const said = sam.say('Nobody was hurt, said the paper.');
  for (const act of [
    () => mira.run('ask', { question: `${ping} storm?` }),
    () => mira.run('ask', { question: `${ping} zeppelin?`, private: true }),
    () => mira.run('read', { article: ping.slice(0, 90) }),
    () => mira.run('timeline', { topic: `${ping} storm` }),
    () => mira.run('follow add', { question: `${ping} storm?` }),
    () => mira.run('cite', { id: '0123456789.0.0123456' }),
    () => mira.run('articles', {}),
    () => mira.run('about', {}),
    () => mira.run('help', {}),
    () => mira.useOnMessage('Find the source', said),
    () => mira.useOnMessage('Ask the articles', said),
    () => sam.run('library list', {}),
    () => sam.run('library remove', { article: ping.slice(0, 90) }),
  ])
    await shown(act());
  expect(stage.local.record.requests.filter(({ path }) => path.includes('/channels/'))).toEqual([]);
  const answers = stage.local.record.requests.filter(({ path }) => /\/(?:callback|@original)$/.test(path));
  const bodies = answers.map(({ body }) => body);
  expect(bodies.length).toBeGreaterThan(10);
  for (const body of bodies) expectNoPings(body);
  expect(() => expectNoPings({ type: 4, data: { content: 'x' } })).toThrow();
});
