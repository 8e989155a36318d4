/** A form of choices on the page. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { onNext } from '../harness.ts';
import { CHOICES } from './choices.ts';
import { focused, lastMessage, run, type Stage, says } from './stage.ts';

/** Lets the bot answer a command, to which it answers nothing otherwise, with a form of choices. */
export async function openChoices(stage: Stage, page: Page): Promise<void> {
  const opened = onNext(
    stage.bot.client,
    (interaction) => interaction.isChatInputCommand(),
    (interaction) => interaction.showModal(CHOICES),
  );
  await run(page, 'silence');
  await opened;
  await page.getByRole('dialog', { name: 'Choices' }).waitFor();
}

export function describeForms(stage: Stage): void {
  describe('a form of choices', () => {
    it('is filled in by the keyboard alone', async () => {
      const page = await stage.open();
      await openChoices(stage, page);
      const dialog = page.getByRole('dialog');
      const press = async (...keys: string[]) => {
        for (const key of keys) await page.keyboard.press(key);
      };
      expect(await focused(page)).toBe('Where: Make a selection');
      await press('ArrowDown');
      // Only forums are offered.
      const offered = dialog.getByRole('option').filter({ visible: true });
      expect(await offered.allTextContents()).toEqual(['#help']);
      await press('Enter');
      expect(await focused(page)).toBe('Where: Make a selection: #help');
      await press('Tab', 'ArrowDown', 'm', 'Enter');
      expect(await focused(page)).toBe('Who: Make a selection: Moderator');
      await press('Tab', 'Space', 'ArrowDown');
      expect(await dialog.getByRole('radio', { name: 'Every week' }).isChecked()).toBe(true);
      await press('Tab', 'Space', 'Tab', 'Tab', 'Space', 'Tab', 'Space', 'Enter');
      await says(lastMessage(page), '#help, @Moderator, weekly, daily and never, aloud');
    });

    it('says what is missing, and what each choice is about', async () => {
      const page = await stage.open();
      await openChoices(stage, page);
      const dialog = page.getByRole('dialog');
      const submit = dialog.getByRole('button', { name: 'Submit' });
      await submit.click();
      const where = dialog.getByRole('combobox', { name: 'Where' });
      expect(await focused(page)).toBe('Where: Make a selection');
      expect(await where.getAttribute('aria-invalid')).toBe('true');
      expect(await descriptionOf(page, where)).toBe('One forum This field is required');
      await dialog.getByRole('checkbox', { name: 'Never' }).check();
      await submit.click();
      expect(await descriptionOf(page, dialog.getByRole('group', { name: 'What' }))).toBe(
        'Two at least Choose at least 2',
      );
      await dialog.getByText('Aloud').click();
      expect(await dialog.getByRole('checkbox', { name: 'Aloud' }).isChecked()).toBe(true);
      expect(await dialog.getByRole('radiogroup', { name: 'How often' }).getAttribute('aria-invalid')).toBe(
        'true',
      );
    });
  });
}

/** The text of the elements that describe another one. */
async function descriptionOf(page: Page, of: ReturnType<Page['locator']>): Promise<string> {
  const ids = (await of.getAttribute('aria-describedby'))?.split(' ') ?? [];
  return (await Promise.all(ids.map((id) => page.locator(`#${id}`).textContent()))).join(' ');
}
