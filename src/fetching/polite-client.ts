/** Reads what is at an address as a guest: by robots.txt, one at a time for each host, and only what has changed. */
import robotsParser from 'robots-parser';
import { HostClosed, type HostQueues } from './host-queues.ts';
import { type HttpClient, Refused, type Reply } from './http-get.ts';

/** What a server said of a version, to ask for a newer one alone. */
export interface Validators {
  etag?: string;
  lastModified?: string;
}

/** What came of a request. */
export type Outcome =
  | { kind: 'read'; url: string; type: string; charset: string | null; bytes: Buffer; validators: Validators }
  /** The version of the validators is still the newest. */
  | { kind: 'unchanged' }
  /** The server says that there is no such page (any more). */
  | { kind: 'gone'; reason: string }
  /** It may not be read, by the site's rules or by ours. */
  | { kind: 'refused'; reason: string }
  /** There is no answer now; there may be one later. */
  | { kind: 'failed'; reason: string };

/** What is asked for. */
export interface Wanted {
  validators?: Validators | undefined;
  /** The content types that are read. */
  types: RegExp;
  /** In bytes: the most that it may hold. */
  maxBytes: number;
  /** Whether an address may be asked, also one that is redirected to; all by default. */
  isAllowed?: (url: URL) => boolean;
}

/** Its types describe a module of another kind than the package is. */
const parseRobots = robotsParser as unknown as typeof robotsParser.default;

/** The product's token in robots.txt (RFC 9309, section 2.2.1). */
export const ROBOT = 'Verbatim';
/** RFC 9309, section 2.3.1.2. */
const MAX_REDIRECTS = 5;
/** In bytes, and in milliseconds: RFC 9309, sections 2.5 and 2.4. */
const MAX_ROBOTS = 500 * 1024;
const ROBOTS_AGE_MS = 24 * 60 * 60 * 1_000;
/** In characters: longer ones are not kept, as they are stored for each page. */
const MAX_VALIDATOR = 300;
/** How many robots.txt are kept in memory. */
const MAX_KEPT_ROBOTS = 200;

/** What a robots.txt allows; null where it cannot be reached, which allows nothing (RFC 9309, section 2.3.1.4). */
type Rules = { isAllowed(url: string): boolean } | null;

/** Reads pages, lists and robots.txt. */
export class PoliteClient {
  readonly #http: HttpClient;
  readonly #queues: HostQueues;
  readonly #now: () => number;
  readonly #robots = new Map<string, { rules: Promise<Rules>; at: number }>();

  constructor(http: HttpClient, queues: HostQueues, now: () => number = Date.now) {
    this.#http = http;
    this.#queues = queues;
    this.#now = now;
  }

  /** Reads an address. It never throws. */
  async get(address: string, wanted: Wanted): Promise<Outcome> {
    try {
      const { reply, url } = await this.#follow(address, wanted);
      return outcomeOf(reply, url, wanted);
    } catch (error) {
      return { kind: error instanceof Refused ? 'refused' : 'failed', reason: reasonOf(error) };
    }
  }

  async #follow(address: string, wanted: Wanted): Promise<{ reply: Reply; url: URL }> {
    let url = new URL(address);
    const { etag, lastModified } = wanted.validators ?? {};
    const headers = {
      ...(etag && { 'if-none-match': etag }),
      ...(lastModified && { 'if-modified-since': lastModified }),
    };
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      if (wanted.isAllowed && !wanted.isAllowed(url))
        throw new Refused(`${url.hostname} is not an allowed host`);
      const rules = await this.#rulesOf(url);
      if (rules === null) throw new Error(`the robots.txt of ${url.hostname} cannot be read`);
      if (!rules.isAllowed(url.href)) throw new Refused(`the robots.txt of ${url.hostname} forbids it`);
      const reply = await this.#ask(url, headers, wanted.maxBytes);
      const next = redirectOf(reply, url);
      if (!next) return { reply, url };
      url = next;
    }
    throw new Refused(`it redirects more than ${MAX_REDIRECTS} times`);
  }

  /** Asks a host, and notes how it answers. */
  #ask(url: URL, headers: Record<string, string>, maxBytes: number, isCut = false): Promise<Reply> {
    return this.#queues.take(url.hostname, async () => {
      let reply: Reply;
      try {
        reply = await this.#http.get(url, headers, maxBytes, { isCut });
      } catch (error) {
        if (!(error instanceof Refused)) this.#queues.noteFailure(url.hostname, null);
        throw error;
      }
      if (isUnavailable(reply)) this.#queues.noteFailure(url.hostname, this.#retryAfter(reply));
      else this.#queues.noteAnswer(url.hostname);
      return reply;
    });
  }

  /** In milliseconds: how long an answer asks to wait; null when it does not. */
  #retryAfter({ headers }: Reply): number | null {
    const written = headers['retry-after'];
    if (written === undefined) return null;
    const ms = /^\d+$/.test(written) ? Number(written) * 1_000 : Date.parse(written) - this.#now();
    return ms > 0 ? ms : null;
  }

  #rulesOf({ origin, hostname }: URL): Promise<Rules> {
    const known = this.#robots.get(origin);
    if (known && this.#now() - known.at < ROBOTS_AGE_MS) return known.rules;
    if (this.#robots.size >= MAX_KEPT_ROBOTS) this.#robots.clear();
    const rules = this.#readRobots(new URL('/robots.txt', origin), hostname);
    this.#robots.set(origin, { rules, at: this.#now() });
    // What cannot be reached is asked for again with the next page.
    const forget = () => this.#robots.delete(origin);
    rules.then((read) => read === null && forget(), forget);
    return rules;
  }

  async #readRobots(file: URL, hostname: string): Promise<Rules> {
    let url = file;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const reply = await this.#ask(url, {}, MAX_ROBOTS, true);
      const next = redirectOf(reply, url);
      if (next) {
        url = next;
        continue;
      }
      if (isUnavailable(reply)) return null;
      if (reply.status < 200 || reply.status >= 300) break;
      const robots = parseRobots(file.href, reply.bytes.toString());
      this.#queues.setPause(hostname, robots.getCrawlDelay(ROBOT));
      return { isAllowed: (page) => robots.isAllowed(page, ROBOT) ?? true };
    }
    return { isAllowed: () => true };
  }
}

/** The server cannot answer now, or wants to be asked less often. */
function isUnavailable({ status }: Reply): boolean {
  return status >= 500 || status === 429;
}

function redirectOf({ status, headers }: Reply, from: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(status)) return null;
  const to = headers.location ?? '';
  if (to === '' || !URL.canParse(to, from.href)) throw new Refused('it redirects to no address');
  const next = new URL(to, from.href);
  if (!/^https?:$/.test(next.protocol)) throw new Refused(`it redirects to ${next.protocol}`);
  return next;
}

function outcomeOf(reply: Reply, url: URL, { types }: Wanted): Outcome {
  const { status, headers, bytes } = reply;
  if (status === 304) return { kind: 'unchanged' };
  if (status === 404 || status === 410) return { kind: 'gone', reason: `the answer is ${status}` };
  if (isUnavailable(reply)) return { kind: 'failed', reason: `the answer is ${status}` };
  if (status !== 200) return { kind: 'refused', reason: `the answer is ${status}` };
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  if (!types.test(type.trim()))
    return { kind: 'refused', reason: `it is of the type ${type.trim() || 'unknown'}` };
  const charset = /charset="?([\w-]{2,30})/.exec(parameters.join(';'))?.[1] ?? null;
  const kept = (value = '') => (value.length <= MAX_VALIDATOR ? value : '');
  const [etag, lastModified] = [kept(headers.etag), kept(headers['last-modified'])];
  const validators = { ...(etag && { etag }), ...(lastModified && { lastModified }) };
  return { kind: 'read', url: url.href, type: type.trim(), charset, bytes, validators };
}

const REASONS: Record<string, string> = {
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'names cannot be resolved now',
  ECONNREFUSED: 'it refuses the connection',
  ECONNRESET: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  UND_ERR_CONNECT_TIMEOUT: 'it cannot be reached in time',
  UND_ERR_HEADERS_TIMEOUT: 'it does not answer in time',
  UND_ERR_BODY_TIMEOUT: 'it does not answer in time',
  UND_ERR_HEADERS_OVERFLOW: 'its headers are too long',
};

/** What is wrong, in words that follow the address. */
function reasonOf(error: unknown): string {
  if (error instanceof Refused || error instanceof HostClosed) return error.message;
  const { code, name, message } = error as NodeJS.ErrnoException;
  if (name === 'TimeoutError') return 'it does not answer in time';
  return REASONS[code ?? ''] ?? (code ? `the connection fails (${code})` : message);
}
