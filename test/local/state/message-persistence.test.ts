/** Messages that are kept over a restart. */

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { APIMessage } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import { fixtures } from '../../../src/local/state/fixtures.ts';
import { persistMessages } from '../../../src/local/state/message-persistence.ts';
import { Messages } from '../../../src/local/state/messages.ts';
import { Threads } from '../../../src/local/state/threads.ts';
import { ANYWHERE, connect, ManualBot, register, request } from '../raw-bot.ts';

let folder: string;
let file: string;
let warnings: string[];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kept-'));
  file = path.join(folder, 'data', 'local-discord.json');
  warnings = [];
});
afterEach(() => rm(folder, { recursive: true }));

const persistence = () => ({ file, warn: (line: string) => void warnings.push(line) });
const start = () => startLocalDiscord({}, persistence());
const BUTTON = { type: 1, components: [{ type: 2, style: 2, label: 'Next', custom_id: 'v1:next' }] };

async function botIn(local: LocalDiscord): Promise<ManualBot> {
  await register(local, [{ name: 'ask', description: 'Ask', ...ANYWHERE }]);
  return new ManualBot(local, await connect(local, { intents: 1 << 9 }));
}

const message = (id: number, changes: Partial<APIMessage> = {}) =>
  ({
    id: String(id),
    channel_id: '7',
    author: { id: '1', username: 'mira' },
    content: `Message ${id}`,
    timestamp: '2026-11-28T18:00:00.000Z',
    attachments: [],
    embeds: [],
    mentions: [],
    components: [],
    flags: 0,
    ...changes,
  }) as unknown as APIMessage;

function persist(messages: Messages): ReturnType<typeof persistMessages> {
  const { guildState } = fixtures();
  return persistMessages({ messages, threads: new Threads(guildState, messages) }, persistence());
}

/** The messages in channel 7 after a restart, as a person sees them. */
async function reload(say: (messages: Messages) => void, viewer: string | null = null): Promise<string[]> {
  const messages = new Messages();
  const end = await persist(messages);
  say(messages);
  await end();
  const again = new Messages();
  await (await persist(again))();
  return again.list('7', viewer).map(({ content }) => content);
}

describe('what is said in a Discord for one', () => {
  it('is there after a restart, with its ids, and its buttons work', async () => {
    const before = await start();
    const bot = await botIn(before);
    const mira = before.people.mira.in(before.channels.general);
    mira.say('Hello');
    const asking = mira.run('ask');
    await bot.answer(await bot.next(), 4, { content: 'Then.', components: [BUTTON] });
    const answered = await asking;
    const said = mira.messages;
    expect(said.map(({ content }) => content)).toEqual(['Hello', 'Then.']);
    await before.close();

    const local = await start();
    const again = await botIn(local);
    const later = local.people.mira.in(local.channels.general);
    expect(later.messages).toEqual(said);
    const pressing = later.press(later.messages[1]!, 'Next');
    const pressed = await again.next();
    expect(pressed).toMatchObject({
      data: { custom_id: 'v1:next' },
      message: { id: 'message' in answered ? answered.message?.id : null },
    });
    await again.answer(pressed, 7, { content: 'And then.' });
    expect(await pressing).toMatchObject({ kind: 'update', message: { content: 'And then.' } });
    await local.close();
    expect(warnings).toEqual([]);
    expect(await readdir(path.dirname(file))).toEqual(['local-discord.json']);
  });

  it('is kept as it was edited, without what was deleted, dismissed, or is still being thought about', async () => {
    const kept = await reload((messages) => {
      for (const id of [1, 2, 3]) messages.add(message(id));
      messages.replace(message(1, { content: 'Changed' }));
      messages.remove(message(2));
      messages.add(message(4, { flags: 64 }), '1');
      messages.add(message(5, { flags: 64 }), '1');
      messages.dismiss('7', '5');
      messages.add(message(6, { flags: 128 }));
    }, '1');
    expect(kept).toEqual(['Changed', 'Message 3', 'Message 4']);
  });

  it('is seen after a restart only by those who saw it before', async () => {
    expect(await reload((messages) => messages.add(message(1, { flags: 64 }), '1'), '2')).toEqual([]);
  });

  it('is kept up to the last 200 messages of a channel', async () => {
    const kept = await reload((messages) => {
      for (let id = 1; id <= 230; id += 1) messages.add(message(id));
    });
    expect(kept).toHaveLength(200);
    expect(kept[0]).toBe('Message 31');
  });

  it.each([
    ['cut off', '{"version":1,"messages":[{"message":{"content":"secret', 'it is no JSON'],
    ['of another version', '{"version":2,"messages":[]}', 'it is not in the form in which it is written'],
    ['of something else', '{"version":1,"messages":[{}]}', 'it is not in the form in which it is written'],
    [
      'of damaged threads',
      '{"version":1,"messages":[],"threads":[{"id":"1"}]}',
      'it is not in the form in which it is written',
    ],
    ['nothing', 'null', 'it is not in the form in which it is written'],
  ])('is gone when its file is %s, with a warning', async (_, text, reason) => {
    await reload((messages) => messages.add(message(1)));
    await writeFile(file, text);
    const messages = new Messages();
    const end = await persist(messages);
    expect(messages.list('7', null)).toEqual([]);
    expect(warnings).toEqual([
      `What was said before cannot be read from ${file}, so the channels are empty: ${reason}`,
    ]);
    messages.add(message(1));
    await end();
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ version: 1, messages: [{}] });
  });

  it('is there in threads as well, which stay as they were', async () => {
    const before = await start();
    const { mira, theo, sam } = before.people;
    const starter = mira.in(before.channels.general).say('When?');
    const { id } = mira.in(before.channels.general).openThread(starter, 'Dates');
    theo.in(id).say('On Thursday');
    sam.in(id).changeThread({ isLocked: true });
    const path = `/channels/${id}`;
    const described = (await request(before, 'GET', path)).body;
    expect(described).toMatchObject({ name: 'Dates', member_count: 2, thread_metadata: { locked: true } });
    await before.close();

    const local = await start();
    expect((await request(local, 'GET', path)).body).toEqual(described);
    expect(local.people.mira.in(id).messages.map(({ content }) => content)).toEqual(['', 'On Thursday']);
    expect(() => local.people.mira.in(id).say('Thank you')).toThrow('permission');
    await local.close();
  });

  it('is only in memory when the file cannot be written, with one warning', async () => {
    await writeFile(path.join(folder, 'data'), 'a file in the place of the folder');
    expect(
      await reload((messages) => {
        messages.add(message(1));
      }),
    ).toEqual([]);
    expect(warnings.filter((line) => line.startsWith('What is said cannot be kept in'))).toHaveLength(1);
  });
});
