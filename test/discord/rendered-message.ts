/** Renders a message as a person sees it. */

import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';

/** The visible fields of a message. */
interface VisibleMessage {
  content?: string;
  flags?: number;
  components?: readonly APIMessageTopLevelComponent[];
}

/** A message of the bot as text, line by line; buttons, select menus and command mentions are in brackets. */
export function seen({ content, flags = 0, components = [] }: VisibleMessage): string[] {
  const lines = (flags & MessageFlags.Ephemeral) !== 0 ? ['(only you)'] : [];
  if (content) lines.push(withCommandNames(content));
  for (const component of components)
    if (component.type === ComponentType.Container) lines.push(...component.components.flatMap(linesOf));
    else throw new Error(`unexpected component of type ${component.type}`);
  return lines;
}

/** Replaces command mentions with the names of the commands. */
function withCommandNames(text: string): string {
  return text.replace(/<(\/[\w -]+):\d+>/g, '[$1]');
}

function linesOf(part: APIComponentInContainer): string[] {
  switch (part.type) {
    case ComponentType.TextDisplay:
      return withCommandNames(part.content).split('\n');
    case ComponentType.Section: {
      const accessory = part.accessory.type === ComponentType.Button ? [nameOf(part.accessory)] : [];
      return [...part.components.flatMap(linesOf), ...accessory];
    }
    case ComponentType.Separator:
      return ['---'];
    case ComponentType.File:
      return [`[file ${part.file.url.replace(/^.*\//, '')}]`];
    case ComponentType.MediaGallery:
      return part.items.map(({ media, description }) => {
        return `[picture ${media.url.replace(/^.*\//, '')}: ${description}]`;
      });
    case ComponentType.ActionRow:
      return [
        part.components
          .map((one) =>
            one.type === ComponentType.StringSelect
              ? `[${one.placeholder}: ${one.options.map(({ label }) => label).join(' | ')}]`
              : nameOf(one),
          )
          .join(' '),
      ];
  }
}

function nameOf(button: object): string {
  const { label, url } = button as { label?: string; url?: string };
  return url ? `[${label}](${url})` : `[${label}]`;
}

/** The unchanged texts of a message. */
export function textsOf({ components = [] }: VisibleMessage): string[] {
  return components.flatMap((container) =>
    container.type === ComponentType.Container ? container.components.flatMap(textsIn) : [],
  );
}

function textsIn(part: APIComponentInContainer): string[] {
  if (part.type === ComponentType.TextDisplay) return [part.content];
  return part.type === ComponentType.Section ? part.components.map(({ content }) => content) : [];
}
