/** Reads the fields of a YAML file, and notes what is wrong with each. */
import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';

/** Notes a problem of a node. */
export type Report = (node: Node | null, problem: string) => void;

/** The fields of a mapping, each checked when it is read. */
export class Fields {
  readonly node: YAMLMap | null;
  readonly #report: Report;

  constructor(node: unknown, report: Report, what: string, known: readonly string[]) {
    this.node = isMap(node) ? node : null;
    this.#report = report;
    if (!isMap(node)) {
      if (node !== null) report(node as Node, `${what} is no list of fields, such as "${known[0]}: …".`);
      return;
    }
    for (const { key } of node.items)
      if (!known.includes(String(key)))
        report(key as Node, `${shown(key)} is no field of ${what}: there are ${known.join(', ')}.`);
  }

  get(name: string): Node | null {
    return (this.node?.get(name, true) as Node | undefined) ?? null;
  }

  /** A field as text that `read` understands; `fallback` when it is absent or wrong. */
  text<T>(name: string, fallback: T, read: (text: string) => T | null, advice: string): T {
    const node = this.get(name);
    if (node === null) return fallback;
    const value = isScalar(node) && node.value !== null ? read(String(node.value)) : null;
    if (value !== null) return value;
    this.#report(node, `${name} is ${shown(node)}: ${advice}.`);
    return fallback;
  }
}

/** A value as it is quoted in a problem: on one line, and cut. */
export function shown(value: unknown): string {
  const text = isScalar(value) ? String(value.value) : 'no text';
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);
}

/** Reads a list, or a single value as a list of one. */
export function readList<T>(
  fields: Fields,
  name: string,
  max: number,
  report: Report,
  read: (node: Node) => T | null,
): T[] {
  const node = fields.get(name);
  if (node === null || (isScalar(node) && node.value === null)) return [];
  const items = isSeq(node) ? (node.items as Node[]) : [node];
  if (items.length > max) report(node, `${name} has more than ${max} entries.`);
  return items.slice(0, max).flatMap((item) => read(item) ?? []);
}
