/** Limits how often the bot logs in. */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Discord resets a bot's token when it logs in 1,000 times in a day, which a bot in a crash loop does in an hour. Ten
 * logins in a quarter of an hour are 960 a day.
 */
const MAX_LOGINS = 10;
const WITHIN_MS = 15 * 60_000;

/**
 * Records a login in a file.
 *
 * @param data the folder of the file
 * @returns how many milliseconds to wait before the login
 */
export async function noteLogin(data: string, now = Date.now()): Promise<number> {
  const file = path.join(data, '.logins.json');
  const logins = (await readLogins(file)).filter((at) => at <= now + WITHIN_MS && at > now - WITHIN_MS);
  const oldest = logins.at(-MAX_LOGINS);
  const at = oldest === undefined ? now : Math.max(now, oldest + WITHIN_MS);
  await mkdir(data, { recursive: true });
  await writeFile(file, JSON.stringify([...logins, at].slice(-MAX_LOGINS)));
  return at - now;
}

/** The recorded logins; none when the file is missing or invalid. */
async function readLogins(file: string): Promise<number[]> {
  try {
    const parsed: unknown = JSON.parse(await readFile(file, 'utf8'));
    return Array.isArray(parsed) ? parsed.filter((at) => typeof at === 'number') : [];
  } catch {
    return [];
  }
}
