import type { IncomingMessage } from 'node:http';

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * Whether a request comes from this machine's own programs, or from the page itself. Any website that a person
 * visits can reach a port of their machine: it tells on itself by its Origin, or by the name that it gave the
 * machine.
 */
export function isFromHere({ headers }: IncomingMessage): boolean {
  const { host = '', origin } = headers;
  return LOOPBACK.test(host) && (origin === undefined || origin === `http://${host}`);
}
