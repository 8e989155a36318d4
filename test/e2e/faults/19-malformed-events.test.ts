/** 19. Malformed gateway events. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import type { Json } from '../../../src/local/validator.ts';
import { randomFrom } from '../../../src/training/random.ts';
import { pathsIn } from './payloads.ts';
import { BotProcess, endProcesses, PROCESS_TIMEOUT_MS } from './process.ts';
import { QUESTION } from './stage.ts';

let local: LocalDiscord;
beforeAll(async () => {
  local = await startLocalDiscord({ deadlineMs: 400 });
});
afterAll(() => local.close());
endProcesses();

let people = 0;
async function ask(): Promise<string> {
  people += 1;
  const there = local.addPerson(`guest${people}`).in(local.channels.questions);
  return (await there.run('help')).kind;
}

it('19. whatever is missing from an event, or is something else, the next is answered', {
  timeout: PROCESS_TIMEOUT_MS,
}, async () => {
  const bot = await BotProcess.start(local);
  await bot.ready();
  await local.people.mira.in(local.channels.questions).run('ask', { question: QUESTION });
  const event = local.record.frames.find((frame) => frame.event === 'INTERACTION_CREATE')!.data;
  const paths = pathsIn(event);
  expect(paths.length).toBeGreaterThan(40);
  const others: Json[] = [null, -1, 'x', [], {}, [[]]];
  for (const [index, path] of paths.entries())
    for (const value of [undefined, others[index % others.length]!]) {
      local.faults.play({
        match: { on: 'frame', event: 'INTERACTION_CREATE' },
        action: { do: 'set', path: ['d', ...path], ...(value !== undefined && { value }) },
      });
      await ask();
    }
  expect(bot.code).toBeUndefined();
  expect(await ask()).toBe('reply');
  expect(bot.output).not.toContain('nobody waited for');
});

it('19. whatever comes that is no event, the next is answered', { timeout: PROCESS_TIMEOUT_MS }, async () => {
  // Invalid JSON causes an unhandled rejection. After many of them the process would exit (see test 21), so the handler
  // is replaced here.
  const preload =
    "const on = process.on; process.on = (name, hear) => on.call(process, name, name === 'unhandledRejection' ? () => {} : hear);";
  const bot = await BotProcess.start(local, { preload });
  await bot.ready();
  const random = randomFrom(19);
  const junk = [
    '{{{',
    'null',
    '[]',
    '{"op":0}',
    '{"op":0,"t":"INTERACTION_CREATE"}',
    '{"op":99,"d":{}}',
    '""',
    '7',
  ];
  for (let count = 0; count < 2_000; count += 1)
    local.faults.play({
      match: { on: 'now' },
      action: { do: 'send', text: junk[Math.floor(random() * junk.length)]! },
    });
  expect(bot.code).toBeUndefined();
  let isBack = false;
  for (let tries = 0; tries < 50 && !isBack; tries += 1) isBack = (await ask()) === 'reply';
  expect(isBack).toBe(true);
});
