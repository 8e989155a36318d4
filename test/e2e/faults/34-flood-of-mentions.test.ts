import { expect, it } from 'vitest';
import { floodChannel } from './flood.ts';
import { Stage } from './stage.ts';

/** Where Discord lets the bot write once a second. */
const stage = Stage.forFile({ messageEveryMs: 1_000 });

it('34. in a flood of mentions somebody else is heard, nothing old is answered, and all are told once', {
  timeout: 60_000,
}, async () => {
  const { waits, heard, perPerson, words, refused } = await floodChannel(stage, 12, [3]);
  expect(Math.max(...heard)).toBeLessThan(5_000);
  expect(Math.max(...waits)).toBeLessThan(10_000);
  // Each of those who flood is answered as well, as often as any other.
  expect(Math.max(...perPerson) - Math.min(...perPerson)).toBeLessThanOrEqual(1);
  expect(words).toBe(1);
  expect(refused).toBe(0);
  expect(stage.bot.counts().busy).toBeGreaterThan(50);
});
