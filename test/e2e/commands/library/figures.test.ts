/** /library figures, and which questions are counted. */

import { decode } from 'fast-png';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type WeekFigures, weekOf } from '../../../../src/library/figures.ts';
import type { Actor } from '../../../../src/local/members/actor.ts';
import { seen } from '../../../discord/rendered-message.ts';
import { COUNCILS, FILES } from '../example-articles.ts';
import { formIn, Stage, seenBy, shown, WAIT } from '../stage.ts';

const STORM = 'When did the storm close the harbour?';
const MARS = 'Is there a zeppelin museum on Mars?';
const HEADER = [
  '(only you)',
  '### Figures',
  '-# The questions asked in this server and the votes on answers, by weeks from Monday on: how many, never whose or which.',
];

const stage = new Stage(FILES);
// A new bot over a new library for each test.
beforeEach(async () => {
  stage.replace(FILES);
  await stage.restart();
});
afterEach(() => stage.replace(FILES));

const server = () => stage.local.servers.newsroom.id;
const ask = (question: string, options: object = {}) =>
  shown(stage.mira.run('ask', { question, ...options }));
const figures = () => shown(stage.sam.run('library figures'));

/** The counts of this week, and how often each article answered, once the bot has stored them. */
async function counted(): Promise<Partial<WeekFigures> & { quoted: number[] }> {
  await stage.bot.stop();
  const { weeks, articles } = await stage.library.figures(server());
  await stage.start();
  expect(weeks.length).toBeLessThan(2);
  const { week: _, ...counts } = weeks[0] ?? {};
  return { ...counts, quoted: articles.map(({ quoted }) => quoted) };
}

const NONE = { answered: 0, unsure: 0, none: 0, helpful: 0, unhelpful: 0, quoted: [] as number[] };

/** Says something, and waits for the bot's reply. */
async function replyTo(actor: Actor, text: string): Promise<void> {
  const said = actor.say(text);
  await vi.waitUntil(
    () => actor.messages.find(({ message_reference }) => message_reference?.message_id === said.id),
    WAIT,
  );
}

describe('/library figures', () => {
  it('says that nothing has been asked yet', async () => {
    expect(seen(await figures())).toEqual([...HEADER, 'Nothing has been asked here since I count.']);
  });

  it('shows the counts of this week with a picture, whose text says them, and the articles that answered', async () => {
    const answer = await ask(STORM);
    await ask(STORM, { private: true });
    await ask(MARS);
    await stage.theo.press(answer, "That's it");
    const card = await figures();
    const today = new Date();
    const monday = weekOf(today.toISOString().slice(0, 10) as `${string}-${string}-${string}`);
    const inDigits = `${Number(monday.slice(8))}/${monday.slice(5, 7)}`;
    const inWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(monday),
    );
    expect(seen(card)).toEqual([
      ...HEADER,
      `[picture figures.png: Bar chart of the questions of each week. ${inDigits}: 2 answered, 0 unsure, 1 without an answer]`,
      '**3 questions in 12 weeks**',
      '🟦 2 answered · 🟧 0 unsure · ⬜ 1 without an answer',
      "✅ That's it: 1 · ❌ Not it: 0",
      `-# ${inWords} · 🟦 2 🟧 0 ⬜ 1 · ✅ 1 ❌ 0`,
      '---',
      '**Articles that answered most often**',
      '- Storm closes harbour · 2 answers · ✅ 1 ❌ 0',
    ]);
    const response = await fetch(card.attachments[0]!.url);
    expect(response.headers.get('content-type')).toBe('image/png');
    const { width, height } = decode(await response.arrayBuffer());
    expect([width, height]).toEqual([960, 340]);
  });

  it('leaves out articles that are gone, and names at most ten', async () => {
    const articles = Array.from({ length: 12 }, (_, i) => [`${i}.txt`, `Title: Mill ${i}\n\nIt has wheels.`]);
    stage.replace(Object.fromEntries(articles));
    const keys = (await stage.library.articles({ server: server() })).map(({ key }) => key);
    const week = weekOf('2026-11-23');
    await stage.library.addFigures(
      {
        weeks: [],
        articles: [...keys, 'gonegonego'].map((article, i) => ({
          article,
          week,
          quoted: 100 + i,
          helpful: 0,
          unhelpful: 0,
        })),
      },
      server(),
    );
    const lines = seen(await figures());
    expect(lines.filter((line) => line.startsWith('- '))).toHaveLength(10);
    expect(lines.at(-1)).toBe('-# and 3 more articles');
  });
});

describe('a question is counted once', () => {
  it('however many of its quotes are shown, and whoever is shown them', async () => {
    stage.replace(COUNCILS);
    const answer = await ask('When did the council of Lindholm meet?', { private: true });
    await stage.mira.press(answer, 'Next quote');
    await stage.mira.press(answer, 'Share');
    expect(await counted()).toEqual({ ...NONE, answered: 1, quoted: [1] });
  });

  it('when it is asked by a mention, by a follow-up, or for a message', async () => {
    await replyTo(stage.mira, `@Verbatim ${STORM}`);
    const answer = await ask(STORM);
    const form = await formIn(stage.theo.press(answer, 'Ask further'));
    await shown(stage.theo.submit(form, { question: 'and why was nobody hurt?' }));
    const said = stage.mira.say(MARS);
    await shown(stage.theo.useOnMessage('Ask the articles', said));
    expect(await counted()).toMatchObject({ answered: 3, none: 1, quoted: [3] });
  });

  it('when a post is answered, and not when it is left alone', async () => {
    const forum = stage.local.channels.help;
    await stage.library.changeSettings(server(), { forums: [forum.id] });
    const { mira } = stage.local.people;
    const post = (title: string) => mira.in(mira.in(forum).post({ title, text: 'Who knows?', tags: [] }));
    post(MARS);
    const answered = post(STORM);
    await vi.waitUntil(() => answered.messages.some(({ author }) => author.bot), WAIT);
    expect(await counted()).toEqual({ ...NONE, answered: 1, quoted: [1] });
  });

  it('with the last vote of each person', async () => {
    const answer = await ask(STORM);
    for (const name of ["That's it", "That's it", 'Not it', "That's it"])
      await stage.theo.press(answer, name);
    await stage.mira.press(answer, 'Not it');
    expect(await counted()).toMatchObject({ answered: 1, helpful: 1, unhelpful: 1 });
  });

  it('and not for any server where it is asked in a direct message, or where the bot is no member', async () => {
    await seenBy(stage.local.people.mira.withBot.run('ask', { question: STORM }));
    expect(await counted()).toEqual({ quoted: [] });
    expect(await stage.library.servers()).not.toContainEqual(expect.objectContaining({ server: '' }));
  });
});
