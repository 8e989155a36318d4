/** Locks a folder for one process. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';

/** Another process has locked the folder. */
export class Locked extends Error {
  override readonly name = 'Locked';
}

/** The address of a local Discord's page. */
const PAGE = /^http:\/\/127\.0\.0\.1:\d{1,5}\/$/;
/** In characters, and in milliseconds: what is read of another process's answer, and how long it is waited for. */
const MAX_ANSWER = 100;
const ANSWER_MS = 2_000;
/** In bytes: a safe maximum for the path of a Unix socket. Linux allows 107, macOS 103. */
const MAX_ADDRESS = 100;

/**
 * Locks a folder for this process until it ends, by a socket in the folder: the system closes it with the process, even
 * when that is killed.
 *
 * @param pageOf returns the address of the page that this process serves, which another process then names
 * @returns a function that unlocks the folder
 * @throws Locked when another process has locked it
 */
export async function lockFolder(
  folder: string,
  pageOf: () => string | null = () => null,
): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const address = addressOf(path.resolve(folder));
  for (let isSecond = false; ; isSecond = true) {
    const server = net.createServer((socket) => {
      socket.on('error', () => {}).end(pageOf() ?? '');
    });
    try {
      server.listen(address);
      await once(server, 'listening');
      server.unref();
      return () => new Promise((resolve) => void server.close(() => resolve()));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      const answer = await answerAt(address);
      if (isSecond || answer !== null)
        throw new Locked(
          `Another Verbatim is running over ${folder}${PAGE.test(answer ?? '') ? `, with its page at ${answer}` : ''}: stop it, or set DATA_DIR to another folder.`,
        );
      // The socket is left from a process that was killed.
      await rm(address, { force: true });
    }
  }
}

/** The address of the socket: in the folder when its path is short enough, else in /tmp; on Windows a named pipe. */
function addressOf(folder: string): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\verbatim-${name}`;
  const inFolder = path.join(folder, '.lock');
  const relative = path.relative(process.cwd(), inFolder);
  return [inFolder, relative].find(({ length }) => length <= MAX_ADDRESS) ?? `/tmp/verbatim-${name}.lock`;
}

/** What the process that listens at an address says; null when none does. */
async function answerAt(address: string): Promise<string | null> {
  const socket = net.connect(address).setTimeout(ANSWER_MS, () => socket.destroy());
  let answer: string | null = null;
  try {
    await once(socket, 'connect');
    answer = '';
    for await (const chunk of socket) if (answer.length < MAX_ANSWER) answer += chunk;
  } catch {
    // Nobody listens there, or does not answer.
  } finally {
    socket.destroy();
  }
  return answer;
}
