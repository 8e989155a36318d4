/** Forums on the page. */

import { describe, expect, it } from 'vitest';
import { focused, lastMessage, type Stage, says } from './stage.ts';

export function describeForum(stage: Stage): void {
  const theo = () => stage.local.people.theo.in(stage.local.channels.help);

  describe('a forum', () => {
    it('lists its posts with their tags, the last active first, and has no messages of its own', async () => {
      const page = await stage.open('mira', 'general');
      const storm = theo().post({ title: 'The storm', text: 'When?', tags: ['question', 'correction'] });
      theo().post({ title: 'The council', text: 'Where?' });
      await page.getByRole('link', { name: 'help', exact: true }).click();
      await page.getByRole('heading', { name: 'Welcome to #help!' }).waitFor();
      expect(await focused(page)).toBe('New Post');
      expect(await page.locator('#composer').isVisible()).toBe(false);
      const posts = page.locator('#posts > li');
      expect(await posts.getByRole('link').allTextContents()).toEqual(['The council', 'The storm']);
      expect(await posts.last().getByRole('listitem').allTextContents()).toEqual(['question', 'correction']);
      await says(posts.last(), 'Theo · 0 answers');
      stage.local.people.sam.in(storm).say('On Thursday');
      await says(posts.first(), /The storm.*Theo · 1 answer$/);
      await page.getByRole('link', { name: 'general' }).click();
      await page.getByRole('heading', { name: 'Welcome to #general!' }).waitFor();
      expect(await page.locator('#posts').isVisible()).toBe(false);
      expect(await focused(page)).toBe('Message #general');
    });

    it('takes a new post with a title, words and tags, by keyboard', async () => {
      const { help } = stage.local.channels;
      help.requiresTag = true;
      const page = await stage.open('mira', 'help');
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'New Post' });
      await page.keyboard.type('The storm');
      await page.keyboard.press('Tab');
      await page.keyboard.type('When did it close the harbour?');
      await dialog.getByRole('button', { name: 'Post' }).click();
      await says(dialog, 'This field is required');
      expect(await dialog.getByRole('checkbox').count()).toBe(2);
      await dialog.getByRole('checkbox', { name: 'question' }).focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'The storm', level: 1 }).waitFor();
      await says(lastMessage(page), 'When did it close the harbour?');
      await says(page.locator('#welcome .tags'), 'question');
      await says(page.locator('#topic'), 'Post in #help');
      const listed = page.getByRole('list', { name: 'Posts' }).getByRole('link', { name: 'The storm' });
      expect(await listed.getAttribute('aria-current')).toBe('page');
      expect(help.server.threads).toMatchObject([{ name: 'The storm', appliedTags: [help.tags[0]!.id] }]);
    });

    it('lets the author of a post tag it anew, and moderators set their tags', async () => {
      const post = theo().post({ title: 'The storm', text: 'When?', tags: ['question'] });
      const [question, correction, answered] = stage.local.channels.help.tags.map(({ id }) => id);
      const edit = async (person: 'theo' | 'sam', tag: string) => {
        const page = await stage.open(person, 'help');
        await page.locator('#posts').getByRole('link', { name: 'The storm' }).click();
        await page.getByRole('button', { name: 'Thread options' }).click();
        await page.getByRole('menuitem', { name: 'Edit Tags' }).click();
        await page.getByRole('checkbox', { name: tag }).check();
        await page.getByRole('button', { name: 'Save' }).click();
        await says(page.locator('#welcome .tags'), tag);
      };
      await edit('sam', 'answered');
      expect(post.appliedTags.toSorted()).toEqual([question, answered]);
      await edit('theo', 'correction');
      expect(post.appliedTags.toSorted()).toEqual([question, correction, answered]);
    });

    it('takes no post without permission', async () => {
      const { help, announcements } = stage.local.channels;
      help.overwrites = announcements.overwrites;
      const page = await stage.open('mira', 'help');
      await says(page.locator('#forum'), 'You do not have permission to create posts in this channel.');
      expect(await page.getByRole('button', { name: 'New Post' }).count()).toBe(0);
    });
  });
}
