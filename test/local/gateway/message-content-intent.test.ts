/** What a bot sees of replies without the MessageContent intent. */

import type { APIInteraction, APIMessage } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import { ANYWHERE, connect, ManualBot, type RawSocket, register, request } from '../raw-bot.ts';

const GUILD_MESSAGES = 1 << 9;
const DIRECT_MESSAGES = 1 << 12;
const NO_MENTIONS = { allowed_mentions: { parse: [] } };

let local: LocalDiscord;
let socket: RawSocket;
beforeEach(async () => {
  local = await startLocalDiscord();
  socket = await connect(local, { intents: GUILD_MESSAGES | DIRECT_MESSAGES });
});
afterEach(() => local.close());

const mira = () => local.people.mira.in(local.channels.general);
const theo = () => local.people.theo.in(local.channels.general);

/** A message of the bot in a channel. */
async function botSays(content: string, more: object = {}, channel = local.channels.general.id) {
  const { body } = await request(local, 'POST', `/channels/${channel}/messages`, {
    content,
    ...NO_MENTIONS,
    ...more,
  });
  return body as APIMessage;
}

/** The message as the bot receives it. */
async function received({ id }: { id: string }): Promise<APIMessage> {
  const { d } = await socket.waitFor<APIMessage>(
    ({ t, d }) => t === 'MESSAGE_CREATE' && (d as APIMessage).id === id,
  );
  return d;
}

describe('a reply to the bot', () => {
  it('is seen whole if it pings the bot, and so is the bot’s own message', async () => {
    const answer = await botSays('On Thursday');
    expect(await received(mira().say('Why?', { answering: answer }))).toMatchObject({
      type: 19,
      content: 'Why?',
      mentions: [{ id: local.applicationId }],
      message_reference: { type: 0, message_id: answer.id, channel_id: local.channels.general.id },
      referenced_message: { id: answer.id, content: 'On Thursday' },
    });
  });

  it('has no content if the ping is off, but shows what it answers', async () => {
    const answer = await botSays('On Thursday');
    expect(await received(mira().say('Why?', { answering: answer, ping: false }))).toMatchObject({
      content: '',
      mentions: [],
      message_reference: { message_id: answer.id },
      referenced_message: { content: 'On Thursday' },
    });
  });

  it('is seen whole in a direct message, with and without a ping', async () => {
    const { withBot } = local.people.mira;
    const asked = withBot.say('When?');
    for (const ping of [true, false])
      expect(await received(withBot.say('And where?', { answering: asked, ping }))).toMatchObject({
        content: 'And where?',
        referenced_message: { content: 'When?' },
      });
  });
});

describe('the message that a reply answers', () => {
  it('has no content, even in a reply that mentions the bot', async () => {
    const files = [{ name: 'a.txt', content: 'x' }];
    const said = theo().say('The storm closed the harbour', { files });
    const reply = await received(mira().say('@verbatim is that so?', { answering: said }));
    expect(reply).toMatchObject({
      content: `<@${local.applicationId}> is that so?`,
      mentions: [{ id: local.applicationId }, { username: 'theo' }],
      referenced_message: { id: said.id, author: { username: 'theo' }, content: '', attachments: [] },
    });
  });

  it('has its content if it mentions the bot itself', async () => {
    const said = theo().say('@verbatim When?');
    expect(await received(mira().say('When?', { answering: said }))).toMatchObject({
      content: '',
      referenced_message: { content: `<@${local.applicationId}> When?` },
    });
  });

  it('has none in the replies that the bot sends, reads and changes', async () => {
    const said = theo().say('The storm closed the harbour');
    const answer = await botSays('Indeed', { message_reference: { message_id: said.id } });
    const path = `/channels/${local.channels.general.id}/messages`;
    const edit = { content: 'Indeed it did', ...NO_MENTIONS };
    const { body: read } = await request(local, 'GET', `${path}/${answer.id}`);
    const { body: edited } = await request(local, 'PATCH', `${path}/${answer.id}`, edit);
    const { body: listed } = await request(local, 'GET', `${path}?limit=1`);
    for (const one of [answer, read, edited, (listed as object[])[0]])
      expect(one).toMatchObject({
        content: expect.stringMatching(/^Indeed/),
        referenced_message: { id: said.id, content: '' },
      });
    expect(mira().messages.at(-1)).toMatchObject({
      referenced_message: { content: 'The storm closed the harbour' },
    });
  });

  it('has none in an interaction, nor in the answers to it', async () => {
    await register(local, [{ name: 'Quote', type: 3, ...ANYWHERE }]);
    const bot = new ManualBot(local, socket);
    const said = theo().say('The storm closed the harbour');
    const reply = theo().say('On Thursday', { answering: said });
    void mira().useOnMessage('Quote', reply);
    const { data } = (await bot.next()) as APIInteraction & {
      data: { resolved: { messages: { [id: string]: APIMessage } } };
    };
    expect(data.resolved.messages[reply.id]).toMatchObject({
      content: 'On Thursday',
      referenced_message: { id: said.id, content: '' },
    });

    const button = { type: 2, style: 1, label: 'Next', custom_id: 'next' };
    const own = await botSays('Indeed', {
      message_reference: { message_id: said.id },
      components: [{ type: 1, components: [button] }],
    });
    void mira().press(own, 'Next');
    const pressed = await bot.next();
    const unseen = { content: 'Indeed', referenced_message: { id: said.id, content: '' } };
    expect(pressed).toMatchObject({ message: unseen });
    expect(await bot.answer(pressed, 6, undefined, '?with_response=true')).toMatchObject({
      body: { resource: { message: unseen } },
    });
    for (const [method, body] of [['GET'], ['PATCH', {}]] as const)
      expect((await bot.webhook(pressed, method, '/messages/@original', body)).body).toMatchObject(unseen);
  });
});

describe('a reply of the bot', () => {
  it.each([
    ['unless allowed_mentions names the answered author', NO_MENTIONS, []],
    ['if it does', { allowed_mentions: { parse: [], replied_user: true } }, [{ username: 'mira' }]],
    ['but not by other kinds of mention', { allowed_mentions: { parse: ['users'] } }, []],
  ])('pings nobody, %s', async (_, more, mentions) => {
    const { id } = mira().say('When?');
    const reply = await botSays('On Thursday', { message_reference: { message_id: id }, ...more });
    expect(reply.mentions).toMatchObject(mentions);
    expect(reply.mentions).toHaveLength(mentions.length);
  });
});
