/** The Report button, and /library reports. */

import type { APIMessage } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../../src/library/report.ts';
import type { Actor } from '../../../src/local/members/actor.ts';
import { seen } from '../../discord/rendered-message.ts';
import { FILES } from './example-articles.ts';
import { formIn, Stage, seenBy, shown, WAIT } from './stage.ts';

const stage = new Stage(FILES);
// A new bot for each test, as the bot limits what one person may do in a short time.
beforeEach(() => stage.restart());
afterEach(async () => {
  const server = stage.local.servers.newsroom.id;
  await stage.library.changeSettings(server, { keepsQuestions: false });
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
    expect(seen(await asked(withBot, STORM)).at(-1)).toBe('[Ask further]');
    const group = stage.local.people.mira.in(stage.local.channels.miraAndTheo);
    expect(seen(await asked(group, STORM)).at(-1)).toBe('[Ask further]');
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
      '---',
      `**${NOTHING}**`,
      expect.stringMatching(/^-# \d{1,2} \w+ \d{4} · reported, was not answered$/),
      'Better: Nobody was hurt.',
      '[Close]',
      '---',
      `**${STORM}**`,
      expect.stringMatching(/^-# \d{1,2} \w+ \d{4} · reported, was answered with:$/),
      '> A storm closed the harbour of Varde on Thursday.',
      '-# Storm closes harbour · published 2 February 2024',
      'Wrong: It was on \\*Friday\\*.',
      '[Close]',
      '---',
      '[Export] [Keep questions that find nothing] [Forget all]',
    ]);
  });

  it('shows the sentence that somebody calls better by its citation, and says when one is gone', async () => {
    const server = stage.local.servers.newsroom.id;
    const kept: Report = {
      kind: 'reported',
      question: STORM,
      day: '2026-11-28',
      verdict: 'unsure',
      shown: null,
      wrong: '',
      better: '',
    };
    const cited = `0bvhdmpoiw.0.1n7hopc`;
    await stage.library.report({ ...kept, shown: '0bvhdmpoiw.0.abcdefg' }, server);
    await stage.library.report({ ...kept, shown: 'zzzzzzzzzz.0.abcdefg' }, server);
    await stage.library.report({ ...kept, better: cited }, server);
    expect(seen(await reports()).slice(3)).toEqual([
      '---',
      `**${STORM}**`,
      '-# 28 November 2026 · reported, was answered unsurely',
      'Better: A storm closed the harbour of Varde on Thursday.',
      '[Close]',
      '---',
      `**${STORM}**`,
      '-# 28 November 2026 · reported, was answered unsurely with:',
      '-# That sentence is gone, with its article.',
      '[Close]',
      '---',
      `**${STORM}**`,
      '-# 28 November 2026 · reported, was answered unsurely with:',
      '-# That sentence is gone from Storm closes harbour, which has changed.',
      '[Close]',
      '---',
      '[Export] [Keep questions that find nothing] [Forget all]',
    ]);
  });

  it('closes one, on the page that it stands on, after a restart as well', async () => {
    const server = stage.local.servers.newsroom.id;
    for (let number = 1; number <= 7; number++)
      await stage.library.report(
        {
          kind: 'reported',
          question: `Where is zeppelin ${number}?`,
          day: '2026-11-28',
          verdict: 'none',
          shown: null,
          wrong: '',
          better: '',
        },
        server,
      );
    const second = await shown(stage.sam.press(await reports(), 'Older'));
    await stage.restart();
    const outcome = await stage.sam.press(second, 'Close');
    expect(outcome).toMatchObject({ kind: 'update', message: { id: second.id } });
    const left = await shown(outcome);
    expect(seen(left).slice(1)).toEqual([
      '### Reports · 6 to 6 of 6',
      '-# Questions that find nothing are not kept.',
      '---',
      '**Where is zeppelin 1?**',
      TODAY,
      '[Close]',
      '---',
      '[Newer]',
      '[Export] [Keep questions that find nothing] [Forget all]',
    ]);
    // Two people look at the page, and one closes its last report.
    const other = await reports();
    expect(seen(await shown(stage.sam.press(left, 'Close')))[1]).toBe('### Reports');
    expect(seen(await shown(stage.sam.press(other, 'Close')))).not.toContain('**Where is zeppelin 7?**');
    expect(await stage.library.reports(server)).toHaveLength(4);
    const moderators = await stage.mira.press(other, 'Close').catch((error: Error) => error.message);
    expect(moderators).not.toMatchObject({ kind: 'update' });
    expect(await stage.library.reports(server)).toHaveLength(4);
  });

  it('keeps questions that find nothing only while that is switched on, and /about says which', async () => {
    const ofQuestions = async () => (await seenBy(stage.mira.run('about'))).at(-1)!.split('. ')[1];
    await asked(stage.mira, NOTHING);
    expect(seen(await reports())).toContain('Nothing has been reported.');
    expect(await ofQuestions()).toBe(
      'Your questions are not kept: the moderators of this server could have those kept that find nothing, or whose answer somebody calls “Not it”, but have not',
    );

    const on = await stage.sam.press(await reports(), 'Keep questions that find nothing');
    expect(await seenBy(on)).toEqual([
      '(only you)',
      '### Reports',
      '-# Questions that find nothing, or whose answer is not it, are kept, without who asked.',
      'Nothing has been reported.',
      '[Stop keeping questions]',
    ]);
    expect(await ofQuestions()).toBe(
      'Questions that find nothing, or whose answer somebody calls “Not it”, are kept for the moderators of this server, who have switched that on, without the name of who asked; no others are kept',
    );
    await asked(stage.mira, NOTHING);
    await asked(stage.mira, STORM);
    await asked(stage.local.people.mira.withBot, 'Is there a yeti?');
    stage.theo.say('@Verbatim Is there a unicorn museum?');
    await expect
      // The rate at which one person may ask.
      .poll(async () => seen(await reports()), { ...WAIT, interval: 1_000 })
      .toContain('**Is there a unicorn museum?**');
    const kept = await reports();
    expect(seen(kept).slice(3)).toEqual([
      '---',
      '**Is there a unicorn museum?**',
      TODAY,
      '[Write the answer] [Close]',
      '---',
      `**${NOTHING}**`,
      TODAY,
      '[Write the answer] [Close]',
      '---',
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
      'Two files for whoever runs me: these questions with what was said of them, and the articles as they are now. With them they measure how many I answer rightly, and whether a change of mine makes that better. A question whose right sentence nobody has named counts as one without an answer: name it in the file first.',
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
      '---',
      '**Where is zeppelin 2?**',
      TODAY,
      '[Close]',
      '---',
      '**Where is zeppelin 1?**',
      TODAY,
      '[Close]',
      '---',
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
