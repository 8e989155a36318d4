/** Draws message components. */

import {
  type APIContainerComponent,
  type APIMediaGalleryComponent,
  type APIMessageComponent,
  type APISectionComponent,
  type APISelectMenuComponent,
  SeparatorSpacingSize,
  ComponentType as Type,
} from 'discord-api-types/v10';
import { drawFile, drawImage } from '../chat/attachment.ts';
import { hexColour } from '../chat/embed.ts';
import { drawMarkdown } from '../chat/markdown.ts';
import { hideSpoiler } from '../chat/spoiler.ts';
import { element } from '../common/dom.ts';
import type { Names } from '../common/names.ts';
import { drawButton } from './button.ts';
import { Select } from './select.ts';
import { optionsOf } from './select-options.ts';

/** What components need to be drawn, and their actions. */
export interface ComponentContext {
  names: Names;
  /** The sizes of the message's files, by URL. */
  sizes: ReadonlyMap<string, number>;
  press(customId: string): Promise<void>;
  choose(customId: string, values: string[]): Promise<void>;
}

export function drawComponent(component: APIMessageComponent, context: ComponentContext): HTMLElement {
  switch (component.type) {
    case Type.Container:
      return drawContainer(component, context);
    case Type.ActionRow:
      return element('div', { className: 'row' }, ...drawAll(component.components, context));
    case Type.Section:
      return drawSection(component, context);
    case Type.TextDisplay:
      return drawMarkdown(component.content, context.names);
    case Type.Separator: {
      const large = component.spacing === SeparatorSpacingSize.Large;
      const line = element(component.divider === false ? 'div' : 'hr', { className: 'separator' });
      line.classList.toggle('large', large);
      return line;
    }
    case Type.Thumbnail:
      return withSpoiler(
        element(
          'div',
          { className: 'thumbnail' },
          drawImage(component.media.url, component.description ?? ''),
        ),
        component.spoiler,
      );
    case Type.MediaGallery:
      return drawGallery(component);
    case Type.File: {
      const { url } = component.file;
      const name = component.name ?? url.split('/').at(-1) ?? 'file';
      return withSpoiler(drawFile(url, name, component.size ?? context.sizes.get(url)), component.spoiler);
    }
    case Type.Button:
      return drawButton(component, context.press);
    default:
      return drawSelect(component, context);
  }
}

function drawAll(components: readonly APIMessageComponent[], context: ComponentContext): HTMLElement[] {
  return components.map((component) => drawComponent(component, context));
}

function drawContainer(
  { accent_color: accent, components, spoiler }: APIContainerComponent,
  context: ComponentContext,
) {
  const container = element('div', { className: 'container' }, ...drawAll(components, context));
  if (accent != null) {
    container.classList.add('accented');
    container.style.setProperty('--accent', hexColour(accent));
  }
  return withSpoiler(container, spoiler);
}

function drawSection({ components, accessory }: APISectionComponent, context: ComponentContext): HTMLElement {
  return element(
    'div',
    { className: 'section' },
    element('div', {}, ...drawAll(components, context)),
    drawComponent(accessory, context),
  );
}

function drawGallery({ items }: APIMediaGalleryComponent): HTMLElement {
  return element(
    'div',
    { className: items.length > 1 ? 'gallery several' : 'gallery' },
    ...items.map(({ media, description, spoiler }) =>
      withSpoiler(drawImage(media.url, description ?? ''), spoiler),
    ),
  );
}

function drawSelect(component: APISelectMenuComponent, { names, choose }: ComponentContext): HTMLElement {
  const { custom_id, placeholder, min_values = 1, max_values = 1, disabled = false } = component;
  const label = placeholder ?? 'Make a selection';
  const select = new Select({
    label: max_values > 1 ? `${label} (${min_values} to ${max_values})` : label,
    options: optionsOf(component, names),
    maxValues: max_values,
    disabled,
    async onChange(values) {
      select.busy = true;
      await choose(custom_id, values);
      select.busy = false;
    },
  });
  return select.root;
}

function withSpoiler(content: HTMLElement, spoiler: boolean | undefined): HTMLElement {
  return spoiler ? hideSpoiler(content) : content;
}
