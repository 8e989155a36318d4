/** The buttons of an answer: Next, Context, Read and Share. */

import type { APIMessage } from 'discord-api-types/v10';
import { afterEach, describe, expect, it } from 'vitest';
import { seen } from '../../discord/rendered-message.ts';
import { COUNCILS, FILES } from './example-articles.ts';
import { footer, quoteButtons, quotePosition, Stage, seenBy, shown } from './stage.ts';

const ALL = { ...FILES, ...COUNCILS };
const QUESTION = 'When did the council of Lindholm meet?';
const STORM = 'When did the storm close the harbour?';
const STORM_CITATION = '0bvhdmpoiw.0.1n7hopc';

const stage = new Stage(ALL);
afterEach(() => stage.replace(ALL));

const ask = (question: string, options: object = {}) =>
  shown(stage.mira.run('ask', { question, ...options }));
const quoteOf = (lines: readonly string[]) => lines.find((line) => /^> (?!-#)/.test(line));

/** The label of the button: Next quote, or First quote at the last one. */
const nextLabel = (message: APIMessage) => /\[(\w+ quote)\]/.exec(seen(message).join('\n'))![1]!;

describe('Next', () => {
  it('shows the asker each quote in turn, in the same message', async () => {
    let message = await ask(QUESTION);
    const [, count] = quotePosition(seen(message));
    expect(count).toBeGreaterThan(2);
    const quotes: unknown[] = [];
    for (let position = 1; position <= count; position++) {
      expect(quotePosition(seen(message))).toEqual([position, count]);
      quotes.push(quoteOf(seen(message)));
      const outcome = await stage.mira.press(message, nextLabel(message));
      expect(outcome).toMatchObject({ kind: 'update', message: { id: message.id } });
      message = await shown(outcome);
    }
    expect(new Set(quotes).size).toBe(count);
    expect(quoteOf(seen(message))).toBe(quotes[0]);
  });

  it('gives anyone else a copy of their own, to page through and to share', async () => {
    const message = await ask(QUESTION);
    const before = seen(message);
    const outcome = await stage.theo.press(message, nextLabel(message));
    expect(outcome.kind).toBe('reply');
    const own = await shown(outcome);
    expect(seen(own)[0]).toBe('(only you)');
    expect(seen(own).slice(-2)).toEqual(quoteButtons('Share'));
    expect(quotePosition(seen(own))[0]).toBe(2);
    expect(await stage.theo.press(own, nextLabel(own))).toMatchObject({
      kind: 'update',
      message: { id: own.id },
    });
    expect(seen(stage.mira.messages.find(({ id }) => id === message.id)!)).toEqual(before);
  });

  it('asks again within the limits that were asked for', async () => {
    const message = await ask(QUESTION, { from: 'July 2024', 'as-of': '2025' });
    const scope =
      '-# Only articles published on 1 July 2024 or later · As of 31 December 2025 · Undated articles are left out';
    const more = await shown(stage.mira.press(message, nextLabel(message)));
    for (const lines of [seen(message), seen(more)]) {
      expect(lines[1]).toBe(scope);
      expect(quoteOf(lines)).toMatch(/July|August/);
    }
  });

  it('goes on after a restart', async () => {
    const message = await ask(QUESTION);
    await stage.restart();
    expect(quotePosition(await seenBy(stage.mira.press(message, nextLabel(message))))[0]).toBe(2);
  });

  it('says so when the quote that it showed is gone, and shows what is there now', async () => {
    const message = await ask(QUESTION);
    const [shownDay] = /\d \w+ 2024/.exec(quoteOf(seen(message))!)!;
    stage.replace(Object.fromEntries(Object.entries(ALL).filter(([, text]) => !text.includes(shownDay))));
    const lines = await seenBy(stage.mira.press(message, nextLabel(message)));
    expect(lines.slice(0, 2)).toEqual([
      `### ${QUESTION}`,
      'The quote that was here is gone: its article has changed. This is what is there now.',
    ]);
    expect(quotePosition(lines)[0]).toBe(1);
  });
});

describe('Context', () => {
  const CONTEXT = [
    '(only you)',
    '### In context',
    '**A storm closed the harbour of Varde on Thursday.** Nobody was hurt, because the ferries had left the day before.',
    '-# Storm closes harbour · published 2 February 2024 · `0bvhdmpoiw.0.1n7hopc`',
    '[Read] [Copy]',
  ];

  it('shows whoever presses it the sentences around the quote', async () => {
    const message = await ask(STORM);
    expect(await seenBy(stage.mira.press(message, 'Context'))).toEqual(CONTEXT);
    expect(await seenBy(stage.theo.press(message, 'Context'))).toEqual(CONTEXT);
  });

  it('finds the quote where it stands now, after a restart', async () => {
    const message = await ask(STORM);
    stage.replace({ 'storm.md': ALL['storm.md'].replace('A storm', 'It was cold. A storm') });
    await stage.restart();
    expect((await seenBy(stage.mira.press(message, 'Context'))).slice(0, 4)).toEqual([
      '(only you)',
      '### In context',
      'It was cold. **A storm closed the harbour of Varde on Thursday.** Nobody was hurt, because the ferries had left the day before.',
      '-# Storm closes harbour · published 2 February 2024 · `0bvhdmpoiw.1.1n7hopc`',
    ]);
  });

  it('says so when the article has changed, or is gone', async () => {
    const message = await ask(STORM);
    stage.replace({ 'storm.md': ALL['storm.md'].replace('Thursday', 'Friday') });
    expect((await seenBy(stage.mira.press(message, 'Context'))).slice(0, 4)).toEqual([
      '(only you)',
      '### In context',
      'The article has changed since, and that sentence is no longer in it. What stands nearest to it is in bold.',
      '**A storm closed the harbour of Varde on Friday.** Nobody was hurt, because the ferries had left the day before.',
    ]);
    stage.replace(FILES_WITHOUT_STORM);
    expect(await seenBy(stage.mira.press(message, 'Context'))).toEqual([
      '(only you)',
      'That article is no longer here: it was removed, or its file is gone.',
    ]);
  });
});

const FILES_WITHOUT_STORM = { 'bridge.txt': FILES['bridge.txt'] };

describe('Read', () => {
  it('opens the article at the sentence, for whoever presses it', async () => {
    const message = await ask(STORM);
    const article = [
      '(only you)',
      '### Storm closes harbour',
      '-# published 2 February 2024',
      '**A storm closed the harbour of Varde on Thursday.** Nobody was hurt, because the ferries had left the day before.',
    ];
    expect(await seenBy(stage.theo.press(message, 'Read'))).toEqual(article);
    const context = await shown(stage.theo.press(message, 'Context'));
    expect(await seenBy(stage.theo.press(context, 'Read'))).toEqual(article);
  });

  it('says so when the article has changed, or is gone', async () => {
    const message = await ask(STORM);
    stage.replace({ 'storm.md': ALL['storm.md'].replace('Thursday', 'Friday') });
    expect((await seenBy(stage.mira.press(message, 'Read'))).slice(2, 5)).toEqual([
      '-# published 2 February 2024',
      'The article has changed since, and that sentence is no longer in it. What stands nearest to it is in bold.',
      '**A storm closed the harbour of Varde on Friday.** Nobody was hurt, because the ferries had left the day before.',
    ]);
    stage.replace(FILES_WITHOUT_STORM);
    expect(await seenBy(stage.mira.press(message, 'Read'))).toEqual([
      '(only you)',
      'That article is no longer here: it was removed, or its file is gone.',
    ]);
  });
});

describe('Share', () => {
  it('posts a private answer for all, under the asker’s name, and its buttons work for them', async () => {
    const message = await ask(STORM, { private: true });
    const posted = await shown(stage.mira.press(message, 'Share'));
    expect(seen(posted)).toEqual([
      `### ${STORM}`,
      `-# Shared by <@${stage.local.people.mira.user.id}>`,
      '> A storm closed the harbour of Varde on **Thursday**. Nobody was hurt, because the ferries had left the day before.',
      '“Thursday”: 1 February 2024',
      '-# Storm closes harbour · published 2 February 2024',
      footer(STORM_CITATION),
      ...quoteButtons(),
    ]);
    expect(posted.mentions).toEqual([]);
    expect(stage.theo.messages.map(({ id }) => id)).toContain(posted.id);
    expect((await seenBy(stage.theo.press(posted, 'Context'))).slice(0, 2)).toEqual([
      '(only you)',
      '### In context',
    ]);
  });

  it('shares the quote that is shown, not the first', async () => {
    const message = await ask(QUESTION, { private: true });
    const second = await shown(stage.mira.press(message, nextLabel(message)));
    const posted = await seenBy(stage.mira.press(second, 'Share'));
    expect(quoteOf(posted)).toBe(quoteOf(seen(second)));
  });

  it('shares that the articles do not answer as well', async () => {
    const message = await ask('Is there a zeppelin museum on Mars?', { private: true });
    expect(await seenBy(stage.mira.press(message, 'Share'))).toEqual([
      '### Is there a zeppelin museum on Mars?',
      `-# Shared by <@${stage.local.people.mira.user.id}>`,
      '**The articles do not answer this.**',
      'No article mentions “zeppelin”, “museum” or “Mars”.',
      '[Ask further] [Tell me] [Report]',
    ]);
  });

  it('says which article alone was asked, also when it does not answer, and when it is gone', async () => {
    const message = await ask('Is there a zeppelin museum on Mars?', { private: true, article: 'storm' });
    expect(await seenBy(stage.mira.press(message, 'Share'))).toEqual([
      '### Is there a zeppelin museum on Mars?',
      `-# Shared by <@${stage.local.people.mira.user.id}>`,
      '-# Only “Storm closes harbour”',
      '**This article does not answer this.**',
      'No article mentions “zeppelin”, “museum” or “Mars”.',
      '[Ask further] [Report]',
    ]);
    stage.replace(FILES_WITHOUT_STORM);
    expect(await seenBy(stage.mira.press(message, 'Share'))).toEqual([
      '(only you)',
      'That article is no longer here: it was removed, or its file is gone.',
    ]);
  });

  it('shares no quote that is gone', async () => {
    const message = await ask(STORM, { private: true });
    stage.replace({ 'storm.md': ALL['storm.md'].replace('Thursday', 'Friday') });
    expect(await seenBy(stage.mira.press(message, 'Share'))).toEqual([
      '(only you)',
      'The articles have changed, and the quote is no longer among the answers. Please ask again, and share what they say now.',
    ]);
  });
});
