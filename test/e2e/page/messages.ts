/** Messages on the page. */

import { describe, expect, it } from 'vitest';
import { focused, lastMessage, run, type Stage, says } from './stage.ts';

export function describeMessages(stage: Stage): void {
  describe('a message', () => {
    it('is drawn with every kind of formatting and component', async () => {
      const page = await stage.open();
      await run(page, 'cards');
      const card = lastMessage(page).locator('.container');
      await card.waitFor();
      expect(
        await page.evaluate(
          "getComputedStyle(document.querySelector('.container'), '::before').backgroundColor",
        ),
      ).toBe('rgb(183, 121, 31)');
      expect(await card.locator('h3.level-1').textContent()).toBe('Title');
      for (const [tag, words] of [
        ['strong', 'bold'],
        ['em', 'italic'],
        ['u', 'under'],
        ['s', 'gone'],
        ['li', 'one'],
        ['pre', 'const answer = 42;'],
        ['blockquote', 'quoted'],
        ['time', 'June 19, 2023'],
        ['.mention', '@Mira'],
        ['.faint', '5 bytes'],
      ])
        expect(await card.locator(tag!).first().textContent()).toBe(words);
      expect(await card.getByRole('img', { name: 'A moon' }).count()).toBe(2);
      expect(await card.getByRole('link', { name: 'Link' }).getAttribute('href')).toBe('https://example.com');
      expect(await card.getByRole('button', { name: 'Disabled' }).isDisabled()).toBe(true);
      expect(await card.getByText('hidden').isVisible()).toBe(false);
      await card.getByRole('button', { name: 'Spoiler' }).click();
      expect(await card.getByText('hidden').isVisible()).toBe(true);
    });

    it('is grouped with those before it by the same person', async () => {
      const page = await stage.open();
      const { mira, theo } = stage.local.people;
      const { general } = stage.local.channels;
      for (const [person, words] of [
        [mira, 'one'],
        [mira, 'two'],
        [theo, 'three'],
      ] as const)
        person.in(general).say(words);
      await says(lastMessage(page), 'three');
      expect(await page.locator('#messages .author').allTextContents()).toEqual(['Mira', 'Theo']);
      await says(page.locator('#announcer'), 'Theo: three');
    });

    it('says that the bot is thinking, then what it thought, and when it was changed', async () => {
      const page = await stage.open();
      await run(page, 'think');
      await says(lastMessage(page), 'Verbatim is thinking…');
      const [interaction] = stage.bot.thinking;
      await interaction?.editReply('A thought');
      await says(lastMessage(page), 'A thought');
      await says(page.locator('#announcer'), 'Verbatim: A thought');
      expect(await lastMessage(page).textContent()).not.toContain('(edited)');
      await interaction?.editReply('A second thought');
      await says(lastMessage(page), 'A second thought');
      await says(lastMessage(page), '(edited)');
      await interaction?.deleteReply();
      await page.locator('#messages:empty').waitFor({ state: 'attached' });
    });

    it('is answered by the bot when it mentions it, and in a direct message', async () => {
      const page = await stage.open();
      await page.keyboard.type('Hello @verb');
      await page.getByRole('option', { name: 'Verbatim' }).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.type('there');
      await page.keyboard.press('Enter');
      await says(lastMessage(page), 'You said: Hello @Verbatim there');
      await says(lastMessage(page).locator('.reply-context'), /(?<!@)Mira\s*Hello @Verbatim there/);
      await page.getByRole('link', { name: 'Direct Messages' }).click();
      await page.getByRole('heading', { name: '@Verbatim', level: 1 }).waitFor();
      await page.keyboard.type('Only you');
      await page.keyboard.press('Enter');
      await says(lastMessage(page), 'You said: Only you');
    });

    it('can be typed while those before it are fetched', async () => {
      const page = await stage.open();
      let fetched = () => {};
      const typed = new Promise<void>((resolve) => {
        fetched = resolve;
      });
      await page.route('**/page/channel?*', async (route) => {
        await typed;
        await route.continue();
      });
      await page.getByRole('link', { name: 'Direct Messages' }).click();
      await page.getByRole('heading', { name: '@Verbatim', level: 1 }).waitFor();
      await page.keyboard.type('Only you');
      fetched();
      await page.keyboard.press('Enter');
      await says(lastMessage(page), 'You said: Only you');
      await page.unroute('**/page/channel?*');
    });

    it('is sent with files, and answers another', async () => {
      const page = await stage.open();
      stage.local.people.theo.in(stage.local.channels.general).say('What do you think?');
      await lastMessage(page).hover();
      await lastMessage(page).getByRole('button', { name: 'Reply' }).click();
      await says(page.locator('#answering'), 'Replying to Theo');
      await page
        .locator('#files')
        .setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Words') });
      await says(page.locator('#picked'), 'notes.txt');
      await page.keyboard.type('This');
      await page.keyboard.press('Enter');
      await says(lastMessage(page), /This\s*notes.txt\s*5 bytes/);
      await says(lastMessage(page).locator('.reply-context'), /@Theo\s*What do you think\?/);
      expect(await page.locator('#answering').isVisible()).toBe(false);
    });

    it('answers another with a ping, which a switch turns off and on', async () => {
      const page = await stage.open();
      const { theo } = stage.local.people;
      const { general } = stage.local.channels;
      const ping = page.getByRole('switch', { name: 'Ping' });
      const reply = async (words: string) => {
        await lastMessage(page).focus();
        await lastMessage(page).getByRole('button', { name: 'Reply' }).click();
        await ping.waitFor();
        expect([await ping.textContent(), await ping.getAttribute('aria-checked')]).toEqual([
          '@ ONPing Theo',
          'true',
        ]);
        return () =>
          page
            .locator('#text')
            .fill(words)
            .then(() => page.keyboard.press('Enter'));
      };
      const mentions = () =>
        theo
          .in(general)
          .messages.at(-1)
          ?.mentions.map(({ username }) => username);

      theo.in(general).say('What do you think?');
      const sendQuietly = await reply('A lot');
      await ping.focus();
      await page.keyboard.press('Space');
      await says(ping, '@ OFF');
      expect(await ping.getAttribute('aria-checked')).toBe('false');
      await sendQuietly();
      await says(lastMessage(page), 'A lot');
      expect(mentions()).toEqual([]);
      await says(lastMessage(page).locator('.reply-context'), /(?<!@)Theo/);

      theo.in(general).say('And now?');
      await says(lastMessage(page), 'And now?');
      const send = await reply('More');
      await send();
      await says(lastMessage(page), 'More');
      expect(mentions()).toEqual(['theo']);
      await says(lastMessage(page).locator('.reply-context'), '@Theo');
    });

    it('has no ping to turn off in a direct message, and for one’s own', async () => {
      const page = await stage.open('mira', 'general');
      await page.keyboard.type('Mine');
      await page.keyboard.press('Enter');
      await says(lastMessage(page), 'Mine');
      await lastMessage(page).getByRole('button', { name: 'Reply' }).click();
      await says(page.locator('#answering'), 'Replying to Mira');
      expect(await page.getByRole('switch').count()).toBe(0);
      await page.keyboard.press('Escape');
      expect(await page.locator('#answering').isVisible()).toBe(false);
      const direct = await stage.open('mira', 'miraAndTheo');
      stage.local.people.theo.in(stage.local.channels.miraAndTheo).say('Yours');
      await lastMessage(direct).getByRole('button', { name: 'Reply' }).click();
      await says(direct.locator('#answering'), 'Replying to Theo');
      expect(await direct.getByRole('switch').count()).toBe(0);
    });

    it('is counted in its channel when it is unread or mentions the person', async () => {
      const page = await stage.open('mira', 'general');
      const theo = stage.local.people.theo;
      theo.in(stage.local.channels.questions).say('@mira look');
      await page.getByRole('link', { name: 'questions (unread)' }).click();
      await says(page.locator('.mentions-me'), '@Mira look');
      expect(await page.getByText('(unread)').count()).toBe(0);
    });

    it('cannot be written without permission', async () => {
      const page = await stage.open('mira', 'announcements');
      expect(await page.getByRole('textbox').isDisabled()).toBe(true);
      expect(await page.getByRole('textbox').getAttribute('placeholder')).toBe(
        'You do not have permission to send messages in this channel.',
      );
      const moderator = await stage.open('sam', 'announcements');
      await moderator.keyboard.type('Hear, hear');
      await moderator.keyboard.press('Enter');
      await says(lastMessage(page), 'Hear, hear');
    });
  });

  describe('a message that comes while one has scrolled up', () => {
    it('is announced by a bar that leads to it', async () => {
      const page = await stage.open();
      const theo = stage.local.people.theo.in(stage.local.channels.general);
      for (let number = 1; number <= 30; number += 1) theo.say(`Line ${number}\nand more`);
      await says(lastMessage(page), 'Line 30');
      const bar = page.getByRole('button', { name: 'Jump to present' });
      expect(await bar.isVisible()).toBe(false);
      const scrollUp = async () => {
        // Not in the same frame as a change of size.
        await page.waitForTimeout(200);
        await page.evaluate("document.querySelector('#log').scrollTop = 0");
        await page.waitForTimeout(200);
      };
      const isAtEnd = () =>
        page.evaluate<boolean>(
          "(log => log.scrollHeight - log.scrollTop - log.clientHeight < 2)(document.querySelector('#log'))",
        );
      await scrollUp();
      expect(await bar.isVisible()).toBe(false);
      theo.say('Below');
      await says(bar, '1 new message');
      await says(page.locator('#announcer'), 'A new message is below, out of sight');
      theo.say('And below');
      await says(bar, '2 new messages');
      await bar.click();
      await expect.poll(isAtEnd).toBe(true);
      expect(await bar.isVisible()).toBe(false);
      expect(await focused(page)).toBe('Message #general');

      await scrollUp();
      theo.say('Once more');
      await bar.waitFor();
      await page.keyboard.press('Shift+Tab');
      for (let steps = 0; steps < 5 && !/Jump/.test(await focused(page)); steps += 1)
        await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Enter');
      await expect.poll(isAtEnd).toBe(true);
      expect(await focused(page)).toBe('Theo: Once more');

      await scrollUp();
      theo.say('The last');
      await bar.waitFor();
      await page.evaluate("document.querySelector('#log').scrollTop = 1e6");
      await bar.waitFor({ state: 'hidden' });
    });
  });

  describe('lists, code and small print', () => {
    it('are drawn as they are nested, numbered and broken', async () => {
      const page = await stage.open();
      stage.local.people.theo
        .in(stage.local.channels.general)
        .say('> -# small\n> 5. five\n>   - inner\n> 6. six\n```\na\n  b\n```\n\\- no item');
      const text = lastMessage(page).locator('.text');
      await says(text.locator('blockquote .small'), 'small');
      const list = text.locator('blockquote > ol');
      expect(await list.getAttribute('start')).toBe('5');
      expect(await list.locator('> li').allTextContents()).toEqual(['fiveinner', 'six']);
      expect(await list.locator('> li > ul > li').allTextContents()).toEqual(['inner']);
      expect(await text.locator('pre').textContent()).toBe('a\n  b');
      await says(text.locator('p').last(), '- no item');
    });
  });

  describe('a command in a message', () => {
    it('is put into the input when it is pressed', async () => {
      const page = await stage.open();
      const theo = stage.local.people.theo.in(stage.local.channels.general);
      theo.say('Use </ask:1> or </library add:2>, not </gone:3>');
      await lastMessage(page).getByRole('button', { name: '/library add' }).click();
      await page.getByRole('group', { name: '/library add' }).waitFor();
      await lastMessage(page).getByRole('button', { name: '/ask' }).press('Enter');
      await page.getByRole('group', { name: '/ask' }).waitFor();
      await page.keyboard.type('When?');
      await page.keyboard.press('Enter');
      await says(lastMessage(page), 'When?');
      await page.getByRole('button', { name: '/gone' }).click();
      await says(page.locator('#notice'), '/gone cannot be used here.');
    });
  });

  describe('a private reply', () => {
    it('is seen, edited and dismissed only for the person who asked', async () => {
      const [mira, theo] = [await stage.open('mira'), await stage.open('theo')];
      await run(mira, 'secret');
      await says(lastMessage(mira), 'Only you can see this');
      await run(theo, 'secret');
      await lastMessage(theo).getByRole('button', { name: 'More' }).first().click();
      await says(lastMessage(theo), 'Psst, more');
      expect(await mira.locator('#messages > li').allTextContents()).toHaveLength(1);
      expect(await lastMessage(mira).textContent()).not.toContain('Psst, more');
      await lastMessage(mira).getByRole('button', { name: 'Dismiss message' }).click();
      await mira.locator('#messages:empty').waitFor({ state: 'attached' });
      expect(await focused(mira)).toBe('Message #general');
      await mira.reload();
      await mira.getByRole('heading', { name: 'Welcome to #general!' }).waitFor();
      expect(await mira.locator('#messages > li').count()).toBe(0);
    });
  });

  describe('the menu of a message, and of a person', () => {
    it('holds the commands of the bot', async () => {
      const page = await stage.open();
      stage.local.people.theo.in(stage.local.channels.general).say('It rained on the moon.');
      await lastMessage(page).click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Apps' }).click();
      await page.getByRole('menuitem', { name: 'Find the source' }).click();
      await says(lastMessage(page), 'Source of: It rained on the moon.');
      await says(lastMessage(page).locator('.reply-context'), 'Mira used Find the source');
      await page.locator('#messages .author').first().click();
      await page.getByRole('menuitem', { name: 'Apps' }).click();
      await page.getByRole('menuitem', { name: 'Greet' }).click();
      await says(lastMessage(page), 'Hello, Theo!');
    });
  });
}
