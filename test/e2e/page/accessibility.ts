/** Accessibility of the page, checked by axe. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openChoices } from './forms.ts';
import { lastMessage, run, type Stage, says } from './stage.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe runs in each theme: in the dark, which changes nothing but colours, the rules that depend on these. */
const RULES = {
  light: {},
  dark: { runOnly: ['color-contrast', 'link-in-text-block'] },
};

/** The violations that axe finds in the page's current state, in the light and the dark theme. */
async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(AXE);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const options = JSON.stringify({ resultTypes: ['violations'], ...RULES[colorScheme] });
    const results = await page.evaluate<AxeResults>(`axe.run(${options})`);
    for (const { id, impact, nodes } of results.violations)
      if (impact !== 'minor')
        found.push(
          ...nodes.map(({ html, any }) => `${colorScheme}, ${impact} ${id}: ${html} ${any[0]?.message}`),
        );
  }
  return found;
}

export function describeAccessibility(stage: Stage): void {
  describe('in the light and in the dark, axe finds nothing', () => {
    it('around a new channel, the commands, and an option', async () => {
      const page = await stage.open();
      expect(await violations(page)).toEqual([]);
      await page.locator('#text').fill('/');
      expect(await violations(page)).toEqual([]);
      await page.locator('#text').fill('/ask When? article:');
      await page.getByRole('combobox', { name: 'article' }).focus();
      await page.getByRole('option', { name: 'Rain' }).waitFor();
      expect(await violations(page)).toEqual([]);
    });

    it('in messages of all kinds, and in a select', async () => {
      const page = await stage.open();
      stage.local.people.theo.in(stage.local.channels.general).say('@mira, hello');
      for (const command of ['cards', 'secret', 'think', 'silence']) await run(page, command);
      await says(page.locator('#sending'), 'The application did not respond');
      await run(page, 'choose');
      await lastMessage(page).getByRole('combobox', { name: 'Order' }).click();
      expect(await violations(page)).toEqual([]);
    });

    it('in a reply with and without a ping', async () => {
      const page = await stage.open();
      stage.local.people.theo.in(stage.local.channels.general).say('What do you think?');
      await lastMessage(page).getByRole('button', { name: 'Reply' }).click();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('switch', { name: 'Ping Theo' }).click();
      await says(page.getByRole('switch'), '@ OFF');
      expect(await violations(page)).toEqual([]);
    });

    it('at a message with a thread, in the thread, and in its menu', async () => {
      const page = await stage.open('sam');
      const sam = stage.local.people.sam.in(stage.local.channels.general);
      const thread = sam.openThread(sam.say('It closed the harbour'), 'The storm');
      await lastMessage(page).getByRole('link', { name: 'The storm' }).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('navigation').getByRole('link', { name: 'The storm' }).click();
      stage.local.people.theo.in(thread).say('Which one?');
      await says(lastMessage(page), 'Which one?');
      await page.getByRole('button', { name: 'Thread options' }).click();
      expect(await violations(page)).toEqual([]);
    });

    it('in a forum with a post, in the form for a new one, and in the post', async () => {
      const page = await stage.open('mira', 'help');
      const mira = stage.local.people.mira.in(stage.local.channels.help);
      mira.post({ title: 'The storm', text: 'When did it close the harbour?', tags: ['question'] });
      await page.getByRole('link', { name: 'The storm' }).first().waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'New Post' }).click();
      await page.getByRole('dialog').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('#posts').getByRole('link', { name: 'The storm' }).click();
      await says(lastMessage(page), 'harbour');
      expect(await violations(page)).toEqual([]);
    });

    it('in a form, and in what is wrong with it', async () => {
      const page = await stage.open();
      await run(page, 'library add');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Enter');
      expect(await violations(page)).toEqual([]);
    });

    it('in a form with every kind of choice, and in what is wrong with it', async () => {
      const page = await stage.open();
      await openChoices(stage, page);
      await page.getByRole('button', { name: 'Submit' }).click();
      await page.getByRole('combobox', { name: 'Where' }).click();
      await page.getByRole('dialog').getByRole('option').filter({ visible: true }).first().waitFor();
      expect(await violations(page)).toEqual([]);
    });

    it('in a menu, and in the developer panel', async () => {
      const page = await stage.open();
      await run(page, 'ask', 'When?');
      await lastMessage(page).locator('h3').click({ button: 'right' });
      await page.getByRole('menu').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Developer panel' }).click();
      await page.getByRole('button', { name: 'Slow network' }).click();
      await page.locator('[aria-pressed=true]').waitFor();
      await page.locator('#passed li:not(.heartbeat) summary').last().click();
      await page.locator('#passed pre').waitFor();
      expect(await violations(page)).toEqual([]);
    });

    it('in a small window, with its side open', async () => {
      const page = await stage.open('sam');
      await page.setViewportSize({ width: 420, height: 800 });
      await page.getByRole('button', { name: 'Servers and channels' }).click();
      expect(await violations(page)).toEqual([]);
    });
  });
}
