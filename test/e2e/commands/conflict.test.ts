/** Answers that another article contradicts. */

import { expect, it } from 'vitest';
import { footer, quoteButtons, Stage, seenBy } from './stage.ts';

const stage = new Stage({
  'early.txt': `Title: Lindholm in May
Date: 2024-05-05

The new bridge of Lindholm will cost 12 million crowns. The council met on Friday.`,
  'late.txt': `Title: Lindholm in August
Date: 2024-08-09
Source: https://www.lindholm-post.example/more

The new bridge of Lindholm will cost 19 million crowns. Nobody knows why.`,
});

it('an answer that another article contradicts comes with what that one says, the newer first', async () => {
  const question = 'How much will the new bridge of Lindholm cost?';
  expect(await seenBy(stage.mira.run('ask', { question }))).toEqual([
    `### ${question}`,
    '> The new bridge of Lindholm will cost **19 million crowns**. Nobody knows why.',
    '-# Lindholm in August · published 9 August 2024',
    footer(),
    '[Source](https://www.lindholm-post.example/more#:~:text=The%20new%20bridge%20of%20Lindholm%20will%20cost%2019%20million%20crowns.)',
    '---',
    '**An older article says**',
    '> The new bridge of Lindholm will cost **12 million crowns**. The council met on Friday.',
    expect.stringMatching(/^-# Lindholm in May · published 5 May 2024 · `[0-9a-z.]+`$/),
    ...quoteButtons(),
  ]);
  expect(await seenBy(stage.mira.run('ask', { question, 'as-of': '1 June 2024' }))).toEqual([
    `### ${question}`,
    '-# As of 1 June 2024 · Undated articles are left out',
    '> The new bridge of Lindholm will cost **12 million crowns**. The council met on Friday.',
    '-# Lindholm in May · published 5 May 2024',
    footer(),
    ...quoteButtons(),
  ]);
});
