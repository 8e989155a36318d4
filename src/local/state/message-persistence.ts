import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { MessageFlags } from 'discord-api-types/v10';
import { FOR_ME, writeAtomically } from '../../atomic-write.ts';
import type { Messages, StoredMessage } from './messages.ts';

/** Where what was said is kept over a restart. */
export interface KeptAt {
  /** Of the Discord for one alone: the bot never reads it. */
  file: string;
  /** Hears what is wrong with it, in one line. */
  warn(line: string): void;
}

/** Of each channel: two evenings of trying things out. */
const MOST_KEPT = 200;
/** From a change to its being written, in milliseconds: much is said at once. */
const WRITE_AFTER_MS = 300;
/** Names what stands in the file, for a later version that writes it otherwise. */
const VERSION = 1;

/**
 * Puts back what was said before, and keeps what is said from now on. A file that cannot be read is as good as none:
 * then the channels are empty, and it says so.
 *
 * @returns writes what is not written yet, and ends it
 */
export async function persistMessages(
  messages: Messages,
  { file, warn }: KeptAt,
): Promise<() => Promise<void>> {
  try {
    messages.restore(readKept(await readFile(file, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      warn(`What was said before cannot be read from ${file}, so the channels are empty: ${reasonOf(error)}`);
  }

  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  let isBroken = false;
  const write = () => {
    timer = undefined;
    const kept = messages.kept(MOST_KEPT);
    writing = writing.then(async () => {
      try {
        await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
        await writeAtomically(file, `${JSON.stringify({ version: VERSION, messages: kept })}\n`, FOR_ME);
        isBroken = false;
      } catch (error) {
        if (!isBroken) warn(`What is said cannot be kept in ${file}: ${reasonOf(error)}`);
        isBroken = true;
      }
    });
  };
  const onChange = () => {
    timer ??= setTimeout(write, WRITE_AFTER_MS).unref();
  };
  for (const change of ['created', 'updated', 'deleted'] as const) messages.on(change, onChange);
  return async () => {
    for (const change of ['created', 'updated', 'deleted'] as const) messages.off(change, onChange);
    if (timer) {
      clearTimeout(timer);
      write();
    }
    await writing;
  };
}

/** @throws Error for anything but what `persistMessages` writes */
function readKept(text: string): StoredMessage[] {
  const { version, messages } = (JSON.parse(text) ?? {}) as { version?: unknown; messages?: unknown };
  if (version !== VERSION || !Array.isArray(messages) || !messages.every(isStored))
    throw new Error('it is not in the form in which it is written');
  // Whoever was to answer them is gone.
  return messages.filter(({ message }) => ((message.flags ?? 0) & MessageFlags.Loading) === 0);
}

/** As much as everything that draws, lists and finds messages relies on. */
function isStored(value: unknown): value is StoredMessage {
  const { message, visibleTo, dismissed } = (value ?? {}) as Partial<StoredMessage>;
  return (
    typeof message === 'object' &&
    message !== null &&
    [message.id, message.channel_id, message.author?.id, message.content, message.timestamp].every(
      (text) => typeof text === 'string',
    ) &&
    [message.attachments, message.embeds, message.mentions, message.components].every(Array.isArray) &&
    (visibleTo === null || typeof visibleTo === 'string') &&
    typeof dismissed === 'boolean'
  );
}

function reasonOf(error: unknown): string {
  // It would show what stands there.
  if (error instanceof SyntaxError) return 'it is no JSON';
  return error instanceof Error ? error.message : String(error);
}
