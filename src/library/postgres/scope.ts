import type { Scope } from '../library.ts';

/** The part of a statement's condition that keeps to a scope: see `isWithin`. What varies in it is put behind the values. */
export function scopeSql({ from, to, asOf, publishedBy, article }: Scope, values: unknown[]): string {
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
  return parts.join(' ');
}

/** What somebody takes for an article's id or key: no article's holds what a database has no text for. */
export function nameOf(name: string): string {
  return name.includes('\0') ? '' : name;
}
