/**
 * The id of a button, a select or a form: all that it needs to work for ever, `v1:<action>:<argument>…`. Ids come
 * back from Discord, and are as hostile as any input: whoever reads an argument checks it.
 */
export interface ComponentId {
  action: string;
  args: string[];
}

const ID = /^v1:([a-z-]+)((?::[\w.-]+)*)$/;
/** Discord's own limit. */
const LONGEST_ID = 100;

export function writeId(action: string, ...args: string[]): string {
  const id = ['v1', action, ...args].join(':');
  if (id.length > LONGEST_ID || !ID.test(id)) throw new Error(`not a component's id: ${id}`);
  return id;
}

/** Null for anything that `writeId` did not write. */
export function readId(id: unknown): ComponentId | null {
  const match = typeof id === 'string' && id.length <= LONGEST_ID ? ID.exec(id) : null;
  return match ? { action: match[1]!, args: match[2]!.split(':').slice(1) } : null;
}
