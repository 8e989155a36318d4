import { type Bounds, boundsOf, inner, isObject, isOfKind, nameOf, type Schema } from './schema.ts';

/** A value that differs in one place from one that fits its schema. */
export interface Variant {
  at: string;
  change: string;
  value: unknown;
}

/** A bound above this is none that anybody meets. */
const GREATEST_TRIED = 20_000;
const UNKNOWN_NUMBER = 9_999;
/** What needs more than its required fields, by the names of the schemas. */
const EXAMPLES: { readonly [name: string]: object } = {
  ButtonComponentForMessageRequest: { type: 2, style: 1, label: 'a', custom_id: 'a' },
  TextInputComponentForModalRequest: { type: 4, style: 1, label: 'a', custom_id: 'a' },
  UnfurledMediaRequestWithAttachmentReferenceRequired: { url: 'attachment://0.txt' },
};

/**
 * Values on either side of all that a schema says: each field left out, of another type and, where it is absent, given; each text, list and number at its bounds and beyond them; each constant; and each of several shapes.
 */
export function* variants(
  schema: Schema,
  value: unknown,
  at = nameOf(inner(schema)) ?? '',
): Generator<Variant> {
  const plain = inner(schema);
  const { def } = plain._zod;
  yield { at, change: 'another type', value: typeof value === 'object' ? 'text' : { an: 'object' } };
  if (def.type === 'object' && isObject(value)) yield* inObject(plain, value, nameOf(plain) ?? at);
  if (def.type === 'array' && Array.isArray(value)) yield* inList(plain, def.element as Schema, value, at);
  if (def.type === 'union') yield* inUnion(def.options as readonly Schema[], value, at);
  if (def.type === 'literal') yield* constants(def.values, at);
  if (def.type === 'string' && typeof value === 'string') {
    for (const { length, change } of sizes(boundsOf(plain)))
      yield { at, change: `${change} long`, value: value.padEnd(length, 'a').slice(0, length) };
    if (isPattern(plain)) yield { at, change: 'of another form', value: 'a a' };
  }
  if (def.type === 'number')
    for (const { length, change } of sizes(boundsOf(plain), -1)) yield { at, change, value: length };
}

/** A value with one of the fields that it does not have, in any place of it. */
export function* additions(schema: Schema, value: unknown): Generator<unknown> {
  const plain = inner(schema);
  const { def } = plain._zod;
  if (def.type === 'object' && isObject(value))
    for (const [key, field] of Object.entries(def.shape) as [string, Schema][])
      if (value[key] === undefined) yield { ...value, [key]: sampleOf(key, field) };
      else for (const more of additions(field, value[key])) yield { ...value, [key]: more };
  if (def.type === 'array' && Array.isArray(value))
    for (const [index, one] of value.entries())
      for (const more of additions(def.element as Schema, one)) yield value.with(index, more);
  if (def.type === 'union') {
    const own = (def.options as readonly Schema[]).find((option) => isOfKind(option, value));
    if (own) yield* additions(own, value);
  }
}

function* inObject(schema: Schema, value: { [key: string]: unknown }, at: string): Generator<Variant> {
  const { def } = schema._zod;
  for (const [key, field] of Object.entries(def.type === 'object' ? def.shape : {}) as [string, Schema][]) {
    const here = `${at}.${key}`;
    const { [key]: present, ...others } = value;
    if (present === undefined) {
      yield { at: here, change: 'given', value: { ...value, [key]: sampleOf(key, field) } };
      continue;
    }
    yield { at: here, change: 'left out', value: others };
    for (const { value: changed, ...variant } of variants(field, present, here))
      yield { ...variant, value: { ...value, [key]: changed } };
  }
}

function* inList(list: Schema, element: Schema, value: unknown[], at: string): Generator<Variant> {
  // The smallest, so that what holds over all of them together is not met first.
  const [smallest] = value.toSorted(
    (one, other) => JSON.stringify(one).length - JSON.stringify(other).length,
  );
  for (const { length, change } of sizes(boundsOf(list)))
    yield {
      at,
      change: `${change} elements`,
      value: Array.from({ length }, (_, index) => renamed(smallest, index)),
    };
  for (const [index, one] of value.entries())
    for (const { value: changed, ...variant } of variants(element, one, `${at}[]`))
      yield { ...variant, value: value.with(index, changed) };
}

function* inUnion(options: readonly Schema[], value: unknown, at: string): Generator<Variant> {
  const own = options.find((option) => isOfKind(option, value));
  for (const option of options) {
    const name = nameOf(inner(option));
    if (option === own) yield* variants(option, value, at);
    else if (name) yield { at, change: `a ${name}`, value: sample(option) };
  }
}

function* constants(values: readonly unknown[], at: string): Generator<Variant> {
  // One alone says of which shape it is.
  if (values.length > 1) for (const value of values) yield { at, change: `${value}`, value };
  yield { at, change: 'unknown', value: typeof values[0] === 'number' ? UNKNOWN_NUMBER : 'unknown' };
}

function sizes({ least, most }: Bounds, lowest = 0): { length: number; change: string }[] {
  const tried = [least, least && least - 1, most, most && most + 1];
  return tried
    .filter((size) => size !== undefined && size >= lowest && size <= GREATEST_TRIED)
    .map((length) => ({ length: length!, change: `${length}` }));
}

/** The most that there may be, so that the fewest may be as many. */
function sampleOf(key: string, schema: Schema): unknown {
  const { most } = boundsOf(inner(schema));
  return key.startsWith('max_') && most !== undefined ? most : sample(schema);
}

/** A small value that fits a schema. */
export function sample(schema: Schema): unknown {
  const plain = inner(schema);
  const example = EXAMPLES[nameOf(plain) ?? ''];
  if (example) return example;
  const { def } = plain._zod;
  const { least = 0 } = boundsOf(plain);
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape)
          .filter(([, field]) => field._zod.optin !== 'optional')
          .map(([key, field]) => [key, sampleOf(key, field as Schema)]),
      );
    case 'record':
      return {};
    case 'array':
      return Array.from({ length: Math.max(least, 1) }, (_, index) =>
        renamed(sample(def.element as Schema), index),
      );
    case 'union':
      return sample(
        (def.options as readonly Schema[]).find((option) => inner(option)._zod.def.type !== 'undefined')!,
      );
    case 'literal':
      return def.values[0];
    case 'boolean':
      return false;
    case 'number':
      return least;
    default:
      if (formatsOf(plain).includes('datetime')) return '2026-01-02T03:04:05Z';
      if (isUrl(plain)) return 'https://example.com/';
      return isPattern(plain) ? '1' : 'a'.repeat(Math.max(least, 1));
  }
}

/** The same with names of its own, where two may not have the same. */
function renamed(value: unknown, index: number): unknown {
  if (!isObject(value)) return value;
  const named = Object.entries(value).map(([key, one]) => {
    if (key === 'id' && typeof one === 'string') return [key, String(index)];
    if (['custom_id', 'name', 'value'].includes(key) && typeof one === 'string')
      return [key, `${one}-${index}`];
    return [key, Array.isArray(one) ? one.map((inside) => renamed(inside, index)) : renamed(one, index)];
  });
  return Object.fromEntries(named);
}

function formatsOf(schema: Schema): string[] {
  return (schema._zod.def.checks ?? []).flatMap((check) => {
    const { format } = check._zod.def as { format?: string };
    return format ?? [];
  });
}

const isUrl = (schema: Schema) => formatsOf(schema).includes('url');
const isPattern = (schema: Schema) => formatsOf(schema).includes('regex');
