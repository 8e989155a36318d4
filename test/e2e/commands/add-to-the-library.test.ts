/** The command Add to the library, in the menu of a message. */

import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { APIMessage } from 'discord-api-types/v10';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Modal } from '../../../src/local/interactions/interaction-result.ts';
import { odtOf } from '../../articles/convert/zip.ts';
import { seen } from '../../discord/rendered-message.ts';
import { FILES } from './example-articles.ts';
import { moderatorOn } from './library/moderator.ts';
import { formIn, Stage, seenBy, shown } from './stage.ts';

const data = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
const stage = new Stage(FILES, data);
// A new bot for each test, as the bot limits what one person may do in a short time.
beforeEach(() => stage.restart());

const { press, remove } = moderatorOn(stage);
const MENU = 'Add to the library';
const NEWS =
  'The tide mill of Aske reopens on 9 May 2025. Entry is free. The café sells bread from its flour.';

const formOf = (message: { id: string }) => formIn(stage.sam.useOnMessage(MENU, message));
const answerTo = (message: { id: string }) => seenBy(stage.sam.useOnMessage(MENU, message));
const linkTo = (message: APIMessage) =>
  `https://discord.com/channels/${stage.local.servers.newsroom.id}/${message.channel_id}/${message.id}`;
const dayOf = (message: APIMessage) => message.timestamp.slice(0, 10);

/** What a form is filled in with, by the inputs' ids. */
function valuesOf({ components }: Modal): Record<string, string | undefined> {
  return Object.fromEntries(
    components.flatMap((part) =>
      'component' in part && 'value' in part.component
        ? [[part.component.custom_id, String(part.component.value)]]
        : [],
    ),
  );
}

describe('Add to the library, in the menu of a message', () => {
  it('fills the form of an article in with the text, the author, the day in UTC and the link', async () => {
    const message = stage.theo.say(NEWS);
    expect(valuesOf(await formOf(message))).toEqual({
      date: dayOf(message),
      source: linkTo(message),
      text: `Author: Theo\n\n${NEWS}`,
    });
  });

  it('publishes what the moderator has named, and its quotes lead to the message', async () => {
    const message = stage.theo.say(NEWS);
    const preview = await shown(stage.sam.submit(await formOf(message), { title: 'The mill reopens' }));
    expect(seen(preview)).toMatchObject({
      1: '### Publish this article?',
      2: '**The mill reopens**',
    });
    await press(preview, 'Publish');
    const folder = path.join(data, 'servers', stage.local.servers.newsroom.id, 'articles');
    const [name] = await readdir(folder);
    expect(await readFile(path.join(folder, name!), 'utf8')).toBe(
      `Title: The mill reopens\nDate: ${dayOf(message)}\nSource: ${linkTo(message)}\n\nAuthor: Theo\n\n${NEWS}`,
    );
    const answer = await shown(
      stage.mira.run('ask', { question: 'When does the tide mill of Aske reopen?' }),
    );
    expect(seen(answer)[1]).toMatch(/^> The tide mill of Aske reopens on \*\*9 May 2025\*\*\./);
    expect(JSON.stringify(answer.components)).toContain(`"label":"Message","url":"${linkTo(message)}"`);
    await remove('The mill reopens');
  });

  it('has names in the place of mentions, times in words, and no marks of Discord', async () => {
    const { mira } = stage.local.people;
    const message = stage.theo.say(
      `-# News\n> **@mira** opens #questions on <t:1746784800:D> at <t:1746784800:t> <:mill:1110000000000000009>, says @moderator, ||at last||.`,
    );
    expect(valuesOf(await formOf(message)).text).toBe(
      `Author: Theo\n\nNews\n@${mira.user.global_name} opens #questions on 9 May 2025 at 10:00 UTC :mill:, says @Moderator, at last.`,
    );
  });

  it('leaves Markdown as it is where the message is Markdown', async () => {
    const text = '# The mill\n\nIt is **open** again.\n\n```\ngrind --fine\n```';
    expect(valuesOf(await formOf(stage.theo.say(text))).text).toBe(`Author: Theo\n\n${text}`);
  });

  it('takes the file that is attached where that is longer than the message', async () => {
    const content = odtOf('The mill', NEWS);
    const message = stage.theo.say('As promised:', { files: [{ name: 'mill.odt', content }] });
    const form = await formOf(message);
    expect(valuesOf(form)).toEqual({ date: dayOf(message), source: linkTo(message) });
    expect(form.components.at(-1)).toMatchObject({
      description: expect.stringContaining('Empty: mill.odt is kept.'),
    });
    await stage.restart();
    const preview = await shown(stage.sam.submit(form, { title: 'The mill reopens' }));
    expect(seen(preview).slice(5, 7)).toEqual(['It begins:', `> ${NEWS}`]);
    await press(preview, 'Discard');
  });

  it('takes the message where a file of another kind is attached', async () => {
    const message = stage.theo.say(NEWS, { files: [{ name: 'mill.png', content: 'x'.repeat(900) }] });
    expect(valuesOf(await formOf(message)).text).toBe(`Author: Theo\n\n${NEWS}`);
  });

  it('names nobody for a message that was forwarded, and leads to where it was written', async () => {
    const { general } = stage.local.channels;
    const original = stage.local.people.theo.in(general).say(NEWS);
    expect(valuesOf(await formOf(stage.mira.forward(original)))).toEqual({
      date: dayOf(original),
      source: linkTo(original),
      text: NEWS,
    });
  });

  it('takes the name of a post for the title of its first message', async () => {
    const { help } = stage.local.channels;
    const post = stage.local.people.theo.in(help).post({ title: 'The mill is open', text: NEWS });
    const inPost = stage.local.people.sam.in(post);
    const form = await formIn(inPost.useOnMessage(MENU, { id: post.id }));
    expect(valuesOf(form)).toMatchObject({
      title: 'The mill is open',
      text: `Author: Theo\n\n${NEWS}`,
    });
  });

  it('sends from a thread to the message that the thread began with', async () => {
    const message = stage.theo.say(NEWS);
    const thread = stage.theo.openThread(message, 'The mill');
    expect(valuesOf(await formOf(message))).toMatchObject({ title: 'The mill' });
    const inThread = stage.local.people.sam.in(thread);
    expect(await seenBy(inThread.useOnMessage(MENU, inThread.messages[0]!))).toEqual([
      '(only you)',
      'This only shows the message that the thread started from: use the command on that message, in its channel.',
    ]);
  });

  it('says so when there is no text, and when the message is its own', async () => {
    expect(await answerTo(stage.theo.say('🎉 !!'))).toEqual([
      '(only you)',
      'That message has no text to make an article of, and no file that I can read.',
    ]);
    const card = await shown(stage.mira.run('ask', { question: 'When did the storm close the harbour?' }));
    expect(await answerTo(card)).toEqual([
      '(only you)',
      'That message is mine: what I quote is in the articles already.',
    ]);
  });

  it('is for moderators alone', async () => {
    await expect(stage.mira.useOnMessage(MENU, stage.theo.say(NEWS))).rejects.toThrow(
      'There is no command Add to the library in this menu',
    );
  });
});
