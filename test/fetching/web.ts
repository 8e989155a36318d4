/** A web of several hosts on loopback, which behaves as its tests say, with a clock that does not wait. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { type Fetching, openFetching } from '../../src/fetching/fetching.ts';
import type { Clock } from '../../src/fetching/host-queues.ts';
import type { Network, TimeLimits } from '../../src/fetching/http-get.ts';

/** What a host answers to a path: a text of HTML, a whole answer, or whatever a function does. */
export type Answer = string | Reply | ((request: IncomingMessage, response: ServerResponse) => void);

interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

/** A request as it arrived, with the time of the web's clock. */
export interface Arrived {
  host: string;
  path: string;
  headers: IncomingMessage['headers'];
  status: number;
  at: number;
}

/** Short limits, so that a host that is silent does not keep a test waiting. */
const LIMITS: TimeLimits = { connect: 2_000, silence: 400, whole: 2_000 };
const START = Date.parse('2026-03-02T08:00:00Z');
const DAY_MS = 86_400_000;

/** The web. Hosts that it does not have are not found. */
export class Web {
  readonly hosts = new Map<string, Map<string, Answer>>();
  /** The addresses of names that are not those of this web. */
  readonly names = new Map<string, string[]>();
  /** All requests, in the order in which they were answered. */
  readonly arrived: Arrived[] = [];
  /** The most connections of each host, and requests, that there were at the same time. */
  readonly most = new Map<string, number>();
  readonly #now = new Map<string, number>();
  #time = START;
  readonly #server = createServer((request, response) => this.#answer(request, response));

  readonly clock: Clock = {
    now: () => this.#time,
    sleep: async (ms) => {
      this.#time += ms;
    },
  };

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The network in which only the hosts of this web are reached, and addresses that are not loopback count as usual. */
  network(changes: Partial<Network> = {}): Network {
    return {
      resolve: async (name) => {
        const given = this.names.get(name) ?? (this.hosts.has(name) ? ['127.0.0.1'] : null);
        if (given === null) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
        return given.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      },
      isAllowed: (address) => address === '127.0.0.1',
      ports: [this.port],
      ...changes,
    };
  }

  /** The address of a path of a host. */
  url(host: string, at = '/'): string {
    return `http://${host}:${this.port}${at}`;
  }

  /** Sets what a host answers to paths; others are not found. */
  set(host: string, answers: Record<string, Answer>): void {
    const known = this.hosts.get(host) ?? new Map();
    for (const [at, answer] of Object.entries(answers)) known.set(at, answer);
    this.hosts.set(host, known);
  }

  remove(host: string, at: string): void {
    this.hosts.get(host)?.delete(at);
  }

  /** Lets days pass. */
  pass(days: number): void {
    this.#time += days * DAY_MS;
  }

  /** The paths that a host was asked for since the last call, without its robots.txt, and forgets them. */
  take(host: string): string[] {
    const mine = this.arrived.filter((one) => one.host === host);
    for (const one of mine) this.arrived.splice(this.arrived.indexOf(one), 1);
    return mine.map((one) => one.path).filter((one) => one !== '/robots.txt');
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const at = request.url ?? '';
    const count = (this.#now.get(host) ?? 0) + 1;
    this.#now.set(host, count);
    this.most.set(host, Math.max(this.most.get(host) ?? 0, count));
    const arrived: Arrived = { host, path: at, headers: request.headers, status: 0, at: this.#time };
    this.arrived.push(arrived);
    response.once('close', () => {
      this.#now.set(host, this.#now.get(host)! - 1);
      arrived.status = response.statusCode;
    });
    const answer = this.hosts.get(host)?.get(at);
    if (typeof answer === 'function') answer(request, response);
    else if (answer === undefined) response.writeHead(404).end();
    else send(request, response, typeof answer === 'string' ? pageOf(answer) : answer);
  }
}

/** An answer with the HTML of a page. */
export function pageOf(html: string): Reply {
  return { headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
}

/** Sends an answer; one without a status of its own has an ETag, and is not sent to whoever has it already. */
function send(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  const { status = 200, headers = {}, body = '' } = reply;
  const etag = headers.etag ?? `"${createHash('sha256').update(body).digest('hex')}"`;
  if (status === 200 && request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(status, { ...(status === 200 && { etag }), ...headers }).end(body);
}

/** An article as a page of a site has it. */
export function articleHtml(title: string, text: string, day = ''): string {
  const meta = day && `<meta property="article:published_time" content="${day}T09:00:00Z">`;
  return `<!doctype html><html><head><title>${title} | The site</title>${meta}</head><body><nav><a href="/">Home</a></nav><main><h1>${title}</h1><p>${text}</p></main><footer>All rights reserved.</footer></body></html>`;
}

/** A sitemap of addresses, each with the time of its last change, which may be empty. */
export function sitemapOf(pages: Iterable<readonly [address: string, lastmod: string]>): Reply {
  const urls = [...pages].map(
    ([address, lastmod]) =>
      `<url><loc>${address.replaceAll('&', '&amp;')}</loc>${lastmod && `<lastmod>${lastmod}</lastmod>`}</url>`,
  );
  const body = `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`;
  return { headers: { 'content-type': 'application/xml' }, body };
}

const roots: string[] = [];
const opened: Fetching[] = [];
afterAll(async () => {
  for (const fetching of opened.splice(0)) await fetching.close();
  for (const root of roots.splice(0)) await rm(root, { recursive: true, force: true });
});

/** Opens the room over a web, with the text of the file of sources; also where to write another. */
export async function openOver(
  web: Web,
  sources: string,
  network = web.network(),
): Promise<{ fetching: Fetching; root: string; data: string; list(text: string): Promise<void> }> {
  const data = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  roots.push(data);
  const file = path.join(data, 'sources.yaml');
  await writeFile(file, sources);
  const root = path.join(data, 'fetched');
  const fetching = openFetching({ file, root, version: '1.2.3', network, clock: web.clock, limits: LIMITS });
  opened.push(fetching);
  return { fetching, root, data, list: (text) => writeFile(file, text) };
}
