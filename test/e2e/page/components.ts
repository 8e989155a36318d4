/** Buttons, selects and forms on the page. */

import { describe, expect, it } from 'vitest';
import { focused, lastMessage, run, type Stage, says } from './stage.ts';

export function describeComponents(stage: Stage): void {
  describe('a button', () => {
    it('changes its message, and keeps the focus', async () => {
      const page = await stage.open();
      await run(page, 'ask', 'When?');
      for (const count of [2, 3]) {
        await lastMessage(page).getByRole('button', { name: 'Next quote' }).press('Enter');
        await says(lastMessage(page), `It began on 18 June. (${count})`);
        expect(await focused(page)).toBe('Next quote');
      }
      expect(await page.locator('#messages > li').count()).toBe(1);
    });

    it('says when it failed', async () => {
      const page = await stage.open();
      await run(page, 'ask', 'When?');
      const button = lastMessage(page).getByRole('button', { name: 'No answer' });
      await button.click();
      expect(await button.getAttribute('aria-busy')).toBe('true');
      await says(lastMessage(page).getByRole('alert'), 'This interaction failed');
      await lastMessage(page).getByRole('button', { name: 'Next quote' }).click();
      await says(lastMessage(page), '(2)');
      expect(await lastMessage(page).textContent()).not.toContain('failed');
    });
  });

  describe('a select', () => {
    it('is chosen from by mouse and by keyboard', async () => {
      const page = await stage.open();
      await run(page, 'choose');
      const selects = page.locator('#messages > li').first().getByRole('combobox');
      await selects.first().click();
      await page.getByRole('option', { name: 'Oldest' }).click();
      await says(lastMessage(page), 'Chosen: old');
      await selects.nth(1).press('ArrowDown');
      for (const key of ['Enter', 'l', 'Enter', 'm', 'ArrowDown', 'Enter', 'Escape'])
        await page.keyboard.press(key);
      await says(lastMessage(page), 'Chosen: moon, library');
      await selects.nth(2).press('ArrowDown');
      await page.keyboard.type('t');
      await page.keyboard.press('Enter');
      await says(lastMessage(page), 'Chosen: theo');
    });
  });

  describe('a form', () => {
    it('is filled in, with a file, and sent', async () => {
      const page = await stage.open();
      await run(page, 'library add');
      const form = page.getByRole('dialog', { name: 'Add an article' });
      await says(form, 'This form will be submitted to Verbatim.');
      await form.locator('input:focus').waitFor();
      await page.keyboard.press('Enter');
      await says(form, 'This field is required');
      await form.getByLabel('Title').fill('Rain');
      await form.getByLabel('Text').fill('Words');
      await says(form, '5/4000');
      await form
        .getByLabel('File')
        .setInputFiles({ name: 'rain.txt', mimeType: 'text/plain', buffer: Buffer.from('It rained.') });
      await says(form, 'rain.txt');
      await form.getByRole('combobox').click();
      await form.getByRole('option', { name: 'Oldest' }).click();
      await form.getByRole('button', { name: 'Submit' }).click();
      await says(lastMessage(page), 'Added Rain: It rained.');
      expect(await page.getByRole('dialog').count()).toBe(0);
    });

    it('stays open when it could not be sent, and can be closed', async () => {
      const page = await stage.open();
      await run(page, 'library add');
      const form = page.getByRole('dialog');
      await form.getByLabel('Title').fill('Rain');
      await stage.bot.client.destroy();
      await form.getByRole('button', { name: 'Submit' }).click();
      await says(form.getByRole('alert'), 'Something went wrong. Try again.');
      expect(await form.getByLabel('Title').inputValue()).toBe('Rain');
      await page.keyboard.press('Escape');
      expect(await page.getByRole('dialog').count()).toBe(0);
    });

    it('is opened by a button as well', async () => {
      const page = await stage.open();
      await run(page, 'cards');
      await lastMessage(page).getByRole('button', { name: 'Open a form' }).click();
      await page.getByRole('dialog', { name: 'Add an article' }).waitFor();
    });
  });
}
