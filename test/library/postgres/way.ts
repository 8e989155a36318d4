import { once } from 'node:events';
import net from 'node:net';

/** A way to a database, and what may happen to it. */
export interface Way {
  /** The database's address by this way. */
  url: string;
  /** Nothing can be reached. */
  cut(): void;
  /** Nothing passes any more, and nobody is told. */
  block(): void;
  /** All is well again, for whoever connects anew. */
  mend(): void;
  end(): void;
}

/** A way to the database that can be cut, and blocked so that nothing passes any more. */
export async function wayTo(url: string): Promise<Way> {
  const to = new URL(url);
  const sockets = new Set<net.Socket>();
  let isBlocked = false;
  let isCut = false;
  const server = net.createServer((socket) => {
    if (isCut) {
      socket.destroy();
      return;
    }
    const other = net.connect(Number(to.port || 5432), to.hostname);
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
  const end = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: String(address),
    cut: () => {
      isCut = true;
      end();
    },
    block: () => {
      isBlocked = true;
    },
    mend: () => {
      isCut = false;
      isBlocked = false;
      end();
    },
    end() {
      server.close();
      end();
    },
  };
}
