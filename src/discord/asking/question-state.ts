/** The state of a question, as the custom ids of buttons keep it. */

import { type Day, parseDay } from '../../day.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Scope } from '../../library/library.ts';

/** What a button needs to ask a question again, beside its text. */
export interface AskedState {
  /** Who asked, as `shortId` writes it. */
  asker: string;
  scope: Omit<Scope, 'server'>;
}

const NONE = '-';
const DAYS = ['asked', 'from', 'to', 'asOf'] as const;

/** A user id in base 36, for custom ids. */
export function shortId(userId: string): string {
  return BigInt(userId).toString(36);
}

/** The arguments for a custom id: at most 64 characters, colons included. */
export function writeAsked({ asker, scope }: AskedState): string[] {
  return [asker, scope.article ?? NONE, ...DAYS.map((name) => scope[name]?.replaceAll('-', '') ?? NONE)];
}

/** The state that `writeAsked` wrote; null for anything else. */
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

/** The UTC day of an interaction or a message: the same for all users. */
export function dayOf({ createdAt }: { createdAt: Date }): Day {
  return createdAt.toISOString().slice(0, 10) as Day;
}

/** The filters of a question in words; null when there are none. */
export function scopeInWords(
  t: Translator,
  { article, from, to, asOf }: AskedState['scope'],
  title: string,
): string | null {
  const parts: string[] = [];
  if (article) parts.push(t('scope.article', { title }));
  if (from && to) parts.push(t('scope.fromTo', { from: t.day(from), to: t.day(to) }));
  else if (from) parts.push(t('scope.from', { day: t.day(from) }));
  else if (to) parts.push(t('scope.to', { day: t.day(to) }));
  if (asOf) parts.push(t('scope.asOf', { day: t.day(asOf) }));
  if (from || to || asOf) parts.push(t('scope.withoutUndated'));
  return parts.length > 0 ? parts.join(' · ') : null;
}
