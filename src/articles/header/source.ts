/** Reads the address of an article. */

import { unquoted } from './labels.ts';

/**
 * Reads an address that may be linked to, normalized by `URL`: http or https, without credentials. Null for any other.
 */
export function readSource(value: string): string | null {
  const address = unquoted(value).replace(/^<|>$/g, '');
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.username || url.password ? null : url.href;
}
