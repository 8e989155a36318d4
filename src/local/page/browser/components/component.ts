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
import { offersOf } from './offers.ts';
import { Select } from './select.ts';

/** What a message's components need of the page around them. */
export interface Around {
  names: Names;
  /** The sizes of the message's files, by their addresses. */
  sizes: ReadonlyMap<string, number>;
  press(customId: string): Promise<void>;
  choose(customId: string, values: string[]): Promise<void>;
}

export function drawComponent(component: APIMessageComponent, around: Around): HTMLElement {
  switch (component.type) {
    case Type.Container:
      return drawContainer(component, around);
    case Type.ActionRow:
      return element('div', { className: 'row' }, ...drawAll(component.components, around));
    case Type.Section:
      return drawSection(component, around);
    case Type.TextDisplay:
      return drawMarkdown(component.content, around.names);
    case Type.Separator: {
      const large = component.spacing === SeparatorSpacingSize.Large;
      const line = element(component.divider === false ? 'div' : 'hr', { className: 'separator' });
      line.classList.toggle('large', large);
      return line;
    }
    case Type.Thumbnail:
      return covered(
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
      return covered(drawFile(url, name, component.size ?? around.sizes.get(url)), component.spoiler);
    }
    case Type.Button:
      return drawButton(component, around.press);
    default:
      return drawSelect(component, around);
  }
}

function drawAll(components: readonly APIMessageComponent[], around: Around): HTMLElement[] {
  return components.map((component) => drawComponent(component, around));
}

function drawContainer({ accent_color: accent, components, spoiler }: APIContainerComponent, around: Around) {
  const container = element('div', { className: 'container' }, ...drawAll(components, around));
  if (accent != null) {
    container.classList.add('accented');
    container.style.setProperty('--accent', hexColour(accent));
  }
  return covered(container, spoiler);
}

function drawSection({ components, accessory }: APISectionComponent, around: Around): HTMLElement {
  return element(
    'div',
    { className: 'section' },
    element('div', {}, ...drawAll(components, around)),
    drawComponent(accessory, around),
  );
}

function drawGallery({ items }: APIMediaGalleryComponent): HTMLElement {
  return element(
    'div',
    { className: items.length > 1 ? 'gallery several' : 'gallery' },
    ...items.map(({ media, description, spoiler }) =>
      covered(drawImage(media.url, description ?? ''), spoiler),
    ),
  );
}

function drawSelect(component: APISelectMenuComponent, { names, choose }: Around): HTMLElement {
  const { custom_id, placeholder, min_values = 1, max_values = 1, disabled = false } = component;
  const label = placeholder ?? 'Make a selection';
  const select = new Select({
    label: max_values > 1 ? `${label} (${min_values} to ${max_values})` : label,
    offers: offersOf(component, names),
    most: max_values,
    disabled,
    async onChange(values) {
      select.busy = true;
      await choose(custom_id, values);
      select.busy = false;
    },
  });
  return select.shown;
}

function covered(shown: HTMLElement, spoiler: boolean | undefined): HTMLElement {
  return spoiler ? hideSpoiler(shown) : shown;
}
