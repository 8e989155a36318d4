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

/** In bytes: a safe maximum for the path of a Unix socket. Linux allows 107, macOS 103. */
const MAX_ADDRESS = 100;

/**
 * Locks a folder for this process until it ends, by a socket in the folder: the system closes it with the process, even
 * when that is killed.
 *
 * @returns a function that unlocks the folder
 * @throws Locked when another process has locked it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const address = addressOf(path.resolve(folder));
  for (let isSecond = false; ; isSecond = true) {
    const server = net.createServer((socket) => socket.destroy());
    try {
      server.listen(address);
      await once(server, 'listening');
      server.unref();
      return () => new Promise((resolve) => void server.close(() => resolve()));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      if (isSecond || (await isAnswered(address)))
        throw new Locked(
          `Another Verbatim is running over ${folder}: stop it, or set DATA_DIR to another folder.`,
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

async function isAnswered(address: string): Promise<boolean> {
  const socket = net.connect(address);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
