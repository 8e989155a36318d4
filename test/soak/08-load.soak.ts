import { expect, it } from 'vitest';
import { isBusy, isExpired, Load, quantile } from './load.ts';
import { note } from './results.ts';

const SECONDS = Number(process.env.SECONDS ?? 60);

it('8. fifty interactions a second for a minute are answered in time', async () => {
  const load = await Load.start();
  const before = load.bot.work;
  const all = await load.askAtRate(50, SECONDS);
  const cpuMs = (load.bot.work - before) / all.length;
  await load.end();
  const times = all.map(({ ms }) => ms);
  const expired = all.filter(isExpired).length;
  const busy = all.filter(isBusy).length;
  const p99 = quantile(times, 0.99);
  note(
    '8 load',
    `${all.length} in ${SECONDS} s at 50/s: p50 ${quantile(times, 0.5)} ms, p99 ${p99} ms, slowest ${quantile(times, 1)} ms; ${expired} expired, ${busy} heard "busy"; ${cpuMs.toFixed(1)} ms of the bot’s work each`,
  );
  expect(expired).toBe(0);
  expect(p99).toBeLessThan(500);
});
