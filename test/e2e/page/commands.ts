/** Filling in and sending commands on the page. */

import { describe, expect, it } from 'vitest';
import { lastMessage, run, type Stage, says } from './stage.ts';

export function describeCommands(stage: Stage): void {
  describe('a slash', () => {
    it('opens the commands with what they do, and what they ask for', async () => {
      const page = await stage.open();
      await page.locator('#text').fill('/');
      const options = page.locator('#picker').getByRole('option');
      expect(await options.first().textContent()).toBe(
        '/askquestion [article] [order] [for] [private]Ask the articles: the exact sentence that answers, and its dates',
      );
      expect(await options.count()).toBe(8);
      await page.keyboard.type('lib');
      expect(await options.allTextContents()).toEqual([
        '/library addAdd an article by a form',
        '/library uploadfileAdd an article from a file',
      ]);
      await page.keyboard.press('Escape');
      expect(await options.count()).toBe(0);
    });

    it('fills in a command by the keyboard, with choices and completions', async () => {
      const page = await stage.open();
      await page.keyboard.type('/as');
      await page.keyboard.press('Enter');
      expect(await page.locator('#picker-hint').textContent()).toBe('question (required): In plain language');
      await page.keyboard.press('Enter');
      expect(await page.getByRole('combobox', { name: 'question' }).getAttribute('aria-invalid')).toBe(
        'true',
      );
      await says(page.locator('#picker-status'), 'This option is required. Specify a value.');
      await page.keyboard.type('When?');
      for (const [typed, wanted] of [
        ['bridge', 'A bridge opens'],
        ['', 'Oldest first'],
        ['th', 'Theo'],
        ['', 'True'],
      ] as const) {
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await page.keyboard.type(typed);
        await says(page.locator('#picker').getByRole('option'), wanted);
        while (
          !(await page.locator('[role=option][aria-selected=true]').allTextContents())
            .join()
            .startsWith(wanted)
        )
          await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
      }
      await page.keyboard.press('Enter');
      const theo = stage.local.people.theo.user.id;
      await says(lastMessage(page), `When? | id-1 | old | ${theo} | true`);
      await says(lastMessage(page).locator('.reply-context'), 'Mira used /ask');
    });

    it('fills in a command by the mouse', async () => {
      const page = await stage.open();
      await page.getByRole('group', { name: 'Commands to try' }).getByText('/ask').click();
      await page.keyboard.type('Where?');
      await page.getByRole('button', { name: '+4 more' }).click();
      await page.getByRole('option', { name: 'article' }).click();
      await page.getByRole('option', { name: 'The old library' }).click();
      await page.getByRole('button', { name: 'Send' }).click();
      await says(lastMessage(page), 'Where? | id-2 | - | - | -');
    });

    it('takes what was typed when nothing was chosen, and says when nothing fits', async () => {
      const page = await stage.open();
      await page.locator('#text').fill('/ask question: When? article: sun');
      await says(page.locator('#picker-status'), 'No options match your search.');
      await page.keyboard.press('Enter');
      await says(lastMessage(page), 'When? | sun | - | - | -');
    });

    it('says when completions fail', async () => {
      const page = await stage.open();
      await stage.bot.client.destroy();
      await page.locator('#text').fill('/ask question: When? article: sun');
      await says(page.locator('#picker-status'), 'Loading options failed');
    });

    it('takes a file', async () => {
      const page = await stage.open();
      await page.locator('#text').fill('/library upload ');
      await page
        .locator('.command input')
        .setInputFiles({ name: 'moon.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
      await page.getByRole('button', { name: 'Send' }).click();
      await says(lastMessage(page), 'Read moon.txt');
    });

    it('removes a command, an option at a time', async () => {
      const page = await stage.open();
      await page.locator('#text').fill('/ask question: a article: b');
      await page.getByRole('combobox', { name: 'article' }).waitFor();
      await page.keyboard.press('Backspace');
      await page.keyboard.press('Backspace');
      await page.getByRole('combobox', { name: 'article' }).waitFor({ state: 'detached' });
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      expect(await page.locator('#text').inputValue()).toBe('');
    });

    it('keeps what was refused, to be corrected', async () => {
      const page = await stage.open();
      await page.locator('#text').fill('/ask question: When? for: nobody');
      await page.keyboard.press('Enter');
      await says(page.locator('#notice'), 'Unknown user');
      expect(await page.getByRole('combobox', { name: 'for' }).inputValue()).toBe('nobody');
    });

    it('offers each person what they may use', async () => {
      const names = async (person: 'mira' | 'sam') => {
        const page = await stage.open(person);
        await page.locator('#text').fill('/pu');
        await page.locator('#picker').waitFor();
        return page.locator('#picker').textContent();
      };
      expect(await names('mira')).toContain('No command here has that name.');
      expect(await names('sam')).toContain('/purge');
    });
  });

  describe('an answer that does not come', () => {
    it('is reported as in Discord, to the person who asked, who can dismiss it', async () => {
      const page = await stage.open();
      await run(page, 'silence');
      await says(page.locator('#sending'), 'Sending command…');
      await says(page.getByRole('alert'), 'The application did not respond');
      await says(page.locator('#sending'), 'Only you can see this');
      await page.getByRole('button', { name: 'Dismiss message' }).click();
      expect(await page.locator('#sending').textContent()).toBe('');
    });
  });
}
