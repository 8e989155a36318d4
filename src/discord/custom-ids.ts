/** The custom ids of components and modals. */

/**
 * The custom id of a button, a select or a modal: `v1:<action>:<argument>…`. It has everything that its handler needs, so
 * that it works after a restart. Ids come back from Discord as untrusted input: each handler validates its arguments.
 */
export interface ComponentId {
  action: string;
  args: string[];
}

const ID = /^v1:([a-z-]+)((?::[\w.-]+)*)$/;
/** Discord's limit. */
const LONGEST_ID = 100;

/** @throws Error when the id would be too long, or an argument has other characters than letters, digits, `_`, `.` and `-` */
export function writeId(action: string, ...args: string[]): string {
  const id = ['v1', action, ...args].join(':');
  if (id.length > LONGEST_ID || !ID.test(id)) throw new Error(`not a component's id: ${id}`);
  return id;
}

/** The parsed id; null for anything that `writeId` did not write. */
export function readId(id: unknown): ComponentId | null {
  const match = typeof id === 'string' && id.length <= LONGEST_ID ? ID.exec(id) : null;
  return match ? { action: match[1]!, args: match[2]!.split(':').slice(1) } : null;
}
