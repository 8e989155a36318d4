/** The health check for supervisors. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Bot } from './discord/bot.ts';
import { TIMEOUTS } from './discord/connection/timeouts.ts';
import type { Library } from './library/library.ts';

/** A running health check. */
export interface Health {
  port: number;
  close(): Promise<void>;
}

/** The host names of this machine. Requests with any other are rejected, against DNS rebinding. */
const LOOPBACK_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i;

/**
 * Answers `GET /healthz` from this machine: 200 while questions can be answered, and 503 otherwise.
 *
 * @returns once the server listens; rejects when the port is not available
 */
export async function serveHealth(
  port: number,
  library: Library,
  bot: Pick<Bot, 'connection' | 'counts'>,
): Promise<Health> {
  const server = createServer(async (request, response) => {
    if (!LOOPBACK_HOST.test(request.headers.host ?? '')) {
      response.writeHead(403).end();
      return;
    }
    if (request.url !== '/healthz' || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(404).end();
      return;
    }
    const report = await reportOn(library, bot);
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
  // An open connection does not keep the process alive.
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

async function reportOn(library: Library, bot: Pick<Bot, 'connection' | 'counts'>) {
  const { connected, silentFor } = bot.connection();
  const isAlive = connected && silentFor < TIMEOUTS.silentMs;
  const status = await library.status(null).then(
    ({ articles, revision }) => ({ articles, revision }),
    () => null,
  );
  return {
    status: isAlive && status ? 'ok' : 'failing',
    notDone: bot.counts(),
    discord: { connected, silentForSeconds: Math.round(silentFor / 1_000) },
    library: status,
  };
}
