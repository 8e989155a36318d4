/** 10. One person's flood does not delay others. */

import { expect, it, vi } from 'vitest';
import type { Library } from '../../../src/library/library.ts';
import { ANSWER, Stage } from './stage.ts';

const stage = Stage.forFile();
/** Functions that end the pending completions. */
const ends: (() => void)[] = [];
/** Whether completions wait until they are ended. */
let isSlow = false;
const { library } = stage;
stage.library = new Proxy(library, {
  get: (_, name: keyof Library) =>
    name === 'articles' && isSlow
      ? () => new Promise((resolve) => ends.push(() => resolve([])))
      : library[name],
});

it('10. one person’s flood is not another’s wait', { timeout: 60_000, retry: 2 }, async () => {
  const flooder = stage.newPerson().in(stage.local.channels.questions);
  const other = stage.newPerson().in(stage.local.channels.questions);
  const flood: Promise<string>[] = [];
  const waits: number[] = [];
  // One person asks 200 questions in five seconds, another one per second.
  for (let tick = 0; tick < 50; tick += 1) {
    for (let count = 0; count < 4; count += 1)
      flood.push(
        flooder.run('ask', { question: `What of ${tick} and ${count}?` }).then((one) => JSON.stringify(one)),
      );
    if (tick % 10 === 0) {
      const began = performance.now();
      expect((await other.run('ask', { question: 'What will the bridge cost?' })).kind).toBe('reply');
      waits.push(performance.now() - began);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const seen = await Promise.all(flood);
  const refused = seen.filter((one) => one.includes('You are asking faster than I may answer'));
  // The limit is 20 at once, and one per second after that.
  expect(refused.length).toBeGreaterThan(150);
  expect(refused.length).toBeLessThanOrEqual(180);
  for (const one of refused) expect(one).toContain('"flags":64');
  expect(seen.filter((one) => one.includes('"kind":"failure"'))).toEqual([]);
  expect(waits).toHaveLength(5);
  expect(Math.max(...waits)).toBeLessThan(1_000);
});

it('10. what is offered while people type keeps nobody’s question waiting, and is so much at once', {
  timeout: 60_000,
  retry: 2,
}, async () => {
  isSlow = true;
  const typed = Array.from({ length: 6 }, () =>
    stage.newPerson().in(stage.local.channels.questions).complete('ask', { article: 'st' }, 'article'),
  );
  try {
    await vi.waitUntil(() => ends.length > 0, { timeout: 10_000 });
    for (let count = 0; count < 3; count += 1) expect(JSON.stringify(await stage.ask())).toContain(ANSWER);
    // One at a time for each server.
    expect(ends).toHaveLength(1);
  } finally {
    isSlow = false;
    for (const end of ends) end();
  }
  await Promise.all(typed);
});
