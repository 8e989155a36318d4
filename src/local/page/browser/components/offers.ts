import { type APISelectMenuComponent, ComponentType as Type } from 'discord-api-types/v10';
import type { Names } from '../common/names.ts';
import type { Offer } from './option-list.ts';

/** What a select offers: its own options, or people, roles or channels. */
export function offersOf(component: APISelectMenuComponent, { users, roles, channels }: Names): Offer[] {
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
