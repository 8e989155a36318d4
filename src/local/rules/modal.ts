import { ComponentType as Type } from 'discord-api-types/v10';
import type { Validator } from '../validator.ts';
import { checkFileTypes } from './commands.ts';
import { checkCustomId, checkId, checkSelect, checkSelectOptions, typeOf } from './components.ts';

const LONGEST_INPUT = 4_000;
const MOST_FILES = 10;
const MOST_BOXES = 10;

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

/** One to five labels with an input each, the older rows with a text input, or plain text. */
export function checkModal(data: Validator): void {
  data.require().object();
  data.get('title').require().string(1, 45);
  data.get('custom_id').require().string(1, 100);
  const named: Named = { customIds: new Set(), ids: new Set() };
  for (const component of data.get('components').require().list(1, 5)) {
    checkId(component, named.ids);
    switch (typeOf(component, [Type.Label, Type.ActionRow, Type.TextDisplay])) {
      case Type.Label:
        component.get('label').require().string(1, 45);
        component.get('description').string(1, 100);
        checkInput(component.get('component'), IN_LABEL, named);
        break;
      case Type.ActionRow:
        for (const input of component.get('components').require().list(1, 1)) {
          input.get('label').require().string(1, 45);
          checkInput(input, [Type.TextInput], named);
        }
        break;
      case Type.TextDisplay:
        component.get('content').require().string(1, LONGEST_INPUT);
        break;
    }
  }
  data.done();
}

interface Named {
  customIds: Set<string>;
  ids: Set<number>;
}

function checkInput(field: Validator, allowed: readonly Type[], { customIds, ids }: Named): void {
  const type = typeOf(field, allowed);
  if (type === null) return;
  checkCustomId(field, customIds);
  checkId(field, ids);
  switch (type) {
    case Type.TextInput:
      field.get('required').boolean();
      field.get('label').string(1, 45);
      field.get('style').require().oneOf([1, 2]);
      field.get('min_length').integer(0, LONGEST_INPUT);
      field.get('max_length').integer(1, LONGEST_INPUT);
      field.get('value').string(0, LONGEST_INPUT);
      field.get('placeholder').string(0, 100);
      break;
    case Type.FileUpload:
      field.get('required').boolean();
      field.get('min_values').integer(0, MOST_FILES);
      field.get('max_values').integer(1, MOST_FILES);
      checkFileTypes(field.get('file_types'));
      break;
    case Type.RadioGroup:
      field.get('required').boolean();
      checkSelectOptions(field.get('options').require(), 2, MOST_BOXES);
      break;
    case Type.CheckboxGroup:
      field.get('required').boolean();
      field.get('min_values').integer(0, MOST_BOXES);
      field.get('max_values').integer(1, MOST_BOXES);
      checkSelectOptions(field.get('options').require(), 1, MOST_BOXES);
      break;
    case Type.Checkbox:
      field.get('default').boolean();
      break;
    default:
      field.get('disabled').forbid('A select in a modal cannot be disabled');
      checkSelect(field);
  }
}
