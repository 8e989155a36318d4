import type { APIMessage } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/local/people/actor.ts';
import { seen } from '../../discord/seen.ts';
import { FILES } from './articles.ts';
import { formIn, PATIENCE, Stage, seenBy, shown } from './stage.ts';

const stage = new Stage(FILES);
// The bot lets nobody do so much in a short time: a new one has counted nothing yet.
beforeEach(() => stage.restart());
afterEach(async () => {
  const server = stage.local.servers.newsroom.id;
  await stage.library.keepQuestions(server, false);
  await stage.library.forgetReports(server);
});

const STORM = 'When did the storm close the harbour?';
const NOTHING = 'Is there a zeppelin museum on Mars?';
const TODAY = expect.stringMatching(/^-# \d{1,2} \w+ \d{4} · /);

const asked = (actor: Actor, question: string) => shown(actor.run('ask', { question }));
const reports = () => shown(stage.sam.run('library reports'));

async function report(actor: Actor, message: APIMessage, wrong: string, better: string) {
  return actor.submit(await formIn(actor.press(message, 'Report')), { wrong, better });
}

describe('Report', () => {
  it('opens a short form, and thanks whoever sends it', async () => {
    const answer = await asked(stage.mira, STORM);
    const form = await formIn(stage.theo.press(answer, 'Report'));
    expect(form).toMatchObject({
      title: 'Report this answer',
      components: [
        {
          content:
            'The moderators of this server see the question, the answer, and what you write here. Your name is not kept.',
        },
        { label: 'What is wrong with it?', component: { custom_id: 'wrong', required: false } },
        { label: 'Which sentence answers?', component: { custom_id: 'better', required: false } },
      ],
    });
    expect(await seenBy(stage.theo.submit(form, { wrong: 'The day is wrong.' }))).toEqual([
      '(only you)',
      '### Thank you',
      'The moderators of this server find your report in **/library reports**.',
    ]);
  });

  it('works after a restart, and for an answer that says that there is none', async () => {
    const answer = await asked(stage.mira, NOTHING);
    await stage.restart();
    await report(stage.theo, answer, '', '');
    expect(seen(await reports())).toContain('**Is there a zeppelin museum on Mars?**');
  });

  it('is not offered where there are no moderators', async () => {
    const { withBot } = stage.local.people.theo;
    expect(seen(await asked(withBot, STORM)).at(-1)).toBe('[Context] [Read]');
    const group = stage.local.people.mira.in(stage.local.channels.miraAndTheo);
    expect(seen(await asked(group, STORM)).at(-1)).toBe('[Context] [Read]');
  });
});

describe('/library reports', () => {
  it('shows a moderator what was reported, newest first, without the names', async () => {
    expect(seen(await reports())).toEqual([
      '(only you)',
      '### Reports',
      '-# Questions that find nothing are not kept.',
      'Nothing has been reported.',
      '[Keep questions that find nothing]',
    ]);
    await report(stage.theo, await asked(stage.mira, STORM), 'It was on *Friday*.', '');
    await report(stage.mira, await asked(stage.mira, NOTHING), '', 'Nobody was hurt.');
    expect(seen(await reports())).toEqual([
      '(only you)',
      '### Reports',
      '-# Questions that find nothing are not kept.',
      `**${NOTHING}**`,
      expect.stringMatching(/^-# \d{1,2} \w+ \d{4} · reported, was not answered$/),
      'Better: Nobody was hurt.',
      `**${STORM}**`,
      expect.stringMatching(/^-# \d{1,2} \w+ \d{4} · reported, was answered · `0bvhdmpoiw\.0\.1n7hopc`$/),
      'Wrong: It was on \\*Friday\\*.',
      '[Export] [Keep questions that find nothing] [Forget all]',
    ]);
  });

  it('keeps questions that find nothing only while that is switched on, and /about says which', async () => {
    const privacy = async () => (await seenBy(stage.mira.run('about'))).at(-1);
    await asked(stage.mira, NOTHING);
    expect(seen(await reports())).toContain('Nothing has been reported.');
    expect(await privacy()).toBe(
      'I read only what is meant for me: commands, messages that mention me, and those that you write to me directly. Your questions are not kept: the moderators of this server could have those kept that find nothing, but have not. What you report is kept for the moderators of the server, without your name.',
    );

    const on = await stage.sam.press(await reports(), 'Keep questions that find nothing');
    expect(await seenBy(on)).toEqual([
      '(only you)',
      '### Reports',
      '-# Questions that find nothing are kept, without who asked.',
      'Nothing has been reported.',
      '[Stop keeping questions]',
    ]);
    expect(await privacy()).toBe(
      'I read only what is meant for me: commands, messages that mention me, and those that you write to me directly. Questions that find nothing are kept for the moderators of this server, who have switched that on, without the name of who asked; no others are kept. What you report is kept for the moderators of the server, without your name.',
    );
    await asked(stage.mira, NOTHING);
    await asked(stage.mira, STORM);
    await asked(stage.local.people.mira.withBot, 'Is there a yeti?');
    stage.theo.say('@Verbatim Is there a unicorn museum?');
    await expect
      // As often as one person may ask.
      .poll(async () => seen(await reports()), { ...PATIENCE, interval: 1_000 })
      .toContain('**Is there a unicorn museum?**');
    const kept = await reports();
    expect(seen(kept).slice(3)).toEqual([
      '**Is there a unicorn museum?**',
      TODAY,
      `**${NOTHING}**`,
      TODAY,
      '[Export] [Stop keeping questions] [Forget all]',
    ]);

    expect(seen(await shown(stage.sam.press(kept, 'Stop keeping questions')))).toEqual([
      '(only you)',
      '### Reports',
      '-# Questions that find nothing are not kept.',
      'Nothing has been reported.',
      '[Keep questions that find nothing]',
    ]);
  });

  it('exports them as an evaluation set', async () => {
    await report(
      stage.theo,
      await asked(stage.mira, NOTHING),
      '',
      'Nobody was hurt, because the ferries had left the day before.',
    );
    const exported = await shown(stage.sam.press(await reports(), 'Export'));
    expect(seen(exported)).toEqual([
      '(only you)',
      '### Reports as an evaluation set',
      'With both files in a folder, **npm run -s eval -- FOLDER** measures how these questions are answered. Those whose right sentence nobody has named are taken as having no answer: complete them by hand.',
      '[file questions.jsonl]',
      '[file articles.jsonl]',
    ]);
    const [questions, articles] = await Promise.all(exported.attachments.map(({ url }) => linesAt(url)));
    const [question] = questions!;
    expect(question).toMatchObject({ question: NOTHING, verdict: 'none' });
    const [{ article, start, end }] = question!.answers;
    const { text } = articles!.find(({ id }) => id === article)!;
    expect(text.slice(start, end)).toBe('Nobody was hurt, because the ferries had left the day before.');
    expect(articles!.map(({ id }) => id).sort()).toEqual(['bridge.txt', 'ferry.txt', 'storm.md']);
  });

  it('forgets them all once that is confirmed', async () => {
    await report(stage.theo, await asked(stage.mira, STORM), '', '');
    const asking = await shown(stage.sam.press(await reports(), 'Forget all'));
    expect(seen(asking)).toEqual([
      '(only you)',
      '### Forget the one report?',
      'This cannot be undone: export them first, if you want to keep them.',
      '[Forget] [Keep]',
    ]);
    const kept = await shown(stage.sam.press(asking, 'Keep'));
    expect(seen(kept)).toContain(`**${STORM}**`);
    const again = await shown(stage.sam.press(kept, 'Forget all'));
    expect(seen(await shown(stage.sam.press(again, 'Forget')))).toContain('Nothing has been reported.');
  });

  it('turns pages', async () => {
    for (let number = 1; number <= 7; number++)
      await report(stage.theo, await asked(stage.mira, `Where is zeppelin ${number}?`), '', '');
    const first = await reports();
    expect(seen(first)[1]).toBe('### Reports · 1 to 5 of 7');
    const second = await shown(stage.sam.press(first, 'Older'));
    expect(seen(second).slice(1)).toEqual([
      '### Reports · 6 to 7 of 7',
      '-# Questions that find nothing are not kept.',
      '**Where is zeppelin 2?**',
      TODAY,
      '**Where is zeppelin 1?**',
      TODAY,
      '[Newer]',
      '[Export] [Keep questions that find nothing] [Forget all]',
    ]);
    expect(seen(await shown(stage.sam.press(second, 'Newer')))[1]).toBe('### Reports · 1 to 5 of 7');
  });
});

interface Line {
  id: string;
  text: string;
  answers: [{ article: string; start: number; end: number }];
}

async function linesAt(url: string): Promise<Line[]> {
  const text = await (await fetch(url)).text();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
