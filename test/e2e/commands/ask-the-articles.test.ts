import { describe, expect, it } from 'vitest';
import { FILES } from './articles.ts';
import { footer, quoteButtons, Stage, seenBy, shown } from './stage.ts';

const stage = new Stage(FILES);
const ANSWER = [
  '(only you)',
  '### When did the storm close the harbour?',
  '> A storm closed the harbour of Varde on **Thursday**.',
  'Thursday → 1 February 2024',
  '-# Storm closes harbour · published 2 February 2024',
  footer('0bvhdmpoiw.0.1n7hopc'),
  quoteButtons('Share'),
];

describe('Ask the articles, in the menu of a message', () => {
  it('asks with the words of the message, and shows the answer to the one who asks, to be shared', async () => {
    const said = stage.theo.say('@mira  When did the storm close the harbour?');
    const answer = await shown(stage.mira.useOnMessage('Ask the articles', said));
    expect(await seenBy(Promise.resolve({ kind: 'reply', message: answer }))).toEqual(ANSWER);
    expect((await seenBy(stage.mira.press(answer, 'Share')))[1]).toBe(
      `-# Shared by <@${stage.local.people.mira.user.id}>`,
    );
  });

  it('finds the question in a long message', async () => {
    const said = stage.theo.say(
      `${'So much happened. '.repeat(30)} When did the storm close the harbour? ${'Who knows. '.repeat(9)}`,
    );
    expect(await seenBy(stage.mira.useOnMessage('Ask the articles', said))).toEqual(ANSWER);
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
