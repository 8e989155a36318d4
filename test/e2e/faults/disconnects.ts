/** Ends the connection in every way, with questions around each time. */

import { vi } from 'vitest';
import type { SocketAction } from '../../../src/local/faults/fault.ts';
import type { Outcome } from '../../../src/local/interactions/interaction-result.ts';
import type { Stage } from './stage.ts';

/** Ways in which a connection ends, and whether the session can be resumed afterwards. */
export const DISCONNECTS: readonly { action: SocketAction; resumes: boolean }[] = [
  { action: { do: 'close' }, resumes: true },
  { action: { do: 'reconnect' }, resumes: true },
  { action: { do: 'close', code: 4000 }, resumes: true },
  { action: { do: 'invalidate', resumable: true }, resumes: true },
  { action: { do: 'close', code: 4009 }, resumes: true },
  { action: { do: 'invalidate', resumable: false }, resumes: false },
];

export interface DisconnectResult {
  asked: number;
  answered: number;
  /** Not answered although the session could be resumed. */
  lost: number;
}

/** Ends the connection a number of times, in each way in turn, with a question before, during and after it. */
export async function disconnectOften(stage: Stage, times: number): Promise<DisconnectResult> {
  const resumable: Promise<Outcome>[] = [];
  const others: Promise<Outcome>[] = [];
  for (let count = 0; count < times; count += 1) {
    const { action, resumes } = DISCONNECTS[count % DISCONNECTS.length]!;
    const kept = resumes ? resumable : others;
    kept.push(stage.ask());
    stage.play({ match: { on: 'now' }, action });
    kept.push(stage.ask());
    await vi.waitUntil(() => stage.bot.connection().connected && stage.local.gateway.online, {
      timeout: 30_000,
      interval: 10,
    });
    kept.push(stage.ask());
    await kept.at(-1);
  }
  const outcomes = await Promise.all([...resumable, ...others]);
  const isAnswered = ({ kind }: Outcome) => kind === 'reply';
  const kept = await Promise.all(resumable);
  return {
    asked: outcomes.length,
    answered: outcomes.filter(isAnswered).length,
    lost: kept.filter((one) => !isAnswered(one)).length,
  };
}
