/** Themes, narrow windows, and use by keyboard. */

import { describe, expect, it } from 'vitest';
import { focused, lastMessage, run, type Stage, says } from './stage.ts';

export function describeAppearance(stage: Stage): void {
  const background = (page: Awaited<ReturnType<Stage['open']>>) =>
    page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  const LIGHT = 'rgb(255, 255, 255)';
  const DARK = 'rgb(49, 51, 56)';

  describe('light and dark', () => {
    it('follow the system until the person chooses', async () => {
      const page = await stage.open();
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await background(page)).toBe(DARK);
      await page.emulateMedia({ colorScheme: 'light' });
      expect(await background(page)).toBe(LIGHT);
      await page.getByRole('button', { name: 'Switch to the dark theme' }).click();
      expect(await background(page)).toBe(DARK);
      await page.reload();
      await page.getByRole('button', { name: 'Switch to the light theme' }).waitFor();
      expect(await background(page)).toBe(DARK);
    });
  });

  describe('a phone', () => {
    it('has room for the labels of buttons, and whole rows of suggestions', async () => {
      const page = await stage.open();
      await page.setViewportSize({ width: 390, height: 500 });
      await run(page, 'cards');
      await page.locator('.section .button').first().waitFor();
      const overflowing = await page.evaluate<string[]>(
        "[...document.querySelectorAll('.button')].filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent)",
      );
      expect(overflowing).toEqual([]);
      await page.locator('#text').fill('/');
      await page.locator('#picker').getByRole('option').first().waitFor();
      expect(await page.locator('#picker-hint').textContent()).toBe('Commands · 8: scroll, or type on');
      const end = await page.evaluate<number>(`(() => {
        const { bottom } = document.querySelector('#picker-list').getBoundingClientRect();
        return Math.min(...[...document.querySelectorAll('.pick')].map((row) => Math.abs(row.getBoundingClientRect().bottom - bottom)));
      })()`);
      expect(end).toBeLessThan(2);
      await page.locator('#text').fill('');
    });
  });

  describe('the keyboard alone', () => {
    it('asks, presses a button, uses a menu, acts as another person and opens another channel', async () => {
      const page = await stage.open();
      const press = async (...keys: string[]) => {
        for (const key of keys) await page.keyboard.press(key);
      };
      /** Moves the focus until it is on a matching element. */
      const focusOn = async (wanted: RegExp, key = 'Shift+Tab') => {
        for (let steps = 0; steps < 40 && !wanted.test(await focused(page)); steps += 1) await press(key);
        expect(await focused(page)).toMatch(wanted);
      };
      expect(await focused(page)).toBe('Message #general');
      await page.keyboard.type('/ask When?');
      await press('Enter');
      await says(lastMessage(page), 'When?');

      await focusOn(/^Next quote$/);
      await press('Enter');
      await says(lastMessage(page), '(2)');
      await focusOn(/^Verbatim: Next/);
      await press('Enter', 'ArrowDown', 'ArrowRight', 'Enter');
      await says(lastMessage(page), 'Source of:');
      expect(await focused(page)).toMatch(/^(More|Verbatim: )/);

      await focusOn(/^Message #general$/, 'Tab');
      await focusOn(/Acting as MiraMember/);
      await press('Enter', 'ArrowDown', 'ArrowDown', 'Enter');
      await page.getByRole('button', { name: /Acting as Sam/ }).waitFor();
      await focusOn(/^questions$/);
      await press('Enter');
      await page.getByRole('heading', { name: '#questions', level: 1 }).waitFor();
      await page.locator('#text:focus').waitFor();
    });

    it('moves among the messages by the arrow keys', async () => {
      const page = await stage.open();
      for (const words of ['one', 'two', 'three'])
        stage.local.people.theo.in(stage.local.channels.general).say(words);
      await says(lastMessage(page), 'three');
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Shift+Tab');
      expect(await focused(page)).toBe('Theo: three');
      await page.keyboard.press('ArrowUp');
      expect(await focused(page)).toBe('Theo: two');
      await page.keyboard.press('Home');
      expect(await focused(page)).toBe('Theo: one');
    });
  });

  describe('a small window', () => {
    it('has the sidebar behind a button, and nothing beyond its edge', async () => {
      const page = await stage.open();
      await page.setViewportSize({ width: 420, height: 800 });
      await run(page, 'cards');
      await lastMessage(page).locator('.container').waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(420);
      const widest = await page.evaluate<number>(
        "Math.max(...[...document.querySelectorAll('main *')].map((one) => one.getBoundingClientRect().right))",
      );
      expect(widest).toBe(420);
      expect(await page.getByRole('navigation').count()).toBe(0);
      await page.getByRole('button', { name: 'Servers and channels' }).click();
      await page.getByRole('link', { name: 'questions' }).click();
      await page.getByRole('heading', { name: '#questions', level: 1 }).waitFor();
      expect(await page.getByRole('navigation').count()).toBe(0);
    });
  });
}
