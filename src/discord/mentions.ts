/** Answers messages: mentions in servers, replies to the bot, and direct messages. */

import { type Message, MessageFlags, MessageType } from 'discord.js';
import { DEFAULT_LOCALE, localeOfLanguage } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translator.ts';
import { translatorFor } from '../i18n/translators.ts';
import { asksSomething, contextOf } from '../language/follow-up.ts';
import type { Answers } from '../library/answers.ts';
import { DEFAULT_SETTINGS, type ServerSettings } from '../library/server-settings.ts';
import type { Log } from '../log.ts';
import { askedBy } from './asking/ask-again.ts';
import { textOfMessage } from './asking/message-text.ts';
import { noteAnswer } from './asking/note-answer.ts';
import { hasWords, questionIn, withoutMentions } from './asking/question-text.ts';
import { turnBefore } from './asking/turn-before.ts';
import { answerCard } from './card/answer.ts';
import { commandMention } from './card/command-mention.ts';
import { shortHelpCard } from './card/help.ts';
import type { Card } from './card/parts.ts';
import type { Context, SharedContext } from './command.ts';
import { errorInWords, type FairUse, isForPerson } from './dispatch.ts';
import { describeError } from './errors.ts';
import { escapeText } from './escape.ts';
import { type RateLimit, RateLimiter } from './fair-use/rate-limiter.ts';
import { canReport } from './report-button.ts';
import { localeOfServer, settingsOf } from './settings-of-server.ts';
import { parentIdOf } from './thread-parent.ts';

/** The typing indicator is shown when an answer takes longer than this. */
const TYPING_AFTER_MS = 700;

const WITHOUT_PINGS = { allowedMentions: { parse: [], repliedUser: false } };

/** How many channels are remembered as notified. */
const MAX_CHANNELS = 1_000;
/** A notice that the bot is busy at most once a minute in each channel: it counts towards Discord's rate limit there. */
const BUSY_NOTICE: RateLimit = { burst: 1, perSecond: 1 / 60 };

/**
 * Creates the listener for messages: mentions of the bot, replies to it and direct messages are answered like /ask. It
 * never rejects.
 */
export function createMessageListener(
  shared: SharedContext,
  log: Log,
  { admission, bulkheads, queues }: FairUse,
) {
  const notices = new RateLimiter(BUSY_NOTICE, MAX_CHANNELS);

  return async function onMessage(message: Message): Promise<void> {
    if (!isForMe(message) || !admission.isNew(message.id)) return;
    const timeLeft = await admission.messageTimeLeft(message.id);
    if (timeLeft < 0) return;
    try {
      admission.admit(message, message.author.id);
    } catch {
      // A notice would be one more message in the channel.
      return;
    }
    const asker = { server: message.guildId, person: message.author.id };
    const library = bulkheads.libraryFor(shared.library, asker);
    try {
      // If they cannot be read, the question cannot be answered either, which the answer says.
      const settings = await settingsOf(message.guildId, library).catch(() => DEFAULT_SETTINGS);
      if (!(await isAnsweredHere(message, settings))) return;
      const t = translatorFor(localeOfServer(message.guild, settings));
      const context = { ...shared, t, library };
      if (await queues.take(message.channelId, message.author.id, timeLeft, replyTo(message, context, log)))
        return;
      admission.counts.busy += 1;
      if (!notices.take(message.channelId) || !message.channel?.isSendable()) return;
      const { channel, client } = message;
      const content = t('mention.busy', { ask: commandMention(t, 'ask', shared.commandIds) });
      await queues.take(channel.id, client.user.id, timeLeft, () =>
        channel.send({ content, ...WITHOUT_PINGS }),
      );
    } catch (error) {
      // Without permission to write, or when the message was deleted, no reply is possible.
      log.warn(`A message could not be answered: ${describeError(error)}`);
    }
  };
}

/** Whether mentions are answered in the channel of a message, or in that of its thread: see `ServerSettings`. */
async function isAnsweredHere(
  { guildId, channel }: Message,
  { mentionChannels }: Readonly<ServerSettings>,
): Promise<boolean> {
  if (guildId === null || mentionChannels.length === 0) return true;
  return mentionChannels.includes(channel.isThread() ? await parentIdOf(channel) : channel.id);
}

/** A function that replies to a message; called again, it sends the same answer. */
function replyTo(message: Message, context: Context, log: Log): () => Promise<Message> {
  let answer: ReturnType<typeof answerTo> | undefined;
  return async () => {
    const typing = setTimeout(() => {
      // The channel may have been deleted meanwhile.
      if (message.channel?.isSendable()) message.channel.sendTyping().catch(() => {});
    }, TYPING_AFTER_MS);
    try {
      answer ??= answerTo(message, context, log);
      // Discord takes messages with the same nonce only once.
      return await message.reply({
        ...(await answer),
        ...WITHOUT_PINGS,
        nonce: message.id,
        enforceNonce: true,
      });
    } finally {
      clearTimeout(typing);
    }
  };
}

/**
 * Whether a message is for the bot: never a bot's own, and in a server only one that names it (not by @everyone or a role),
 * or that asks something in reply to it.
 */
function isForMe(message: Message): boolean {
  const { author, webhookId, type, guildId } = message;
  if (author.bot || webhookId !== null) return false;
  if (type !== MessageType.Default && type !== MessageType.Reply) return false;
  return guildId === null || namesMe(message) || (isReplyToMe(message) && asksSomething(message.content));
}

function namesMe({ content, client }: Message): boolean {
  return [`<@${client.user.id}>`, `<@!${client.user.id}>`].some((name) => content.includes(name));
}

/** Whether a message replies to the bot and pings it: only then its content is sent to the bot. */
function isReplyToMe({ mentions, client }: Message): boolean {
  return mentions.repliedUser?.id === client.user.id && mentions.users.has(client.user.id);
}

async function answerTo(
  message: Message<boolean>,
  context: Context,
  log: Log,
): Promise<Card | { content: string; flags: typeof MessageFlags.SuppressEmbeds }> {
  try {
    const text = textOfMessage(message);
    if (!hasWords(withoutMentions(text))) return shortHelpCard(context.t, context.commandIds);
    const question = questionIn(text);
    const asked = askedBy({ user: message.author, createdAt: message.createdAt });
    const before = await turnBefore(message).catch((error) => {
      // Without permission to read the channel's history, or when that message is gone, the question stands alone.
      log.warn(`What was asked before a message could not be read: ${describeError(error)}`);
      return null;
    });
    const answers = await context.library.ask(
      question,
      { ...asked.scope, server: message.guildId },
      undefined,
      before && contextOf(question, before),
    );
    // Not awaited, so that it does not delay the answer.
    void noteAnswer(answers, message, context);
    const t = message.guildId === null ? inLanguageOf(answers) : context.t;
    return answerCard(t, answers, {
      asked,
      place: 0,
      isPrivate: false,
      canReport: canReport(message),
    });
  } catch (error) {
    if (!isForPerson(error)) log.error(`A message failed: ${describeError(error)}`);
    const content = escapeText(errorInWords(error, context.t));
    return { content, flags: MessageFlags.SuppressEmbeds };
  }
}

/** Speaks the language of a question: Discord does not tell that of the author of a direct message. */
function inLanguageOf({ language }: Answers): Translator {
  return translatorFor((language && localeOfLanguage(language)) || DEFAULT_LOCALE);
}
