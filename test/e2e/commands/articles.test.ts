import { describe, expect, it } from 'vitest';
import { seen } from '../../discord/seen.ts';
import { FILES } from './articles.ts';
import { Stage, seenBy, shown } from './stage.ts';

const stage = new Stage(FILES);

const MANY = Object.fromEntries(
  Array.from({ length: 23 }, (_, index) => {
    const day = String(index + 1).padStart(2, '0');
    return [`${day}.txt`, `Title: News of the day ${day}\nDate: 2024-01-${day}\n\nSomething happened.`];
  }),
);

describe('/articles', () => {
  it('lists them newest first, undated ones last, to the one who asks', async () => {
    expect(await seenBy(stage.mira.run('articles'))).toEqual([
      '(only you)',
      '### Articles',
      'A bridge for Lindholm',
      '-# published 5 May 2024 · 4 sentences',
      'Storm closes harbour',
      '-# published 2 February 2024 · 2 sentences',
      'About the ferry',
      '-# undated · 1 sentence',
      '[Read an article: A bridge for Lindholm | Storm closes harbour | About the ferry]',
    ]);
  });

  it('opens the article that is chosen', async () => {
    const list = await shown(stage.mira.run('articles'));
    const [{ options }] = selectsOf(list) as [{ options: { label: string; value: string }[] }];
    const { value } = options.find(({ label }) => label === 'About the ferry')!;
    expect(await seenBy(stage.mira.choose(list, 'v1:open', [value]))).toEqual([
      '(only you)',
      '### About the ferry',
      '-# undated',
      'The ferry of Varde carries 300 people and forty cars.',
    ]);
  });

  it('turns pages in place, after a restart as well', async () => {
    stage.replace(MANY);
    const list = await shown(stage.mira.run('articles'));
    expect(seen(list).slice(0, 3)).toEqual([
      '(only you)',
      '### Articles · 1 to 10 of 23',
      'News of the day 23',
    ]);
    expect(seen(list).at(-1)).toBe('[Older]');
    await stage.restart();
    const outcome = await stage.mira.press(list, 'Older');
    expect(outcome).toMatchObject({ kind: 'update', message: { id: list.id } });
    const second = await shown(outcome);
    expect(seen(second).slice(0, 3)).toEqual([
      '(only you)',
      '### Articles · 11 to 20 of 23',
      'News of the day 13',
    ]);
    expect(seen(second).at(-1)).toBe('[Newer] [Older]');
    const last = await shown(stage.mira.press(second, 'Older'));
    expect(seen(last).slice(1)).toEqual([
      '### Articles · 21 to 23 of 23',
      'News of the day 03',
      '-# published 3 January 2024 · 1 sentence',
      'News of the day 02',
      '-# published 2 January 2024 · 1 sentence',
      'News of the day 01',
      '-# published 1 January 2024 · 1 sentence',
      '[Read an article: News of the day 03 | News of the day 02 | News of the day 01]',
      '[Newer]',
    ]);
    stage.replace(FILES);
    expect((await seenBy(stage.mira.press(last, 'Newer'))).slice(1, 3)).toEqual([
      '### Articles',
      'A bridge for Lindholm',
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

function selectsOf(message: object): unknown[] {
  const found: unknown[] = [];
  JSON.stringify(message, (_, value) => {
    if (value?.type === 3 && value.options) found.push(value);
    return value;
  });
  return found;
}
