/** The command Find the source, in the menu of a message. */

import { describe, expect, it } from 'vitest';
import { FILES } from './example-articles.ts';
import { Stage, seenBy, shown } from './stage.ts';

const stage = new Stage(FILES);
const SOURCE = [
  '“Thursday”: 1 February 2024',
  '-# Storm closes harbour · published 2 February 2024 · `0bvhdmpoiw.0.1n7hopc`',
  '[Context] [Read]',
];

const sourceOf = (text: string) => shown(stage.mira.useOnMessage('Find the source', stage.theo.say(text)));
const seenSource = async (text: string) => seenBy({ kind: 'reply', message: await sourceOf(text) });

describe('Find the source, in the menu of a message', () => {
  it('names the article that is quoted to the letter, whatever is written around it', async () => {
    const exact = [
      '(only you)',
      '### Source',
      'Quoted to the letter:',
      '> A storm closed the harbour of Varde on Thursday.',
      ...SOURCE,
    ];
    expect(await seenSource('A storm closed the harbour of Varde on Thursday.')).toEqual(exact);
    expect(
      await seenSource('@mira look: > *A storm closed the harbour of Varde on Thursday.* Did you know?'),
    ).toEqual(exact);
  });

  it('marks the words that differ from what is quoted nearly', async () => {
    expect(await seenSource('A storm shut the harbour of Varde on Thursday.')).toEqual([
      '(only you)',
      '### Source',
      'Quoted nearly; where the message differs, the article says “closed”, here in **bold**:',
      '> A storm **closed** the harbour of Varde on Thursday.',
      ...SOURCE,
    ]);
  });

  it('finds its own quotes, on its own cards', async () => {
    const card = await shown(stage.mira.run('ask', { question: 'When did the storm close the harbour?' }));
    expect((await seenBy(stage.theo.useOnMessage('Find the source', card))).slice(0, 4)).toEqual([
      '(only you)',
      '### Source',
      'Quoted to the letter:',
      '> A storm closed the harbour of Varde on Thursday.',
    ]);
  });

  it('leads on to the article', async () => {
    const found = await sourceOf('A storm closed the harbour of Varde on Thursday.');
    expect((await seenBy(stage.mira.press(found, 'Read')))[1]).toBe('### Storm closes harbour');
    expect((await seenBy(stage.mira.press(found, 'Context')))[1]).toBe('### In context');
  });

  it('says so when nothing is quoted, or there are no words', async () => {
    expect(await seenSource('The weather was lovely all week, and we went swimming.')).toEqual([
      '(only you)',
      '### No source found',
      'No sentence of the articles is quoted in that message, exactly or nearly.',
    ]);
    expect(await seenSource('🎉 @mira')).toEqual([
      '(only you)',
      'There are no words in that message to look for.',
    ]);
  });
});
