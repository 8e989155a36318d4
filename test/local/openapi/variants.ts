/** Derives values on either side of what a schema allows. */

import { type Bounds, boundsOf, hasConstantsOf, isObject, nameOf, type Schema, unwrap } from './schema.ts';

/** A value that differs in one place from a valid one. */
export interface Variant {
  at: string;
  change: string;
  value: unknown;
}

/** Bounds above this are not tried. */
const MAX_TRIED = 20_000;
const UNKNOWN_NUMBER = 9_999;
/** Examples for schemas that need more than their required fields, by name. */
const EXAMPLES: { readonly [name: string]: object } = {
  ButtonComponentForMessageRequest: { type: 2, style: 1, label: 'a', custom_id: 'a' },
  TextInputComponentForModalRequest: { type: 4, style: 1, label: 'a', custom_id: 'a' },
  UnfurledMediaRequestWithAttachmentReferenceRequired: { url: 'attachment://0.txt' },
};

/**
 * Yields values on either side of what a schema allows: each field left out, of another type and, where it is absent,
 * given; each string, list and number at its bounds and beyond them; each constant; and each option of a union.
 */
export function* variants(
  schema: Schema,
  value: unknown,
  at = nameOf(unwrap(schema)) ?? '',
): Generator<Variant> {
  const unwrapped = unwrap(schema);
  const { def } = unwrapped._zod;
  yield { at, change: 'another type', value: typeof value === 'object' ? 'text' : { an: 'object' } };
  if (def.type === 'object' && isObject(value)) yield* inObject(unwrapped, value, nameOf(unwrapped) ?? at);
  if (def.type === 'array' && Array.isArray(value))
    yield* inList(unwrapped, def.element as Schema, value, at);
  if (def.type === 'union') yield* inUnion(def.options as readonly Schema[], value, at);
  if (def.type === 'literal') yield* constants(def.values, at);
  if (def.type === 'string' && typeof value === 'string') {
    for (const { length, change } of sizes(boundsOf(unwrapped)))
      yield { at, change: `${change} long`, value: value.padEnd(length, 'a').slice(0, length) };
    if (isPattern(unwrapped)) yield { at, change: 'of another form', value: 'a a' };
  }
  if (def.type === 'number')
    for (const { length, change } of sizes(boundsOf(unwrapped), -1)) yield { at, change, value: length };
}

/** Yields the value with one additional field, at any depth. */
export function* additions(schema: Schema, value: unknown): Generator<unknown> {
  const unwrapped = unwrap(schema);
  const { def } = unwrapped._zod;
  if (def.type === 'object' && isObject(value))
    for (const [key, field] of Object.entries(def.shape) as [string, Schema][])
      if (value[key] === undefined) yield { ...value, [key]: sampleOf(key, field) };
      else for (const more of additions(field, value[key])) yield { ...value, [key]: more };
  if (def.type === 'array' && Array.isArray(value))
    for (const [index, one] of value.entries())
      for (const more of additions(def.element as Schema, one)) yield value.with(index, more);
  if (def.type === 'union') {
    const own = (def.options as readonly Schema[]).find((option) => hasConstantsOf(option, value));
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
  // The smallest element, so that limits on the total size are not reached first.
  const [smallest] = value.toSorted(
    (one, other) => JSON.stringify(one).length - JSON.stringify(other).length,
  );
  for (const { length, change } of sizes(boundsOf(list)))
    yield {
      at,
      change: `${change} elements`,
      value: Array.from({ length }, (_, index) => withUniqueNames(smallest, index)),
    };
  for (const [index, one] of value.entries())
    for (const { value: changed, ...variant } of variants(element, one, `${at}[]`))
      yield { ...variant, value: value.with(index, changed) };
}

function* inUnion(options: readonly Schema[], value: unknown, at: string): Generator<Variant> {
  const own = options.find((option) => hasConstantsOf(option, value));
  for (const option of options) {
    const name = nameOf(unwrap(option));
    if (option === own) yield* variants(option, value, at);
    else if (name) yield { at, change: `a ${name}`, value: sample(option) };
  }
}

function* constants(values: readonly unknown[], at: string): Generator<Variant> {
  // A single constant tells the options of a union apart, and is not varied.
  if (values.length > 1) for (const value of values) yield { at, change: `${value}`, value };
  yield { at, change: 'unknown', value: typeof values[0] === 'number' ? UNKNOWN_NUMBER : 'unknown' };
}

function sizes({ min, max }: Bounds, lowest = 0): { length: number; change: string }[] {
  const tried = [min, min && min - 1, max, max && max + 1];
  return tried
    .filter((size) => size !== undefined && size >= lowest && size <= MAX_TRIED)
    .map((length) => ({ length: length!, change: `${length}` }));
}

/** A sample for a field; for a `max_` field its maximum, so that any value of the `min_` field is valid. */
function sampleOf(key: string, schema: Schema): unknown {
  const { max } = boundsOf(unwrap(schema));
  return key.startsWith('max_') && max !== undefined ? max : sample(schema);
}

/** A small value that is valid for a schema. */
export function sample(schema: Schema): unknown {
  const unwrapped = unwrap(schema);
  const example = EXAMPLES[nameOf(unwrapped) ?? ''];
  if (example) return example;
  const { def } = unwrapped._zod;
  const { min = 0 } = boundsOf(unwrapped);
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
      return Array.from({ length: Math.max(min, 1) }, (_, index) =>
        withUniqueNames(sample(def.element as Schema), index),
      );
    case 'union':
      return sample(
        (def.options as readonly Schema[]).find((option) => unwrap(option)._zod.def.type !== 'undefined')!,
      );
    case 'literal':
      return def.values[0];
    case 'boolean':
      return false;
    case 'number':
      return min;
    default:
      if (formatsOf(unwrapped).includes('datetime')) return '2026-01-02T03:04:05Z';
      if (isUrl(unwrapped)) return 'https://example.com/';
      return isPattern(unwrapped) ? '1' : 'a'.repeat(Math.max(min, 1));
  }
}

/** A copy with unique ids, names and values, which must not repeat in a list. */
function withUniqueNames(value: unknown, index: number): unknown {
  if (!isObject(value)) return value;
  const named = Object.entries(value).map(([key, one]) => {
    if (key === 'id' && typeof one === 'string') return [key, String(index)];
    if (['custom_id', 'name', 'value'].includes(key) && typeof one === 'string')
      return [key, `${one}-${index}`];
    return [
      key,
      Array.isArray(one) ? one.map((inside) => withUniqueNames(inside, index)) : withUniqueNames(one, index),
    ];
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
