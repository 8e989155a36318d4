/** That's it and Not it below an answer, and what moderators learn from them. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Vote } from '../../../src/library/votes.ts';
import { seen } from '../../discord/rendered-message.ts';
import { COUNCILS, FILES } from './example-articles.ts';
import { formIn, quoteButtons, Stage, seenBy, shown } from './stage.ts';

const QUESTION = 'When did the storm close the harbour?';
const CITATION = '0bvhdmpoiw.0.1n7hopc';
const THANKS = ['(only you)', 'Thank you: noted, without your name.'];

const stage = new Stage(FILES);
// A new bot over a new library for each test: the bot limits what one person may do in a short time.
beforeEach(async () => {
  stage.replace(FILES);
  await stage.restart();
});
afterEach(() => stage.replace(FILES));

const server = () => stage.local.servers.newsroom.id;
const ask = (question = QUESTION, options: object = {}) =>
  shown(stage.mira.run('ask', { question, ...options }));
const reports = () => shown(stage.sam.run('library reports'));
const votes = () => stage.library.votes(server());

/** Has the library count votes. */
async function count(citation: string, helpful: number, unhelpful: number): Promise<void> {
  const all: [Vote, number][] = [
    ['helpful', helpful],
    ['unhelpful', unhelpful],
  ];
  for (const [vote, people] of all)
    for (let person = 0; person < people; person++) await stage.library.vote(citation, vote, server());
}

describe('the buttons', () => {
  it('are below a quote that may answer, public or private', async () => {
    expect(seen(await ask()).slice(-2)).toEqual(quoteButtons());
    expect(seen(await ask(QUESTION, { private: true })).slice(-2)).toEqual(quoteButtons('Share'));
  });

  it('are neither below what does not answer, nor where there are no moderators', async () => {
    const nothing = seen(await ask('Is there a zeppelin museum on Mars?'));
    expect(nothing.at(-1)).toBe('[Ask further] [Tell me] [Report]');
    const { withBot } = stage.local.people.mira;
    expect((await seenBy(withBot.run('ask', { question: QUESTION }))).at(-1)).toBe('[Ask further]');
  });
});

describe("That's it", () => {
  it('counts for the sentence that is shown, and thanks in private', async () => {
    const answer = await ask();
    expect(await seenBy(stage.theo.press(answer, "That's it"))).toEqual(THANKS);
    expect(await votes()).toEqual([{ citation: CITATION, helpful: 1, unhelpful: 0 }]);
    expect(await stage.library.reports(server())).toEqual([]);
  });

  it('counts each person once, whatever message shows them the sentence', async () => {
    const answer = await ask();
    for (const actor of [stage.mira, stage.theo, stage.theo]) await actor.press(answer, "That's it");
    await stage.theo.press(await ask(), "That's it");
    expect(await votes()).toEqual([{ citation: CITATION, helpful: 2, unhelpful: 0 }]);
  });

  it('counts for each quote of an answer', async () => {
    stage.replace(COUNCILS);
    const first = await ask('When did the council of Lindholm meet?');
    await stage.mira.press(first, "That's it");
    const second = await shown(stage.mira.press(first, 'Next quote'));
    await stage.mira.press(second, 'Not it');
    expect(await votes()).toEqual([
      expect.objectContaining({ helpful: 1, unhelpful: 0 }),
      expect.objectContaining({ helpful: 0, unhelpful: 1 }),
    ]);
  });

  it('works after a restart', async () => {
    const answer = await ask();
    await stage.restart();
    await stage.theo.press(answer, "That's it");
    expect(await votes()).toEqual([{ citation: CITATION, helpful: 1, unhelpful: 0 }]);
  });
});

describe('Not it', () => {
  it('thanks, and leads on to a report and to a further question', async () => {
    const answer = await ask(QUESTION, { article: 'storm' });
    const thanks = await shown(stage.theo.press(answer, 'Not it'));
    expect(seen(thanks)).toEqual([
      '(only you)',
      `### ${QUESTION}`,
      'Thank you: noted, without your name. You can ask further, or say what is wrong.',
      '[Ask further] [Report]',
    ]);
    const further = await formIn(stage.theo.press(thanks, 'Ask further'));
    expect(
      (await seenBy(stage.theo.submit(further, { question: 'and why was nobody hurt?' }))).slice(0, 5),
    ).toEqual([
      '(only you)',
      '### and why was nobody hurt?',
      `-# About: ${QUESTION} · If you meant something else, ask in a whole sentence.`,
      '-# Only “Storm closes harbour”',
      expect.stringContaining('because the ferries had left the day before'),
    ]);
    const form = await formIn(stage.theo.press(thanks, 'Report'));
    await stage.theo.submit(form, { wrong: 'It was on Friday.' });
    expect(await stage.library.reports(server())).toEqual([
      expect.objectContaining({ kind: 'reported', question: QUESTION, shown: CITATION, verdict: 'answered' }),
    ]);
  });

  it('takes the place of the same person\'s "That\'s it", and the other way round', async () => {
    const answer = await ask();
    await stage.theo.press(answer, "That's it");
    await stage.theo.press(answer, 'Not it');
    expect(await votes()).toEqual([{ citation: CITATION, helpful: 0, unhelpful: 1 }]);
    await stage.theo.press(answer, "That's it");
    expect(await votes()).toEqual([{ citation: CITATION, helpful: 1, unhelpful: 0 }]);
  });

  it('keeps the question, with what it was about, only where questions are kept', async () => {
    const answer = await ask();
    await stage.mira.press(answer, 'Not it');
    expect(await stage.library.reports(server())).toEqual([]);
    await stage.library.changeSettings(server(), { keepsQuestions: true });
    const form = await formIn(stage.mira.press(answer, 'Ask further'));
    const further = await shown(stage.mira.submit(form, { question: 'and why was nobody hurt?' }));
    await stage.theo.press(further, 'Not it');
    expect(await stage.library.reports(server())).toEqual([
      {
        kind: 'rejected',
        question: `and why was nobody hurt? ${QUESTION}`,
        day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        verdict: 'answered',
        shown: expect.stringMatching(/^0bvhdmpoiw\.1\./),
        wrong: '',
        better: '',
      },
    ]);
    expect(seen(await reports()).slice(3, -1)).toEqual([
      '---',
      `**and why was nobody hurt? ${QUESTION}**`,
      expect.stringMatching(/^-# \d{1,2} \w+ \d{4} · not it, was answered with:$/),
      '> Nobody was hurt, because the ferries had left the day before.',
      '-# Storm closes harbour · published 2 February 2024',
      '[Close]',
      '---',
    ]);
    await stage.sam.press(await reports(), 'Stop keeping questions');
    expect(await stage.library.reports(server())).toEqual([]);
  });
});

describe('/library reports', () => {
  it('shows the sentences that more people reject than accept, worst first, with a way to read them', async () => {
    const [met, approved, said, built] = await citationsOf('bridge.txt');
    await count(met!, 1, 4);
    await count(approved!, 0, 6);
    await count(said!, 3, 3);
    await count(built!, 0, 2);
    const card = await reports();
    expect(seen(card)).toEqual([
      '(only you)',
      '### Reports',
      '-# Questions that find nothing are not kept.',
      '---',
      '**6 of 6 say that this is not it**',
      '> It approved a new bridge across the Aske, which will cost 12 million crowns.',
      '-# A bridge for Lindholm · published 5 May 2024',
      '[Read] [Clear]',
      '---',
      '**4 of 5 say that this is not it**',
      '> The council of Lindholm met on Friday.',
      '-# A bridge for Lindholm · published 5 May 2024',
      '[Read] [Clear]',
      '---',
      'Nothing has been reported.',
      '[Keep questions that find nothing]',
    ]);
    const read = await seenBy(stage.sam.press(card, 'Read'));
    expect(read.join('\n')).toContain('**It approved a new bridge across the Aske');
  });

  it('shows the three worst, and below them three reports on a page', async () => {
    const all = [...(await citationsOf('bridge.txt')), ...(await citationsOf('storm.md'))];
    for (const [index, citation] of all.slice(0, 4).entries()) await count(citation, 0, 3 + index);
    for (let number = 1; number <= 5; number++) await report(`Where is zeppelin ${number}?`);
    const first = await reports();
    const contested = (lines: string[]) => lines.filter((line) => line.endsWith('say that this is not it**'));
    const questions = (lines: string[]) => lines.filter((line) => line.startsWith('**Where'));
    expect(contested(seen(first))).toEqual([6, 5, 4].map((n) => `**${n} of ${n} say that this is not it**`));
    expect(questions(seen(first))).toEqual([5, 4, 3].map((n) => `**Where is zeppelin ${n}?**`));
    const second = await shown(stage.sam.press(first, 'Older'));
    expect(contested(seen(second))).toHaveLength(3);
    expect(questions(seen(second))).toEqual([2, 1].map((n) => `**Where is zeppelin ${n}?**`));
    const cleared = await shown(stage.sam.press(second, `v1:clear-votes:${all[3]}:1`));
    expect(seen(cleared)[1]).toBe('### Reports · 4 to 5 of 5');
    expect(contested(seen(cleared))).toEqual(
      [5, 4, 3].map((n) => `**${n} of ${n} say that this is not it**`),
    );
  });

  it('clears the votes on a sentence, after a restart as well', async () => {
    const [met, approved] = await citationsOf('bridge.txt');
    await count(met!, 0, 3);
    await count(approved!, 1, 3);
    const card = await reports();
    await stage.restart();
    const outcome = await stage.sam.press(card, `v1:clear-votes:${met}:0`);
    expect(outcome).toMatchObject({ kind: 'update', message: { id: card.id } });
    expect(seen(await shown(outcome)).slice(4, 6)).toEqual([
      '**3 of 4 say that this is not it**',
      '> It approved a new bridge across the Aske, which will cost 12 million crowns.',
    ]);
    expect(await votes()).toEqual([{ citation: approved, helpful: 1, unhelpful: 3 }]);
  });

  it('leaves out sentences that are gone, and drops the votes on them', async () => {
    await count('0bvhdmpoiw.0.abcdefg', 0, 5);
    await count('zzzzzzzzzz.0.abcdefg', 0, 5);
    await count(CITATION, 0, 3);
    const lines = seen(await reports());
    expect(lines.filter((line) => line.startsWith('> '))).toEqual([
      '> A storm closed the harbour of Varde on Thursday.',
    ]);
    expect(await votes()).toEqual([{ citation: CITATION, helpful: 0, unhelpful: 3 }]);
  });

  it('has what members of that server voted alone', async () => {
    for (let person = 0; person < 3; person++) await stage.library.vote(CITATION, 'unhelpful', 'other');
    expect(seen(await reports())).toContain('Nothing has been reported.');
    expect(seen(await reports()).join('\n')).not.toContain('not it');
  });
});

async function citationsOf(article: string): Promise<string[]> {
  const reading = await stage.library.read(article, { server: null });
  return reading!.blocks.flatMap(({ sentences }) => sentences.map(({ citation }) => citation));
}

async function report(question: string): Promise<void> {
  const about = { day: '2026-11-28', verdict: 'none', shown: null, wrong: '', better: '' } as const;
  await stage.library.report({ kind: 'reported', question, ...about }, server());
}
