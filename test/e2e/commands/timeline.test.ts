/** /timeline */

import { afterEach, describe, expect, it } from 'vitest';
import { seen } from '../../discord/rendered-message.ts';
import { Stage, seenBy, shown } from './stage.ts';

const HARBOUR = `Title: The harbour of Varde
Date: 2024-06-01

The harbour of Varde was built in 1890. The harbour of Varde burned down on 12 March 1931. It was ugly.

Last Thursday, the harbour of Varde was closed. The harbour of Varde will open again on 3 July 2024.`;
const DAYS = Array.from({ length: 12 }, (_, index) => `On ${index + 1} May 2023 the mill of Aske turned.`);

const ALL = {
  'harbour.txt': HARBOUR,
  'mill.txt': `Title: The mill of Aske\nDate: 2023-06-01\n\n${DAYS.join(' ')}`,
};
const stage = new Stage(ALL);
afterEach(() => stage.replace(ALL));

const timeline = (topic: string, options: object = {}) =>
  shown(stage.mira.run('timeline', { topic, ...options }));
const source = (sentence: number) =>
  expect.stringMatching(
    new RegExp(
      `^-# The harbour of Varde · published 1 June 2024 · \`[0-9a-z]{10}\\.${sentence}\\.[0-9a-z]{7}\`$`,
    ),
  );

describe('/timeline', () => {
  it('says what happened when, in the order of the days that the sentences speak of, to all', async () => {
    expect(seen(await timeline('the harbour of Varde'))).toEqual([
      '### Timeline: the harbour of Varde',
      '**1890**',
      '> The harbour of Varde was built in **1890**.',
      source(0),
      '',
      '**12 March 1931**',
      '> The harbour of Varde burned down on **12 March 1931**.',
      source(1),
      '',
      '**30 May 2024**',
      '> **Last Thursday**, the harbour of Varde was closed.',
      source(3),
      '',
      '**3 July 2024**',
      '> The harbour of Varde will open again on **3 July 2024**.',
      source(4),
      '[Open a quote: 1890: The harbour of Varde was built in 1890. | 12 March 1931: The harbour of Varde burned down on 12 March 1931. | 30 May 2024: Last Thursday, the harbour of Varde was closed. | 3 July 2024: The harbour of Varde will open again on 3 July 2024.]',
    ]);
  });

  it('keeps to the days that are asked for', async () => {
    expect(
      seen(await timeline('the harbour of Varde', { from: '1900', to: 'May 2024' })).slice(0, 5),
    ).toEqual([
      '### Timeline: the harbour of Varde',
      '-# what happened from 1 January 1900 to 31 May 2024',
      '**12 March 1931**',
      '> The harbour of Varde burned down on **12 March 1931**.',
      source(1),
    ]);
  });

  it('opens the quote that is chosen, for whoever chooses it', async () => {
    const message = await timeline('the harbour of Varde');
    const [citation] = /[0-9a-z]{10}\.1\.[0-9a-z]{7}/.exec(JSON.stringify(message.components))!;
    expect(await seenBy(stage.theo.choose(message, 'v1:quote', [citation]))).toEqual([
      '(only you)',
      '### Cited',
      '> The harbour of Varde burned down on 12 March 1931.',
      '-# The harbour of Varde · published 1 June 2024',
      `-# \`${citation}\``,
      '[Context] [Read] [Copy]',
    ]);
  });

  it('turns pages in place for who asked, and in a copy for others, after a restart as well', async () => {
    const first = await timeline('the mill of Aske', { to: '11 May 2023' });
    const page = (number: number) => [
      '### Timeline: the mill of Aske',
      `-# what happened on 11 May 2023 or earlier · page ${number} of 3`,
      `**${(number - 1) * 5 + 1} May 2023**`,
    ];
    expect(seen(first).slice(0, 3)).toEqual(page(1));
    expect(seen(first).at(-1)).toBe('[Later]');
    await stage.restart();
    const other = await shown(stage.theo.press(first, 'Later'));
    expect(seen(other).slice(0, 4)).toEqual(['(only you)', ...page(2)]);
    expect(seen(other).at(-1)).toBe('[Earlier] [Later]');
    const outcome = await stage.mira.press(first, 'Later');
    expect(outcome).toMatchObject({ kind: 'update', message: { id: first.id } });
    const last = await shown(stage.mira.press(await shown(outcome), 'Later'));
    expect(seen(last).slice(0, 3)).toEqual(page(3));
    expect(seen(last).at(-1)).toBe('[Earlier]');
    stage.replace({ 'harbour.txt': HARBOUR });
    expect(seen(await shown(stage.mira.press(last, 'Earlier'))).slice(2)).toEqual([
      'No article says of anything like this when it happened.',
    ]);
  });

  it('says so when nothing is found, and when a day cannot be read', async () => {
    expect(seen(await timeline('zeppelins on Mars'))).toEqual([
      '### Timeline: zeppelins on Mars',
      'No article says of anything like this when it happened.',
    ]);
    expect(seen(await timeline('the harbour', { from: 'the 40th of May' }))).toEqual([
      '(only you)',
      'I cannot read “the 40th of May” as a date for “from”. Write a day such as 2023-06-19 or 19 June 2023, or a time such as June 2023, 2023 or last week.',
    ]);
  });
});
