/**
 * The id of a button: all that it needs to work for ever, `v1:<action>:<argument>…`. Ids come back from
 * Discord, and are as hostile as any input.
 */
export interface ButtonId {
  action: string;
  args: string[];
}

const ID = /^v1:([a-z-]+)((?::[\w.-]+)*)$/;
/** Discord's own limit. */
const LONGEST_ID = 100;

export function writeId({ action, args }: ButtonId): string {
  const id = ['v1', action, ...args].join(':');
  if (id.length > LONGEST_ID || !ID.test(id)) throw new Error(`not a button id: ${id}`);
  return id;
}

/** Null for anything that `writeId` did not write. */
export function readId(id: string): ButtonId | null {
  const match = id.length <= LONGEST_ID ? ID.exec(id) : null;
  return match ? { action: match[1]!, args: match[2]!.split(':').slice(1) } : null;
}
