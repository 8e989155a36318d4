import { MessageType } from 'discord.js';
import { expect, it, vi } from 'vitest';
import { Stage } from './stage.ts';

/** Where Discord lets the bot write once a second. */
const stage = Stage.forFile({ messageEveryMs: 1_000 });

const WORD = 'More is asked here than I may answer.';
const FLOOD_S = 12;

it('34. in a flood of mentions somebody else is heard, nothing old is answered, and all are told once', {
  timeout: 60_000,
}, async () => {
  const { questions } = stage.local.channels;
  const people = Array.from({ length: 12 }, () => stage.newPerson());
  const other = stage.newPerson().in(questions);
  const answers = () => other.messages.filter(({ author, type }) => author.bot && type === MessageType.Reply);
  const answerTo = (id: string) => answers().find((one) => one.message_reference?.message_id === id);
  const asked: string[] = [];
  for (let second = 0; second < FLOOD_S; second += 1) {
    for (const person of people) person.in(questions).say(`@verbatim What of ${second}?`);
    if (second === 3) asked.push(other.say('@verbatim What will the bridge cost?').id);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  await vi.waitUntil(() => asked.every(answerTo), { timeout: 10_000 });
  const saidAt = new Map(other.messages.map(({ id, timestamp }) => [id, Date.parse(timestamp)]));
  const waits = answers().map(
    ({ timestamp, message_reference }) => Date.parse(timestamp) - saidAt.get(message_reference!.message_id!)!,
  );
  expect(Math.max(...waits)).toBeLessThan(10_000);
  const heard = answerTo(asked[0]!)!;
  expect(Date.parse(heard.timestamp) - saidAt.get(asked[0]!)!).toBeLessThan(5_000);
  // Each of those who flood is answered as well, as often as any other.
  const perPerson = people.map(
    ({ user }) =>
      answers().filter(({ referenced_message }) => referenced_message?.author.id === user.id).length,
  );
  expect(Math.max(...perPerson) - Math.min(...perPerson)).toBeLessThanOrEqual(1);
  expect(other.messages.filter(({ content }) => content.startsWith(WORD))).toHaveLength(1);
  expect(stage.local.record.requests.filter(({ status }) => status === 429)).toEqual([]);
  expect(stage.bot.counts().busy).toBeGreaterThan(50);
});
