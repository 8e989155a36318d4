import { it } from 'vitest';
import { checkDamaged } from '../library/snapshot/damaged-snapshot.ts';
import { note } from './results.ts';

it('34. with a snapshot damaged in any way, the library starts, reports it, and answers the same', async () => {
  await checkDamaged(500);
  note('34 snapshots', '500 damaged: each said, made anew, and the answers the same');
});
