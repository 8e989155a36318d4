import { type Day, inWords, parseDay } from '../../day.ts';
import type { Scope } from '../../library/library.ts';

/** How a question was asked, beside its words: what a button needs to ask it again. */
export interface AskedState {
  /** Who asked, as `shortId` writes it. */
  asker: string;
  scope: Omit<Scope, 'server'>;
}

const NONE = '-';
const DAYS = ['asked', 'from', 'to', 'asOf'] as const;

/** Someone's id in as few letters as an id of a button has room for. */
export function shortId(userId: string): string {
  return BigInt(userId).toString(36);
}

/** The arguments of a button's id: 64 characters at most, with the colons before them. */
export function writeAsked({ asker, scope }: AskedState): string[] {
  return [asker, scope.article ?? NONE, ...DAYS.map((name) => scope[name]?.replaceAll('-', '') ?? NONE)];
}

/** Null for anything that `writeAsked` did not write. */
export function readAsked(args: readonly string[]): AskedState | null {
  const [asker, article, ...days] = args;
  if (!asker || !article || days.length !== DAYS.length) return null;
  if (!/^[0-9a-z]{1,13}$/.test(asker) || !/^(?:-|[0-9a-z]{10})$/.test(article)) return null;
  const scope: AskedState['scope'] = article === NONE ? {} : { article };
  for (const [index, name] of DAYS.entries()) {
    const written = days[index]!;
    if (written === NONE) continue;
    const day = parseDay(`${written.slice(0, 4)}-${written.slice(4, 6)}-${written.slice(6)}`);
    if (!day) return null;
    scope[name] = day;
  }
  return { asker, scope };
}

/** The day on which something was done in Discord: there is one clock for all, so that it is the same for all. */
export function dayOf({ createdAt }: { createdAt: Date }): Day {
  return createdAt.toISOString().slice(0, 10) as Day;
}

/** Which articles were asked, in words; null when it was all of them. */
export function scopeInWords({ article, from, to, asOf }: AskedState['scope'], title: string): string | null {
  const parts: string[] = [];
  if (article) parts.push(`Only “${title}”`);
  if (from && to) parts.push(`Only articles published from ${inWords(from)} to ${inWords(to)}`);
  else if (from) parts.push(`Only articles published on ${inWords(from)} or later`);
  else if (to) parts.push(`Only articles published on ${inWords(to)} or earlier`);
  if (asOf) parts.push(`As of ${inWords(asOf)}`);
  if (from || to || asOf) parts.push('Undated articles are left out');
  return parts.length > 0 ? parts.join(' · ') : null;
}
