/** Lists the options of a select component. */

import { type APISelectMenuComponent, ComponentType as Type } from 'discord-api-types/v10';
import type { Names } from '../common/names.ts';
import type { SelectOption } from './option-list.ts';

/** The options of a select: its own, or users, roles or channels. */
export function optionsOf(
  component: APISelectMenuComponent,
  { users, roles, channels }: Names,
): SelectOption[] {
  if (component.type === Type.StringSelect)
    return component.options.map(({ value, label, emoji, description, default: chosen = false }) => ({
      value,
      label: [emoji?.name, label].filter(Boolean).join(' '),
      description,
      chosen,
    }));
  const lists = {
    [Type.UserSelect]: [users],
    [Type.RoleSelect]: [roles],
    [Type.MentionableSelect]: [users, roles],
    [Type.ChannelSelect]: [channels],
  }[component.type];
  const chosen = new Set((component.default_values ?? []).map(({ id }) => id));
  const mark = component.type === Type.ChannelSelect ? '#' : '';
  return lists.flatMap((list) =>
    [...list].map(([value, name]) => ({ value, label: `${mark}${name}`, chosen: chosen.has(value) })),
  );
}
