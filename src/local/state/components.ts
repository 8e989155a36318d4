import {
  type APIAttachment,
  type APIMessageTopLevelComponent,
  SeparatorSpacingSize,
  ComponentType as Type,
} from 'discord-api-types/v10';
import { newId } from '../snowflake.ts';

/** Any component, or what is inside one: as much of them as all have. */
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

const ONE_CHOICE = { min_values: 1, max_values: 1 };
const SHOWN = { description: null, spoiler: false };
/** What a message says of its components where its sender did not. */
const FILLED_IN: { readonly [type: number]: object } = {
  [Type.StringSelect]: ONE_CHOICE,
  [Type.UserSelect]: ONE_CHOICE,
  [Type.RoleSelect]: ONE_CHOICE,
  [Type.MentionableSelect]: ONE_CHOICE,
  [Type.ChannelSelect]: ONE_CHOICE,
  [Type.Container]: { accent_color: null, spoiler: false },
  [Type.Separator]: { divider: true, spacing: SeparatorSpacingSize.Small },
  [Type.Thumbnail]: SHOWN,
  [Type.File]: { name: null, size: null, spoiler: false },
};

/** Every component in the order in which they are read, those inside others after them. */
export function* everyComponent(components: readonly object[]): Generator<Node> {
  for (const component of components as readonly Node[]) {
    yield component;
    const { components: inner = [], component: labelled, accessory } = component;
    yield* everyComponent([...inner, ...(labelled ? [labelled] : []), ...(accessory ? [accessory] : [])]);
  }
}

/** Gives each component without an id the next one that none has. */
export function withIds<T extends object>(components: readonly T[]): T[] {
  const copies = structuredClone([...components]);
  const all = [...everyComponent(copies)];
  const taken = new Set(all.map(({ id }) => id));
  let next = 1;
  for (const component of all) {
    if (component.id) continue;
    while (taken.has(next)) next += 1;
    component.id = next;
    taken.add(next);
  }
  return copies;
}

/** The components as a message has them: what was not said is filled in, and files are named by their addresses. */
export function asSent(
  sent: readonly APIMessageTopLevelComponent[],
  attachments: readonly APIAttachment[],
): APIMessageTopLevelComponent[] {
  const components = withIds(sent);
  for (const component of everyComponent(components)) {
    fillIn(component, FILLED_IN[component.type] ?? {});
    const { media, file, items = [] } = component;
    for (const item of items) fillIn(item, SHOWN);
    for (const one of [media, file, ...items.map((item) => item.media)]) {
      if (!one) continue;
      const attachment = attachments.find(({ filename }) => one.url === `attachment://${filename}`);
      if (attachment) Object.assign(one, { url: attachment.url, attachment_id: attachment.id });
      fillIn(one, { id: newId(), proxy_url: one.url });
      if (attachment && one === file)
        Object.assign(component, { name: attachment.filename, size: attachment.size });
    }
  }
  return components;
}

function fillIn(object: object, defaults: object): void {
  for (const [key, value] of Object.entries(defaults))
    if ((object as { [key: string]: unknown })[key] == null) Object.assign(object, { [key]: value });
}

/** What its text displays say, for those whom they mention. */
export function textOf(components: readonly object[]): string {
  return [...everyComponent(components)].map(({ content }) => content ?? '').join('\n');
}
