import { MessageType } from 'discord.js';
import { vi } from 'vitest';
import type { Stage } from './stage.ts';

const PEOPLE = 12;
const WORD = 'More is asked here than I may answer.';
/** So long is answered after the last has asked. */
const LAST_MS = 10_000;

/** What came of a flood; times in milliseconds from a question to its answer. */
export interface Flood {
  /** Of everything that was answered. */
  waits: number[];
  /** Of what somebody else asked meanwhile. */
  heard: number[];
  /** How many answers each of those who flood has. */
  perPerson: number[];
  /** How often all were told that more is asked than can be answered. */
  words: number;
  /** How many answers Discord would not take yet. */
  refused: number;
}

/**
 * Twelve people mention the bot once a second in one channel, and in some of these seconds somebody else does.
 *
 * @param stage one in which Discord lets the bot write once a second
 */
export async function floodChannel(
  stage: Stage,
  seconds: number,
  othersAt: readonly number[],
): Promise<Flood> {
  const { questions } = stage.local.channels;
  const people = Array.from({ length: PEOPLE }, () => stage.newPerson());
  const reader = stage.newPerson().in(questions);
  const answers = () =>
    reader.messages.filter(({ author, type }) => author.bot && type === MessageType.Reply);
  const answerTo = (id: string) => answers().find((one) => one.message_reference?.message_id === id);
  const asked: string[] = [];
  const began = performance.now();
  for (let second = 0; second < seconds; second += 1) {
    for (const person of people) person.in(questions).say(`@verbatim What of ${second}?`);
    if (othersAt.includes(second))
      asked.push(stage.newPerson().in(questions).say('@verbatim What will the bridge cost?').id);
    await sleep(began + (second + 1) * 1_000 - performance.now());
  }
  await vi.waitUntil(() => asked.every(answerTo), { timeout: LAST_MS });
  await sleep(began + seconds * 1_000 + LAST_MS - performance.now());

  const saidAt = new Map(reader.messages.map(({ id, timestamp }) => [id, Date.parse(timestamp)]));
  const waitFor = ({ timestamp, message_reference }: ReturnType<typeof answers>[number]) =>
    Date.parse(timestamp) - saidAt.get(message_reference!.message_id!)!;
  return {
    waits: answers().map(waitFor),
    heard: asked.map((id) => waitFor(answerTo(id)!)),
    perPerson: people.map(
      ({ user }) =>
        answers().filter(({ referenced_message }) => referenced_message?.author.id === user.id).length,
    ),
    words: reader.messages.filter(({ content }) => content.startsWith(WORD)).length,
    refused: stage.local.record.requests.filter(({ status }) => status === 429).length,
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
