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
import { offersOf } from '../components/offers.ts';
import { Select } from '../components/select.ts';
import { countProblem, type Input, REQUIRED } from './field.ts';
import { drawFileUpload } from './upload.ts';

/** @param label what it asks for, for inputs that no label can name */
export function drawInput(input: APIComponentInLabel, label: string, names: Names): Input {
  switch (input.type) {
    case Type.TextInput:
      return drawText(input);
    case Type.FileUpload:
      return drawFileUpload(input);
    case Type.Checkbox:
      return drawCheckbox(input, label);
    case Type.RadioGroup:
    case Type.CheckboxGroup:
      return drawGroup(input, label);
    default: {
      const { min_values: least = 1, max_values: most = 1, required = true } = input;
      const select = new Select({
        label: input.placeholder ?? 'Make a selection',
        offers: offersOf(input, names),
        most,
      });
      return {
        shown: select.shown,
        read: () => select.values,
        problem: () => countProblem(select.values.length, required, least, most),
      };
    }
  }
}

function drawText({
  style,
  value = '',
  placeholder = '',
  required = true,
  min_length: least = 0,
  max_length: most = 4_000,
}: APITextInputComponent): Input {
  const isLong = style === TextInputStyle.Paragraph;
  const field = element(isLong ? 'textarea' : 'input', {
    value,
    placeholder,
    maxLength: most,
    ariaRequired: String(required),
  });
  const left = element('span', { className: 'left faint', ariaHidden: 'true' });
  const count = () => {
    left.textContent = `${field.value.length}/${most}`;
  };
  field.oninput = count;
  count();
  return {
    shown: element('div', { className: 'text-input' }, field, isLong && left),
    labelled: field,
    read: () => field.value,
    problem() {
      const { length } = field.value;
      if (length === 0) return required ? REQUIRED : null;
      return length < least ? `Must be ${least} or more in length` : null;
    },
  };
}

function drawCheckbox({ default: checked = false }: APICheckboxComponent, label: string): Input {
  const box = element('input', { type: 'checkbox', checked, ariaLabel: label });
  return { shown: box, read: () => box.checked, problem: () => null };
}

function drawGroup(input: APIRadioGroupComponent | APICheckboxGroupComponent, label: string): Input {
  const { options, required = true, custom_id: name } = input;
  const isRadio = input.type === Type.RadioGroup;
  const boxes = options.map(({ value, default: checked = false }) =>
    element('input', { type: isRadio ? 'radio' : 'checkbox', name, value, checked }),
  );
  const chosen = () => boxes.filter(({ checked }) => checked).map(({ value }) => value);
  const least = isRadio ? 1 : (input.min_values ?? 1);
  const most = isRadio ? 1 : (input.max_values ?? options.length);
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
    shown: group,
    read: chosen,
    problem: () => countProblem(chosen().length, required, least, most),
  };
}
