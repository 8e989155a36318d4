/** Tells the addresses of the public internet from all others, and resolves names to those alone. */
import { type LookupAddress, lookup as lookupName } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Resolves a name to all its addresses. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

/** The connection would be one to an address that is not public. */
export class NotPublic extends Error {
  override readonly name = 'NotPublic';
  readonly code = 'ENOTPUBLIC';
}

/** The only IPv6 addresses that are assigned to hosts of the internet (RFC 4291, section 2.4; IANA). */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];
/** Public by its number, and answered within a cloud alone: the metadata of Azure's machines. */
const METADATA = new Set(['168.63.129.16']);

/**
 * Whether an address is one of the public internet: not of this machine or network, reserved, or a form of IPv6 that
 * wraps an IPv4 address.
 *
 * @param address without brackets; a name is no address
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast' || METADATA.has(parsed.toString())) return false;
  // "::7f00:1", which some systems take for 127.0.0.1, is unicast by its number.
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(GLOBAL_IPV6);
}

/** Resolves names as the system does. */
export const systemResolve: Resolve = (hostname) =>
  new Promise((resolve, reject) => {
    lookupName(hostname, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });

/**
 * The `lookup` of a connection: the addresses that it returns are those that are connected to, so that a name cannot
 * resolve to others after it was checked.
 *
 * @param isAllowed whether an address may be connected to
 */
export function lookupAllowed(resolve: Resolve, isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (found) => {
        const allowed = found.filter(({ address }) => isAllowed(address));
        if (allowed.length === 0) callback(notPublic(hostname), '', 4);
        else if (options.all) callback(null, allowed);
        else callback(null, allowed[0]!.address, allowed[0]!.family);
      },
      (error) => callback(error, '', 4),
    );
  };
}

/** The error for a host without a public address. */
export function notPublic(hostname: string): NotPublic {
  return new NotPublic(`${hostname} is not on the public internet`);
}
