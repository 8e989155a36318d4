/** The queues of what reads drafts, which take memory. */

import { type BulkheadLimits, FairQueue } from '../fair-use/fair-queue.ts';

/** A draft of the maximum size takes several megabytes while it is parsed, so few are processed at the same time. */
const LIMITS = { concurrency: 2, concurrencyPerServer: 1, maxWaiting: 20 } satisfies Partial<BulkheadLimits>;

export const draftQueue = new FairQueue({ ...LIMITS, maxWaitMs: 60_000 });
/** Discord waits three seconds for a form. */
export const formQueue = new FairQueue({ ...LIMITS, maxWaitMs: 1_000 });
