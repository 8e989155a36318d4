/** Validation of values in request bodies. */

import { describe, expect, it } from 'vitest';
import type { ApiError } from '../../src/local/errors.ts';
import { type Json, Validator } from '../../src/local/validator.ts';

/** The codes of the problems found when a value is read. */
function problems(value: Json | undefined, read: (field: Validator) => unknown): unknown {
  const field = new Validator({ at: value } as Json);
  read(field.get('at'));
  try {
    field.done();
  } catch (error) {
    return ((error as ApiError).errors as { at: { _errors: { code: string }[] } }).at._errors.map(
      ({ code }) => code,
    );
  }
  return [];
}

describe('a field of a request body', () => {
  it.each<[string, Json | undefined, (field: Validator) => unknown, string[]]>([
    ['nothing, where something is required', undefined, (at) => at.require(), ['BASE_TYPE_REQUIRED']],
    ['null, which counts as absent', null, (at) => at.require(), ['BASE_TYPE_REQUIRED']],
    ['nothing, where it may be missing', null, (at) => at.string(1, 2), []],
    ['a number for a text', 1, (at) => at.string(1, 2), ['STRING_TYPE_CONVERT']],
    ['a text that is too long', 'abc', (at) => at.string(1, 2), ['BASE_TYPE_BAD_LENGTH']],
    ['a text for a list', 'a', (at) => at.list(0, 1), ['LIST_TYPE_CONVERT']],
    ['a list for an object', [], (at) => at.object(), ['MODEL_TYPE_CONVERT']],
    ['a text for a number', '1', (at) => at.integer(0, 1), ['NUMBER_TYPE_COERCE']],
    ['a number that is too large', 2, (at) => at.integer(0, 1), ['NUMBER_TYPE_MAX']],
    ['a number that is too small', -1, (at) => at.integer(0, 1), ['NUMBER_TYPE_MIN']],
    ['a value that is not allowed', 3, (at) => at.oneOf([1, 2]), ['BASE_TYPE_CHOICES']],
    ['a word for an id', 'abc', (at) => at.snowflake(), ['NUMBER_TYPE_COERCE']],
    ['an id', '1100000000000000001', (at) => at.snowflake(), []],
  ])('holds %s', (_, value, read, codes) => {
    expect(problems(value, read)).toEqual(codes);
  });

  it('has only its own properties', () => {
    const field = new Validator(JSON.parse('{"__proto__": {"a": 1}}'));
    expect(field.get('toString').absent).toBe(true);
    expect(field.get('a').absent).toBe(true);
  });

  it('reports every problem at its path', () => {
    const field = new Validator({ list: ['a', 1] });
    for (const item of field.get('list').list(0, 1)) item.string(0, 1);
    expect(() => field.done()).toThrow('Invalid Form Body');
    try {
      field.done();
    } catch (error) {
      expect((error as ApiError).errors).toMatchObject({
        list: {
          _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }],
          1: { _errors: [{ code: 'STRING_TYPE_CONVERT' }] },
        },
      });
    }
  });
});
