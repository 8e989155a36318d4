/** The first millisecond of 2015: what Discord counts from. */
const EPOCH = 1_420_070_400_000;
/** The bits below the milliseconds: worker, process and a count. */
const BELOW = 22n;

let last = 0n;

/** An id of now, as Discord makes them: unique in this process, and larger than every one before. */
export function newId(): string {
  const now = BigInt(Date.now() - EPOCH) << BELOW;
  last = now > last ? now : last + 1n;
  return String(last);
}

/** When an id was made, in milliseconds since 1970. */
export function timeOf(id: string): number {
  return Number(BigInt(id) >> BELOW) + EPOCH;
}
