/** Which of day and month stands first where a date is all numbers: "02/01/2025". */
export type DateOrder = 'dmy' | 'mdy';

/** What DATE_ORDER says. A process has one for all that it reads, and hands it to each of its threads as it begins. */
let setting: DateOrder | null = null;

/** To be set before anything is read; null where it is to be seen from each article. */
export function setDateOrder(order: DateOrder | null): void {
  setting = order;
}

export function dateOrder(): DateOrder | null {
  return setting;
}
