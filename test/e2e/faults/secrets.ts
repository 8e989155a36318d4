import { expect } from 'vitest';
import type { LocalDiscord } from '../../../src/local/index.ts';

/** No log holds the bot's token, that of an interaction, or what anyone asked. */
export function holdSecrets(
  logged: string,
  { token, record }: LocalDiscord,
  questions: readonly string[],
): void {
  expect(logged).not.toContain(token);
  for (const { event, data } of record.frames) {
    if (event !== 'INTERACTION_CREATE') continue;
    const { token: own } = data as { token?: unknown };
    if (typeof own === 'string' && own.length > 20) expect(logged).not.toContain(own);
  }
  for (const question of questions) expect(logged).not.toContain(question);
}
