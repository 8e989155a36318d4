/** /articles */

import type { APIMessage } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { everyComponent } from '../../../src/local/state/components.ts';
import { seen } from '../../discord/rendered-message.ts';
import { FILES } from './example-articles.ts';
import { Stage, seenBy, shown } from './stage.ts';

const stage = new Stage(FILES);

const MANY = Object.fromEntries(
  Array.from({ length: 23 }, (_, index) => {
    const day = String(index + 1).padStart(2, '0');
    return [`${day}.txt`, `Title: News of the day ${day}\nDate: 2024-01-${day}\n\nSomething happened.`];
  }),
);

/** The lines of the article of a day in January 2024. */
const news = (day: number) => [
  `**News of the day ${String(day).padStart(2, '0')}**`,
  `-# published ${day} January 2024 · 1 sentence`,
  '[Read]',
];

describe('/articles', () => {
  it('lists them newest first, undated ones last, to the one who asks', async () => {
    expect(await seenBy(stage.mira.run('articles'))).toEqual([
      '(only you)',
      '### Articles',
      '**A bridge for Lindholm**',
      '-# published 5 May 2024 · 4 sentences',
      '[Read]',
      '**Storm closes harbour**',
      '-# published 2 February 2024 · 2 sentences',
      '[Read]',
      '**About the ferry**',
      '-# undated · 1 sentence',
      '[Read]',
    ]);
  });

  it('opens the article whose button is pressed, beside the list', async () => {
    const list = await shown(stage.mira.run('articles'));
    const outcome = await stage.mira.press(list, buttonsOf(list).at(-1)!);
    expect(outcome.kind).toBe('reply');
    expect(await seenBy(outcome)).toEqual([
      '(only you)',
      '### About the ferry',
      '-# undated',
      'The ferry of Varde carries 300 people and forty cars.',
    ]);
  });

  it('turns pages in place, after a restart as well', async () => {
    stage.replace(MANY);
    const list = await shown(stage.mira.run('articles'));
    expect(seen(list).slice(0, 5)).toEqual(['(only you)', '### Articles · 1 to 10 of 23', ...news(23)]);
    expect(seen(list).at(-1)).toBe('[Older]');
    await stage.restart();
    const outcome = await stage.mira.press(list, 'Older');
    expect(outcome).toMatchObject({ kind: 'update', message: { id: list.id } });
    const second = await shown(outcome);
    expect(seen(second).slice(0, 5)).toEqual(['(only you)', '### Articles · 11 to 20 of 23', ...news(13)]);
    expect(seen(second).at(-1)).toBe('[Newer] [Older]');
    const last = await shown(stage.mira.press(second, 'Older'));
    expect(seen(last).slice(1)).toEqual([
      '### Articles · 21 to 23 of 23',
      ...news(3),
      ...news(2),
      ...news(1),
      '[Newer]',
    ]);
    stage.replace(FILES);
    expect((await seenBy(stage.mira.press(last, 'Newer'))).slice(1, 3)).toEqual([
      '### Articles',
      '**A bridge for Lindholm**',
    ]);
  });

  it('says so when there is none', async () => {
    stage.replace({});
    expect(await seenBy(stage.mira.run('articles'))).toEqual([
      '(only you)',
      '### Articles',
      'There are no articles yet.',
    ]);
    stage.replace(FILES);
  });
});

/** The ids of a list's buttons to read an article. */
function buttonsOf({ components = [] }: APIMessage): string[] {
  return [...everyComponent(components)].flatMap(({ custom_id: id }) =>
    id?.startsWith('v1:open:') ? [id] : [],
  );
}
