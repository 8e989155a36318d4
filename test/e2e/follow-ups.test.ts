/** Questions that follow up an answer: in replies, threads and direct messages, and by the button "Ask further". */

import type { APIMessage } from 'discord-api-types/v10';
import { describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../src/local/members/actor.ts';
import { seen } from '../discord/rendered-message.ts';
import { formIn, Stage, seenBy, shown, WAIT } from './commands/stage.ts';

const BAND = `Title: The Copper Finches

The Copper Finches are a folk band from Varde. The singer Claire Petitpas joined the band in early 2017. Claire Petitpas left the band in August 2018 to study the harp.

The harbour of Varde opens at six in the morning.`;
const OTHER = `Title: The Tin Larks

The Tin Larks are a brass band from Lindholm. The drummer Jon Dahl left the band in 2021.`;

const stage = new Stage({ 'band.txt': BAND, 'larks.txt': OTHER });
stage.hasReader = true;

const JOINED = 'When did Claire Petitpas join the Copper Finches?';
const LEFT = 'and when did she leave?';
const aboutLine = (context: string) =>
  `-# About: ${context} · If you meant something else, ask in a whole sentence.`;

function expectLeft(lines: readonly string[]): void {
  expect(lines.slice(0, 2)).toEqual([`### ${LEFT}`, aboutLine(JOINED)]);
  expect(lines).toContainEqual(expect.stringContaining('Claire Petitpas left the band in **August 2018**'));
}

type Said = Parameters<Actor['say']>[1];

async function answerTo(actor: Actor, text: string, more?: Said): Promise<APIMessage> {
  const said = actor.say(text, more);
  return vi.waitUntil(
    () => actor.messages.find(({ message_reference }) => message_reference?.message_id === said.id),
    WAIT,
  );
}

describe('a reply to an answer', () => {
  it('is answered in the context of that answer', async () => {
    const answer = await answerTo(stage.mira, `@Verbatim ${JOINED}`);
    await answerTo(stage.mira, '@Verbatim When does the harbour of Varde open?');
    expectLeft(seen(await answerTo(stage.theo, LEFT, { answering: answer })));
  });

  it('is answered as it stands if it is a complete question', async () => {
    const answer = await answerTo(stage.mira, `@Verbatim ${JOINED}`);
    const question = 'When does the harbour of Varde open?';
    const harbour = seen(await answerTo(stage.mira, question, { answering: answer }));
    expect(harbour.slice(0, 2)).toEqual([`### ${question}`, expect.stringContaining('six in the morning')]);
  });

  it('to a command is answered if it names the bot, since it does not ping', async () => {
    const answer = await shown(stage.mira.run('ask', { question: JOINED }));
    stage.mira.say(LEFT, { answering: answer });
    expectLeft(seen(await answerTo(stage.mira, `@Verbatim ${LEFT}`, { answering: answer })));
    expect(unanswered()).toEqual([LEFT]);
  });

  it('is left alone if it does not ping the bot, or asks nothing', async () => {
    const answer = await answerTo(stage.sam, `@Verbatim ${JOINED}`);
    stage.sam.say('thanks, that helps', { answering: answer });
    stage.sam.say('and when did he leave?', { answering: answer, ping: false });
    // Once a later message is answered, the earlier ones will not be.
    await answerTo(stage.theo, `@Verbatim ${JOINED}`);
    expect(unanswered()).toEqual([LEFT, 'thanks, that helps', 'and when did he leave?']);
  });
});

describe('in a thread under an answer', () => {
  it('a question is answered in the context of that answer, and the next in that of the last', async () => {
    const answer = await shown(stage.mira.run('ask', { question: JOINED }));
    const { mira } = stage.local.people;
    const there = mira.in(stage.mira.openThread(answer, 'The Copper Finches'));
    expectLeft(seen(await answerTo(there, `@Verbatim ${LEFT}`)));
    const why = seen(await answerTo(there, '@Verbatim why?'));
    expect(why[1]).toBe(aboutLine(`${LEFT}, ${JOINED}`));
  });

  it('under a message of somebody else, a question stands alone', async () => {
    const said = stage.theo.say('Did you hear of Claire Petitpas?');
    const there = stage.local.people.mira.in(stage.theo.openThread(said, 'Claire'));
    expect(seen(await answerTo(there, `@Verbatim ${LEFT}`)).join()).not.toContain('About:');
  });
});

/** The messages of people in the channel that the bot has not answered. */
function unanswered(): string[] {
  const { messages } = stage.mira;
  const answered = new Set(messages.map(({ message_reference }) => message_reference?.message_id));
  return messages.filter(({ id, author }) => !author.bot && !answered.has(id)).map(({ content }) => content);
}

describe('in a direct message', () => {
  it('a follow-up is answered in the context of the last answer, after a restart as well', async () => {
    const { withBot } = stage.local.people.theo;
    await answerTo(withBot, JOINED);
    await stage.restart();
    expectLeft(seen(await answerTo(withBot, LEFT)));
  });

  it('a complete question is answered as it stands', async () => {
    const { withBot } = stage.local.people.theo;
    await answerTo(withBot, JOINED);
    const harbour = seen(await answerTo(withBot, 'When does the harbour of Varde open?'));
    expect(harbour.slice(0, 2)).toEqual([
      '### When does the harbour of Varde open?',
      expect.stringContaining('opens at **six in the morning**'),
    ]);
  });
});

describe('Ask further', () => {
  it('asks for a question, and answers it in the context of the card', async () => {
    const answer = await shown(stage.mira.run('ask', { question: JOINED }));
    const form = await formIn(stage.mira.press(answer, 'Ask further'));
    const further = await shown(stage.mira.submit(form, { question: LEFT }));
    expectLeft(seen(further));
  });

  it('goes on from an answer that was a follow-up itself', async () => {
    const answer = await shown(stage.mira.run('ask', { question: JOINED }));
    const form = await formIn(stage.mira.press(answer, 'Ask further'));
    const further = await shown(stage.mira.submit(form, { question: LEFT }));
    const again = await formIn(stage.mira.press(further, 'Ask further'));
    const why = await seenBy(stage.mira.submit(again, { question: 'why?' }));
    expect(why[1]).toBe(aboutLine(`${LEFT}, ${JOINED}`));
  });

  it("is private under somebody else's answer, and can be shared with its context", async () => {
    const answer = await shown(stage.mira.run('ask', { question: JOINED }));
    const form = await formIn(stage.theo.press(answer, 'Ask further'));
    const further = await shown(stage.theo.submit(form, { question: LEFT }));
    expect(seen(further)[0]).toBe('(only you)');
    const shared = await seenBy(stage.theo.press(further, 'Share'));
    expectLeft(shared);
  });

  it('keeps the filters of the card', async () => {
    const question = 'Who left the band?';
    const answer = await shown(stage.mira.run('ask', { question, article: 'The Tin Larks' }));
    const form = await formIn(stage.mira.press(answer, 'Ask further'));
    const lines = await seenBy(stage.mira.submit(form, { question: 'and when?' }));
    expect(lines).toContain('-# Only “The Tin Larks”');
    expect(lines.join('\n')).toContain('2021');
  });

  it('is reported with its context, so that moderators understand it', async () => {
    const answer = await shown(stage.mira.run('ask', { question: JOINED }));
    const form = await formIn(stage.mira.press(answer, 'Ask further'));
    const further = await shown(stage.mira.submit(form, { question: LEFT }));
    const report = await formIn(stage.mira.press(further, 'Report'));
    await stage.mira.submit(report, { wrong: 'No', better: '' });
    const [kept] = await stage.library.reports(stage.local.servers.newsroom.id);
    expect(kept?.question).toBe(`${LEFT} ${JOINED}`);
  });
});
