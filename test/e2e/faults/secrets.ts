/** Checks that logs contain no secrets. */

import { expect } from 'vitest';
import type { LocalDiscord } from '../../../src/local/index.ts';

/** Checks that a log contains neither the bot's token, nor the tokens of interactions, nor questions. */
export function expectNoSecrets(
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
