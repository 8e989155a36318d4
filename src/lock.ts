import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';

/** Another process has it. */
export class Locked extends Error {
  override readonly name = 'Locked';
}

/** As long as an address of this kind may be, with room for what systems count in. */
const LONGEST_ADDRESS = 100;

/**
 * Holds a folder for this process alone, until it ends in whichever way: a socket in the folder, which the system closes
 * with the process, so that nothing is left of one that was killed.
 *
 * @throws Locked when another process holds it
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
      // Left by one that was killed.
      await rm(address, { force: true });
    }
  }
}

/** A socket's address may not be long, and Windows has its own. */
function addressOf(folder: string): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\verbatim-${name}`;
  const inFolder = path.join(folder, '.lock');
  const fromHere = path.relative(process.cwd(), inFolder);
  return [inFolder, fromHere].find(({ length }) => length <= LONGEST_ADDRESS) ?? `/tmp/verbatim-${name}.lock`;
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
