/** The fields that forms are built of. */

import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js';

/** A form, as Discord takes it. */
export type Form = APIModalInteractionResponseCallbackData;
type Field = Extract<Form['components'][number], { type: ComponentType.Label }>;
type Input = Field['component'];

/** What somebody fills in, with a label and, where it needs one, a description. */
export function field(label: string, description: string | null, component: Input): Field {
  return { type: ComponentType.Label, label, ...(description !== null && { description }), component };
}

interface TextInput {
  longest: number;
  value?: string | undefined;
  required?: boolean;
  style?: TextInputStyle;
}

/** A text input, filled in with as much of the value as it takes. */
export function textInput(customId: string, options: TextInput): Input {
  const { longest, value, required = false, style = TextInputStyle.Short } = options;
  return {
    type: ComponentType.TextInput,
    custom_id: customId,
    style,
    required,
    max_length: longest,
    ...(value && { value: value.slice(0, longest) }),
  };
}
