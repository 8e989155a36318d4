/** Makes the digests of servers, and keeps their schedules. */

import type { Day } from '../../day.ts';
import type { Library } from '../library.ts';
import type { Mutex } from '../server-articles/mutex.ts';
import type { ReportStore } from '../server-articles/report-store.ts';
import type { SettingsStore } from '../server-articles/settings-store.ts';
import { type DigestSchedule, withChanges } from '../server-settings.ts';
import type { ArticleChange } from './article-change.ts';
import type { ChangeLog } from './change-log.ts';
import { digestOf, isEmpty } from './digest.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const INTERVAL_MS = { day: DAY_MS, week: 7 * DAY_MS } as const;
/**
 * How long a process that has taken a digest may take to post it; then it is taken again. From 1 to 3 minutes: Discord
 * knows the nonce of a message for a few, so that where the process was killed when it had posted it, it is not posted twice.
 */
const LEASE_MS = 2 * 60 * 1_000;

/** Implements the methods for digests: see `Library`. Changes of a server run one after another. */
export function manageDigests(
  changeLog: Pick<ChangeLog, 'read'>,
  reports: Pick<ReportStore, 'read'>,
  settingsStore: SettingsStore,
  withLock: Mutex,
): Pick<Library, 'digest' | 'digests' | 'scheduleDigest' | 'takeDigest' | 'noteDigest'> {
  /** The changes that a server sees: those of the seeds, and of its own articles. */
  async function changesOf(server: string): Promise<Record<'seeds' | 'own', readonly ArticleChange[]>> {
    const { usesSeeds } = await settingsStore.read(server);
    const [seeds, own] = await Promise.all([changeLog.read(null), changeLog.read(server)]);
    return { seeds: usesSeeds ? seeds : [], own };
  }

  /** The digest of what has changed since the last one, or in the last week where there is none. */
  async function digestSince(server: string, schedule: DigestSchedule | null, now: number) {
    const weekAgo = now - INTERVAL_MS.week;
    const { since, seeds, own } = schedule ?? { since: weekAgo, seeds: weekAgo, own: weekAgo };
    const all = await changesOf(server);
    const changes = [
      ...all.seeds.filter(({ at }) => at > seeds),
      ...all.own.filter(({ at }) => at > own),
    ].sort((a, b) => a.at - b.at);
    const digest = digestOf(dayAt(since), changes, await reports.read(server));
    return { digest, seen: { seeds: lastOf(all.seeds, seeds), own: lastOf(all.own, own) } };
  }

  async function write(server: string, digest: DigestSchedule | null) {
    const settings = withChanges(await settingsStore.read(server), { digest });
    await settingsStore.write(server, settings);
    return settings;
  }

  return {
    async digest(server, now) {
      const { digest: schedule } = await settingsStore.read(server);
      return (await digestSince(server, schedule, now)).digest;
    },

    digests: () => settingsStore.withDigest(),

    scheduleDigest: (server, wanted, now) =>
      withLock(server, async () => {
        if (!wanted) return write(server, null);
        const { digest: before } = await settingsStore.read(server);
        // In another channel, or at other intervals, it goes on where it was.
        const { seeds, own } = before ?? (await endsOf(server));
        const dueAt = now + INTERVAL_MS[wanted.every];
        return write(server, { ...wanted, dueAt, heldUntil: 0, since: before?.since ?? now, seeds, own });
      }),

    takeDigest: (server, now) =>
      withLock(server, async () => {
        const { digest: schedule } = await settingsStore.read(server);
        if (!schedule || Math.max(schedule.dueAt, schedule.heldUntil) > now) return null;
        const { digest, seen } = await digestSince(server, schedule, now);
        const next = { ...schedule, ...seen, since: now, dueAt: nextAfter(schedule, now), heldUntil: 0 };
        const isNothing = isEmpty(digest);
        await write(server, isNothing ? next : { ...schedule, heldUntil: now + LEASE_MS });
        return isNothing ? null : { channel: schedule.channel, digest, next };
      }),

    noteDigest: (server, next) =>
      withLock(server, async () => {
        const { digest: schedule } = await settingsStore.read(server);
        // Meanwhile it may have been switched off, or set otherwise.
        if (schedule?.channel === next.channel && schedule.every === next.every) await write(server, next);
      }),
  };

  /** The times of the last changes: a first digest is not of all that there is. */
  async function endsOf(server: string): Promise<Pick<DigestSchedule, 'seeds' | 'own'>> {
    const { seeds, own } = await changesOf(server);
    return { seeds: lastOf(seeds, 0), own: lastOf(own, 0) };
  }
}

function lastOf(changes: readonly ArticleChange[], before: number): number {
  return changes.at(-1)?.at ?? before;
}

/** The next time after now at the same intervals, however many were missed. */
function nextAfter({ dueAt, every }: DigestSchedule, now: number): number {
  const interval = INTERVAL_MS[every];
  return dueAt + interval * Math.ceil((now - dueAt + 1) / interval);
}

function dayAt(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10) as Day;
}
