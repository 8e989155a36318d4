import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { type Bot, startBot } from '../../src/discord/bot.ts';
import type { Library } from '../../src/library/library.ts';
import { openLibrary } from '../../src/library/threaded.ts';
import { type LocalDiscord, startLocalDiscord } from '../../src/local/index.ts';
import { CHROMIUM, lastMessage, launch, says } from './page/stage.ts';

describe.runIf(CHROMIUM)('someone who has just started it', { timeout: 60_000 }, () => {
  let local: LocalDiscord;
  let library: Library;
  let bot: Bot;
  let browser: Awaited<ReturnType<typeof launch>>;
  beforeAll(async () => {
    [local, library, browser] = await Promise.all([
      startLocalDiscord(),
      openLibrary({ seeds: 'seeds', data: null }),
      launch(),
    ]);
    const log = { info() {}, warn() {}, error: console.error };
    const options = { library, commands, log, guildId: null, onLost() {} };
    bot = await startBot({ ...options, token: local.token, apiBase: local.api });
  }, 60_000);
  afterAll(async () => {
    await Promise.all([browser.close(), bot.stop(), library.close()]);
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
