import { invalidForm } from './errors.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Enough to see which value is meant. */
const LONGEST_SHOWN = 100;
const SNOWFLAKE = /^\d{1,20}$/;

interface Problem {
  path: readonly (string | number)[];
  code: string;
  message: string;
}

/**
 * One place in a request body, which may hold anything. Reading it as what it should be notes what is wrong
 * with it, and `done` refuses the whole with every problem, nested as Discord does.
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

  /** Null says nothing, as nothing does. */
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

  /** Counted in UTF-16 units, the strictest of the ways to count. */
  string(shortest: number, longest: number): string | null {
    if (this.absent) return null;
    if (typeof this.value !== 'string') {
      this.refuse('STRING_TYPE_CONVERT', `Could not interpret ${shown(this.value)} as string.`);
      return null;
    }
    this.#length(this.value.length, shortest, longest);
    return this.value;
  }

  boolean(): boolean | null {
    if (this.absent) return null;
    if (typeof this.value === 'boolean') return this.value;
    this.refuse('BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
    return null;
  }

  number(lowest = Number.NEGATIVE_INFINITY, highest = Number.POSITIVE_INFINITY): number | null {
    if (this.absent) return null;
    if (typeof this.value !== 'number') {
      this.refuse('NUMBER_TYPE_COERCE', `Value ${shown(this.value)} is not a number.`);
      return null;
    }
    this.#range('float', this.value, lowest, highest);
    return this.value;
  }

  /** @returns what stands under each name in an object that may have any */
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

  list(shortest: number, longest: number): Validator[] {
    if (this.absent) return [];
    if (!Array.isArray(this.value)) {
      this.refuse('LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
      return [];
    }
    this.#length(this.value.length, shortest, longest);
    return this.value.map((item, index) => new Validator(item, [...this.path, index], this.#problems));
  }

  integer(lowest: number, highest: number): number | null {
    if (this.absent) return null;
    if (!Number.isInteger(this.value)) {
      this.refuse('NUMBER_TYPE_COERCE', `Value ${shown(this.value)} is not int.`);
      return null;
    }
    const value = Number(this.value);
    this.#range('int', value, lowest, highest);
    return value;
  }

  oneOf<T extends Json>(values: readonly T[]): T | null {
    if (this.absent) return null;
    const found = values.find((value) => value === this.value);
    if (found === undefined)
      this.refuse('BASE_TYPE_CHOICES', `Value must be one of {${values.map(shown).join(', ')}}.`);
    return found ?? null;
  }

  /** @throws ApiError 50035 when anything was wrong, here or in any other place of the same body */
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

  #range(kind: string, value: number, lowest: number, highest: number): void {
    if (value < lowest)
      this.refuse('NUMBER_TYPE_MIN', `${kind} value should be greater than or equal to ${lowest}.`);
    if (value > highest)
      this.refuse('NUMBER_TYPE_MAX', `${kind} value should be less than or equal to ${highest}.`);
  }

  #length(length: number, shortest: number, longest: number): void {
    if (length >= shortest && length <= longest) return;
    if (shortest === 0) this.refuse('BASE_TYPE_MAX_LENGTH', `Must be ${longest} or fewer in length.`);
    else this.refuse('BASE_TYPE_BAD_LENGTH', `Must be between ${shortest} and ${longest} in length.`);
  }
}

interface Nested {
  [key: string | number]: Nested | { code: string; message: string }[];
  _errors?: { code: string; message: string }[];
}

function shown(value: Json | undefined): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, LONGEST_SHOWN);
}
