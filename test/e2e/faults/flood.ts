/** A flood of mentions in one channel. */

import { MessageType } from 'discord.js';
import { vi } from 'vitest';
import type { Stage } from './stage.ts';

const PEOPLE = 12;
const NOTICE = 'More is asked here than I may answer.';
/** How long to wait for answers after the last question. */
const ANSWER_WINDOW_MS = 10_000;

/** The result of a flood. Times are in milliseconds from a question to its answer. */
export interface Flood {
  /** Times of all answers. */
  waits: number[];
  /** Times of the answers to people outside the flood. */
  othersWaits: number[];
  /** The number of answers to each person of the flood. */
  perPerson: number[];
  /** How often the bot said that more is asked than it can answer. */
  notices: number;
  /** The number of answers that Discord refused as too early (429). */
  refused: number;
}

/**
 * Has twelve people mention the bot once a second in one channel, and further people in some of these seconds.
 *
 * @param stage with a local Discord that lets the bot write once a second
 * @param othersAt the seconds in which somebody else asks
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
  await vi.waitUntil(() => asked.every(answerTo), { timeout: ANSWER_WINDOW_MS });
  await sleep(began + seconds * 1_000 + ANSWER_WINDOW_MS - performance.now());

  const saidAt = new Map(reader.messages.map(({ id, timestamp }) => [id, Date.parse(timestamp)]));
  const waitFor = ({ timestamp, message_reference }: ReturnType<typeof answers>[number]) =>
    Date.parse(timestamp) - saidAt.get(message_reference!.message_id!)!;
  return {
    waits: answers().map(waitFor),
    othersWaits: asked.map((id) => waitFor(answerTo(id)!)),
    perPerson: people.map(
      ({ user }) =>
        answers().filter(({ referenced_message }) => referenced_message?.author.id === user.id).length,
    ),
    notices: reader.messages.filter(({ content }) => content.startsWith(NOTICE)).length,
    refused: stage.local.record.requests.filter(({ status }) => status === 429).length,
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
