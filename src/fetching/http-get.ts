/** One request: to public addresses alone, with limits of size and time, and without following redirects. */
import { isIP } from 'node:net';
import { pipeline, type Readable, Writable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Agent, buildConnector, type Dispatcher, request } from 'undici';
import { isPublic, lookupAllowed, notPublic, type Resolve, systemResolve } from './public-address.ts';

/** The network as it is reached; tests replace parts of it to reach their servers on loopback. */
export interface Network {
  resolve: Resolve;
  /** Whether an address may be connected to. */
  isAllowed(address: string): boolean;
  /** The ports that may be connected to. */
  ports: readonly number[];
}

/** The public internet. */
export const PUBLIC: Network = { resolve: systemResolve, isAllowed: isPublic, ports: [80, 443] };

/** An answer, whatever its status. */
export interface Reply {
  status: number;
  /** By names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** Decompressed. */
  bytes: Buffer;
}

/** The request may not be made, or its answer not be read, however often it is tried. */
export class Refused extends Error {
  override readonly name: string = 'Refused';
}

/** Makes requests. */
export interface HttpClient {
  /**
   * Makes one request. Redirects are returned, and not followed.
   *
   * @param maxBytes the most that the answer may hold, decompressed; longer ones are cut off where `isCut`
   * @throws Refused for an address that may not be connected to, or an answer that is too large; other errors for one
   *   that does not answer
   */
  get(
    url: URL,
    headers: Record<string, string>,
    maxBytes: number,
    options?: { isCut?: boolean },
  ): Promise<Reply>;
  close(): Promise<void>;
}

/** In milliseconds: how long a connection, the first byte, a pause between bytes, and the whole answer may take. */
export interface TimeLimits {
  connect: number;
  silence: number;
  whole: number;
}
const TIME_LIMITS: TimeLimits = { connect: 10_000, silence: 10_000, whole: 60_000 };
/** In bytes: headers of pages are below 8 kB. */
const MAX_HEADERS = 16_384;

/**
 * Creates a client. It has one connection to each host, reads no proxy from the environment, and keeps no cookies.
 *
 * @param userAgent the name under which it asks
 */
export function createHttpClient(
  userAgent: string,
  network: Network = PUBLIC,
  limits: TimeLimits = TIME_LIMITS,
): HttpClient {
  const lookup = lookupAllowed(network.resolve, network.isAllowed);
  const connector = buildConnector({ timeout: limits.connect, lookup });
  const agent = new Agent({
    connections: 1,
    pipelining: 1,
    headersTimeout: limits.silence,
    bodyTimeout: limits.silence,
    maxHeaderSize: MAX_HEADERS,
    connect(options: buildConnector.Options, callback: buildConnector.Callback) {
      // A number is connected to without a lookup. `URL` has written every form of it ("0x7f.1") as usual.
      const number = options.hostname.replace(/^\[|\]$/g, '');
      if (isIP(number) !== 0 && !network.isAllowed(number)) callback(notPublic(number), null);
      else connector(options, callback);
    },
  });
  return {
    async get(url, headers, maxBytes, { isCut = false } = {}) {
      checkAddress(url, network.ports);
      try {
        const reply = await request(url, {
          dispatcher: agent,
          headers: { 'user-agent': userAgent, 'accept-encoding': 'gzip, deflate, br', ...headers },
          signal: AbortSignal.timeout(limits.whole),
        });
        const flat = flatten(reply.headers);
        const bytes = await readBody(reply.body, flat['content-encoding'], maxBytes, isCut);
        return { status: reply.statusCode, headers: flat, bytes };
      } catch (error) {
        throw (error as NodeJS.ErrnoException).code === 'ENOTPUBLIC' ? new Refused(messageOf(error)) : error;
      }
    },
    close: () => agent.destroy(),
  };
}

/**
 * Checks what an address says of the connection.
 *
 * @throws Refused when it is not http or https, has another port, or a password
 */
function checkAddress({ protocol, port, username, password, hostname }: URL, ports: readonly number[]): void {
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new Refused(`${protocol} is neither http nor https`);
  if (username !== '' || password !== '')
    throw new Refused(`the address of ${hostname} has a password in it`);
  const number = Number(port || (protocol === 'http:' ? 80 : 443));
  if (!ports.includes(number)) throw new Refused(`port ${number} of ${hostname} is not one of websites`);
}

function flatten(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value ?? '')]),
  );
}

const DECODERS: Record<string, () => NodeJS.ReadWriteStream> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Reads a body up to a limit, which what it decompresses to is held to while it is read. */
function readBody(
  body: Readable,
  encoding: string | undefined,
  maxBytes: number,
  isCut: boolean,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  const sink = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk);
      length += chunk.length;
      done(length > maxBytes ? new TooLarge(`it holds more than ${inMegabytes(maxBytes)}`) : null);
    },
  });
  const name = encoding?.trim().toLowerCase() || 'identity';
  const decoder = DECODERS[name]?.();
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null) => {
      if (error && !(isCut && error instanceof TooLarge)) reject(error);
      else resolve(Buffer.concat(chunks).subarray(0, maxBytes));
    };
    if (name !== 'identity' && !decoder) {
      // Destroying it is an error of its own.
      body.on('error', () => {}).destroy();
      reject(new Refused(`its encoding ${name} is unknown`));
    } else if (decoder) pipeline(body, decoder, sink, done);
    else pipeline(body, sink, done);
  });
}

class TooLarge extends Refused {}

function inMegabytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${Math.round(bytes / 1024 / 1024)} MB`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
