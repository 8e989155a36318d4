/** /library health: what moderators learn of their articles, and what they do about it. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Day } from '../../../../src/day.ts';
import { weekOf } from '../../../../src/library/figures.ts';
import { seen } from '../../../discord/rendered-message.ts';
import { Stage, shown } from '../stage.ts';

const HUT = [
  'The Aske hut has 24 beds and a stove.',
  'Its door is never locked, and the path begins behind the mill.',
  'Whoever stays there brings wood, and leaves the hut as it was found.',
].join(' ');
/** A seed, and what its contradicting copy of the server says otherwise. */
const SEEDS = {
  'hut.md': `# The Aske hut\n\nPublished 3 May 2026\n\n${HUT}\n`,
  'old.md': '# The old mill of Aske\n\nPublished 3 May 2012\n\nThe mill grinds on Mondays.\n',
};
const week = weekOf(new Date().toISOString().slice(0, 10) as Day);

const stage = new Stage(SEEDS);
beforeEach(async () => {
  stage.replace(SEEDS);
  await stage.restart();
});
afterEach(() => stage.replace(SEEDS));

const server = () => stage.local.servers.newsroom.id;
const add = (title: string, text: string) =>
  stage.library.add({ title, date: '2026-06-01', source: '', text }, server());
const health = () => shown(stage.sam.run('library health'));
const press = (message: Awaited<ReturnType<typeof health>>, button: string) =>
  shown(stage.sam.press(message, button));

describe('/library health', () => {
  it('says that there is nothing to tidy up', async () => {
    stage.replace({ 'hut.md': SEEDS['hut.md'] });
    expect(seen(await health())).toEqual([
      '(only you)',
      '### Library health',
      '-# 1 article checked',
      'Nothing to tidy up was found.',
    ]);
  });

  it('counts the findings by kind, each with what it is', async () => {
    await add('Beds', 'Please note that the Aske hut currently has 30 beds and a stove.');
    expect(seen(await health())).toEqual([
      '(only you)',
      '### Library health',
      '-# 3 articles checked',
      '**Contradictions** · 1',
      '-# Sentences of two articles that cannot both be right',
      '[Show]',
      '**Old articles** · 1',
      '-# Out of date, or published more than 24 months ago',
      '[Show]',
    ]);
  });

  it('shows a contradiction side by side, whose file only the operator can change', async () => {
    await add('Beds', 'Please note that the Aske hut currently has 30 beds and a stove.');
    const page = await press(await health(), 'Show');
    expect(seen(page)).toEqual([
      '(only you)',
      '### Contradictions',
      '-# Sentences of two articles that cannot both be right',
      '---',
      '> The Aske hut has **24** beds and a stove.',
      "-# The Aske hut · published 3 May 2026 · of every server, the operator's file hut.md",
      '> Please note that the Aske hut currently has **30** beds and a stove.',
      '-# Beds · published 1 June 2026',
      '-# They give different numbers.',
      '[Read the first] [Read the second] [Remove the second] [No contradiction]',
      '---',
      '[Overview]',
    ]);
    const read = seen(await press(page, 'Read the second'));
    expect(read.join('\n')).toContain('**Please note that the Aske hut currently has 30 beds and a stove.**');
  });

  it('leaves out what is no contradiction, after a restart as well, until the text changes', async () => {
    const { key } = await add('Beds', 'The Aske hut has 30 beds and a stove.');
    const page = await press(await health(), 'Show');
    await stage.restart();
    const dismissed = await stage.sam.press(page, 'No contradiction');
    expect(seen(await shown(dismissed))).toContain('Nothing to tidy up was found.');
    expect(seen(await health())).not.toContain('**Contradictions** · 1');
    await stage.library.remove(key, server());
    await add('Beds', 'The Aske hut has 31 beds and a stove.');
    expect(seen(await health())).toContain('**Contradictions** · 1');
  });

  it('removes a doubled article, which can be put back', async () => {
    await add('The hut above Aske', `${HUT} The stove is new.`);
    const page = await press(await health(), 'Show');
    expect(seen(page)).toEqual([
      '(only you)',
      '### Doubled articles',
      '-# Articles that say the same, or nearly so',
      '---',
      '**The hut above Aske**',
      '-# published 1 June 2026',
      '**The Aske hut**',
      "-# published 3 May 2026 · of every server, the operator's file hut.md",
      '-# They are nearly the same.',
      '[Read the first] [Read the second] [Remove the first] [Keep both]',
      '---',
      '[Overview]',
    ]);
    const asked = await press(page, 'Remove the first');
    const removed = await press(asked, 'Remove');
    expect(seen(await press(page, 'Overview'))).not.toContain('**Doubled articles** · 1');
    await press(removed, 'Undo');
    expect(seen(await health())).toContain('**Doubled articles** · 1');
  });

  it('groups the questions that found nothing by what they are about, and closes their reports', async () => {
    await stage.library.changeSettings(server(), { keepsQuestions: true });
    const questions = [
      'Is there wifi in the castle?',
      'does the castle have wifi',
      'Who feeds the llamas?',
      'wifi in the castle??',
    ];
    for (const question of questions)
      await stage.library.report(
        {
          kind: 'unanswered',
          question,
          day: '2026-11-01',
          verdict: 'none',
          shown: null,
          wrong: '',
          better: '',
        },
        server(),
      );
    const page = await press(await health(), 'v1:health:unanswered:0');
    expect(seen(page)).toEqual([
      '(only you)',
      '### Questions that find nothing',
      '-# Several that are about the same',
      '---',
      '- wifi in the castle??',
      '- does the castle have wifi',
      '- Is there wifi in the castle?',
      '[Write the answer] [Close]',
      '---',
      '[Overview]',
    ]);
    expect(seen(await press(page, 'Close'))).toContain('Nothing to tidy up was found.');
    expect((await stage.library.reports(server())).map(({ question }) => question)).toEqual([
      'Who feeds the llamas?',
    ]);
  });

  it('shows the sentences that members reject, and clears their votes', async () => {
    const { answers } = await stage.library.ask('How many beds does the Aske hut have?', {
      server: server(),
    });
    for (let person = 0; person < 3; person++)
      await stage.library.vote(answers[0]!.citation, 'unhelpful', server());
    const page = await press(await health(), 'v1:health:contested:0');
    expect(seen(page).slice(3, 8)).toEqual([
      '---',
      '**3 of 3 say that this is not it**',
      '> The Aske hut has 24 beds and a stove.',
      '-# The Aske hut · published 3 May 2026',
      '[Read] [Clear]',
    ]);
    await press(page, 'Clear');
    expect(await stage.library.votes(server())).toEqual([]);
  });

  it('names the articles that none of many answers has quoted', async () => {
    const { key } = await add('Goats', 'The goats of Aske are milked at noon.');
    const before = { week, answered: 49, unsure: 0, none: 0, helpful: 0, unhelpful: 0 };
    await stage.library.addFigures({ weeks: [before], articles: [] }, server());
    expect(seen(await health())).not.toContain('**Never quoted** · 1');
    await shown(stage.mira.run('ask', { question: 'How many beds does the Aske hut have?' }));
    await stage.bot.stop();
    await stage.start();
    const page = await press(await health(), 'v1:health:unquoted:0');
    expect(seen(page).slice(1)).toEqual([
      '### Never quoted',
      '-# In none of the 50 answers that have been counted',
      '---',
      '**Goats**',
      '-# published 1 June 2026',
      '[Read] [Remove] [Keep]',
      '---',
      '[Overview]',
    ]);
    const kept = await press(page, 'Keep');
    expect(seen(kept)).toContain('Nothing to tidy up was found.');
    expect((await stage.library.read(key, { server: server() }))?.title).toBe('Goats');
  });

  it('names the day since which an article is out of date', async () => {
    await stage.library.add(
      { title: 'Fair', date: '2024-06-01', expires: '2024-07-01', source: '', text: 'The fair is in June.' },
      server(),
    );
    const page = await press(await health(), 'Show');
    expect(seen(page).slice(1)).toEqual([
      '### Old articles',
      '-# Out of date, or published more than 24 months ago',
      '---',
      '**Fair**',
      '-# published 1 June 2024 · ⚠️ out of date since 1 July 2024',
      '[Read] [Remove] [Keep]',
      '---',
      '**The old mill of Aske**',
      "-# published 3 May 2012 · of every server, the operator's file old.md",
      '[Read] [Keep]',
      '---',
      '[Overview]',
    ]);
  });

  it('shows three on a page, and the last page there is when its last finding is gone', async () => {
    const old = (number: number) =>
      `# Report ${number}\n\nPublished 3 May 201${number}\n\nNumber ${number}.\n`;
    stage.replace(Object.fromEntries([1, 2, 3, 4].map((number) => [`${number}.md`, old(number)])));
    const titles = (lines: string[]) => lines.filter((line) => line.startsWith('**Report'));
    const first = await press(await health(), 'Show');
    expect(seen(first)[1]).toBe('### Old articles · 1 to 3 of 4');
    expect(titles(seen(first))).toEqual(['**Report 1**', '**Report 2**', '**Report 3**']);
    const second = await press(first, 'Next page');
    expect(titles(seen(second))).toEqual(['**Report 4**']);
    const kept = seen(await press(second, 'Keep'));
    expect(kept[1]).toBe('### Old articles');
    expect(titles(kept)).toEqual(['**Report 1**', '**Report 2**', '**Report 3**']);
  });
});
