/** Tells local requests from those of other websites. */

import type { IncomingMessage } from 'node:http';

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * Whether a request comes from a program on this machine, or from the page itself. Any website that a person visits
 * can send requests to a local port; it is recognised by its Origin, or by its Host (DNS rebinding).
 */
export function isLocalRequest({ headers }: IncomingMessage): boolean {
  const { host = '', origin } = headers;
  return LOOPBACK.test(host) && (origin === undefined || origin === `http://${host}`);
}
