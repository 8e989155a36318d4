/** Lists the options of a select component. */

import {
  type APISelectMenuComponent,
  type APIStringSelectComponent,
  ComponentType as Type,
} from 'discord-api-types/v10';
import { channelsOfType, type Names } from '../common/names.ts';
import type { SelectOption } from './option-list.ts';

/** The options of a select: its own, or users, roles or channels. */
export function optionsOf(component: APISelectMenuComponent, names: Names): SelectOption[] {
  if (component.type === Type.StringSelect)
    return component.options.map(({ value, label, emoji, description, default: chosen = false }) => ({
      value,
      label: [emoji?.name, label].filter(Boolean).join(' '),
      description,
      chosen,
    }));
  const lists = listsFor(component, names);
  const chosen = new Set((component.default_values ?? []).map(({ id }) => id));
  const mark = component.type === Type.ChannelSelect ? '#' : '';
  return lists.flatMap((list) =>
    [...list].map(([value, name]) => ({ value, label: `${mark}${name}`, chosen: chosen.has(value) })),
  );
}

function listsFor(
  component: Exclude<APISelectMenuComponent, APIStringSelectComponent>,
  names: Names,
): Map<string, string>[] {
  const { users, roles } = names;
  switch (component.type) {
    case Type.UserSelect:
      return [users];
    case Type.RoleSelect:
      return [roles];
    case Type.MentionableSelect:
      return [users, roles];
    case Type.ChannelSelect:
      return [channelsOfType(names, component.channel_types)];
  }
}
