/** Reads and writes JSON in files that people and crashes may have changed. */

/** The value of a JSON text; null for a text that is none. */
export function valueIn(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** The object in a JSON text; one without these properties for anything else. */
export function objectIn(json: string): Record<string, unknown> {
  return Object(valueIn(json));
}

/** A list; an empty one for anything else. */
export function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Values as the lines of a file. */
export function toLines(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}
