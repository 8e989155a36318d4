import * as described from 'discord-api-spec/zod';
import { object } from 'zod/mini';
import { type $ZodIssue, type $ZodTypes, safeParse } from 'zod/v4/core';

/** A schema of Discord's OpenAPI description, as discord-api-spec makes it of that. */
export type Schema = $ZodTypes;

/** A place where a value is not as its schema says. */
export interface Departure {
  /** The nearest object that has a name, and the way from there: `MessageResponse.mention_roles[]` */
  at: string;
  what: string;
}

const SUFFIX = 'Schema';
/** Enough to see which value is meant. */
const LONGEST_SHOWN = 80;
const SCHEMAS = new Map(
  Object.entries(described)
    .filter(([name]) => name.endsWith(SUFFIX))
    .map(([name, schema]) => [name.slice(0, -SUFFIX.length), schema]),
);
const NAMES = new Map([...SCHEMAS].map(([name, schema]) => [schema, name]));

/** @throws Error when the description has none of this name */
export function schemaOf(name: string): Schema {
  const schema = SCHEMAS.get(name);
  if (!schema) throw new Error(`Discord describes no ${name}`);
  return schema;
}

export function nameOf(schema: Schema): string | undefined {
  return NAMES.get(schema);
}

/** What a schema says of a value that is there. */
export function inner(schema: Schema): Schema {
  const { def } = schema._zod;
  switch (def.type) {
    case 'lazy':
      return inner(def.getter() as Schema);
    case 'optional':
    case 'nullable':
      return inner(def.innerType as Schema);
    default:
      return schema;
  }
}

/** Where a value departs from a schema. Fields that the schema does not name are departures as well. */
export function departures(schema: Schema, value: unknown, at = nameOf(inner(schema)) ?? ''): Departure[] {
  const plain = inner(schema);
  const { def } = plain._zod;
  if (value === undefined || value === null) return leaf(schema, value, at);
  if (def.type === 'object' && isObject(value)) {
    const name = nameOf(plain) ?? at;
    return [
      ...Object.entries(def.shape).flatMap(([key, field]) =>
        departures(field as Schema, value[key], `${name}.${key}`),
      ),
      ...Object.keys(value)
        .filter((key) => !(key in def.shape))
        .map((key) => ({ at: `${name}.${key}`, what: 'is not described' })),
    ];
  }
  if (def.type === 'record' && isObject(value))
    return Object.values(value).flatMap((one) => departures(def.valueType as Schema, one, `${at}{}`));
  if (def.type === 'array' && Array.isArray(value))
    return [
      // Of its elements nothing is said here.
      ...(isOfLength(plain, value.length) ? [] : [{ at, what: `has ${value.length} elements` }]),
      ...value.flatMap((one) => departures(def.element as Schema, one, `${at}[]`)),
    ];
  if (def.type === 'union') {
    const fitting = def.options.filter((option) => isOfKind(option as Schema, value));
    if (fitting.length === 0) return [{ at, what: 'is of no kind that is described' }];
    const complete = fitting.filter((option) => isComplete(option as Schema, value));
    const found = (complete.length > 0 ? complete : fitting).map((option) =>
      departures(option as Schema, value, at),
    );
    return found.reduce((best, next) => (next.length < best.length ? next : best));
  }
  if (def.type === 'intersection')
    return departures(merged(def.left as Schema, def.right as Schema), value, at);
  return leaf(plain, value, at);
}

function leaf(schema: Schema, value: unknown, at: string): Departure[] {
  const { success, error } = safeParse(schema, value);
  if (success) return [];
  if (value === undefined) return [{ at, what: 'is missing' }];
  return error.issues.map((issue) => ({
    at,
    what: `is ${JSON.stringify(value)?.slice(0, LONGEST_SHOWN)}: ${reasonOf(issue)}`,
  }));
}

function reasonOf(issue: $ZodIssue): string {
  if (issue.code === 'invalid_type') return `no ${issue.expected}`;
  if (issue.code === 'invalid_value') return 'not among its values';
  if (issue.code === 'invalid_format') return `no ${issue.format}`;
  return issue.code;
}

/** Whether an object has all that a shape must have. */
function isComplete(option: Schema, value: unknown): boolean {
  const { def } = inner(option)._zod;
  return (
    def.type === 'object' &&
    isObject(value) &&
    Object.entries(def.shape).every(([key, field]) => field._zod.optin === 'optional' || key in value)
  );
}

/** Both of two objects in one. */
function merged(left: Schema, right: Schema): Schema {
  const shapes = [left, right].map((side) => {
    const { def } = inner(side)._zod;
    return def.type === 'object' ? def.shape : {};
  });
  return object(Object.assign({}, ...shapes)) as unknown as Schema;
}

/** Of several shapes, a value has the one whose constants it has. */
export function isOfKind(option: Schema, value: unknown): boolean {
  const { def } = inner(option)._zod;
  if (def.type !== 'object') return true;
  return (
    isObject(value) &&
    Object.entries(def.shape).every(([key, field]) => {
      const constant = inner(field as Schema)._zod.def;
      return (
        constant.type !== 'literal' ||
        value[key] === undefined ||
        value[key] === null ||
        constant.values.includes(value[key] as never)
      );
    })
  );
}

export interface Bounds {
  least: number | undefined;
  most: number | undefined;
}

/** How long a text or a list may be, or how great a number. */
export function boundsOf(schema: Schema): Bounds {
  const bounds: Bounds = { least: undefined, most: undefined };
  for (const check of schema._zod.def.checks ?? []) {
    const def = check._zod.def as { check: string; minimum?: number; maximum?: number; value?: number };
    if (def.check === 'min_length') bounds.least = def.minimum;
    if (def.check === 'max_length') bounds.most = def.maximum;
    if (def.check === 'greater_than') bounds.least = def.value;
    if (def.check === 'less_than') bounds.most = def.value;
  }
  return bounds;
}

function isOfLength(schema: Schema, length: number): boolean {
  const { least = 0, most = Number.POSITIVE_INFINITY } = boundsOf(schema);
  return length >= least && length <= most;
}

export function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
