/** Saves messages and threads to a file, and loads them at the start. */

import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { MessageFlags } from 'discord-api-types/v10';
import { OWNER_ONLY, writeAtomically } from '../../atomic-write.ts';
import type { Messages, StoredMessage } from './messages.ts';
import { isStoredThread, type StoredThread } from './stored-threads.ts';
import type { Threads } from './threads.ts';

/** Where messages and threads are stored, and how problems are reported. */
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
 * Loads the stored messages and threads, and stores all changes from now on. If the file cannot be read, it warns and starts with
 * empty channels.
 *
 * @returns a function that writes pending changes and stops
 */
export async function persistMessages(
  { messages, threads }: { messages: Messages; threads: Threads },
  { file, warn }: PersistenceOptions,
): Promise<() => Promise<void>> {
  try {
    const stored = parse(await readFile(file, 'utf8'));
    threads.restore(stored.threads);
    messages.restore(stored.messages);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      warn(`What was said before cannot be read from ${file}, so the channels are empty: ${reasonOf(error)}`);
  }

  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  let hasFailed = false;
  const write = () => {
    timer = undefined;
    const stored = { messages: messages.latest(MAX_PER_CHANNEL), threads: threads.store() };
    writing = writing.then(async () => {
      try {
        await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
        await writeAtomically(file, `${JSON.stringify({ version: VERSION, ...stored })}\n`, OWNER_ONLY);
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
  threads.on('changed', onChange);
  return async () => {
    for (const change of ['created', 'updated', 'deleted'] as const) messages.off(change, onChange);
    threads.off('changed', onChange);
    if (timer) {
      clearTimeout(timer);
      write();
    }
    await writing;
  };
}

/** @throws Error for a file that `persistMessages` did not write */
function parse(text: string): { messages: StoredMessage[]; threads: StoredThread[] } {
  // A file of before there were threads has none.
  const { version, messages, threads = [] } = (JSON.parse(text) ?? {}) as { [key: string]: unknown };
  if (version !== VERSION || !isListOf(messages, isStored) || !isListOf(threads, isStoredThread))
    throw new Error('it is not in the form in which it is written');
  // Deferred answers can no longer be completed.
  const complete = messages.filter(({ message }) => ((message.flags ?? 0) & MessageFlags.Loading) === 0);
  return { messages: complete, threads };
}

function isListOf<T>(value: unknown, isValid: (item: unknown) => item is T): value is T[] {
  return Array.isArray(value) && value.every(isValid);
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
