/** Builds the payload of a submitted form. */

import {
  type APICheckboxGroupComponent,
  type APIComponentInLabel,
  type APIModalSubmission,
  type APIModalSubmissionComponent,
  type APIRadioGroupComponent,
  type APISelectMenuComponent,
  type APITextInputComponent,
  type ModalSubmitComponent,
  ComponentType as Type,
} from 'discord-api-types/v10';
import type { Modal } from '../interactions/interaction-result.ts';
import { Refusal } from './refusal.ts';
import { isFile, type PickedFile, type Resolution } from './resolved-data.ts';
import { chooseValues, refuseCount } from './use-components.ts';

/** The value of an input: text, chosen values, whether a box is checked, or files. */
export type InputValue = string | boolean | readonly string[] | readonly PickedFile[];
export type Inputs = Readonly<{ [customId: string]: InputValue }>;

/**
 * The payload of a form with these values.
 *
 * @param inputs values by custom id
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
  const { custom_id, id = 0 } = input;
  const base = { custom_id, id };
  switch (input.type) {
    case Type.TextInput:
      return { type: input.type, ...base, value: fillText(input, value) };
    case Type.Checkbox:
      return { type: input.type, ...base, value: value === undefined ? !!input.default : !!value };
    case Type.FileUpload: {
      const files = listOf(input, value, isFile);
      if (files.length > 0) refuseCount(input, files.length);
      const values = files.map((file) => resolution.addFile(file, input.file_types));
      return { type: input.type, ...base, values };
    }
    case Type.RadioGroup: {
      const values = listOf(input, value ?? defaultsOf(input), isText);
      refuseUnknownValues(input, values);
      refuseCount({ custom_id, min_values: 0 }, values.length);
      const [chosen = null] = values;
      return { type: input.type, ...base, value: chosen };
    }
    case Type.CheckboxGroup: {
      const values = listOf(input, value ?? defaultsOf(input), isText);
      refuseUnknownValues(input, values);
      if (values.length > 0) refuseCount({ max_values: input.options.length, ...input }, values.length);
      return { type: input.type, ...base, values };
    }
    default: {
      const values = listOf(input, value ?? defaultsOf(input), isText);
      if (values.length > 0) chooseValues(input, values, resolution);
      return { type: input.type, ...base, values };
    }
  }
}

/** What is chosen in an input from the start. */
function defaultsOf(
  input: APISelectMenuComponent | APIRadioGroupComponent | APICheckboxGroupComponent,
): string[] {
  if ('options' in input)
    return input.options.filter((option) => option.default === true).map((option) => option.value);
  return (input.default_values ?? []).map(({ id }) => id);
}

function fillText(input: APITextInputComponent, value: InputValue | undefined): string {
  const { custom_id, value: initial = '', required = true, min_length = 0, max_length = 4_000 } = input;
  const text = value ?? initial;
  if (!isText(text)) throw new Refusal(`${custom_id}: a text is needed`);
  if (text === '' && !required) return text;
  if (text === '') throw new Refusal(`${custom_id}: this field is required`);
  if (text.length < min_length || text.length > max_length)
    throw new Refusal(`${custom_id}: must be between ${min_length} and ${max_length} in length`);
  return text;
}

/**
 * The values of an input as a list.
 *
 * @throws Refusal when a required input has none, or a value is of the wrong type
 */
function listOf<T>(
  { custom_id, required = true }: { custom_id: string; required?: boolean },
  value: InputValue | undefined,
  isValid: (item: unknown) => item is T,
): T[] {
  const list: unknown[] = value === undefined ? [] : [value].flat();
  if (required && list.length === 0) throw new Refusal(`${custom_id}: this field is required`);
  if (!list.every(isValid)) throw new Refusal(`${custom_id}: this field takes something else`);
  return list;
}

function refuseUnknownValues(
  { custom_id, options }: { custom_id: string; options: readonly { value: string }[] },
  values: readonly string[],
): void {
  for (const value of values)
    if (!options.some((option) => option.value === value))
      throw new Refusal(`${custom_id} does not offer ${value}`);
}

function isText(item: unknown): item is string {
  return typeof item === 'string';
}
