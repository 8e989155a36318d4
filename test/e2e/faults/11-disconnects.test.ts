/** 11. Lost connections lose no interaction. */

import { expect, it } from 'vitest';
import { DISCONNECTS, disconnectOften } from './disconnects.ts';
import { Stage } from './stage.ts';

const stage = Stage.forFile();

it('11. whatever ends the connection, nothing that can be taken up again is lost, or answered twice', {
  timeout: 120_000,
  retry: 2,
}, async () => {
  const identified = stage.identifies();
  const { asked, answered, lost } = await disconnectOften(stage, DISCONNECTS.length * 2);
  expect(lost).toBe(0);
  expect(answered).toBeGreaterThanOrEqual(asked - 4);
  // Once for each session that could not be resumed.
  expect(stage.identifies() - identified).toBeLessThanOrEqual(2);
});
