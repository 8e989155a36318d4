/** Threads on the page. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { focused, lastMessage, run, type Stage, says } from './stage.ts';

export function describeThreads(stage: Stage): void {
  const theo = () => stage.local.people.theo.in(stage.local.channels.general);

  /** A thread that Theo opens from a message of his. */
  const openedByTheo = () => theo().openThread(theo().say('It closed the harbour'), 'The storm');

  /** Opens the menu of the last message by keyboard, and chooses in it. */
  async function choose(page: Page, item: string): Promise<void> {
    await lastMessage(page).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: item }).waitFor();
    for (let steps = 0; steps < 10 && (await focused(page)) !== item; steps += 1)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }

  describe('a thread', () => {
    it('is opened from the menu of a message by keyboard, and stands below its channel', async () => {
      const page = await stage.open();
      theo().say('It closed the harbour, and then it was over');
      await says(lastMessage(page), 'It closed the harbour');
      await choose(page, 'Create Thread');
      const dialog = page.getByRole('dialog', { name: 'Create Thread' });
      const name = dialog.getByLabel('Thread name');
      expect(await name.inputValue()).toBe('It closed the harbour, and then it was o');
      await name.fill('');
      await page.keyboard.press('Enter');
      await says(dialog, 'This field is required');
      await page.keyboard.type('The storm');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'The storm', level: 1 }).waitFor();
      const listed = page.getByRole('list', { name: 'Threads' }).getByRole('link', { name: 'The storm' });
      expect(await listed.getAttribute('aria-current')).toBe('page');
      // It begins with the message from which it was opened.
      await says(lastMessage(page), /Theo.*It closed the harbour/);
      expect(await focused(page)).toBe('Message "The storm"');
    });

    it('is written in, replied in, and asked in', async () => {
      const thread = openedByTheo();
      const page = await stage.open();
      await says(lastMessage(page).locator('.thread-link'), /The storm\s*0 messages/);
      await lastMessage(page).getByRole('link', { name: 'The storm' }).click();
      await page.getByRole('heading', { name: 'The storm', level: 2 }).waitFor();
      stage.local.people.theo.in(thread).say('Which one?');
      await says(lastMessage(page), 'Which one?');
      await lastMessage(page).getByRole('button', { name: 'Reply' }).click();
      await page.keyboard.type('That of Thursday');
      await page.keyboard.press('Enter');
      await says(lastMessage(page), 'That of Thursday');
      await says(lastMessage(page).locator('.reply-context'), /@Theo\s*Which one\?/);
      await run(page, 'ask', 'When?');
      await says(lastMessage(page), 'When?');
      await lastMessage(page).getByRole('button', { name: 'Next quote' }).click();
      await says(lastMessage(page), '(2)');
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'general' }).click();
      await says(lastMessage(page).locator('.thread-link'), /The storm\s*3 messages/);
    });

    it('is listed for those who joined it, with a count of what mentions them', async () => {
      const thread = openedByTheo();
      const page = await stage.open('mira', 'questions');
      const list = page.getByRole('list', { name: 'Threads' });
      expect(await list.count()).toBe(0);
      stage.local.people.theo.in(thread).say('@mira look');
      const link = list.getByRole('link', { name: 'The storm (unread)' });
      await says(link.locator('.badge'), '1');
      await link.click();
      await says(page.locator('.mentions-me'), '@Mira look');
      expect(await page.getByText('(unread)').count()).toBe(0);
    });

    it('takes the focus from nothing when something is different in it', async () => {
      const thread = openedByTheo();
      const page = await stage.open();
      const link = lastMessage(page).getByRole('link', { name: 'The storm' });
      for (const [focusable, name] of [
        [page.getByRole('link', { name: 'questions' }), 'questions'],
        [page.locator('#members').getByRole('button', { name: 'Sam' }), 'SSam'],
        [page.getByRole('button', { name: '/cards' }), '/cardsEverything that a message can be drawn with'],
        [link, /^The storm/],
      ] as const) {
        await focusable.focus();
        stage.local.people.sam.in(thread).say('x');
        await says(link, `${thread.messageCount} message`);
        expect(await focused(page)).toEqual(expect.stringMatching(name));
      }
      stage.local.people.sam.in(thread).deleteThread();
      await link.waitFor({ state: 'detached' });
    });

    it('begins with what the bot said, without the controls of that', async () => {
      const page = await stage.open();
      await run(page, 'cards');
      await lastMessage(page).locator('.container').waitFor();
      await choose(page, 'Create Thread');
      await page.getByLabel('Thread name').fill('Cards');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Cards', level: 1 }).waitFor();
      await says(lastMessage(page).locator('h3.level-1'), 'Title');
      const controls = lastMessage(page).locator('.body :is(button:not(.spoiler-cover), .button, .select)');
      expect(await controls.count()).toBe(0);
      expect(await lastMessage(page).getByRole('button', { name: 'Reply' }).count()).toBe(0);
    });

    it('is renamed, closed, reopened, locked and deleted from its menu', async () => {
      const thread = openedByTheo();
      const member = await stage.open('theo', 'general');
      await lastMessage(member).getByRole('link', { name: 'The storm' }).click();
      const act = async (page: Page, item: string) => {
        await page.getByRole('button', { name: 'Thread options' }).click();
        await page.getByRole('menuitem', { name: item }).click();
      };
      await act(member, 'Rename Thread');
      await member.getByLabel('Thread name').fill('The great storm');
      await member.keyboard.press('Enter');
      await member.getByRole('heading', { name: 'The great storm', level: 1 }).waitFor();
      await act(member, 'Close Thread');
      await act(member, 'Reopen Thread');
      await member.getByRole('button', { name: 'Thread options' }).click();
      expect(await member.getByRole('menuitem').allTextContents()).toEqual([
        'Rename Thread',
        'Close Thread',
        'Copy ID',
      ]);
      await member.keyboard.press('Escape');

      const moderator = await stage.open('sam', 'general');
      await lastMessage(moderator).getByRole('link', { name: 'The great storm' }).click();
      await act(moderator, 'Lock Thread');
      await member.locator('#text:disabled').waitFor();
      await act(moderator, 'Delete Thread');
      for (const page of [member, moderator])
        await page.getByRole('heading', { name: '#general', level: 1 }).waitFor();
      expect(await member.locator('.thread-link').count()).toBe(0);
      expect(() => stage.local.people.theo.in(thread)).toThrow();
    });

    it('is not offered without permission, in direct messages, and within threads', async () => {
      const { sam, mira } = stage.local.people;
      const { announcements } = stage.local.channels;
      sam.in(announcements).say('Hear, hear');
      const page = await stage.open('mira', 'announcements');
      const offered = async () => {
        await lastMessage(page).click({ button: 'right' });
        const items = await page.getByRole('menuitem').allTextContents();
        await page.keyboard.press('Escape');
        return items.includes('Create Thread');
      };
      expect(await offered()).toBe(false);
      mira.withBot.say('Only you');
      await page.getByRole('link', { name: 'Direct Messages' }).click();
      await says(page.locator('#messages > li').first(), 'Only you');
      expect(await offered()).toBe(false);
      openedByTheo();
      await page.getByRole('link', { name: 'The Newsroom' }).click();
      await says(lastMessage(page), 'It closed the harbour');
      expect(await offered()).toBe(false);
      await lastMessage(page).getByRole('link', { name: 'The storm' }).click();
      await page.getByRole('heading', { name: 'The storm', level: 1 }).waitFor();
      await says(lastMessage(page), 'It closed the harbour');
      expect(await offered()).toBe(false);
    });
  });
}
