/** Validates request bodies, and collects errors in Discord's format. */

import { invalidForm } from './errors.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Characters of a value shown in an error, to identify it. */
const MAX_SHOWN_LENGTH = 100;
const SNOWFLAKE = /^\d{1,20}$/;

interface Problem {
  path: readonly (string | number)[];
  code: string;
  message: string;
}

/**
 * A value in a request body, of any type. Each method that reads it as a type records a problem if it does not fit, and
 * `done` throws an error with all problems of the body, nested as Discord's are.
 */
export class Validator {
  readonly value: Json | undefined;
  readonly path: readonly (string | number)[];
  readonly #problems: Problem[];

  constructor(value: Json | undefined, path: readonly (string | number)[] = [], problems: Problem[] = []) {
    this.value = value;
    this.path = path;
    this.#problems = problems;
  }

  /** `null` is treated like an absent field. */
  get absent(): boolean {
    return this.value === undefined || this.value === null;
  }

  get(name: string): Validator {
    const { value } = this;
    const inner =
      typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
        ? value[name]
        : undefined;
    return new Validator(inner, [...this.path, name], this.#problems);
  }

  refuse(code: string, message: string): void {
    this.#problems.push({ path: this.path, code, message });
  }

  require(): this {
    if (this.absent) this.refuse('BASE_TYPE_REQUIRED', 'This field is required');
    return this;
  }

  forbid(message: string): void {
    if (!this.absent) this.refuse('BASE_TYPE_FORBIDDEN', message);
  }

  object(): this {
    if (!this.absent && (typeof this.value !== 'object' || Array.isArray(this.value)))
      this.refuse('MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    return this;
  }

  /** Lengths count UTF-16 units, the strictest way to count. */
  string(minLength: number, maxLength: number): string | null {
    if (this.absent) return null;
    if (typeof this.value !== 'string') {
      this.refuse('STRING_TYPE_CONVERT', `Could not interpret ${shown(this.value)} as string.`);
      return null;
    }
    this.#length(this.value.length, minLength, maxLength);
    return this.value;
  }

  boolean(): boolean | null {
    if (this.absent) return null;
    if (typeof this.value === 'boolean') return this.value;
    this.refuse('BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
    return null;
  }

  number(min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): number | null {
    if (this.absent) return null;
    if (typeof this.value !== 'number') {
      this.refuse('NUMBER_TYPE_COERCE', `Value ${shown(this.value)} is not a number.`);
      return null;
    }
    this.#range('float', this.value, min, max);
    return this.value;
  }

  /** @returns the values of an object with arbitrary keys */
  entries(): Validator[] {
    this.object();
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    return Object.keys(value).map((name) => this.get(name));
  }

  snowflake(): string | null {
    if (this.absent) return null;
    if (typeof this.value === 'string' && SNOWFLAKE.test(this.value)) return this.value;
    this.refuse('NUMBER_TYPE_COERCE', `Value ${shown(this.value)} is not snowflake.`);
    return null;
  }

  list(minLength: number, maxLength: number): Validator[] {
    if (this.absent) return [];
    if (!Array.isArray(this.value)) {
      this.refuse('LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
      return [];
    }
    this.#length(this.value.length, minLength, maxLength);
    return this.value.map((item, index) => new Validator(item, [...this.path, index], this.#problems));
  }

  integer(min: number, max: number): number | null {
    if (this.absent) return null;
    if (!Number.isInteger(this.value)) {
      this.refuse('NUMBER_TYPE_COERCE', `Value ${shown(this.value)} is not int.`);
      return null;
    }
    const value = Number(this.value);
    this.#range('int', value, min, max);
    return value;
  }

  oneOf<T extends Json>(values: readonly T[]): T | null {
    if (this.absent) return null;
    const found = values.find((value) => value === this.value);
    if (found === undefined)
      this.refuse('BASE_TYPE_CHOICES', `Value must be one of {${values.map(shown).join(', ')}}.`);
    return found ?? null;
  }

  /** @throws ApiError 50035 if there was any problem anywhere in the body */
  done(): void {
    if (this.#problems.length === 0) return;
    const root: Nested = {};
    for (const { path, code, message } of this.#problems) {
      let node = root;
      for (const key of path) {
        node[key] ??= {};
        node = node[key] as Nested;
      }
      node._errors = [...(node._errors ?? []), { code, message }];
    }
    throw invalidForm(root);
  }

  #range(kind: string, value: number, min: number, max: number): void {
    if (value < min)
      this.refuse('NUMBER_TYPE_MIN', `${kind} value should be greater than or equal to ${min}.`);
    if (value > max) this.refuse('NUMBER_TYPE_MAX', `${kind} value should be less than or equal to ${max}.`);
  }

  #length(length: number, minLength: number, maxLength: number): void {
    if (length >= minLength && length <= maxLength) return;
    if (minLength === 0) this.refuse('BASE_TYPE_MAX_LENGTH', `Must be ${maxLength} or fewer in length.`);
    else this.refuse('BASE_TYPE_BAD_LENGTH', `Must be between ${minLength} and ${maxLength} in length.`);
  }
}

interface Nested {
  [key: string | number]: Nested | { code: string; message: string }[];
  _errors?: { code: string; message: string }[];
}

function shown(value: Json | undefined): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, MAX_SHOWN_LENGTH);
}
