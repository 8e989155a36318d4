/** The page, in a browser. */

import { describe, expect, it } from 'vitest';
import { describeAccessibility } from './page/accessibility.ts';
import { describeAppearance } from './page/appearance.ts';
import { describeBotMembership } from './page/bot-membership.ts';
import { describeCommands } from './page/commands.ts';
import { describeComponents } from './page/components.ts';
import { describeForms } from './page/forms.ts';
import { describeForum } from './page/forum.ts';
import { describeLanguages } from './page/languages.ts';
import { describeMessages } from './page/messages.ts';
import { describePanel } from './page/panel.ts';
import { CHROMIUM, Stage } from './page/stage.ts';
import { describeThreads } from './page/threads.ts';

/** Short, so that missing answers are shown soon. */
const DEADLINE_MS = 2_000;

if (!CHROMIUM && !process.env.CI)
  console.warn('No Chromium is found (CHROMIUM may say where): the page is not tested.');

describe('continuous integration', () => {
  it.runIf(process.env.CI)('has a browser', () => expect(CHROMIUM).toBeDefined());
});

describe.runIf(CHROMIUM)('the page', { timeout: 30_000 }, () => {
  const stage = new Stage({ deadlineMs: DEADLINE_MS });
  describeCommands(stage);
  describeMessages(stage);
  describeComponents(stage);
  describeForms(stage);
  describeThreads(stage);
  describeForum(stage);
  describeBotMembership(stage);
  describeLanguages(stage);
  describePanel(stage);
  describeAppearance(stage);
  describeAccessibility(stage);
});
