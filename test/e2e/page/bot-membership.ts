/** The bot is removed from a server on the page, and added again. */

import { describe, expect, it } from 'vitest';
import { type Stage, says } from './stage.ts';

export function describeBotMembership(stage: Stage): void {
  describe('the bot in a server', () => {
    it('is removed and added again by a moderator, and has no commands meanwhile', async () => {
      const page = await stage.open('sam');
      const members = page.locator('#members');
      const chips = page.getByRole('group', { name: 'Commands to try' });
      await chips.waitFor();
      await members.getByRole('button', { name: 'Verbatim' }).click();
      await page.getByRole('menuitem', { name: 'Kick Verbatim' }).click();
      await says(members.locator('h2').first(), 'Moderators');
      await chips.waitFor({ state: 'detached' });
      expect(stage.bot.client.guilds.cache.map(({ name }) => name)).toEqual(['History Club']);

      const options = page.getByRole('button', { name: 'Server options' });
      await options.focus();
      await page.keyboard.press('Enter');
      expect(await page.getByRole('menuitem').allTextContents()).toEqual(['Add Verbatim']);
      await page.keyboard.press('Enter');
      await members.getByRole('button', { name: 'Verbatim' }).waitFor();
      await chips.waitFor();
      await expect.poll(() => stage.bot.client.guilds.cache.size).toBe(2);
      await options.click();
      expect(await page.getByRole('menuitem').allTextContents()).toEqual(['Kick Verbatim']);
    });

    it('is removed by no other member', async () => {
      const page = await stage.open('mira');
      await page.locator('#members').getByRole('button', { name: 'Verbatim' }).click();
      expect((await page.getByRole('menuitem').allTextContents()).join()).not.toContain('Kick');
      expect(await page.getByRole('button', { name: 'Server options' }).count()).toBe(0);
    });
  });
}
