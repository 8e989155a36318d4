/** Opens the HTTP server on loopback. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const ADDRESS = '127.0.0.1';

/** Starts a server on loopback, on the given port, or on a free one if that is taken or not permitted. */
export async function listen(port: number): Promise<{ server: Server; origin: string }> {
  const server = await listenOn(port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    return listenOn(0);
  });
  return { server, origin: `http://${ADDRESS}:${(server.address() as AddressInfo).port}` };
}

function listenOn(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, ADDRESS, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}
