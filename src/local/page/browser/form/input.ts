/** Draws the inputs of forms. */

import {
  type APICheckboxComponent,
  type APICheckboxGroupComponent,
  type APIComponentInLabel,
  type APIRadioGroupComponent,
  type APITextInputComponent,
  TextInputStyle,
  ComponentType as Type,
} from 'discord-api-types/v10';
import { element } from '../common/dom.ts';
import type { Names } from '../common/names.ts';
import { Select } from '../components/select.ts';
import { optionsOf } from '../components/select-options.ts';
import { countProblem, type Input, REQUIRED } from './field.ts';
import { drawFileUpload } from './upload.ts';

/** @param label the accessible name of inputs without a single element that could be labelled */
export function drawInput(input: APIComponentInLabel, label: string, names: Names): Input {
  switch (input.type) {
    case Type.TextInput:
      return drawText(input);
    case Type.FileUpload:
      return drawFileUpload(input);
    case Type.Checkbox:
      return drawCheckbox(input);
    case Type.RadioGroup:
    case Type.CheckboxGroup:
      return drawGroup(input, label);
    default: {
      const { min_values: min = 1, max_values: max = 1, required = true } = input;
      const select = new Select({
        label: input.placeholder ?? 'Make a selection',
        field: label,
        options: optionsOf(input, names),
        maxValues: max,
      });
      return {
        root: select.root,
        named: select.button,
        read: () => select.values,
        problem: () => countProblem(select.values.length, required, min, max),
      };
    }
  }
}

function drawText({
  style,
  value = '',
  placeholder = '',
  required = true,
  min_length: min = 0,
  max_length: max = 4_000,
}: APITextInputComponent): Input {
  const isLong = style === TextInputStyle.Paragraph;
  const field = element(isLong ? 'textarea' : 'input', {
    value,
    placeholder,
    maxLength: max,
  });
  const left = element('span', { className: 'left faint', ariaHidden: 'true' });
  const count = () => {
    left.textContent = `${field.value.length}/${max}`;
  };
  field.oninput = count;
  count();
  return {
    root: element('div', { className: 'text-input' }, field, isLong && left),
    labelled: field,
    read: () => field.value,
    problem() {
      const { length } = field.value;
      if (length === 0) return required ? REQUIRED : null;
      return length < min ? `Must be ${min} or more in length` : null;
    },
  };
}

function drawCheckbox({ default: checked = false }: APICheckboxComponent): Input {
  const box = element('input', { type: 'checkbox', checked });
  return { root: box, labelled: box, read: () => box.checked, problem: () => null };
}

function drawGroup(input: APIRadioGroupComponent | APICheckboxGroupComponent, label: string): Input {
  const { options, required = true, custom_id: name } = input;
  const isRadio = input.type === Type.RadioGroup;
  const boxes = options.map(({ value, default: checked = false }) =>
    element('input', { type: isRadio ? 'radio' : 'checkbox', name, value, checked }),
  );
  const chosen = () => boxes.filter(({ checked }) => checked).map(({ value }) => value);
  const min = isRadio ? 1 : (input.min_values ?? 1);
  const max = isRadio ? 1 : (input.max_values ?? options.length);
  const group = element(
    'div',
    { role: isRadio ? 'radiogroup' : 'group', ariaLabel: label, className: 'boxes' },
    ...options.map((option, index) =>
      element(
        'label',
        {},
        boxes[index],
        element(
          'span',
          {},
          option.label,
          option.description && element('span', { className: 'faint' }, option.description),
        ),
      ),
    ),
  );
  return {
    root: group,
    named: group,
    read: chosen,
    problem: () => countProblem(chosen().length, required, min, max),
  };
}
