/** /ask */

import { describe, expect, it } from 'vitest';
import { seen } from '../../discord/rendered-message.ts';
import { FILES } from './example-articles.ts';
import { footer, quoteButtons, Stage, seenBy, shown } from './stage.ts';

const stage = new Stage(FILES);
stage.hasReader = true;
const ask = (options: Record<string, string | boolean>) =>
  stage.mira.run('ask', options as { question: string });

const STORM_ANSWER = [
  '### When did the storm close the harbour?',
  '> A storm closed the harbour of Varde on **Thursday**. Nobody was hurt, because the ferries had left the day before.',
  '“Thursday”: 1 February 2024',
  '-# Storm closes harbour · published 2 February 2024',
  footer('0bvhdmpoiw.0.1n7hopc'),
  ...quoteButtons(),
];

describe('/ask', () => {
  it('answers with the exact sentence, the day it speaks of, and where it stands', async () => {
    const message = await shown(ask({ question: 'When did the storm close the harbour?' }));
    expect(seen(message)).toEqual(STORM_ANSWER);
    expect(message).toMatchObject({ content: '', embeds: [], attachments: [], mentions: [], flags: 32_768 });
  });

  it('leads to the sentence in the source, where the article has one', async () => {
    expect(await seenBy(ask({ question: 'How much will the new bridge cost?' }))).toEqual([
      '### How much will the new bridge cost?',
      '> -# The council of Lindholm met on Friday.',
      '> It approved a new bridge across the Aske, which will cost **12 million crowns**.',
      '-# A bridge for Lindholm · published 5 May 2024',
      footer('0yd08fv9id.1.0dbe041'),
      '[Source](https://www.lindholm-post.example/bridge#:~:text=It%20approved%20a%20new%20bridge%20across%20the%20Aske%2C%20which%20will%20cost%2012%20million%20crowns.)',
      ...quoteButtons(),
    ]);
  });

  it('says that the articles do not answer, and which words none of them holds', async () => {
    expect(await seenBy(ask({ question: 'Is there a zeppelin museum on Mars?' }))).toEqual([
      '### Is there a zeppelin museum on Mars?',
      '**The articles do not answer this.**',
      'No article mentions “zeppelin”, “museum” or “Mars”.',
      '[Ask further] [Tell me] [Report]',
    ]);
  });

  it('is private when that is asked, and can then be shared', async () => {
    const answer = ask({ question: 'When did the storm close the harbour?', private: true });
    expect(await seenBy(answer)).toEqual([
      '(only you)',
      ...STORM_ANSWER.slice(0, -2),
      ...quoteButtons('Share'),
    ]);
  });

  it.each([
    [
      { from: '5 May 2024' },
      '-# Only articles published on 5 May 2024 or later · Undated articles are left out',
    ],
    [
      { from: 'May 2024' },
      '-# Only articles published on 1 May 2024 or later · Undated articles are left out',
    ],
    [
      { from: '2024', to: 'June 30, 2024' },
      '-# Only articles published from 1 January 2024 to 30 June 2024 · Undated articles are left out',
    ],
    [{ 'as-of': '05.05.2024' }, '-# As of 5 May 2024 · Undated articles are left out'],
    [{ article: 'A bridge for Lindholm' }, '-# Only “A bridge for Lindholm”'],
    [{ article: 'lindholm' }, '-# Only “A bridge for Lindholm”'],
  ])('asks only of %j', async (options, scope) => {
    const lines = await seenBy(ask({ question: 'When was the old bridge built?', ...options }));
    expect(lines.slice(0, 3)).toEqual([
      '### When was the old bridge built?',
      scope,
      '> Engineers built the old bridge in **1931**.',
    ]);
  });

  it('knows nothing that was published after the day that it answers as of', async () => {
    const lines = await seenBy(ask({ question: 'When was the old bridge built?', 'as-of': '4 May 2024' }));
    expect(lines).toEqual([
      '### When was the old bridge built?',
      '-# As of 4 May 2024 · Undated articles are left out',
      '**These articles do not answer this.**',
      '[Ask further] [Report]',
    ]);
    expect(lines.join()).not.toContain('1931');
  });

  it('completes the article by its title or its day as one types, newest first', async () => {
    const complete = (typed: string) =>
      stage.mira.complete('ask', { question: 'When?', article: typed }, 'article');
    const bridge = { name: 'A bridge for Lindholm · published 5 May 2024', value: '0yd08fv9id' };
    const storm = { name: 'Storm closes harbour · published 2 February 2024', value: '0bvhdmpoiw' };
    const ferry = { name: 'About the ferry · undated', value: expect.stringMatching(/^[0-9a-z]{10}$/) };
    expect(await complete('')).toEqual({ kind: 'choices', choices: [bridge, storm, ferry] });
    expect(await complete('lind')).toEqual({ kind: 'choices', choices: [bridge] });
    expect(await complete('february 2024')).toEqual({ kind: 'choices', choices: [storm] });
    expect(await complete('zeppelin')).toEqual({ kind: 'choices', choices: [] });
    const chosen = await seenBy(ask({ question: 'When did the storm come?', article: storm.value }));
    expect(chosen[1]).toBe('-# Only “Storm closes harbour”');
  });

  it.each([
    [
      { from: 'the 40th of May' },
      'I cannot read “the 40th of May” as a date for “from”. Write a day such as 2023-06-19 or 19 June 2023, or a time such as June 2023, 2023 or last week.',
    ],
    [
      { 'as-of': '2023-02-30' },
      'I cannot read “2023-02-30” as a date for “as-of”. Write a day such as 2023-06-19 or 19 June 2023, or a time such as June 2023, 2023 or last week.',
    ],
    [
      { from: '2024', to: '2023' },
      '“from” (1 January 2024) comes after “to” (31 December 2023): nothing can lie between. Give the earlier day first.',
    ],
    [
      { article: 'zeppelin' },
      'No article fits “zeppelin”. Choose one from the list that opens as you type, or look through /articles.',
    ],
    [
      { article: '2024' },
      '2 articles fit “2024”, such as “A bridge for Lindholm”, “Storm closes harbour”. Type more of the title, or choose one from the list that opens as you type.',
    ],
    [{ question: '?!' }, 'Please ask in words, as you would ask a person.'],
  ])('says what is wrong with %j, to the asker alone', async (options, line) => {
    expect(await seenBy(ask({ question: 'When?', ...options }))).toEqual(['(only you)', line]);
  });

  it('answers in direct messages, and where people take it with them', async () => {
    const question = 'When did the storm close the harbour?';
    const { people, channels } = stage.local;
    expect(await seenBy(people.sam.in(channels.history).run('ask', { question }))).toEqual(STORM_ANSWER);
    for (const actor of [people.theo.withBot, people.mira.in(channels.miraAndTheo)])
      expect(await seenBy(actor.run('ask', { question }))).toEqual([
        ...STORM_ANSWER.slice(0, -1),
        // Without moderators there is no Report button.
        '[Ask further]',
      ]);
  });
});
