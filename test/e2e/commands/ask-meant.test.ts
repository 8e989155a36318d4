/** The button "Ask that", below a question that is asked back. */

import { beforeAll, describe, expect, it } from 'vitest';
import { FILES } from './example-articles.ts';
import { Stage, seenBy, shown } from './stage.ts';

const stage = new Stage(FILES);
// The first question loads the reader, which takes long.
beforeAll(async () => {
  await stage.library.ask('Where is Varde?', { server: null });
});
const ask = (options: object = {}) =>
  shown(stage.mira.run('ask', { question: 'Where is Avrde?', ...options }));

describe('a question with a misspelt name', () => {
  it('is asked back, and asked as it was meant in place of the card', async () => {
    const message = await ask();
    expect(await seenBy({ kind: 'reply', message })).toEqual([
      '### Where is Avrde?',
      '**The articles do not answer this.**',
      'No article mentions “Avrde”.',
      'Did you mean “Where is Varde?”?',
      '[Ask that] [Ask further] [Tell me] [Report]',
    ]);
    await stage.restart();
    const outcome = await stage.mira.press(message, 'Ask that');
    expect(outcome).toMatchObject({ kind: 'update', message: { id: message.id } });
    const lines = await seenBy(outcome);
    expect(lines[0]).toBe('### Where is Varde?');
    expect(lines.join('\n')).toMatch(/^> .*Varde/m);
  });

  it('is asked as it was meant by others for themselves alone', async () => {
    const lines = await seenBy(stage.theo.press(await ask(), 'Ask that'));
    expect(lines.slice(0, 2)).toEqual(['(only you)', '### Where is Varde?']);
  });

  it('is asked as it was meant within the same articles', async () => {
    const message = await ask({ to: '2024-02-02' });
    const scope = '-# Only articles published on 2 February 2024 or earlier · Undated articles are left out';
    expect((await seenBy(stage.mira.press(message, 'Ask that')))[1]).toBe(scope);
  });
});
