/** Answering questions that found nothing: their groups in /library reports, and who is told. */

import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { APIMessage } from 'discord-api-types/v10';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Inputs } from '../../../src/local/members/fill-modal.ts';
import { seen } from '../../discord/rendered-message.ts';
import { FILES } from './example-articles.ts';
import { formIn, Stage, seenBy, shown, WAIT } from './stage.ts';

const data = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
const stage = new Stage(FILES, data);
stage.hasReader = true;
stage.followTimes = { soon: 50, poll: 500, gone: 0, pause: 0 };

const QUESTIONS = [
  'When is the winter tournament?',
  'what day is the winter tournament',
  'date of the winter tournament pls',
];
const MARS = 'Is there a zeppelin museum on Mars?';
const ANSWER = 'The winter tournament is on 12 December 2026, in the old hall.';
const TODAY = expect.stringMatching(/^-# \d{1,2} \w+ \d{4} · found nothing$/);

const server = () => stage.local.servers.newsroom.id;
const reports = () => shown(stage.sam.run('library reports'));
const press = (message: APIMessage, button: string) => shown(stage.sam.press(message, button));
const fill = async (message: APIMessage, button: string, inputs: Inputs) =>
  shown(stage.sam.submit(await formIn(stage.sam.press(message, button)), inputs));

// A new bot for each test, as the bot limits what one person may do in a short time.
beforeEach(async () => {
  await stage.restart();
  await stage.library.changeSettings(server(), { keepsQuestions: true });
  await stage.library.forgetReports(server());
  for (const { key } of await stage.library.articles({ server: server(), own: true }))
    await stage.library.remove(key, server());
  for (const question of [...QUESTIONS, MARS])
    await stage.library.report(
      {
        kind: 'unanswered',
        question,
        day: '2026-11-28',
        verdict: 'none',
        shown: null,
        wrong: '',
        better: '',
      },
      server(),
    );
});

describe('/library reports', () => {
  it('shows questions that found nothing in groups of what they are about', async () => {
    expect(seen(await reports()).slice(3)).toEqual([
      '---',
      `**${MARS}**`,
      TODAY,
      '[Write the answer] [Close]',
      '---',
      `**${QUESTIONS[2]}**`,
      TODAY,
      `-# Also asked: “${QUESTIONS[1]}”, “${QUESTIONS[0]}”`,
      '[Write the answer] [Close]',
      '---',
      '[Export] [Stop keeping questions] [Forget all]',
    ]);
  });

  it('closes a group as a whole', async () => {
    await press(await press(await reports(), 'Close'), 'Close');
    expect(await stage.library.reports(server())).toEqual([]);
  });
});

describe('Write the answer', () => {
  /** The list with the group of the tournament alone. */
  const group = async () => press(await reports(), 'Close');

  it('opens a form with the newest question and the present day, which can be changed', async () => {
    const form = await formIn(stage.sam.press(await group(), 'Write the answer'));
    expect(form).toMatchObject({
      title: 'Answer a question',
      components: [
        { label: 'Question', component: { custom_id: 'question', value: QUESTIONS[2] } },
        { label: 'Answer', component: { custom_id: 'answer' } },
        {
          label: 'As of which day',
          component: { custom_id: 'day', value: new Date().toISOString().slice(0, 10) },
        },
      ],
    });
  });

  it('shows the card that members will see, and asks each question of the group again', async () => {
    const preview = await fill(await group(), 'Write the answer', {
      question: QUESTIONS[0]!,
      answer: ANSWER,
      day: '2026-11-20',
    });
    expect(seen(preview)).toEqual([
      '(only you)',
      '### Publish this answer?',
      'Members will see:',
      '---',
      '### When is the winter tournament?',
      '> -# When is the winter tournament?',
      '> The winter tournament is on **12 December 2026**, in the old hall.',
      '-# Questions and answers: When is the winter tournament? · published 20 November 2026',
      '---',
      '**Asked again with it**',
      ...[QUESTIONS[0], QUESTIONS[2], QUESTIONS[1]].map((question) => `✅ “${question}”: answered`),
      '-# Nothing is published yet. Publishing makes it an article of this server, and closes these reports.',
      '[Publish] [Change] [Discard]',
    ]);
    expect((await stage.library.status(server())).own).toBe(0);
    expect(await stage.library.reports(server())).toHaveLength(3);
  });

  it('publishes it as an article, which answers the questions to the letter, and closes them', async () => {
    const preview = await fill(await group(), 'Write the answer', { answer: ANSWER, day: '2026-11-20' });
    await stage.restart();
    const published = await press(preview, 'Publish');
    expect(seen(published)).toEqual([
      '(only you)',
      '### Published',
      `**Questions and answers: ${QUESTIONS[2]}**`,
      '3 reports are closed with it.',
      '-# Members of this server find it from now on. [/library remove] takes it away again.',
      '[Read] [Reports]',
    ]);
    expect(seen(await press(published, 'Reports'))).toContain('Nothing has been reported.');
    for (const question of QUESTIONS) {
      const { verdict, answers } = await stage.library.ask(question, { server: server() });
      expect([verdict, answers[0]?.quote, answers[0]?.published]).toEqual([
        'answered',
        'The winter tournament is on 12 December 2026, in the old hall.',
        '2026-11-20',
      ]);
    }
  });

  it('says which questions are not answered, and keeps what was written for a change', async () => {
    const preview = await fill(await group(), 'Write the answer', {
      answer: 'Ask at the desk of the old hall.',
    });
    const changed = await formIn(stage.sam.press(preview, 'Change'));
    expect(changed.components[1]).toMatchObject({ component: { value: 'Ask at the desk of the old hall.' } });
    expect(seen(await shown(stage.sam.submit(changed, { answer: ANSWER })))).toContain(
      `✅ “${QUESTIONS[1]}”: answered`,
    );
    expect(seen(await press(preview, 'Discard'))[1]).toBe('### Discarded');
  });

  it('takes marks of Markdown in a question as they are', async () => {
    const question = 'Is *the* [mill](https://evil.example) # open?';
    const preview = await fill(await group(), 'Write the answer', { question, answer: 'The mill is open.' });
    await press(preview, 'Publish');
    const [entry] = await stage.library.articles({ server: server(), own: true });
    const { blocks } = (await stage.library.read(entry!.id, { server: server() }))!;
    expect([entry!.title, blocks[0]?.sentences[0]?.sentence]).toEqual([
      `Questions and answers: ${question}`,
      question,
    ]);
  });

  it('says so when the group was closed meanwhile', async () => {
    const list = await group();
    await press(await reports(), 'Close');
    expect(await seenBy(stage.sam.press(list, 'Write the answer'))).toEqual([
      '(only you)',
      'This question is closed already.',
    ]);
  });
});

describe('Tell me', () => {
  it('follows a question that found nothing, and an answer to it is told', async () => {
    const { theo } = stage.local.people;
    const none = await shown(stage.theo.run('ask', { question: QUESTIONS[0]! }));
    expect(seen(none).at(-1)).toBe('[Ask further] [Tell me] [Report]');
    const told = theo.withBot.messages.length;
    expect((await seenBy(stage.theo.press(none, 'Tell me'))).slice(0, 4)).toEqual([
      '(only you)',
      `### ${QUESTIONS[0]}`,
      'You follow this question: I write to you when there is an answer that I am sure of. [/follow list] shows all that you follow.',
      '**The articles do not answer this now.**',
    ]);
    const preview = await fill(await reports(), 'Write the answer', {
      answer: ANSWER,
      day: '2026-11-20',
    });
    await press(preview, 'Publish');
    await vi.waitUntil(() => theo.withBot.messages.length > told, WAIT);
    expect(seen(theo.withBot.messages.at(-1)!)).toEqual([
      `### ${QUESTIONS[0]}`,
      'You follow this question in The Newsroom. It has an answer now.',
      '**Now**',
      `> -# ${QUESTIONS[0]}`,
      '> The winter tournament is on **12 December 2026**, in the old hall.',
      expect.stringMatching(/^-# Questions and answers: .* · published 20 November 2026 · `[0-9a-z.]+`$/),
      expect.stringMatching(/^-# The article is one of that server/),
      '[Stop]',
    ]);
  });

  it('is not offered for a question of one article, or of some days', async () => {
    const asked = async (options: Record<string, string>) =>
      (await seenBy(stage.theo.run('ask', { question: MARS, ...options }))).at(-1);
    expect(await asked({ article: 'Storm closes harbour' })).toBe('[Ask further] [Report]');
    expect(await asked({ from: '2024-01-01' })).toBe('[Ask further] [Report]');
  });
});
