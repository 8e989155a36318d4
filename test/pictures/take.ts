/** `npm run pictures`: takes the screenshots of the README, with the bot and the articles of this repository. */
import type { Browser, Page } from 'playwright-core';
import { type LocalDiscord, startLocalDiscord } from '../../src/local/index.ts';
import build from '../build.ts';
import { startRealBot } from '../e2e/page/real-bot.ts';
import { CHROMIUM, lastMessage, launch, run, says } from '../e2e/page/stage.ts';
import { startStageBot } from '../e2e/page/stage-bot.ts';

const QUESTION = 'When did Blinken arrive in Beijing?';
const BROAD_QUESTION = 'What did Blinken say about China?';
/** Replaces all times, so that a screenshot changes only with what it shows. */
const FIX_TIMES = `
  for (const time of document.querySelectorAll('.message time')) time.textContent = '12:00 PM';
  for (const time of document.querySelectorAll('#passed time')) time.textContent = '12:00:00';
  for (const day of document.querySelectorAll('.day span')) day.textContent = 'Today';
`;

if (!CHROMIUM) throw new Error('No Chromium is found: install one, or say where it is in CHROMIUM.');
await build();
const [local, browser] = await Promise.all([startLocalDiscord(), launch()]);
const stopBot = await startRealBot(local);

const page = await open(browser, local, 'mira');
await page.locator('#text').fill('/');
await page.locator('#picker').getByRole('option').first().waitFor();
await take(page, 'commands');
await page.locator('#text').fill('');
await run(page, 'ask', QUESTION);
await says(lastMessage(page), 'June');
await take(page, 'answer-dark');
await page.emulateMedia({ colorScheme: 'light' });
await take(page, 'answer-light');
await page.emulateMedia({ colorScheme: 'dark' });

await run(page, 'ask', BROAD_QUESTION);
await says(lastMessage(page), BROAD_QUESTION);
const theo = await open(browser, local, 'theo');
await lastMessage(theo)
  .getByRole('button', { name: /quote|next/i })
  .first()
  .click();
await says(lastMessage(theo), 'Only you can see this');
await take(theo, 'private');

await page.setViewportSize({ width: 1100, height: 640 });
await page.getByRole('button', { name: 'Developer panel' }).click();
await page.getByRole('button', { name: 'Disconnect' }).click();
await says(page.locator('#passed li').last(), 'RESUMED');
await page.locator('#passed summary').filter({ hasText: 'INTERACTION_CREATE' }).last().click();
await page.locator('#passed pre').waitFor();
await take(page, 'developers');
await takeCompletion();

await Promise.all([browser.close(), stopBot()]);
await local.close();
process.exit(0);

/** Uses the bot of this repository if it has autocompletion, else that of the tests. */
async function takeCompletion(): Promise<void> {
  const ask = local.commands.in(null).find(({ name }) => name === 'ask');
  const isReady = ask?.options?.some((option) => 'autocomplete' in option && option.autocomplete);
  const there = isReady ? local : await startLocalDiscord();
  if (!isReady) await startStageBot(there);
  const asking = await open(browser, there, 'sam');
  await asking.locator('#text').fill(`/ask ${QUESTION} article:`);
  await asking.getByRole('combobox', { name: 'article' }).focus();
  await asking.locator('#picker').getByRole('option').first().waitFor();
  await asking.keyboard.press('ArrowDown');
  await take(asking, 'completion');
}

async function open(where: Browser, there: LocalDiscord, name: 'mira' | 'theo' | 'sam'): Promise<Page> {
  const opened = await where.newPage({ viewport: { width: 960, height: 600 }, colorScheme: 'dark' });
  await opened.goto(`${there.url}#${there.people[name].user.id}/${there.channels.questions.id}`);
  await opened.locator('.chip').first().waitFor();
  return opened;
}

async function take(of: Page, name: string): Promise<void> {
  await of.evaluate(FIX_TIMES);
  await of.screenshot({
    path: new URL(`${name}.png`, import.meta.url).pathname,
    animations: 'disabled',
    caret: 'hide',
  });
}
