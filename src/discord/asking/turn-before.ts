/** Reads what was asked before from the bot's own cards, so that nothing of a conversation is kept. */

import { type AnyThreadChannel, type Message, MessageType, type TextBasedChannel } from 'discord.js';
import type { Turn } from '../../language/follow-up.ts';
import { readAnswer, readContext, readHeading } from '../card/heading.ts';
import { parentIdOf } from '../thread-parent.ts';

/** How many messages before one are searched for a card. */
const MAX_MESSAGES = 10;
/** An older card is no longer part of the conversation. From ten minutes to a day. */
const MAX_AGE_MS = 60 * 60 * 1_000;

/** The question and the answer of a card; null for any other message. */
export function turnOf(message: Pick<Message, 'components'>): Turn | null {
  const question = readHeading(message);
  if (question === null) return null;
  return { question, context: readContext(message), answer: readAnswer(message) };
}

/**
 * What was asked before a message: by the card that it replies to; in a direct message by the last card of the channel; in
 * a thread by its last card, or by the one that it was started from. Null where there is none.
 */
export async function turnBefore(message: Message): Promise<Turn | null> {
  const { channel } = message;
  if (message.type === MessageType.Reply) return turnOfOwn(await message.fetchReference());
  if (!channel.isDMBased() && !channel.isThread()) return null;
  const last = await lastTurnIn(channel, message);
  return last ?? (channel.isThread() ? starterTurnOf(channel) : null);
}

/** The turn of the message that a thread was started from, which has the thread's id. */
async function starterTurnOf(thread: AnyThreadChannel): Promise<Turn | null> {
  const parent = await thread.client.channels.fetch(await parentIdOf(thread));
  return parent?.isTextBased()
    ? turnOfOwn(await parent.messages.fetch({ message: thread.id, cache: false }))
    : null;
}

async function lastTurnIn(
  channel: TextBasedChannel,
  { id, createdTimestamp }: Message,
): Promise<Turn | null> {
  const messages = await channel.messages.fetch({ before: id, limit: MAX_MESSAGES, cache: false });
  for (const one of messages.values()) {
    if (createdTimestamp - one.createdTimestamp > MAX_AGE_MS) return null;
    const turn = turnOfOwn(one);
    if (turn) return turn;
  }
  return null;
}

function turnOfOwn(message: Message | null): Turn | null {
  return message && message.author.id === message.client.user.id ? turnOf(message) : null;
}
