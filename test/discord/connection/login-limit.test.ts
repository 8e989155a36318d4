import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteLogin } from '../../../src/discord/connection/login-limit.ts';

let data: string;
beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
});
afterEach(() => rm(data, { recursive: true }));

/** A quarter of a day. */
const PERIOD_MS = 6 * 60 * 60_000;

describe('logins', () => {
  it('are allowed at once ten times in a quarter of an hour', async () => {
    for (let count = 0; count < 10; count += 1) expect(await noteLogin(data, 1_000 * count)).toBe(0);
    expect(await noteLogin(data, 10_000)).toBe(15 * 60_000 - 10_000);
    expect(await noteLogin(data, 15 * 60_000 + 60_000)).toBe(0);
  });

  it('are limited to a thousand a day, however often the bot is started', async () => {
    let logins = 0;
    for (let now = 0; now < PERIOD_MS; logins += 1) now += 1_500 + (await noteLogin(data, now));
    expect(logins).toBeGreaterThan(225);
    expect(logins).toBeLessThanOrEqual(250);
  }, 60_000);

  it.each(['', '{', '"x"', '[null, "a"]', '[99999999999999]'])(
    'are allowed when the file has the invalid content %j',
    async (text) => {
      await writeFile(path.join(data, '.logins.json'), text);
      expect(await noteLogin(data, 0)).toBe(0);
    },
  );
});
