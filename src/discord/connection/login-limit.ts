import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Discord takes a bot's token away when it logs in 1,000 times a day, which one that fails at once and is started again
 * at once does in an hour. So many in a quarter of an hour are 960 a day.
 */
const MOST = 10;
const WITHIN_MS = 15 * 60_000;

/**
 * Notes that the bot logs in, beside what it keeps.
 *
 * @param data the folder that it writes to
 * @returns for how many milliseconds it has to wait before that
 */
export async function noteLogin(data: string, now = Date.now()): Promise<number> {
  const file = path.join(data, '.logins.json');
  const logins = (await readLogins(file)).filter((at) => at <= now + WITHIN_MS && at > now - WITHIN_MS);
  const oldest = logins.at(-MOST);
  const at = oldest === undefined ? now : Math.max(now, oldest + WITHIN_MS);
  await mkdir(data, { recursive: true });
  await writeFile(file, JSON.stringify([...logins, at].slice(-MOST)));
  return at - now;
}

/** None, when there is no such file, or another has written it. */
async function readLogins(file: string): Promise<number[]> {
  try {
    const kept: unknown = JSON.parse(await readFile(file, 'utf8'));
    return Array.isArray(kept) ? kept.filter((at) => typeof at === 'number') : [];
  } catch {
    return [];
  }
}
