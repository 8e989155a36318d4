/** The command Ask the articles, in the menu of a message. */

import type { APIMessage } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { newId } from '../../../src/local/snowflake.ts';
import { FILES } from './example-articles.ts';
import { footer, quoteButtons, Stage, seenBy, shown } from './stage.ts';

const stage = new Stage(FILES);
stage.hasReader = true;
// Some of the messages are incomplete, or contain things that Discord may add one day.
stage.checksDescription = false;
const ANSWER = [
  '(only you)',
  '### When did the storm close the harbour?',
  '> A storm closed the harbour of Varde on **Thursday**. Nobody was hurt, because the ferries had left the day before.',
  '“Thursday”: 1 February 2024',
  '-# Storm closes harbour · published 2 February 2024',
  footer('0bvhdmpoiw.0.1n7hopc'),
  ...quoteButtons('Share'),
];

describe('Ask the articles, in the menu of a message', () => {
  it('asks with the words of the message, and shows the answer to the one who asks, to be shared', async () => {
    const message = stage.theo.say('@mira  When did the storm close the harbour?');
    const answer = await shown(stage.mira.useOnMessage('Ask the articles', message));
    expect(await seenBy(Promise.resolve({ kind: 'reply', message: answer }))).toEqual(ANSWER);
    expect((await seenBy(stage.mira.press(answer, 'Share')))[1]).toBe(
      `-# Shared by <@${stage.local.people.mira.user.id}>`,
    );
  });

  const asked = 'When did the storm close the harbour?';
  const text = (content: string) => ({ type: 10, content });
  const button = { type: 2, style: 2, label: 'Reply', custom_id: 'x' };
  const forward = (message: object) => ({
    message_reference: { type: 1, message_id: newId(), channel_id: newId() },
    message_snapshots: [{ message: { content: '', ...message } }],
  });
  it.each<[string, object, string?]>([
    ['its content, forwarded (claudeclaw#193)', forward({ content: asked })],
    [
      'an embed that is forwarded (Copycord#86, hybridclaw#1521)',
      forward({ embeds: [{ description: asked }] }),
    ],
    [
      'a card that is forwarded (hybridclaw#1521)',
      forward({ flags: 32_768, components: [{ type: 17, components: [text(asked)] }] }),
    ],
    ['a text outside of a container (openclaw#56248)', { flags: 32_768, components: [text(asked)] }],
    ['a section', { flags: 32_768, components: [{ type: 9, components: [text(asked)], accessory: button }] }],
    [
      'a section in a container',
      {
        flags: 32_768,
        components: [
          { type: 17, components: [{ type: 9, components: [text(asked)], accessory: button }, { type: 14 }] },
        ],
      },
    ],
    [
      'a component that Discord may add',
      { flags: 32_768, components: [{ type: 99, components: [null, { type: 98, content: asked }] }] },
    ],
    [
      'a field of an embed',
      { embeds: [{ fields: [{ name: 'Question', value: asked }] }] },
      `Question ${asked}`,
    ],
    ['a poll', { poll: { question: { text: asked }, answers: [] } }],
    [
      'a poll with its answers',
      { poll: { question: { text: asked }, answers: [{ answer_id: 1, poll_media: { text: 'Sunday' } }] } },
      `${asked} Sunday`,
    ],
  ])('asks with the words of %s', async (_, more, heading = asked) => {
    const message = stage.theo.say('x');
    stage.local.messages.replace({ ...message, content: '', ...more } as APIMessage);
    const lines = await seenBy(stage.mira.useOnMessage('Ask the articles', message));
    expect(lines.slice(0, 3)).toEqual([ANSWER[0], `### ${heading}`, ANSWER[2]]);
  });

  it('asks with what was written, and not with the preview of a link in it', async () => {
    const message = stage.theo.say(asked);
    stage.local.messages.replace({ ...message, embeds: [{ title: 'A zeppelin' }] });
    expect((await seenBy(stage.mira.useOnMessage('Ask the articles', message)))[1]).toBe(ANSWER[1]);
  });

  it('finds the question in a long message', async () => {
    const message = stage.theo.say(
      `${'So much happened. '.repeat(30)} When did the storm close the harbour? ${'Who knows. '.repeat(9)}`,
    );
    expect(await seenBy(stage.mira.useOnMessage('Ask the articles', message))).toEqual(ANSWER);
  });

  it('says so when there is no question to find', async () => {
    const long = stage.theo.say('So much happened. '.repeat(30));
    expect(await seenBy(stage.mira.useOnMessage('Ask the articles', long))).toEqual([
      '(only you)',
      'That message is too long to be one question. Please ask in at most 300 characters.',
    ]);
    const wordless = stage.theo.say('🎉 @mira');
    expect(await seenBy(stage.mira.useOnMessage('Ask the articles', wordless))).toEqual([
      '(only you)',
      'There are no words in that message to ask the articles about.',
    ]);
  });
});
