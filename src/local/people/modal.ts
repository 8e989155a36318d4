import {
  type APIComponentInLabel,
  type APIModalSubmission,
  type APIModalSubmissionComponent,
  type ModalSubmitComponent,
  ComponentType as Type,
} from 'discord-api-types/v10';
import type { Modal } from '../interactions/outcome.ts';
import { chooseValues, refuseCount } from './components.ts';
import { Refusal } from './refusal.ts';
import type { PickedFile, Resolution } from './resolution.ts';

/** What a person fills in: a text, what is chosen, a box that is ticked, files. */
export type InputValue = string | boolean | readonly string[] | readonly PickedFile[];
export type Inputs = Readonly<{ [customId: string]: InputValue }>;

/**
 * A form as it is sent, filled in.
 *
 * @throws Refusal for what Discord's client would not send
 */
export function fillModal(modal: Modal, inputs: Inputs, resolution: Resolution): APIModalSubmission {
  const known = new Set<string>();
  const fill = (input: APIComponentInLabel): ModalSubmitComponent => {
    known.add(input.custom_id);
    return fillInput(input, inputs[input.custom_id], resolution);
  };
  const components = modal.components.map((component): APIModalSubmissionComponent => {
    const { id = 0 } = component;
    if (component.type === Type.TextDisplay) return { type: component.type, id };
    if (component.type === Type.Label)
      return { type: component.type, id, component: fill(component.component) };
    return { type: component.type, id, components: component.components.map((one) => fill(one) as never) };
  });
  for (const customId of Object.keys(inputs))
    if (!known.has(customId)) throw new Refusal(`The form has no input ${customId}`);
  const { resolved } = resolution;
  return { custom_id: modal.custom_id, components, ...(resolved && { resolved }) };
}

function fillInput(
  input: APIComponentInLabel,
  value: InputValue | undefined,
  resolution: Resolution,
): ModalSubmitComponent {
  const { type, custom_id, id = 0 } = input;
  const base = { custom_id, id };
  if (type === Type.Checkbox)
    return { type, ...base, value: value === undefined ? !!input.default : !!value };
  if (type === Type.TextInput) return { type, ...base, value: fillText(input, value) };
  const values = value === undefined ? [] : ([value].flat() as (string | PickedFile)[]);
  const { required = true } = input;
  if (required && values.length === 0) throw new Refusal(`${custom_id}: this field is required`);
  switch (type) {
    case Type.FileUpload:
      if (values.length > 0) refuseCount(input, values.length);
      return {
        type,
        ...base,
        values: values.map((file) => resolution.addFile(file as PickedFile, input.file_types)),
      };
    case Type.RadioGroup:
    case Type.CheckboxGroup: {
      const texts = values as string[];
      for (const text of texts)
        if (!input.options.some((option) => option.value === text))
          throw new Refusal(`${custom_id} does not offer ${text}`);
      if (type === Type.RadioGroup) return { type, ...base, value: texts[0] ?? null };
      const {
        options,
        min_values,
        max_values = options.length,
      } = input as typeof input & {
        min_values?: number;
        max_values?: number;
      };
      if (texts.length > 0) refuseCount({ custom_id, min_values: min_values ?? 1, max_values }, texts.length);
      return { type, ...base, values: texts };
    }
    default:
      return {
        type,
        ...base,
        values: values.length > 0 ? chooseValues(input, values as string[], resolution) : [],
      };
  }
}

function fillText(
  {
    custom_id,
    value: initial = '',
    required = true,
    min_length = 0,
    max_length = 4_000,
  }: { custom_id: string; value?: string; required?: boolean; min_length?: number; max_length?: number },
  value: InputValue | undefined,
): string {
  const text = value === undefined ? initial : String(value);
  if (text === '' && !required) return text;
  if (text === '') throw new Refusal(`${custom_id}: this field is required`);
  if (text.length < min_length || text.length > max_length)
    throw new Refusal(`${custom_id}: must be between ${min_length} and ${max_length} in length`);
  return text;
}
