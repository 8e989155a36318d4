/** The order of day and month in numeric dates: a setting of the process. */

/** The order of day and month in a numeric date: "02/01/2025". */
export type DateOrder = 'dmy' | 'mdy';

/** The value of DATE_ORDER. It applies to the whole process, which passes it to each of its threads at their start. */
let setting: DateOrder | null = null;

/** Sets the order, before any article is read; null to infer it from each article. */
export function setDateOrder(order: DateOrder | null): void {
  setting = order;
}

/**
 * Runs work with another order, which ends before this returns.
 *
 * @param order null for the one that was set
 */
export function withDateOrder<Result>(order: DateOrder | null, work: () => Result): Result {
  const before = setting;
  setting = order ?? before;
  try {
    return work();
  } finally {
    setting = before;
  }
}

/** The order that was set; null when it is inferred from each article. */
export function dateOrder(): DateOrder | null {
  return setting;
}
