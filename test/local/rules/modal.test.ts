/** The rules of modals. */

import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../src/local/errors.ts';
import { checkModal } from '../../../src/local/rules/modal.ts';
import { type Json, Validator } from '../../../src/local/validator.ts';

const options = (count: number, chosen = 0) =>
  Array.from({ length: count }, (_, index) => ({
    label: `${index}`,
    value: `${index}`,
    default: index < chosen,
  }));
const RADIO = { type: 21, custom_id: 'one' };
const BOXES = { type: 22, custom_id: 'some' };
const CHECKBOX = { type: 23, custom_id: 'yes' };
const CHANNELS = { type: 8, custom_id: 'where' };
const ROLES = { type: 6, custom_id: 'roles' };
const USERS = { type: 5, custom_id: 'users' };

/** Where a modal with this input is wrong, by the names of fields; null if it is not. */
function wrongAt(component: object): string | null {
  try {
    const components = [{ type: 18, label: 'x', component }];
    checkModal(new Validator({ title: 'x', custom_id: 'form', components } as unknown as Json));
    return null;
  } catch (error) {
    const { errors } = error as ApiError;
    expect(error).toBeInstanceOf(ApiError);
    const path = (node: object): string[] => {
      const [key, inner] = Object.entries(node).find(([name]) => name !== '_errors') ?? [];
      return key === undefined ? [] : [key, ...path(inner)];
    };
    return path(errors!).slice(3).join('.');
  }
}

describe('a modal', () => {
  it.each([
    ['two options to choose one of', { ...RADIO, options: options(2) }],
    ['ten, one of them chosen', { ...RADIO, required: false, options: options(10, 1) }],
    ['one box', { ...BOXES, options: options(1) }],
    ['ten boxes, all chosen', { ...BOXES, options: options(10, 10) }],
    ['boxes of which none need be chosen', { ...BOXES, required: false, min_values: 0, options: options(3) }],
    ['boxes of which some may be', { ...BOXES, min_values: 2, max_values: 3, options: options(4, 3) }],
    ['a checkbox', { ...CHECKBOX, default: true }],
    ['channels of some types', { ...CHANNELS, channel_types: [0, 15], max_values: 25 }],
    ['a chosen channel', { ...CHANNELS, default_values: [{ type: 'channel', id: '1' }] }],
    [
      'chosen roles',
      { ...ROLES, max_values: 2, default_values: ['1', '2'].map((id) => ({ type: 'role', id })) },
    ],
    ['a chosen user', { ...USERS, required: false, default_values: [{ type: 'user', id: '1' }] }],
  ])('may offer %s', (_, component) => {
    expect(wrongAt(component)).toBeNull();
  });

  it.each([
    ['one option to choose of', { ...RADIO, options: options(1) }, 'options'],
    ['more than ten', { ...RADIO, options: options(11) }, 'options'],
    ['no options', RADIO, 'options'],
    ['two of one choice chosen', { ...RADIO, options: options(3, 2) }, 'options'],
    ['two options of one value', { ...RADIO, options: [...options(2), ...options(1)] }, 'options.2.value'],
    ['an option without a label', { ...RADIO, options: [...options(2), { value: 'x' }] }, 'options.2.label'],
    ['no boxes', { ...BOXES, options: [] }, 'options'],
    ['more than ten boxes', { ...BOXES, options: options(11) }, 'options'],
    [
      'a choice of none where one is required',
      { ...BOXES, min_values: 0, options: options(2) },
      'min_values',
    ],
    ['more than there are boxes', { ...BOXES, max_values: 3, options: options(2) }, 'max_values'],
    [
      'more at least than at most',
      { ...BOXES, min_values: 3, max_values: 2, options: options(4) },
      'min_values',
    ],
    ['more boxes chosen than may be', { ...BOXES, max_values: 1, options: options(2, 2) }, 'options'],
    ['a checkbox that is half chosen', { ...CHECKBOX, default: 'x' }, 'default'],
    ['channels of an unknown type', { ...CHANNELS, channel_types: [99] }, 'channel_types.0'],
    [
      'a role as a channel',
      { ...CHANNELS, default_values: [{ type: 'role', id: '1' }] },
      'default_values.0.type',
    ],
    [
      'more roles chosen than may be',
      { ...ROLES, default_values: ['1', '2'].map((id) => ({ type: 'role', id })) },
      'default_values',
    ],
    ['a select that is disabled', { ...USERS, disabled: true }, 'disabled'],
  ])('may not offer %s', (_, component, at) => {
    expect(wrongAt(component)).toBe(at);
  });
});
