import { type Message, MessageFlags, MessageType } from 'discord.js';
import type { Log } from '../log.ts';
import { askedBy } from './asking/ask-again.ts';
import { textOfMessage } from './asking/message-text.ts';
import { hasWords, questionIn, withoutMentions } from './asking/question-text.ts';
import { answerCard } from './card/answer.ts';
import { commandMention } from './card/command-mention.ts';
import { shortHelpCard } from './card/help.ts';
import type { Card } from './card/parts.ts';
import type { Context } from './command.ts';
import { APOLOGY, type FairUse, isHeard } from './dispatch.ts';
import { describeError } from './errors.ts';
import { escapeText } from './escape.ts';
import { type RateLimit, RateLimiter } from './fair-use/rate-limiter.ts';
import { canReport, keepUnanswered } from './report.ts';

/** An answer comes sooner than this; only one that does not is announced. */
const TYPING_AFTER_MS = 700;

const QUIETLY = { allowedMentions: { parse: [], repliedUser: false } };

/** Channels that are remembered as told. */
const MOST_TOLD = 1_000;
/** Once a minute in each channel, for all who are left out: one of the few messages that Discord takes there. */
const TOLD: RateLimit = { burst: 1, perSecond: 1 / 60 };

/**
 * Makes the listener for messages: those that mention the bot and those written to it directly are answered as /ask
 * would. It never rejects.
 */
export function createMessageListener(shared: Context, log: Log, { gate, rooms, queues }: FairUse) {
  const told = new RateLimiter(TOLD, MOST_TOLD);

  return async function onMessage(message: Message): Promise<void> {
    if (!isForMe(message) || !gate.isNew(message.id)) return;
    const left = await gate.messageTimeLeft(message.id);
    if (left < 0) return;
    try {
      gate.admit(message, message.author.id);
    } catch {
      // In a channel, telling somebody that they write too much would be one more message in it.
      return;
    }
    const asker = { server: message.guildId, person: message.author.id };
    const context = { ...shared, library: rooms.libraryFor(shared.library, asker) };
    try {
      if (await queues.take(message.channelId, message.author.id, left, replyTo(message, context, log)))
        return;
      gate.counts.busy += 1;
      if (!told.take(message.channelId) || !message.channel?.isSendable()) return;
      const { channel, client } = message;
      const word = `More is asked here than I may answer. Please ask again in a moment, or use ${commandMention('ask', shared.commandIds)}.`;
      await queues.take(channel.id, client.user.id, left, () => channel.send({ content: word, ...QUIETLY }));
    } catch (error) {
      // Where it may not write, or the message is gone, nobody can be told.
      log.warn(`A message could not be answered: ${describeError(error)}`);
    }
  };
}

/** What replies to a message, with the same when that has to be done again. */
function replyTo(message: Message, context: Context, log: Log): () => Promise<Message> {
  let answer: ReturnType<typeof answerTo> | undefined;
  return async () => {
    const typing = setTimeout(() => {
      // The channel may have been removed meanwhile.
      if (message.channel?.isSendable()) message.channel.sendTyping().catch(() => {});
    }, TYPING_AFTER_MS);
    try {
      answer ??= answerTo(message, context, log);
      // Discord takes what has the same number once, however often it is sent.
      return await message.reply({ ...(await answer), ...QUIETLY, nonce: message.id, enforceNonce: true });
    } finally {
      clearTimeout(typing);
    }
  };
}

/** Never a bot's; and in a server only one that mentions the bot itself, not everyone, a role, or by answering it. */
function isForMe({ author, webhookId, type, content, client, guildId }: Message): boolean {
  if (author.bot || webhookId !== null) return false;
  if (type !== MessageType.Default && type !== MessageType.Reply) return false;
  return (
    guildId === null ||
    [`<@${client.user.id}>`, `<@!${client.user.id}>`].some((name) => content.includes(name))
  );
}

async function answerTo(
  message: Message<boolean>,
  context: Context,
  log: Log,
): Promise<Card | { content: string; flags: typeof MessageFlags.SuppressEmbeds }> {
  try {
    const said = textOfMessage(message);
    if (!hasWords(withoutMentions(said))) return shortHelpCard(context.commandIds);
    const question = questionIn(said);
    const asked = askedBy({ user: message.author, createdAt: message.createdAt });
    const answers = await context.library.ask(question, { ...asked.scope, server: message.guildId });
    // The answer does not wait for it.
    void keepUnanswered(answers, message, context);
    return answerCard(answers, { asked, place: 0, isPrivate: false, canReport: canReport(message) });
  } catch (error) {
    if (!isHeard(error)) log.error(`A message failed: ${describeError(error)}`);
    const content = escapeText(isHeard(error) ? error.message : APOLOGY);
    return { content, flags: MessageFlags.SuppressEmbeds };
  }
}
