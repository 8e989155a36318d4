/**
 * `node --import tsx test/pictures/forms.ts DIR`: takes a screenshot of the answer from each form of article, on a phone and
 * on a screen, light and dark. The README has `table`, `faq` and `changelog`, on a phone and dark.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { startLocalDiscord } from '../../src/local/index.ts';
import build from '../build.ts';
import { startRealBot } from '../e2e/page/real-bot.ts';
import { CHROMIUM, lastMessage, launch, run, says } from '../e2e/page/stage.ts';

const ARTICLES = 'src/training/chat/a/articles';
/** For each form, a question and a word of its answer. */
const FORMS: Record<string, [question: string, word: string]> = {
  faq: ['How long is the belay tag valid?', 'two years'],
  rule: ['opening times of the laundry room', '08:00'],
  table: ['price of a flat white', '3.40'],
  item: ['can i bring my own loose chalk', 'chalk'],
  step: ['where does the jumper go for usb', 'J7'],
  code: ['which command flashes the board over usb', 'kestrel-cli flash'],
  changelog: ['default retraction on direct drive now?', '0.8 mm'],
  nested: ['hull points of the marigold', '150'],
  transcript: ['which mic do they record with', 'Halden'],
};
const SIZES = { phone: { width: 390, height: 844 }, screen: { width: 1280, height: 800 } };

const [folder = 'pictures'] = process.argv.slice(2);
if (!CHROMIUM) throw new Error('No Chromium is found: install one, or say where it is in CHROMIUM.');
await mkdir(folder, { recursive: true });
await build();
const [local, browser] = await Promise.all([startLocalDiscord(), launch()]);
const stopBot = await startRealBot(local, ARTICLES);
for (const [size, viewport] of Object.entries(SIZES))
  for (const colorScheme of ['dark', 'light'] as const) {
    const page = await browser.newPage({ viewport, colorScheme });
    await page.goto(`${local.url}#${local.people.mira.user.id}/${local.channels.questions.id}`);
    await page.locator('#text').waitFor();
    for (const [form, [question, word]] of Object.entries(FORMS)) {
      // Within the rate limit of a person.
      await page.waitForTimeout(1_500);
      await run(page, 'ask', question);
      await says(lastMessage(page), question).catch(() => {});
      const shown = await lastMessage(page).textContent();
      if (!shown?.includes(word))
        console.log(`${form}, ${size}: “${word}” is not in ${JSON.stringify(shown)}`);
      const options = { animations: 'disabled', caret: 'hide' } as const;
      await lastMessage(page).screenshot({
        path: path.join(folder, `${form}-${size}-${colorScheme}.png`),
        ...options,
      });
    }
    await page.close();
  }
await Promise.all([browser.close(), stopBot()]);
await local.close();
process.exit(0);
