import { expect, it } from 'vitest';
import { floodChannel } from '../e2e/faults/flood.ts';
import { Stage } from '../e2e/faults/stage.ts';
import { quantile } from './load.ts';
import { note } from './results.ts';

/** With a channel in which Discord accepts one message of the bot a second. */
const stage = Stage.forFile({ messageEveryMs: 1_000 });
const SECONDS = 60;

it('34. during twelve mentions a second in a channel, another person is answered, and no stale mention is', async () => {
  const { waits, othersWaits, perPerson, notices, refused } = await floodChannel(
    stage,
    SECONDS,
    [3, 18, 33, 48],
  );
  const { busy } = stage.bot.counts();
  const seconds = (ms: number) => (ms / 1_000).toFixed(1);
  note(
    '34 flood of mentions',
    `12 a second for ${SECONDS} s in a channel where one a second is answered: somebody else heard after ${othersWaits.map(seconds).join(', ')} s; ${waits.length} answered, after ${seconds(quantile(waits, 0.5))} s (median) and ${seconds(Math.max(...waits))} s at most; ${busy} left out, told ${notices} times; ${refused} refused by Discord`,
  );
  expect(Math.max(...othersWaits)).toBeLessThan(10_000);
  expect(Math.max(...waits)).toBeLessThan(10_000);
  // About one a second, less on a busy machine.
  expect(waits.length).toBeGreaterThan(SECONDS / 2);
  expect(Math.max(...perPerson) - Math.min(...perPerson)).toBeLessThanOrEqual(2);
  // Once a minute; the last mentions are dropped some seconds after it.
  expect(notices).toBeLessThanOrEqual(2);
  expect(notices).toBeGreaterThan(0);
  expect(refused).toBe(0);
});
