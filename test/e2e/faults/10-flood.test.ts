import { expect, it } from 'vitest';
import { Stage } from './stage.ts';

const stage = Stage.forFile();

it('10. one person’s flood is not another’s wait', { timeout: 60_000, retry: 2 }, async () => {
  const flooder = stage.newPerson().in(stage.local.channels.questions);
  const other = stage.newPerson().in(stage.local.channels.questions);
  const flood: Promise<string>[] = [];
  const waits: number[] = [];
  // Two hundred in five seconds, of one; one a second, of another.
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
  // Twenty at once, and one a second while it lasts.
  expect(refused.length).toBeGreaterThan(150);
  expect(refused.length).toBeLessThanOrEqual(180);
  for (const one of refused) expect(one).toContain('"flags":64');
  expect(seen.filter((one) => one.includes('"kind":"failure"'))).toEqual([]);
  expect(waits).toHaveLength(5);
  expect(Math.max(...waits)).toBeLessThan(1_000);
});
