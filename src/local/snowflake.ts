/** Discord's ids: snowflakes. */

/** The first millisecond of 2015, in milliseconds since 1970. */
const DISCORD_EPOCH = 1_420_070_400_000;
/** The number of bits below the timestamp: worker, process and increment. */
const TIMESTAMP_SHIFT = 22n;

let last = 0n;

/** A new id with the current time, unique in this process and larger than every earlier one. */
export function newId(): string {
  const now = BigInt(Date.now() - DISCORD_EPOCH) << TIMESTAMP_SHIFT;
  last = now > last ? now : last + 1n;
  return String(last);
}

/** When an id was made, in milliseconds since 1970. */
export function timeOf(id: string): number {
  return Number(BigInt(id) >> TIMESTAMP_SHIFT) + DISCORD_EPOCH;
}
