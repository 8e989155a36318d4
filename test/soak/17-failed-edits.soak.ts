import { expect, it, vi } from 'vitest';
import { commands } from '../../commands/index.ts';
import { deferredCommand } from '../e2e/faults/deferred-command.ts';
import { Stage, WEBHOOKS } from '../e2e/faults/stage.ts';
import { note } from './results.ts';

const stage = Stage.forFile({}, { commands: [...commands, deferredCommand.command] });

it('17. an edit that Discord always rejects is logged, and given up within thirty seconds', async () => {
  stage.play({
    match: { on: 'request', path: WEBHOOKS },
    action: { do: 'answer', status: 500 },
    times: 'always',
  });
  const began = performance.now();
  void stage.newPerson().in(stage.local.channels.questions).run('think');
  const failures = () => stage.lines.filter((line) => line.includes('/think '));
  await vi.waitUntil(() => failures().length === 2, { timeout: 120_000 });
  note('17 edits', `given up after ${Math.round((performance.now() - began) / 1_000)} s, apology included`);
  expect(failures()).toEqual([
    '/think failed: Discord answered with status 500',
    '/think could not be answered: Discord answered with status 500',
  ]);
});
