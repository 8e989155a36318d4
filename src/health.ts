import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Connection } from './discord/connection.ts';
import type { Library } from './library/library.ts';

/** Heartbeats are 41 seconds apart: after two that Discord did not answer, the connection is dead. */
const LONGEST_SILENCE_MS = 105_000;

export interface Health {
  port: number;
  close(): Promise<void>;
}

/**
 * Answers `GET /healthz`, to this machine alone: 200 while questions can be answered, and 503 otherwise.
 *
 * @returns when it listens; rejects when the port cannot be had
 */
export async function serveHealth(
  port: number,
  library: Library,
  connection: () => Connection,
): Promise<Health> {
  const server = createServer(async (request, response) => {
    if (request.url !== '/healthz' || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(404).end();
      return;
    }
    const report = await reportOn(library, connection());
    response.writeHead(report.status === 'ok' ? 200 : 503, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
    });
    response.end(request.method === 'HEAD' ? undefined : JSON.stringify(report));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  // A supervisor that stays connected keeps nothing from ending.
  server.unref();
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function reportOn(library: Library, { connected, silentFor }: Connection) {
  const isAlive = connected && silentFor < LONGEST_SILENCE_MS;
  const held = await library.status(null).then(
    ({ articles, revision }) => ({ articles, revision }),
    () => null,
  );
  return {
    status: isAlive && held ? 'ok' : 'failing',
    discord: { connected, silentForSeconds: Math.round(silentFor / 1_000) },
    library: held,
  };
}
