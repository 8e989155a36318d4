/** The page in a browser, with a local Discord and a bot. */

import { existsSync } from 'node:fs';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import { type StageBot, startStageBot } from './stage-bot.ts';

type PersonName = 'mira' | 'theo' | 'sam';
type ChannelName = keyof LocalDiscord['channels'];

/** Where Chromium is usually installed. */
const CHROMIUM_PATHS = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const CHROMIUM = CHROMIUM_PATHS.find((path) => path && existsSync(path));

const WIDE = { width: 1280, height: 800 };

/** Long enough for a busy machine. */
const WAIT_MS = 10_000;

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM!, args: ['--disable-dev-shm-usage'] });
}

/** A local Discord with a bot, new for each test, and the page in a browser. Errors on the page fail the test. */
export class Stage {
  local!: LocalDiscord;
  bot!: StageBot;
  #browser!: Browser;
  /** A window that tests share, as a new one takes long to open. */
  #window!: Page;
  #inUse = false;
  #errors: string[] = [];

  /** Sets up the tests of the current file. */
  constructor(settings: Parameters<typeof startLocalDiscord>[0] = {}) {
    beforeAll(async () => {
      this.#browser = await launch();
      this.#window = await this.#newWindow();
    });
    beforeEach(async () => {
      this.local = await startLocalDiscord(settings);
      this.bot = await startStageBot(this.local);
    });
    afterEach(async () => {
      this.#inUse = false;
      const others = this.#browser.contexts().filter((context) => context !== this.#window.context());
      await Promise.all([
        this.#window.goto('about:blank'),
        this.bot.client.destroy(),
        ...others.map((context) => context.close()),
      ]);
      await this.local.close();
      expect(this.#errors.splice(0)).toEqual([]);
    });
    afterAll(() => this.#browser.close());
  }

  /** Opens the page as a person, in a channel. */
  async open(person: PersonName = 'mira', channel: ChannelName = 'general'): Promise<Page> {
    const page = this.#inUse ? await this.#newWindow() : this.#window;
    this.#inUse = true;
    const { people, channels } = this.local;
    await page.setViewportSize(WIDE);
    await page.goto(`${this.local.url}#${people[person].user.id}/${channels[channel].id}`);
    await page.locator('#welcome h2').waitFor();
    return page;
  }

  async #newWindow(): Promise<Page> {
    // Dots that move would be drawn anew all the time that a test waits.
    const context = await this.#browser.newContext({ reducedMotion: 'reduce' });
    context.setDefaultTimeout(WAIT_MS);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.#errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.#errors.push(message.text());
    });
    page.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      if (protocol !== 'about:' && host !== new URL(this.local.url).host) this.#errors.push(request.url());
    });
    return page;
  }
}

/** Types a command with a value for its first option, and sends it. */
export async function run(page: Page, command: string, value = ''): Promise<void> {
  await page.locator('#text').fill(`/${command} ${value}`);
  await page.keyboard.press('Enter');
}

export function lastMessage(page: Page): Locator {
  return page.locator('#messages > li').last();
}

/** Waits until an element contains a text. */
export async function says(locator: Locator, text: string | RegExp): Promise<void> {
  await locator.filter({ hasText: text }).waitFor();
}

/** The label, text or id of the focused element. */
export function focused(page: Page): Promise<string> {
  return page.evaluate<string>(
    "(({ activeElement: one }) => one?.getAttribute('aria-label') || one?.textContent || one?.id || '')(document)",
  );
}
