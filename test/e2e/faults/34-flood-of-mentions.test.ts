/** 34. A flood of mentions in one channel. */

import { expect, it } from 'vitest';
import { floodChannel } from './flood.ts';
import { Stage } from './stage.ts';

/** With a local Discord that lets the bot write once a second. */
const stage = Stage.forFile({ messageEveryMs: 1_000 });

it('34. in a flood of mentions somebody else is heard, nothing old is answered, and all are told once', {
  timeout: 60_000,
}, async () => {
  const { waits, othersWaits, perPerson, notices, refused } = await floodChannel(stage, 12, [3]);
  expect(Math.max(...othersWaits)).toBeLessThan(5_000);
  expect(Math.max(...waits)).toBeLessThan(10_000);
  // Each of those who flood is answered as well, as often as any other.
  expect(Math.max(...perPerson) - Math.min(...perPerson)).toBeLessThanOrEqual(1);
  expect(notices).toBe(1);
  expect(refused).toBe(0);
  expect(stage.bot.counts().busy).toBeGreaterThan(50);
});
