/** A TCP proxy to a database, with faults. */

import { once } from 'node:events';
import net from 'node:net';

export interface TcpProxy {
  /** The database's address through the proxy. */
  url: string;
  /** Closes all connections, and refuses new ones. */
  cut(): void;
  /** Drops all data silently. */
  block(): void;
  /** Closes all connections, and forwards new ones again. */
  restore(): void;
  close(): void;
}

/** Starts a proxy to a database. */
export async function proxyTo(url: string): Promise<TcpProxy> {
  const target = new URL(url);
  const sockets = new Set<net.Socket>();
  let isBlocked = false;
  let isCut = false;
  const server = net.createServer((socket) => {
    if (isCut) {
      socket.destroy();
      return;
    }
    const other = net.connect(Number(target.port || 5432), target.hostname);
    for (const [from, into] of [
      [socket, other],
      [other, socket],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => isBlocked || into.write(bytes));
      from.on('error', () => {});
      from.on('close', () => into.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = new URL(url);
  address.host = `127.0.0.1:${(server.address() as net.AddressInfo).port}`;
  const closeConnections = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: String(address),
    cut: () => {
      isCut = true;
      closeConnections();
    },
    block: () => {
      isBlocked = true;
    },
    restore: () => {
      isCut = false;
      isBlocked = false;
      closeConnections();
    },
    close() {
      server.close();
      closeConnections();
    },
  };
}
