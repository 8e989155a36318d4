/** Writes a scope as a condition in SQL. */

import type { Scope } from '../library.ts';

/**
 * The conditions of a scope, apart from its server: see `isWithin`.
 *
 * @param values of the statement so far; those of the conditions are appended
 */
export function scopeSql(
  { from, to, asOf, publishedBy, validOn, article }: Scope,
  values: unknown[],
): string {
  const value = (one: string) => `$${values.push(one)}`;
  const parts: string[] = [];
  if (article !== undefined) {
    const name = value(nameOf(article));
    parts.push(`and (id = ${name} or key = ${name})`);
  }
  if (from !== undefined) parts.push(`and published >= ${value(from)}`);
  if (to !== undefined) parts.push(`and published <= ${value(to)}`);
  if (asOf !== undefined) parts.push(`and published <= ${value(asOf)}`);
  if (publishedBy !== undefined) parts.push(`and (published is null or published <= ${value(publishedBy)})`);
  if (validOn !== undefined) parts.push(`and (expires is null or expires > ${value(validOn)})`);
  return parts.join(' ');
}

/** An id or a key as a value for PostgreSQL, whose text cannot contain NUL: no article has such a name. */
export function nameOf(name: string): string {
  return name.includes('\0') ? '' : name;
}
