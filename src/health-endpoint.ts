/** The health check for supervisors, and the metrics for operators. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TIMEOUTS } from './discord/connection/timeouts.ts';
import type { Library } from './library/library.ts';
import type { MeasuredBot, Metrics } from './metrics.ts';

/** A running health check. */
export interface Health {
  port: number;
  close(): Promise<void>;
}

interface Page {
  status: number;
  type: string;
  body: string;
}

/** The host names of this machine. Requests with any other are rejected, against DNS rebinding. */
const LOOPBACK_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i;

/**
 * Answers `GET /healthz` from this machine: 200 while questions can be answered, and 503 otherwise; and `GET /metrics` in
 * the text format of Prometheus.
 *
 * @returns once the server listens; rejects when the port is not available
 */
export async function serveHealth(
  port: number,
  library: Library,
  bot: MeasuredBot,
  metrics: Pick<Metrics, 'contentType' | 'page'>,
): Promise<Health> {
  const pages: Readonly<Record<string, () => Promise<Page>>> = {
    '/healthz': async () => {
      const report = await reportOn(library, bot);
      const status = report.status === 'ok' ? 200 : 503;
      return { status, type: 'application/json', body: JSON.stringify(report) };
    },
    '/metrics': async () => {
      return { status: 200, type: metrics.contentType, body: await metrics.page(library, bot) };
    },
  };
  const server = createServer(async (request, response) => {
    if (!LOOPBACK_HOST.test(request.headers.host ?? '')) {
      response.writeHead(403).end();
      return;
    }
    const page = pages[request.url ?? ''];
    if (!page || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(404).end();
      return;
    }
    const { status, type, body } = await page();
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
    response.end(request.method === 'HEAD' ? undefined : body);
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

async function reportOn(library: Library, bot: MeasuredBot) {
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
