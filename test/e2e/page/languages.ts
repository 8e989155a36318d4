/** The languages of people and servers on the page. */

import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { ANYWHERE, register } from '../../local/raw-bot.ts';
import { lastMessage, type Stage, says } from './stage.ts';

const COMMANDS = [
  {
    name: 'ask',
    name_localizations: { de: 'fragen' },
    description: 'Ask the articles',
    description_localizations: { de: 'Die Artikel fragen' },
    ...ANYWHERE,
    options: [
      {
        type: 3,
        name: 'question',
        name_localizations: { de: 'frage' },
        description: 'In plain language',
        description_localizations: { de: 'In einfachen Worten' },
        required: true,
      },
      { type: 3, name: 'article', description: 'One article' },
    ],
  },
  { name: 'Find the source', name_localizations: { de: 'Quelle finden' }, type: 3, ...ANYWHERE },
];

/** Waits until a select has a value. The page's policy forbids scripts that look for it again and again. */
const isChosen = (page: Page, select: string, locale: string) =>
  vi.waitUntil(async () => (await page.locator(select).inputValue()) === locale, { timeout: 10_000 });

export function describeLanguages(stage: Stage): void {
  describe('the language of a person', () => {
    it('is chosen by the keyboard, and kept for that person', async () => {
      const page = await stage.open();
      const { mira } = stage.local.people;
      const select = page.getByRole('combobox', { name: 'Your language' });
      await isChosen(page, '#language', 'en-US');
      await select.focus();
      await page.keyboard.press('ArrowDown');
      await page.locator('#language[title="Your language: Español"]').waitFor();
      await vi.waitUntil(() => stage.local.guildState.localeOf(mira.user.id) === 'es-ES', {
        timeout: 10_000,
      });
      await page.locator('#language:focus').waitFor();
      await page.getByRole('button', { name: 'Acting as Mira' }).click();
      await page.getByRole('menuitemradio', { name: 'Theo' }).click();
      await isChosen(page, '#language', 'en-US');
    });

    it('names the commands, which are found by either name', async () => {
      const page = await stage.open();
      await register(stage.local, COMMANDS);
      const chips = page.getByRole('group', { name: 'Commands to try' });
      await says(chips, '/askAsk the articles');
      await page.getByRole('combobox', { name: 'Your language' }).selectOption('Deutsch');
      await says(chips, '/fragenDie Artikel fragen');
      const field = page.locator('#text');
      for (const typed of ['/fra', '/as']) {
        await field.fill(typed);
        expect(await page.locator('#picker').getByRole('option').allTextContents()).toEqual([
          '/fragenfrage [article]Die Artikel fragen',
        ]);
      }
      await page.keyboard.press('Enter');
      await page.getByRole('combobox', { name: 'frage' }).waitFor();
      expect(await page.locator('#picker-hint').textContent()).toBe('frage (required): In einfachen Worten');
      await page.keyboard.type('Wann?');
      await page.keyboard.press('Enter');
      await says(lastMessage(page), 'Wann? | - | - | - | -');
      await field.fill('/ask question: Wo? article: Der Mond');
      await page.keyboard.press('Enter');
      await says(lastMessage(page), 'Wo? | Der Mond | - | - | -');

      stage.local.people.theo.in(stage.local.channels.general).say('It has 27 stalls');
      await says(lastMessage(page), '27 stalls');
      await lastMessage(page).click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Apps' }).click();
      await page.getByRole('menuitem', { name: 'Quelle finden' }).click();
      await says(lastMessage(page), 'Source of: It has 27 stalls');
    });
  });

  describe('the language of a server', () => {
    it('is chosen by a moderator, for this server alone, and known to the bot', async () => {
      const page = await stage.open('sam');
      const select = page.getByRole('combobox', { name: 'Server language' });
      await select.selectOption('日本語');
      const { newsroom } = stage.local.servers;
      const { guilds } = stage.bot.client;
      await expect.poll(() => guilds.cache.get(newsroom.id)?.preferredLocale).toBe('ja');
      await page.getByRole('link', { name: 'History Club' }).click();
      await isChosen(page, '#server-language', 'en-US');
      await page.getByRole('link', { name: 'Direct Messages' }).click();
      await select.waitFor({ state: 'hidden' });
    });

    it('stays as it was when it is refused', async () => {
      const page = await stage.open('sam');
      const { newsroom } = stage.local.servers;
      newsroom.members.get(stage.local.people.sam.user.id)!.roles = [];
      const select = page.getByRole('combobox', { name: 'Server language' });
      await select.selectOption('日本語');
      await says(page.getByRole('alert'), 'You do not have permission to manage this server.');
      await isChosen(page, '#language', 'en-US');
      expect(newsroom.locale).toBe('en-US');
    });

    it('is not offered to other members', async () => {
      const page = await stage.open('mira');
      expect(await page.getByRole('combobox', { name: 'Server language' }).count()).toBe(0);
    });
  });
}
