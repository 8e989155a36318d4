import { type Message, MessageFlags, MessageType } from 'discord.js';
import type { Log } from '../log.ts';
import { askedBy } from './asking/answering.ts';
import { textOfMessage } from './asking/message-text.ts';
import { hasWords, questionIn, withoutMentions } from './asking/question.ts';
import { answerCard } from './card/answer.ts';
import { shortHelpCard } from './card/help.ts';
import type { Card } from './card/parts.ts';
import type { Context } from './command.ts';
import { APOLOGY, type FairUse, isHeard } from './dispatch.ts';
import { describeError } from './errors.ts';
import { escapeText } from './escape.ts';
import { canReport, keepUnanswered } from './report.ts';

/** An answer comes sooner than this; only one that does not is announced. */
const TYPING_AFTER_MS = 700;

const QUIETLY = { allowedMentions: { parse: [], repliedUser: false } };

/**
 * Makes the listener for messages: those that mention the bot and those written to it directly are answered as /ask
 * would. It never rejects.
 */
export function createMessageListener(shared: Context, log: Log, { gate, rooms }: FairUse) {
  return async function onMessage(message: Message): Promise<void> {
    if (!isForMe(message) || !gate.isNew(message.id)) return;
    try {
      gate.admit(message, message.author.id);
    } catch {
      // In a channel, telling somebody that they write too much would be one more message in it.
      return;
    }
    const asker = { server: message.guildId, person: message.author.id };
    const context = { ...shared, library: rooms.libraryFor(shared.library, asker) };
    const typing = setTimeout(() => {
      // The channel may have been removed meanwhile.
      if (message.channel?.isSendable()) message.channel.sendTyping().catch(() => {});
    }, TYPING_AFTER_MS);
    try {
      // Discord takes what has the same number once, however often it is sent.
      const once = { nonce: message.id, enforceNonce: true };
      await message.reply({ ...(await answerTo(message, context, log)), ...QUIETLY, ...once });
    } catch (error) {
      // Where it may not write, or the message is gone, nobody can be told.
      log.warn(`A message could not be answered: ${describeError(error)}`);
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
