/** Validates modals. */

import { ComponentType as Type } from 'discord-api-types/v10';
import type { Validator } from '../validator.ts';
import { checkFileTypes } from './commands.ts';
import { checkCustomId, checkId, checkSelect, checkSelectOptions, typeOf } from './components.ts';

const MAX_INPUT_LENGTH = 4_000;
const MAX_FILES = 10;
const MAX_BOXES = 10;

const IN_LABEL = [
  Type.TextInput,
  Type.StringSelect,
  Type.UserSelect,
  Type.RoleSelect,
  Type.MentionableSelect,
  Type.ChannelSelect,
  Type.FileUpload,
  Type.RadioGroup,
  Type.CheckboxGroup,
  Type.Checkbox,
] as const;

/** Validates a modal: one to five labels with an input each, older action rows with a text input, or text displays. */
export function checkModal(data: Validator): void {
  data.require().object();
  data.get('title').require().string(1, 45);
  data.get('custom_id').require().string(1, 100);
  const used: UsedIds = { customIds: new Set(), ids: new Set() };
  for (const component of data.get('components').require().list(1, 5)) {
    checkId(component, used.ids);
    switch (typeOf(component, [Type.Label, Type.ActionRow, Type.TextDisplay])) {
      case Type.Label:
        component.get('label').require().string(1, 45);
        component.get('description').string(1, 100);
        checkInput(component.get('component'), IN_LABEL, used);
        break;
      case Type.ActionRow:
        for (const input of component.get('components').require().list(1, 1)) {
          input.get('label').require().string(1, 45);
          checkInput(input, [Type.TextInput], used);
        }
        break;
      case Type.TextDisplay:
        component.get('content').require().string(1, MAX_INPUT_LENGTH);
        break;
    }
  }
  data.done();
}

interface UsedIds {
  customIds: Set<string>;
  ids: Set<number>;
}

function checkInput(field: Validator, allowed: readonly Type[], { customIds, ids }: UsedIds): void {
  const type = typeOf(field, allowed);
  if (type === null) return;
  checkCustomId(field, customIds);
  checkId(field, ids);
  switch (type) {
    case Type.TextInput:
      field.get('required').boolean();
      field.get('label').string(1, 45);
      field.get('style').require().oneOf([1, 2]);
      field.get('min_length').integer(0, MAX_INPUT_LENGTH);
      field.get('max_length').integer(1, MAX_INPUT_LENGTH);
      field.get('value').string(0, MAX_INPUT_LENGTH);
      field.get('placeholder').string(0, 100);
      break;
    case Type.FileUpload:
      field.get('required').boolean();
      field.get('min_values').integer(0, MAX_FILES);
      field.get('max_values').integer(1, MAX_FILES);
      checkFileTypes(field.get('file_types'));
      break;
    case Type.RadioGroup:
      field.get('required').boolean();
      checkRadioGroup(field.get('options').require());
      break;
    case Type.CheckboxGroup:
      checkCheckboxGroup(field);
      break;
    case Type.Checkbox:
      field.get('default').boolean();
      break;
    default:
      field.get('disabled').forbid('A select in a modal cannot be disabled');
      checkSelect(field);
  }
}

function checkRadioGroup(options: Validator): void {
  checkDefaultCount(options, checkSelectOptions(options, 2, MAX_BOXES), 1);
}

function checkCheckboxGroup(field: Validator): void {
  const isRequired = field.get('required').boolean() ?? true;
  const options = field.get('options').require();
  const all = checkSelectOptions(options, 1, MAX_BOXES);
  const min = field.get('min_values').integer(0, MAX_BOXES) ?? 1;
  const max = field.get('max_values').integer(1, MAX_BOXES) ?? all.length;
  if (min > max)
    field.get('min_values').refuse('BASE_TYPE_MAX', 'min_values cannot be larger than max_values');
  if (max > all.length)
    field.get('max_values').refuse('BASE_TYPE_MAX', 'max_values cannot be larger than the number of options');
  if (isRequired && min === 0)
    field.get('min_values').refuse('BASE_TYPE_MIN', 'min_values must be at least 1 if the group is required');
  checkDefaultCount(options, all, max);
}

/** Validates how many options are chosen from the start. */
function checkDefaultCount(options: Validator, all: readonly Validator[], max: number): void {
  const chosen = all.filter((option) => option.get('default').value === true);
  if (chosen.length > max) options.refuse('BASE_TYPE_MAX', `At most ${max} options can be chosen by default`);
}
