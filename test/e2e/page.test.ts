import { describe, expect, it } from 'vitest';
import { describeAccess } from './page/access.ts';
import { describeCommands } from './page/commands.ts';
import { describeComponents } from './page/components.ts';
import { describeLooks } from './page/looks.ts';
import { describeMessages } from './page/messages.ts';
import { describePanel } from './page/panel.ts';
import { CHROMIUM, Stage } from './page/stage.ts';

/** So that what does not come is soon said. */
const DEADLINE_MS = 2_000;

if (!CHROMIUM && !process.env.CI)
  console.warn('No Chromium is found (CHROMIUM may say where): the page is not tested.');

describe('a machine that decides', () => {
  it.runIf(process.env.CI)('has a browser', () => expect(CHROMIUM).toBeDefined());
});

describe.runIf(CHROMIUM)('the page', { timeout: 30_000 }, () => {
  const stage = new Stage({ deadlineMs: DEADLINE_MS });
  describeCommands(stage);
  describeMessages(stage);
  describeComponents(stage);
  describePanel(stage);
  describeLooks(stage);
  describeAccess(stage);
});
