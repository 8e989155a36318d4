import { expect, it } from 'vitest';
import { isBusy, isExpired, Load, quantile, timed } from './load.ts';
import { note } from './results.ts';

/** Questions of many words cost more. */
const LONG =
  'Which of the storms that closed harbours or bridges did the council of Lindholm and of Varde approve on Friday?';

it('9. at three times the capacity, what is admitted is answered, and the rest are told "busy" in time', async () => {
  const load = await Load.start();
  const capacity = await measureCapacity(load);
  const perSecond = capacity * 3;
  const all = await load.askAtRate(perSecond, 20);
  const after = await load.askAtRate(5, 4);
  await load.end();
  const busy = all.filter(isBusy);
  const answered = all.filter((one) => !isBusy(one) && !isExpired(one));
  const expired = all.filter(isExpired).length;
  const late = quantile(
    busy.map(({ ms }) => ms),
    0.99,
  );
  const normal = quantile(
    after.slice(-10).map(({ ms }) => ms),
    0.99,
  );
  note(
    '9 overload',
    `carries ${capacity}/s; at ${perSecond}/s for 20 s ${answered.length} answered, ${busy.length} heard "busy" (p99 ${late} ms), ${expired} expired; two seconds after it p99 ${normal} ms`,
  );
  expect(expired).toBe(0);
  expect(late).toBeLessThan(2_000);
  expect(after.slice(-10).filter(isExpired)).toEqual([]);
});

/** How many questions a second the bot answers, ten at a time; the rate limit of servers counts as well. */
async function measureCapacity(load: Load): Promise<number> {
  const began = performance.now();
  let count = 0;
  const ask = async () => {
    while (performance.now() - began < 5_000) {
      if (!isBusy(await timed(() => load.ask(LONG)))) count += 1;
    }
  };
  await Promise.all(Array.from({ length: 10 }, ask));
  return Math.max(1, Math.round(count / 5));
}
