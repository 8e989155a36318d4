/** The developer panel of the page. */

import { describe, expect, it } from 'vitest';
import { lastMessage, run, type Stage, says } from './stage.ts';

export function describePanel(stage: Stage): void {
  describe('the developer panel', () => {
    it('is closed at first, and shows each request and event', async () => {
      const page = await stage.open();
      expect(await page.getByRole('complementary', { name: 'Developer panel' }).count()).toBe(0);
      await page.getByRole('button', { name: 'Developer panel' }).click();
      const panel = page.getByRole('complementary', { name: 'Developer panel' });
      await says(panel.locator('summary'), 'READY');
      await run(page, 'ask', 'When?');
      await says(lastMessage(page), 'When?');
      const answer = panel.locator('summary').filter({ hasText: 'callback' });
      expect(await answer.textContent()).toMatch(/→\s*POST \/interactions\/…\d{4}\/…\/callback\s*204/);
      await answer.click();
      await says(panel.locator('pre'), '"content": "### When? | - | - | - | -"');
      await panel.getByRole('button', { name: 'Clear' }).click();
      expect(await panel.locator('summary').count()).toBe(0);
      await panel.getByRole('button', { name: 'Close' }).click();
      expect(await panel.isVisible()).toBe(false);
    });

    it('breaks the connection in the middle, and what was asked meanwhile is answered', async () => {
      const page = await stage.open();
      await page.getByRole('button', { name: 'Developer panel' }).click();
      await run(page, 'think');
      await says(lastMessage(page), 'Verbatim is thinking…');
      await page.getByRole('button', { name: 'Disconnect' }).click();
      await run(page, 'ask', 'Still there?');
      await stage.bot.thinking[0]?.editReply('Yes');
      await says(lastMessage(page), 'Still there? | -');
      await says(page.locator('#messages > li').first(), 'Yes');
      await says(page.locator('#passed'), 'RESUMED');
      const asked = stage.local.record.requests.filter(({ path }) => path.endsWith('/callback'));
      expect(asked).toHaveLength(2);
    });

    it('shows that the bot is offline', async () => {
      const page = await stage.open();
      await page.getByRole('button', { name: 'Verbatim' }).and(page.locator('.member')).waitFor();
      await stage.bot.client.destroy();
      await page.getByRole('button', { name: 'Verbatim APP (offline)' }).waitFor();
      await says(page.getByRole('alert'), 'Verbatim is offline');
    });

    it('says why the bot is offline where that is known, also to who opens the page later', async () => {
      const page = await stage.open();
      await stage.bot.client.destroy();
      stage.local.gateway.explainAbsence('Another one is running.');
      const reason = 'Verbatim is offline. Another one is running.';
      await says(page.getByRole('alert'), reason);
      await says((await stage.open('theo')).getByRole('alert'), reason);
    });

    it('says what was not sent while the connection was lost, and no longer when it is back', async () => {
      await stage.open();
      // A second window, whose connection can be lost without an error in the console.
      const page = await stage.open('theo');
      await page.addInitScript(`
        window.EventSource = class extends EventSource {
          constructor(address) { super(address); window.stream = this; }
        };`);
      await page.reload();
      await page.locator('#welcome h2').waitFor();
      await page.evaluate(`
        window.fetchBefore = window.fetch;
        window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
        window.stream.onerror();`);
      await says(page.locator('#banner'), 'The connection is lost. It is tried again until it is back.');
      await page.locator('#text').fill('Hello');
      await page.keyboard.press('Enter');
      await says(
        page.locator('#notice'),
        /^That was not sent: the connection is lost\. Try again when it is back\.$/,
      );
      expect(await page.locator('#text').inputValue()).toBe('Hello');
      await page.evaluate('window.fetch = window.fetchBefore; window.stream.onopen();');
      await page.locator('#banner').waitFor({ state: 'hidden' });
      expect(await page.locator('#notice').textContent()).toBe('');
    });

    it('plays a server error until it is stopped, and a rate limit once', async () => {
      const page = await stage.open();
      await page.getByRole('button', { name: 'Developer panel' }).click();
      const error = page.getByRole('button', { name: 'Server error' });
      await error.click();
      await page.locator('[aria-pressed=true]').waitFor();
      await run(page, 'ask', 'When?');
      await says(page.locator('#sending').getByRole('alert'), 'The application did not respond');
      await says(page.locator('#passed'), 'fault: answer');
      await error.click();
      await page.getByRole('button', { name: 'Rate limit' }).click();
      await run(page, 'ask', 'And now?');
      await says(lastMessage(page), 'And now?');
      expect(await page.locator('[aria-pressed=true]').count()).toBe(0);
      const [limited] = stage.local.record.requests.filter(({ status }) => status === 429);
      expect(limited?.fault).toBe('limit');
    });
  });
}
