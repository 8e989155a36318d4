/** A first question on the page, with the real bot. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/local/index.ts';
import { startRealBot } from './page/real-bot.ts';
import { CHROMIUM, lastMessage, launch, says } from './page/stage.ts';

describe.runIf(CHROMIUM)('someone who has just started it', { timeout: 60_000 }, () => {
  let local: LocalDiscord;
  let browser: Awaited<ReturnType<typeof launch>>;
  let stopBot = async () => {};
  beforeAll(async () => {
    [local, browser] = await Promise.all([startLocalDiscord(), launch()]);
    stopBot = await startRealBot(local);
  }, 60_000);
  afterAll(async () => {
    await Promise.all([browser.close(), stopBot()]);
    await local.close();
  });

  it('asks a question on the page, and sees the exact words and their dates', async () => {
    const page = await browser.newPage();
    await page.goto(local.url);
    await page.getByRole('group', { name: 'Commands to try' }).getByText('/ask', { exact: true }).click();
    await page.keyboard.type('When did Blinken arrive in Beijing?');
    await page.keyboard.press('Enter');
    const card = lastMessage(page);
    await says(card.locator('h3'), 'When did Blinken arrive in Beijing?');
    await says(
      card.locator('blockquote'),
      'US Secretary of State Anthony Blinken arrived in Beijing on June 18.',
    );
    await says(card, '18 June 2023');
    await says(card.locator('.small'), 'published 19 June 2023');
    expect(await card.locator('blockquote strong').allTextContents()).toContain('June 18');
  });
});
