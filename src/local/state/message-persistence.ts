/** Saves messages to a file, and loads them at the start. */

import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { MessageFlags } from 'discord-api-types/v10';
import { OWNER_ONLY, writeAtomically } from '../../atomic-write.ts';
import type { Messages, StoredMessage } from './messages.ts';

/** Where messages are stored, and how problems are reported. */
export interface PersistenceOptions {
  /** Used by the local Discord only; the bot never reads it. */
  file: string;
  /** Receives a problem with the file, in one line. */
  warn(line: string): void;
}

/** Messages stored per channel: enough for two evenings of trying things out. */
const MAX_PER_CHANNEL = 200;
/** Time from a change until it is written: several changes often come together. */
const WRITE_DELAY_MS = 300;
/** The version of the file's format. */
const VERSION = 1;

/**
 * Loads the stored messages, and stores all changes from now on. If the file cannot be read, it warns and starts with
 * empty channels.
 *
 * @returns a function that writes pending changes and stops
 */
export async function persistMessages(
  messages: Messages,
  { file, warn }: PersistenceOptions,
): Promise<() => Promise<void>> {
  try {
    messages.restore(parseMessages(await readFile(file, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      warn(`What was said before cannot be read from ${file}, so the channels are empty: ${reasonOf(error)}`);
  }

  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  let hasFailed = false;
  const write = () => {
    timer = undefined;
    const latest = messages.latest(MAX_PER_CHANNEL);
    writing = writing.then(async () => {
      try {
        await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
        await writeAtomically(
          file,
          `${JSON.stringify({ version: VERSION, messages: latest })}\n`,
          OWNER_ONLY,
        );
        hasFailed = false;
      } catch (error) {
        if (!hasFailed) warn(`What is said cannot be kept in ${file}: ${reasonOf(error)}`);
        hasFailed = true;
      }
    });
  };
  const onChange = () => {
    timer ??= setTimeout(write, WRITE_DELAY_MS).unref();
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

/** @throws Error for a file that `persistMessages` did not write */
function parseMessages(text: string): StoredMessage[] {
  const { version, messages } = (JSON.parse(text) ?? {}) as { version?: unknown; messages?: unknown };
  if (version !== VERSION || !Array.isArray(messages) || !messages.every(isStored))
    throw new Error('it is not in the form in which it is written');
  // Deferred answers can no longer be completed.
  return messages.filter(({ message }) => ((message.flags ?? 0) & MessageFlags.Loading) === 0);
}

/** Checks the fields that other code relies on. */
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
  // Its message would quote the file's content.
  if (error instanceof SyntaxError) return 'it is no JSON';
  return error instanceof Error ? error.message : String(error);
}
