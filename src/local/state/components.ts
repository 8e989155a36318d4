import type { APIAttachment, APIMessageTopLevelComponent } from 'discord-api-types/v10';

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

/** Puts the addresses of a message's files where its components name them. */
export function withAttachments(
  components: APIMessageTopLevelComponent[],
  attachments: readonly APIAttachment[],
): APIMessageTopLevelComponent[] {
  for (const { media, file, items = [] } of everyComponent(components))
    for (const one of [media, file, ...items.map((item) => item.media)]) {
      const attachment = attachments.find(({ filename }) => one?.url === `attachment://${filename}`);
      if (one && attachment) Object.assign(one, { url: attachment.url, attachment_id: attachment.id });
    }
  return components;
}

/** What its text displays say, for those whom they mention. */
export function textOf(components: readonly object[]): string {
  return [...everyComponent(components)].map(({ content }) => content ?? '').join('\n');
}
