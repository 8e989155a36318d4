/** Finds buttons and selects in messages, and checks what is chosen. */

import {
  type APIButtonComponentWithCustomId,
  type APIMessage,
  type APISelectMenuComponent,
  ButtonStyle,
  ComponentType as Type,
} from 'discord-api-types/v10';
import { everyComponent } from '../state/components.ts';
import { Refusal } from './refusal.ts';
import type { Resolution } from './resolved-data.ts';

/** Finds the button that has this label or custom id. */
export function findButton({ components = [] }: APIMessage, name: string): APIButtonComponentWithCustomId {
  const buttons = [...everyComponent(components)].filter(
    ({ type }) => type === Type.Button,
  ) as APIButtonComponentWithCustomId[];
  const button = buttons.find(({ label, custom_id }) => custom_id === name || label === name);
  if (!button) throw new Refusal(`There is no button ${name}`);
  if (button.disabled) throw new Refusal(`The button ${name} is disabled`);
  if ([ButtonStyle.Link, ButtonStyle.Premium].includes(Number(button.style)))
    throw new Refusal(`The button ${name} leads elsewhere: the bot never hears of it`);
  return button;
}

/** Finds the select that has this custom id. */
export function findSelect({ components = [] }: APIMessage, customId: string): APISelectMenuComponent {
  const found = [...everyComponent(components)].find(
    ({ type, custom_id }) => type !== Type.Button && custom_id === customId,
  ) as APISelectMenuComponent | undefined;
  if (!found) throw new Refusal(`There is no select ${customId}`);
  if (found.disabled) throw new Refusal(`The select ${customId} is disabled`);
  return found;
}

/**
 * Checks what was chosen in a select, of a message or a form.
 *
 * @throws Refusal for too few values, too many, or unknown ones
 */
export function chooseValues(
  select: APISelectMenuComponent,
  values: readonly string[],
  resolution: Resolution,
): string[] {
  refuseCount(select, values.length);
  for (const value of values) {
    switch (select.type) {
      case Type.StringSelect:
        if (!select.options.some((option) => option.value === value))
          throw new Refusal(`${select.custom_id} does not offer ${value}`);
        break;
      case Type.UserSelect:
        resolution.addUser(value);
        break;
      case Type.RoleSelect:
        resolution.addRole(value);
        break;
      case Type.MentionableSelect:
        resolution.addUserOrRole(value);
        break;
      case Type.ChannelSelect:
        resolution.addChannel(value, select.channel_types);
        break;
    }
  }
  return [...values];
}

export function refuseCount(
  {
    custom_id,
    min_values = 1,
    max_values = 1,
  }: { custom_id: string; min_values?: number; max_values?: number },
  count: number,
): void {
  if (count < min_values || count > max_values)
    throw new Refusal(`${custom_id}: choose between ${min_values} and ${max_values}`);
}
