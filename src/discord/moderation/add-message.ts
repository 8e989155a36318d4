/** Makes an article of a message: the form of an article, filled in with what the message says. */

import {
  type Attachment,
  type Message,
  type MessageContextMenuCommandInteraction,
  MessageType,
} from 'discord.js';
import { isZip } from '../../articles/convert/convert.ts';
import { isArticleFile } from '../../articles/format.ts';
import type { Draft } from '../../library/library.ts';
import { hasWords } from '../asking/question-text.ts';
import type { Context } from '../command.ts';
import { visible } from '../escape.ts';
import { UserError } from '../user-error.ts';
import { roomIn } from './add-article.ts';
import { articleForm, LONGEST_PASTED } from './article-form.ts';
import type { Download } from './download.ts';
import { formQueue } from './draft-queues.ts';
import { serverOfModerator } from './moderator.ts';
import { readableText } from './readable-text.ts';

/** The timeout of the download of an attached file: with what else is done, less than Discord waits for a form. */
const DOWNLOAD_MS = 1_200;

/** Opens the form for an article of a message. */
export async function openFormOfMessage(
  interaction: MessageContextMenuCommandInteraction,
  { t, library, drafts, download }: Context,
): Promise<void> {
  const server = serverOfModerator(interaction);
  const message: Message = interaction.targetMessage;
  if (message.author.id === interaction.client.user.id) throw new UserError('error.ownMessage');
  if (message.type === MessageType.ThreadStarterMessage) throw new UserError('error.threadStarter');
  const status = await roomIn(library, server);
  await formQueue.take({ server, person: interaction.user.id }, async () => {
    const draft = await draftOf(message, download);
    // What does not fit into the form's field is kept as a file.
    const id = typeof draft.text === 'string' ? null : await drafts.keep(server, draft);
    await interaction.showModal(articleForm(t, status, { id, draft }));
  });
}

/** The draft of an article: the text of the message or, if that is longer, of the file that is attached to it. */
async function draftOf(message: Message, download: Download): Promise<Draft> {
  const { messageSnapshots, reference, guildId, url } = message;
  const forwarded = messageSnapshots?.first() ?? null;
  const about = {
    title: nameOfThread(message),
    date: (forwarded?.createdAt ?? message.createdAt).toISOString().slice(0, 10),
    source: forwarded && reference?.guildId === guildId ? linkTo(reference) : url,
  };
  const written = await readableText(message);
  const file = [...message.attachments.values(), ...(forwarded?.attachments.values() ?? [])].find(isReadable);
  if (file && file.size > written.length)
    return { ...about, text: { name: file.name, bytes: await download(file, DOWNLOAD_MS) } };
  if (!hasWords(written)) throw new UserError('error.noTextInMessage');
  // Discord does not tell whose message is forwarded.
  const text = forwarded ? written : `Author: ${authorOf(message)}\n\n${written}`;
  if (text.length <= LONGEST_PASTED) return { ...about, text };
  return { ...about, text: { name: 'message.txt', bytes: Buffer.from(text) } };
}

function isReadable({ name }: Attachment): boolean {
  return isArticleFile(name) || isZip(name);
}

/** The name that whoever wrote a message shows, which may hold anything. */
function authorOf({ author }: Message): string {
  return visible(author.displayName).trim() || author.username;
}

/** The name of the thread or the post that a message began; '' where it began none. */
function nameOfThread({ id, channel, thread }: Message): string {
  return (channel.isThread() && channel.id === id ? channel.name : thread?.name) ?? '';
}

function linkTo({ guildId, channelId, messageId }: NonNullable<Message['reference']>): string {
  return `https://discord.com/channels/${guildId}/${channelId}/${messageId}`;
}
