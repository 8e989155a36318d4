/** Walks, numbers and normalizes message components. */

import {
  type APIAttachment,
  type APIMessageTopLevelComponent,
  SeparatorSpacingSize,
  ComponentType as Type,
} from 'discord-api-types/v10';
import { newId } from '../snowflake.ts';

/** Any component or part of one, with the fields that are used here. */
interface Node {
  type: number;
  id?: number;
  custom_id?: string;
  content?: string;
  components?: Node[];
  component?: Node;
  accessory?: Node;
  media?: Media;
  file?: Media;
  items?: { media: Media }[];
}

interface Media {
  url: string;
  attachment_id?: string;
}

const SELECT_DEFAULTS = { min_values: 1, max_values: 1 };
const MEDIA_DEFAULTS = { description: null, spoiler: false };
/** Default values of components, by type. */
const DEFAULTS: { readonly [type: number]: object } = {
  [Type.StringSelect]: SELECT_DEFAULTS,
  [Type.UserSelect]: SELECT_DEFAULTS,
  [Type.RoleSelect]: SELECT_DEFAULTS,
  [Type.MentionableSelect]: SELECT_DEFAULTS,
  [Type.ChannelSelect]: SELECT_DEFAULTS,
  [Type.Container]: { accent_color: null, spoiler: false },
  [Type.Separator]: { divider: true, spacing: SeparatorSpacingSize.Small },
  [Type.Thumbnail]: MEDIA_DEFAULTS,
  [Type.File]: { name: null, size: null, spoiler: false },
};

/** Yields every component in reading order, children after their parents. */
export function* everyComponent(components: readonly object[]): Generator<Node> {
  for (const component of components as readonly Node[]) {
    yield component;
    const { components: inner = [], component: labelled, accessory } = component;
    yield* everyComponent([...inner, ...(labelled ? [labelled] : []), ...(accessory ? [accessory] : [])]);
  }
}

/** Gives each component without an id the next unused one. */
export function withIds<T extends object>(components: readonly T[]): T[] {
  const copies = structuredClone([...components]);
  const all = [...everyComponent(copies)];
  const usedIds = new Set(all.map(({ id }) => id));
  let next = 1;
  for (const component of all) {
    if (component.id) continue;
    while (usedIds.has(next)) next += 1;
    component.id = next;
    usedIds.add(next);
  }
  return copies;
}

/** The components as a message has them: with default values, and with the URLs of attached files. */
export function normalizeComponents(
  sent: readonly APIMessageTopLevelComponent[],
  attachments: readonly APIAttachment[],
): APIMessageTopLevelComponent[] {
  const components = withIds(sent);
  for (const component of everyComponent(components)) {
    applyDefaults(component, DEFAULTS[component.type] ?? {});
    const { media, file, items = [] } = component;
    for (const item of items) applyDefaults(item, MEDIA_DEFAULTS);
    for (const one of [media, file, ...items.map((item) => item.media)]) {
      if (!one) continue;
      const attachment = attachments.find(({ filename }) => one.url === `attachment://${filename}`);
      if (attachment) Object.assign(one, { url: attachment.url, attachment_id: attachment.id });
      applyDefaults(one, { id: newId(), proxy_url: one.url });
      if (attachment && one === file)
        Object.assign(component, { name: attachment.filename, size: attachment.size });
    }
  }
  return components;
}

function applyDefaults(object: object, defaults: object): void {
  for (const [key, value] of Object.entries(defaults))
    if ((object as { [key: string]: unknown })[key] == null) Object.assign(object, { [key]: value });
}

/** The text of all text displays, to find mentions in. */
export function textOf(components: readonly object[]): string {
  return [...everyComponent(components)].map(({ content }) => content ?? '').join('\n');
}
