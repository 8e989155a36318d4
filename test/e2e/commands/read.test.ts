/** /read */

import { describe, expect, it } from 'vitest';
import { seen } from '../../discord/rendered-message.ts';
import { FILES } from './example-articles.ts';
import { Stage, seenBy, shown } from './stage.ts';

const LONG = `Title: A long day
Date: 2024-03-01

${Array.from({ length: 90 }, (_, index) => `At minute ${index + 1} the clock struck ${index + 1} times.`).join('\n\n')}`;

const ALL = { ...FILES, 'long.txt': LONG };
const stage = new Stage(ALL);

describe('/read', () => {
  it('shows an article to the one who reads it', async () => {
    expect(await seenBy(stage.mira.run('read', { article: 'A bridge for Lindholm' }))).toEqual([
      '(only you)',
      '### A bridge for Lindholm',
      '-# published 5 May 2024',
      '[Source](https://www.lindholm-post.example/bridge)',
      'The council of Lindholm met on Friday. It approved a new bridge across the Aske, which will cost 12 million crowns.',
      '',
      'Mayor Ada Berg said that the bridge would open in the spring of 2026. Engineers built the old bridge in 1931.',
    ]);
  });

  it('turns pages in place, after a restart as well', async () => {
    const first = await shown(stage.mira.run('read', { article: 'long' }));
    expect(seen(first).slice(1, 4)).toEqual([
      '### A long day',
      '-# published 1 March 2024 · page 1 of 3',
      'At minute 1 the clock struck 1 times.',
    ]);
    expect(seen(first).at(-1)).toBe('[Next page]');
    await stage.restart();
    const outcome = await stage.mira.press(first, 'Next page');
    expect(outcome).toMatchObject({ kind: 'update', message: { id: first.id } });
    const second = await shown(outcome);
    expect(seen(second)[2]).toBe('-# published 1 March 2024 · page 2 of 3');
    expect(seen(second).at(-1)).toBe('[Previous page] [Next page]');
    const third = await shown(stage.mira.press(second, 'Next page'));
    expect(seen(third).slice(-2)).toEqual(['At minute 90 the clock struck 90 times.', '[Previous page]']);
    expect((await seenBy(stage.mira.press(third, 'Previous page')))[2]).toBe(
      '-# published 1 March 2024 · page 2 of 3',
    );
  });

  it('is opened at a sentence, in bold, from its quote', async () => {
    const answer = await shown(stage.theo.run('ask', { question: 'When did the clock strike 80 times?' }));
    const lines = await seenBy(stage.theo.press(answer, 'Read'));
    const minutes = Array.from({ length: 18 }, (_, index) => {
      const minute = 73 + index;
      const sentence = `At minute ${minute} the clock struck ${minute} times.`;
      return [minute === 80 ? `**${sentence}**` : sentence, ''];
    });
    expect(lines).toEqual([
      '(only you)',
      '### A long day',
      '-# published 1 March 2024 · page 3 of 3',
      ...minutes.flat().slice(0, -1),
      '[Previous page]',
    ]);
  });

  it('completes the article as one types', async () => {
    expect(await stage.mira.complete('read', { article: 'ferry' }, 'article')).toMatchObject({
      kind: 'choices',
      choices: [{ name: 'About the ferry · undated' }],
    });
  });

  it('says so when there is no such article, or it is gone', async () => {
    expect(await seenBy(stage.mira.run('read', { article: 'zeppelin' }))).toEqual([
      '(only you)',
      'No article fits “zeppelin”. Choose one from the list that opens as you type, or look through /articles.',
    ]);
    const first = await shown(stage.mira.run('read', { article: 'long' }));
    stage.replace(FILES);
    expect(await seenBy(stage.mira.press(first, 'Next page'))).toEqual([
      '(only you)',
      'That article is no longer here: it was removed, or its file is gone.',
    ]);
    stage.replace(ALL);
  });
});
